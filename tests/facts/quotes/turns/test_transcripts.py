"""Turns of invented transcripts: whose they are, and where their words begin and end."""

from collections.abc import Callable

from tests.facts.quotes.turns.conftest import Taking

Speaking = Callable[..., list[str | None]]

HEARING = """\
HEARING BEFORE THE COMMITTEE ON PORTS
Hon. Kim Rey [chairwoman of the committee] presiding.
STATEMENT OF KATHLEEN BRANDT, CHIEF EXECUTIVE OF NORTHMERE
The CHAIRWOMAN. The committee will come to order. We thank Ms. Brandt.
Ms. BRANDT. Thank you. My name is Kathleen Brandt.
We employ 4,200 people. The Port Agency told us that the contract would end.
Mr. LUND. Did you hand over the records?
Ms. BRANDT. We never handed over any records.
Mr. LUND. Never? I have here a letter--
[Laughter.]
I will read it.
The CHAIRWOMAN. The gentleman's time has expired.
[Whereupon, at 12:40 p.m., the committee was adjourned.]
"""

TRIAL = """\
Before the Honorable Helen Marsh, Judge
For the State: Daniel Okoro, Assistant District Attorney
For the Defendant: Maria Velez
THE COURT: Call your witness.
MR. OKORO: The State calls Samuel Pike.
SAMUEL PIKE, called as a witness by the State, was sworn.
BY MR. OKORO:
Q. Where do you work?
A. At the warehouse.
MS. VELEZ: Objection.
THE COURT: Sustained.
THE WITNESS: (Inaudible.) I am sorry.
BY MS. VELEZ:
Q. Were you there?
A. I was.
"""

DEBATE = """\
Compte rendu intégral
Présidence de Mme Hélène Marsan
Mme la présidente. La parole est à Mme Kathleen Aldous.
Mme Kathleen Aldous (députée de Larkfield, PS). Votre ministère a versé 12 millions d’euros.
Nous demandons au gouvernement de publier le contrat. (Applaudissements.) Le ferez-vous ?
M. Paul Okafor, ministre des Ports. Nous n’avons jamais caché ce contrat.
M. Jean Lund. C’est faux !
Mme la présidente. Monsieur Lund, vous n’avez pas la parole.
(La séance est levée à dix-huit heures.)
"""


def test_a_hearing_is_told_by_titles_and_names(speakers: Speaking) -> None:
    assert speakers(HEARING) == [
        "Kim Rey", "Kathleen Brandt", "Lund", "Kathleen Brandt", "Lund", "Kim Rey",
    ]  # fmt: skip


def test_a_turn_goes_on_over_paragraphs(turns: Taking) -> None:
    second = turns(HEARING)[1]
    assert second.surface.startswith("Thank you.")
    assert second.surface.endswith("would end.")
    assert second.content == second.surface


def test_a_turn_goes_on_behind_laughter_and_an_interruption(turns: Taking) -> None:
    assert turns(HEARING)[4].surface.endswith("[Laughter.]\nI will read it.")


def test_what_the_clerk_tells_is_nobodys_turn(turns: Taking) -> None:
    assert turns(HEARING)[-1].surface == "The gentleman's time has expired."


def test_the_channel_is_what_the_head_calls_the_talk(turns: Taking) -> None:
    assert {one.channel for one in turns(HEARING)} == {"HEARING"}
    assert {one.channel for one in turns(DEBATE, "fr")} == {"Compte rendu"}


def test_questions_are_the_examiners_and_answers_the_witnesss(speakers: Speaking) -> None:
    told = speakers(TRIAL)
    assert told[2:4] == ["Daniel Okoro", "Samuel Pike"]
    assert told[-2:] == ["Maria Velez", "Samuel Pike"]


def test_the_court_and_the_witness_are_who_the_document_says(speakers: Speaking) -> None:
    told = speakers(TRIAL)
    assert told[0] == "Helen Marsh"
    assert told[6] == "Samuel Pike"


def test_what_was_not_taken_down_is_kept_and_marked(turns: Taking) -> None:
    turn = turns(TRIAL)[6]
    assert turn.surface == "(Inaudible.) I am sorry."
    assert [s.span.of(TRIAL) for s in turn.supports if s.attribute == "gap"] == ["(Inaudible.)"]


def test_a_debate_is_told_by_names_and_offices(speakers: Speaking) -> None:
    assert speakers(DEBATE, "fr") == [
        "Hélène Marsan", "Kathleen Aldous", "Paul Okafor", "Jean Lund", "Hélène Marsan",
    ]  # fmt: skip


def test_a_role_beside_a_name_is_the_turns(turns: Taking) -> None:
    told = turns(DEBATE, "fr")
    assert told[1].role == "députée de Larkfield, PS"
    assert told[2].role == "ministre des Ports"
