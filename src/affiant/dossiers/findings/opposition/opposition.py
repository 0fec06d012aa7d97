"""Do two sentences exclude each other, in what, and why we think so."""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.dossiers.findings.finding import At
from affiant.dossiers.findings.opposition.alignment import Alignment, aligned
from affiant.dossiers.findings.opposition.evidence import evidence
from affiant.dossiers.findings.opposition.machine import machine
from affiant.dossiers.findings.opposition.numbers import dates, figures, plain
from affiant.dossiers.findings.opposition.said import Said, said
from affiant.reading.language import tell
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that an opposition rests on, and where it stands in each sentence.

    `name` is of a closed list: "value", "date", "denied", "denies", "name".
    """

    name: str
    one: Span | None = None
    other: Span | None = None


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two sentences that seem to exclude each other. Spans are code points into each.

    `score` is 0..1 and comparable between pairs on one subject only: the sentences are taken to
    speak of the same thing, which who asks must know.
    """

    score: float
    at: At
    grounds: tuple[Ground, ...]


def contradiction(one: str, other: str, language: str | None = None) -> Opposition | None:
    """How two sentences on one subject exclude each other; None where they may both hold.

    `language` is that of both, told from the words where it is not given. Trained on French; of
    English sentences the same evidence is read. Symmetric. Never raises on any text.
    """
    spoken = language or tell(f"{one}\n{other}")
    first, second = said(one, spoken), said(other, spoken)
    score = opposed(first, second)
    if score < machine().threshold:
        return None
    found = tuple(grounds(first, second))
    return Opposition(round(score, 3), _at(found), found)


def opposed(one: Said, other: Said) -> float:
    """The score of two sentences that were read already."""
    if not one.words or not other.words or one.text == other.text:
        return 0.0
    return machine().score(evidence(one, other))


def grounds(one: Said, other: Said) -> Iterator[Ground]:
    """What speaks for their excluding each other, the plainest first."""
    laid = aligned(one, other)
    turned = laid.short is not one
    for found in _denied(laid):
        yield _turned(found) if turned else found
    for name, numbers in (
        ("value", figures(laid.short, laid.long)),
        ("value", plain(laid.short, laid.long)),
        ("date", dates(laid.short, laid.long)),
    ):
        for here, there in numbers.apart:
            ground = Ground(name, here, there)
            yield _turned(ground) if turned else ground
    for word in laid.alone:
        if word.name and laid.pairs:
            ground = Ground("name", word.span)
            yield _turned(ground) if turned else ground


def _denied(laid: Alignment) -> Iterator[Ground]:
    for pair in laid.pairs:
        if pair.flipped:
            yield Ground("denied", pair.short.span, pair.long.span)
    if bool(laid.short.negations) != bool(laid.long.negations):
        here = laid.short.negations[0].span if laid.short.negations else None
        there = laid.long.negations[0].span if laid.long.negations else None
        yield Ground("denies", here, there)


def _turned(ground: Ground) -> Ground:
    return Ground(ground.name, ground.other, ground.one)


def _at(found: tuple[Ground, ...]) -> At:
    names = {one.name for one in found}
    for name, at in (
        ("denied", At.POLARITY),
        ("value", At.VALUE),
        ("date", At.DATE),
        ("denies", At.POLARITY),
        ("name", At.WHO),
    ):
        if name in names:
            return at
    return At.POLARITY
