"""Shares told without a number, and records told by the year they go back to."""

from collections.abc import Iterator
from decimal import Decimal

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import BARE, VAGUE, Draft
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator


def vague_shares(wording: Wording) -> Iterator[Draft]:
    """ "une grande majorité d'entre eux", "the vast majority of victims"."""
    words = wording.measures
    for at in range(len(wording.tokens)):
        if wording.low(at) not in words.vague_nouns:
            continue
        first = at - 1
        while wording.low(first) in words.vague_adjectives or wording.low(first) in '“"«':
            if not wording.low(first):
                break
            first -= 1
        adjectives = [
            step for step in range(first + 1, at) if wording.low(step) in words.vague_adjectives
        ]
        behind = at + 1
        while wording.low(behind) in ("”", '"', "»"):
            behind += 1
        if not adjectives or wording.low(first) not in words.vague_articles:
            continue
        if wording.low(behind) not in wording.words.of:
            continue
        end = wording.phrase_end(behind + 1)
        if wording.low(behind + 1) == "entre":
            end = max(end, behind + 3)
        number = Number(first, at + 1, behind, Form.SHARE)
        last = framing.with_predicate(wording, first, number, end)
        yield Draft(
            None,
            first,
            last,
            unit="share",
            comparator=Comparator.ABOUT,
            denominator=(behind + 1, end),
            of=(end, last) if last > end else None,
            confidence=VAGUE,
        )


def ranks(wording: Wording) -> Iterator[Draft]:
    """ "le moins d'inculpés depuis 2012": the year to which a record of a count goes back.

    The superlative counts by itself ("the fewest defendants"), so that this is all the figure
    there is; "the lowest number since 2016" says of a figure told elsewhere how it ranks.
    """
    record = False
    for at, token in enumerate(wording.tokens):
        if token.low in ".;":
            record = False
        if _counts_most(wording, at):
            record = True
        year = wording.low(at + 1)
        since = token.low in wording.measures.since
        if record and since and len(year) == 4 and year.isdecimal():  # noqa: PLR2004 - a year
            yield Draft(None, at, at + 2, Decimal(year), unit="year", confidence=BARE)


def _counts_most(wording: Wording, at: int) -> bool:
    words = wording.measures
    if wording.low(at) not in words.counting_superlatives:
        return False
    if wording.low(at - 1) not in words.superlative_articles:
        return False
    noun = at + 1
    if words.language == "fr":
        if wording.low(noun) not in wording.words.of:
            return False
        noun += 1
    following = (wording.low(step) for step in range(noun, noun + 3))
    return any(word in counted() or word.endswith(("s", "x")) for word in following)
