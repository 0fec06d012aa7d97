"""Words set apart as a block, and pull quotes."""

import pytest

from affiant.facts.finding import uncalibrated
from affiant.facts.kinds import Manner, Quote
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

PARAGRAPH, QUOTATION = PassageKind.PARAGRAPH, PassageKind.QUOTATION
OPENING = (PARAGRAPH, "Kim Aldous, chief executive of Northmere, spoke to the dockers on Friday.")
LETTER = (QUOTATION, "We will publish every contract by June.")


def direct(*passages: tuple[PassageKind, str]) -> list[tuple[str, str | None, str | None]]:
    text, laid = "", []
    for kind, words in passages:
        laid.append(Passage(Span(len(text), len(text) + len(words)), kind))
        text += f"{words}\n\n"
    document = Document("0" * 64, "text/html", text, language="en", passages=tuple(laid))
    found = [f for f in uncalibrated(document) if isinstance(f, Quote)]
    return [(f.surface, f.speaker, f.channel) for f in found if f.manner is Manner.DIRECT]


def test_a_block_is_of_whoever_the_paragraph_before_introduces() -> None:
    told = direct(OPENING, (PARAGRAPH, "Aldous wrote in a letter to staff:"), LETTER)
    assert [one[:2] for one in told] == [(LETTER[1], "Kim Aldous")]


def test_a_block_of_two_paragraphs_is_one_quotation() -> None:
    more = (QUOTATION, "Nobody will lose a job over this.")
    told = direct(OPENING, (PARAGRAPH, "Aldous wrote in a letter to staff:"), LETTER, more)
    assert [one[0] for one in told] == [f"{LETTER[1]}\n\n{more[1]}"]


def test_a_block_is_of_whoever_signs_it_behind_a_dash() -> None:
    signature = (QUOTATION, "— Kim Aldous (@kimaldous) March 3, 2026")
    assert direct(OPENING, LETTER, signature) == [(LETTER[1], "Kim Aldous", "@kimaldous")]


@pytest.mark.parametrize(
    ("before", "block"),
    [
        ((PARAGRAPH, "The board met on Friday."), LETTER),
        ((PARAGRAPH, "Aldous wrote:"), (QUOTATION, "> We will publish every contract by June.")),
        ((PARAGRAPH, "The letter was short:"), LETTER),
    ],
)
def test_a_block_that_nobody_is_told_to_say_is_none(
    before: tuple[PassageKind, str], block: tuple[PassageKind, str]
) -> None:
    assert direct(OPENING, before, block) == []


def test_a_pull_quote_is_told_once() -> None:
    said = (PARAGRAPH, "“It was a mistake, and it cost us their trust,” Aldous said.")
    pulled = (PARAGRAPH, "“It was a mistake, and it cost us their trust”")
    assert len(direct(OPENING, said, pulled)) == 1
    assert len(direct(OPENING, pulled, said)) == 1
