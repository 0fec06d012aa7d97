"""Tries to break facts, names and lineage with texts made by chance, for as long as it is told to.

    python -m benchmarks.fuzz --minutes N [--seed S] [--record FILE]
    python -m benchmarks.fuzz --again SEED

Minutes are of processor time: on a busy machine it takes as much longer. Every text has a seed of
its own (S, S + 1, ...), so that one number makes it again. Every other one is searched by the
trained models of names too. What must hold: no exception, every anchor exact, every confidence
and score within 0..1, the same facts back from their stored form, the same score for two names in
either order, and whatever else `stressing/holding.py` asks. What does not is written to the record
(JSON, one a line: seed, what, where) and told at the end; exit code 1. SIGTERM ends it early.
"""

import argparse
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.recogniser import Own, Unaided
from affiant.reading.document import DateBasis, Document, PublicationDate
from benchmarks.comparing.sample import lines
from benchmarks.result import circumstances
from benchmarks.stressing.faults import asked as options
from benchmarks.stressing.faults import tell
from benchmarks.stressing.holding import wrong_fact, wrong_links, wrong_names
from benchmarks.stressing.made import mutated, text

SLOW = 2.0  # seconds of processor time for at most 3,000 characters: the usual is 0.03
LANGUAGES = ("en", "fr", None, "de")


def document(seed: int) -> Document:
    """The document that this seed makes."""
    return _document(random.Random(seed))


def _document(chance: random.Random) -> Document:
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


def faults(seed: int, known: Gazetteer) -> Iterator[str]:
    """What does not hold for the text of this seed; nothing when all does."""
    chance = random.Random(seed)
    made = _document(chance)
    begun = time.process_time()
    try:
        found = finders.find(made, known, Own() if seed % 2 else Unaided())
        for fact in found:
            yield from wrong_fact(fact, made.text)
        yield from wrong_names(made, found)
        yield from wrong_links(made, mutated(chance, made.text), _document(chance))
    except Exception:  # noqa: BLE001 - any at all is what is looked for
        yield traceback.format_exc(limit=-3)
        return
    spent = time.process_time() - begun
    if spent > SLOW:
        yield f"slow: {spent:.1f} s for {len(made.text)} characters"


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments(argv)
    known = gazetteer()
    if asked.again is not None:
        told = [*faults(asked.again, known)]
        print("\n".join(told) or "holds")
        return 1 if told else 0
    for loading in (0, 1):
        [*faults(loading, known)]
    before, begun = os.getloadavg()[0], time.monotonic()
    ended = _asked_to_end()
    seed, characters, broken = asked.seed, 0, []
    spent = time.process_time()
    until = spent + asked.minutes * 60
    while time.process_time() < until and not ended:
        broken += [{"seed": seed, "fault": fault} for fault in faults(seed, known)]
        characters += len(document(seed).text)
        seed += 1
    processor, wall = (time.process_time() - spent) / 60, (time.monotonic() - begun) / 60
    summary = (
        f"{seed - asked.seed:,} texts (seeds {asked.seed} to {seed - 1}), {characters:,} "
        f"characters in {processor:.1f} minutes of processor time ({wall:.0f} on the clock): "
        f"{len(broken)} faults. {circumstances(before, ('affiant',)).sentence()}"
    )
    return tell(summary, broken, asked.record)


def _asked_to_end() -> list[int]:
    """A list that is empty until SIGTERM comes."""
    told: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    return told


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = options("Texts made by chance, and what must hold.")
    parser.add_argument("--again", type=int, metavar="SEED", help="only the text of this seed")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
