"""A system over a sample: its rows, with the processor time it took."""

import time
from collections.abc import Iterator, Sequence

from benchmarks.comparing.sample import Case, Marked, Sample, System
from benchmarks.comparing.score import Score, score
from benchmarks.comparing.table import Line


def run(sample: Sample, system: System) -> Iterator[Line]:
    """A row for each of the sample's types that the system knows; none in another language."""
    asked = {label: types & system.types for label, types in sample.asked.items()}
    asked = {label: types for label, types in asked.items() if types}
    if not asked or sample.language not in system.languages:
        return
    wanted = frozenset().union(*asked.values())
    begun = time.process_time()
    found = [system.find(case, wanted) for case in sample.cases]
    seconds = time.process_time() - begun
    speed = sample.characters() / seconds if seconds else None
    for label, types in asked.items():
        whole, trapped = Score(), 0
        for case, marked in zip(sample.cases, found, strict=True):
            gold = [one for one in case.gold if one.type in sample.asked[label]]
            told = [one for one in marked if one.type in types]
            whole += score(gold, told, valued=sample.valued)
            trapped += sum(_trapped(one, gold, case, sample.traps) for one in told)
        traps = trapped if sample.traps else None
        yield Line(
            sample.name, sample.language, label, system.name, whole, traps=traps, speed=speed
        )


def _trapped(one: Marked, gold: Sequence[Marked], case: Case, traps: frozenset[str]) -> bool:
    if one.span.of(case.text).casefold() not in traps:
        return False
    return not any(item.span.overlaps(one.span) for item in gold)
