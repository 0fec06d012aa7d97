"""Tries to break fact finding with texts made by chance, for as long as it is told to.

    python -m benchmarks.fuzz --minutes N [--seed S] [--record FILE]
    python -m benchmarks.fuzz --again SEED

Every text has a seed of its own (S, S + 1, ...), so that one number makes it again. What must
hold: no exception, every anchor exact, every confidence within 0..1, the same facts back from
their stored form. What does not is written to the record (JSON, one a line: seed, what, where)
and told at the end; exit code 1. The record begins with the circumstances and ends with counts.
"""

import argparse
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.codec import decode, encode
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Fact
from affiant.reading.document import DateBasis, Document, PublicationDate
from benchmarks.comparing.sample import lines
from benchmarks.result import circumstances
from benchmarks.stressing.faults import asked as options
from benchmarks.stressing.faults import tell
from benchmarks.stressing.made import text

SLOW = 2.0  # seconds of processor time for at most 3,000 characters: the usual is 0.03
LANGUAGES = ("en", "fr", None, "de")


def document(seed: int) -> Document:
    """The document that this seed makes."""
    chance = random.Random(seed)
    made = text(chance)
    published = None
    if chance.random() < 0.5:
        published = PublicationDate("2019-03-12", chance.choice([*DateBasis]))
    return Document(
        "0" * 64,
        "text/plain",
        made,
        chance.choice(LANGUAGES),
        published=published,
        passages=lines(made),
    )


def faults(made: Document, known: Gazetteer) -> Iterator[str]:
    """What does not hold for this document; nothing when all does."""
    begun = time.process_time()
    try:
        found = finders.find(made, known)
    except Exception:  # noqa: BLE001 - any at all is what is looked for
        yield traceback.format_exc(limit=-3)
        return
    spent = time.process_time() - begun
    if spent > SLOW:
        yield f"slow: {spent:.1f} s for {len(made.text)} characters"
    for fact in found:
        yield from wrong(fact, made.text)


def wrong(fact: Fact, whole: str) -> Iterator[str]:
    """What is wrong with one fact."""
    if fact.span.of(whole) != fact.surface or fact.span.end > len(whole):
        yield f"loose anchor: {fact.kind} {fact.span}"
    if any(support.span.end > len(whole) for support in fact.supports):
        yield f"support beyond the text: {fact.kind} {fact.span}"
    if not 0 <= fact.confidence <= 1:
        yield f"confidence {fact.confidence}: {fact.kind} {fact.span}"
    if decode(encode(fact)) != fact:
        yield f"stored otherwise: {fact.kind} {fact.span}"


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments(argv)
    known = gazetteer()
    if asked.again is not None:
        told = [*faults(document(asked.again), known)]
        print("\n".join(told) or "holds")
        return 1 if told else 0
    before = os.getloadavg()[0]
    begun, until = time.monotonic(), time.monotonic() + asked.minutes * 60
    seed, characters, broken = asked.seed, 0, []
    while time.monotonic() < until:
        made = document(seed)
        broken += [{"seed": seed, "fault": fault} for fault in faults(made, known)]
        characters += len(made.text)
        seed += 1
    minutes = (time.monotonic() - begun) / 60
    summary = (
        f"{seed - asked.seed:,} texts (seeds {asked.seed} to {seed - 1}), {characters:,} "
        f"characters in {minutes:.1f} minutes: {len(broken)} faults. "
        f"{circumstances(before, ('affiant',)).sentence()}"
    )
    return tell(summary, broken, asked.record)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = options("Texts made by chance, and what must hold.")
    parser.add_argument("--again", type=int, metavar="SEED", help="only the text of this seed")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
