"""What a turn's speaker tells: whose word it is, and whose he says it is."""

from affiant.facts.kinds import Demand, Figure, Quote
from tests.facts.quotes.turns.conftest import Finding
from tests.facts.quotes.turns.test_transcripts import DEBATE, HEARING


def test_what_others_said_is_theirs_and_told_by_the_turns_speaker(facts: Finding) -> None:
    told = next(f for f in facts(HEARING) if isinstance(f, Quote) and f.cue == "told")
    assert (told.speaker, told.told_by) == ("Port Agency", "Kathleen Brandt")


def test_a_figure_is_the_turns_speakers_word(facts: Finding) -> None:
    figure = next(f for f in facts(HEARING) if isinstance(f, Figure))
    assert figure.attribution.name == "Kathleen Brandt"


def test_we_who_demand_are_who_speaks(facts: Finding) -> None:
    demand = next(f for f in facts(DEBATE, "fr") if isinstance(f, Demand))
    assert (demand.by, demand.attribution.name) == ("Kathleen Aldous", "Kathleen Aldous")


def test_he_is_none_of_those_who_are_spoken_to(facts: Finding) -> None:
    text = """\
Hearing of the committee
Present: Kim Rey; Paul Lund
Ms. REY. Mr. Lund, who told you?
Mr. LUND. He said that the cameras were off.
Ms. REY. Who did?
Mr. LUND. I said that I was not there.
"""
    said = [f for f in facts(text) if isinstance(f, Quote) and f.cue == "said"]
    assert [(one.speaker, one.told_by) for one in said] == [
        (None, "Paul Lund"),
        ("Paul Lund", None),
    ]
