"""Is this name that one? affiant beside rapidfuzz and nomenklatura on the same gold pairs.

    python -m benchmarks.linkage [--json]

Pairs: tests/gold/names/pairs.yaml, French and English organisations, cut in two halves by family;
affiant's rules were made on "dev" and see "held" only here. Nomenklatura is left out where it is
not installed. Pairs a second: process time over all pairs with an answer, each system in turn, best
of three rounds; for "new", what affiant remembers of names is forgotten before each round (of
single words it stays, as do the peers' own memories), for "seen" it stays too.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from affiant.names.aliases import catalogued
from affiant.names.compare import compare
from benchmarks.linking.pairs import HALVES, Pair, decided, pairs
from benchmarks.linking.systems import System, systems
from benchmarks.result import FOLDER, Result, Table, circumstances

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """Right and wrong answers at one threshold."""

    true: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.true / (self.true + self.false or 1)

    @property
    def recall(self) -> float:
        return self.true / (self.true + self.missed or 1)

    @property
    def f1(self) -> float:
        return 2 * self.true / (2 * self.true + self.false + self.missed or 1)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="keep it in benchmarks/results")
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    compared = [*systems()]
    tables = (*(_likeness(half, compared) for half in HALVES), _errors(), _unsure())
    libraries = ("rapidfuzz", "nomenklatura", "followthemoney")
    result = Result("linkage", circumstances(before, libraries), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "linkage.json")
    return 0


def _likeness(half: str, compared: list[System]) -> Table:
    answered = decided(half)
    same = sum(pair.answer == "same" for pair in answered)
    return Table(
        f"Same organisation or not, half “{half}”",
        ("system", "P", "R", "F1", "best F1 (at)", "pairs/s, new", "pairs/s, seen"),
        tuple(_row(system, answered) for system in compared),
        f"{len(answered)} pairs, {same} of them same. The threshold is {compared[0].threshold}; "
        "“best” is the threshold that suits the half best, which nobody knows beforehand.",
    )


def _row(system: System, answered: tuple[Pair, ...]) -> tuple[str, ...]:
    scores = [system.score(pair.one, pair.other) for pair in answered]
    at = counted(scores, answered, system.threshold)
    best = max(sorted(set(scores)), key=lambda one: counted(scores, answered, one).f1)
    return (
        system.name,
        f"{at.precision:.3f}",
        f"{at.recall:.3f}",
        f"{at.f1:.3f}",
        f"{counted(scores, answered, best).f1:.3f} ({best:.2f})",
        f"{_speed(system, answered, new=True):,.0f}",
        f"{_speed(system, answered, new=False):,.0f}",
    )


def counted(scores: list[float], answered: Sequence[Pair], threshold: float) -> Counted:
    """Answers where a score from the threshold on says "same"."""
    told = Counter(
        (pair.answer == "same", score >= threshold)
        for score, pair in zip(scores, answered, strict=True)
    )
    return Counted(told[True, True], told[False, True], told[True, False])


def _speed(system: System, answered: tuple[Pair, ...], *, new: bool) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        if new:
            system.forget()
        begun = time.process_time()
        for pair in answered:
            system.score(pair.one, pair.other)
        best = max(best, len(answered) / max(1e-9, time.process_time() - begun))
    return best


def _errors() -> Table:
    """Where the held half goes wrong, by the label that a person gave."""
    wrong: Counter[tuple[str, str]] = Counter()
    all_of: Counter[tuple[str, str]] = Counter()
    for pair in decided("held"):
        right = compare(pair.one, pair.other, catalogued()).same == (pair.answer == "same")
        all_of[pair.answer, pair.why] += 1
        wrong[pair.answer, pair.why] += not right
    rows = tuple(
        (answer, why, str(all_of[answer, why]), str(count))
        for (answer, why), count in sorted(wrong.items())
    )
    return Table(
        "Errors on the held half, with the catalogue", ("answer", "label", "pairs", "wrong"), rows
    )


def _unsure() -> Table:
    return Table(
        "Letters that several bodies share, without context (both halves)",
        ("pair", "score", "why"),
        tuple(_unsure_rows()),
        "Without context none of these may be taken for the same, at the least.",
    )


def _unsure_rows() -> Iterator[tuple[str, ...]]:
    for half in HALVES:
        for pair in pairs(half):
            if pair.answer == "unsure":
                found = compare(pair.one, pair.other, catalogued())
                why = "; ".join(reason.why for reason in found.reasons)
                yield f"{pair.one} = {pair.other}?", f"{found.score:.2f}", why


if __name__ == "__main__":
    raise SystemExit(main())
