"""What is concluded from whole invented texts, read by the finders themselves."""

import pytest

from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.conclusions import Conclusion, Sort, conclusions
from affiant.dossiers.conclusions.telling import _LOST, _WHY
from affiant.dossiers.findings.why import Why
from affiant.dossiers.lint import Statement, breaches
from affiant.dossiers.wording import Wording
from affiant.evidence.held import HeldDocument, HeldFact
from affiant.facts.finding import find
from affiant.lineage.link import Link, Match
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.language import translation

ARRESTED = (
    "Brightwater Inc. and the Harbour Union met in Castle Quay. "
    "18 employees of Brightwater Inc. were arrested in Castle Quay."
)
NOBODY = (
    "Brightwater Inc. and the Harbour Union met in Castle Quay. "
    "No one has been arrested at Brightwater Inc. so far, the Harbour Union said."
)
SPOILT = (
    "Brightwater Inc. a vendu 20 navires à l'Immigration and Customs Enforcement. "
    "La GLACE a payé Brightwater Inc., et le port ne fait donc directement le travail."
)
LIMIT = "More than 650 employees of Brightwater Inc. signed the letter in Castle Quay."
EXACT = "650 employees of Brightwater Inc. signed the letter in Castle Quay."


def held(number: int, text: str, language: str = "en") -> HeldDocument:
    passage = Passage(Span(0, len(text)), PassageKind.PARAGRAPH)
    page = Document(f"{number:064}", "text/plain", text, language, passages=(passage,))
    facts = tuple(HeldFact(number * 1000 + at, fact) for at, fact in enumerate(find(page)))
    return HeldDocument(number, f"{number}.txt", page, facts, f"{number:064}", "2026-01-01")


def told(*texts: str, language: str = "en", links: tuple[Link, ...] = ()) -> list[Conclusion]:
    pages = [held(number, text, language) for number, text in enumerate(texts, 1)]
    return [*conclusions(compile_dossier("Brightwater Inc.", pages, links=links), Wording("en"))]


def test_no_one_arrested_and_eighteen_arrested_cannot_both_hold() -> None:
    (found,) = (one for one in told(ARRESTED, NOBODY) if one.sort is Sort.CONTRADICTS)
    assert "one says that it is so" in found.sentence
    assert len(found.lines) == 2


def test_spoilt_names_and_negations_are_told_with_their_place() -> None:
    spoilt = [one for one in told(SPOILT, language="fr") if one.sort is Sort.MUTATED]
    assert [one.words for one in spoilt] == ["GLACE", "ne fait donc"]
    assert [one.spans[0].of(SPOILT) for one in spoilt] == ["GLACE", "ne fait donc"]
    assert "it may mean ICE" in spoilt[0].sentence


def test_a_limit_that_became_a_number_on_the_way_is_told() -> None:
    match = Match(Span(10, len(LIMIT)), Span(0, len(EXACT)))
    link = Link(1, 2, Relation.REWRITE, Certainty.CERTAIN, Direction.FORWARD, 0.9, (match,))
    drifted = [one for one in told(LIMIT, EXACT, links=(link,)) if one.sort is Sort.DRIFTED]
    assert ["limit" in one.sentence for one in drifted] == [True]


def test_a_number_that_a_text_prints_is_not_said_to_be_printed_nowhere() -> None:
    text = (
        "Brightwater Inc. recorded 212 accidents in 2024, up 24 per cent on 2023. "
        "Brightwater Inc. had recorded 171 accidents before."
    )
    (reckoned,) = {one.sentence for one in told(text) if one.sort is Sort.RECKONED}
    assert "means 171 before." in reckoned


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("lost", sorted(_LOST))
def test_every_loss_has_its_words_and_they_can_be_defended(lost: str, language: str) -> None:
    sentence = translation("affiant.dossiers", language).gettext(_LOST[lost])
    assert language == "en" or sentence != _LOST[lost]
    assert breaches(Statement(sentence, language)) == ()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("why", list(Why))
def test_every_reason_not_to_compare_has_its_words(why: Why, language: str) -> None:
    sentence = translation("affiant.dossiers", language).gettext(_WHY[why])
    assert language == "en" or sentence != _WHY[why]
    assert breaches(Statement(sentence, language)) == ()


def test_two_parts_of_two_wholes_are_said_not_to_be_comparable() -> None:
    parts = [
        f"Brightwater Inc. held people in Castle Quay. {part} of {whole} detainees at Brightwater "
        "Inc. had no lawyer."
        for part, whole in ((76, 980), (67, "1,140"))
    ]
    found = told(*parts)
    assert not [one for one in found if one.sort is Sort.CONTRADICTS]
    wholes = [one for one in found if one.sort is Sort.INCOMPARABLE]
    assert ["different wholes" in one.sentence for one in wholes] == [True]
    assert "76" in wholes[0].sentence
