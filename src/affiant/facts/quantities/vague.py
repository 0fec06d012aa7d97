"""Shares told without a number, and records told by the year they go back to."""

from collections.abc import Iterator
from decimal import Decimal

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import BARE, VAGUE, Draft
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
    """ "le moins d'inculpés depuis 2012": the year that a record goes back to."""
    words = wording.measures
    record = False
    for at, token in enumerate(wording.tokens):
        if token.low in words.superlatives and wording.low(at - 1) in words.superlative_articles:
            record = True
        if token.low in ".;":
            record = False
        year = wording.low(at + 1)
        if record and token.low in words.since and len(year) == 4 and year.isdecimal():  # noqa: PLR2004 - a year
            yield Draft(None, at, at + 2, Decimal(year), unit="year", confidence=BARE)
