from dataclasses import replace

import pytest

from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.details import details
from affiant.dossiers.dossier import Dossier, Section
from affiant.dossiers.wording import Wording
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Event
from affiant.vocabulary.event import EventKind


def test_the_summary_is_made_of_counts(dossier: Dossier) -> None:
    summary = Wording("en").summary(dossier)
    assert summary.startswith("Brightwater is named 9 times in 2 documents (dates stated: ")
    assert "2 sums of money, 2 figures" in summary


def test_the_french_summary_agrees_in_number(dossier: Dossier) -> None:
    summary = Wording("fr").summary(dossier)
    assert "9 fois dans 2 documents" in summary
    assert "1 réponse," in summary


def test_origins_are_counted_and_nothing_is_said_of_what_was_not_examined(
    dossier: Dossier, documents: list[HeldDocument]
) -> None:
    assert "2 documents that go back to 2 origins" in Wording("en").caution(dossier)
    unexamined = replace(dossier, analysis=None)
    assert "has not been examined" in Wording("en").caution(unexamined)
    alone = compile_dossier("Harbour Union", documents)
    assert "single document" in Wording("en").caution(alone)


def test_every_line_tells_who_says_so(dossier: Dossier) -> None:
    for language in ("en", "fr"):
        wording = Wording(language)
        assert all(wording.sayer(entry) for entry in dossier.entries)


def test_a_speaker_goes_before_the_publisher(dossier: Dossier) -> None:
    money = dossier.of(Section.MONEY)[0]
    answer = dossier.of(Section.RESPONSES)[0]
    assert Wording("en").sayer(money) == "according to Harbour Union"
    assert Wording("en").sayer(answer) == "according to Harbour Post"


@pytest.mark.parametrize(
    "kind", [EventKind.ARRESTED, EventKind.CHARGED, EventKind.CONVICTED, EventKind.INVESTIGATED]
)
def test_no_label_of_ours_ties_a_name_to_a_crime(dossier: Dossier, kind: EventKind) -> None:
    event = next(one.fact for one in dossier.entries if isinstance(one.fact, Event))
    criminal = replace(event, event_kind=kind, actors=("Paul Quill",))
    assert details(criminal, Wording("en")) == ()


def test_a_percentage_tells_its_denominator(dossier: Dossier) -> None:
    told = [dict(details(one.fact, Wording("en"))) for one in dossier.of(Section.FIGURES)]
    assert told[1]["out of"] == "the dockers who answered a survey"
    assert told[0]["value"] == "more than 650"
