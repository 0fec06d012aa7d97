"""What people reviewed in a casefile of one's own, as gold: `evidence.gold` says what counts.

The finders of today read the documents again; what they find is held against what people accepted,
corrected and added. "right" is the share of hit quotes with the gold's speaker. Nothing of the
documents is printed.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from affiant import facts as finders
from affiant.evidence.casefile import Casefile
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.kinds import Fact, Quote
from affiant.names.key import key
from benchmarks.comparing.sample import Marked
from benchmarks.comparing.score import Score, matched, score
from benchmarks.comparing.table import Line

SET = "reviewed"


@dataclass(slots=True)
class _Sum:
    score: Score = field(default_factory=Score)
    right: int = 0
    named: int = 0


def rows(folder: Path) -> Iterator[Line]:
    """A row for each language and kind that somebody read whole. Raises NoCasefile."""
    Casefile.open(folder)
    from affiant.evidence.gold import gold  # noqa: PLC0415 - Django has to be set up first

    known = gazetteer()
    sums: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    characters: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for one in gold():
        document = one.held.document
        language = document.language or "en"
        begun = time.process_time()
        found = finders.find(document, known)
        seconds[language] += time.process_time() - begun
        characters[language] += len(document.text)
        for kind in sorted(one.kinds):
            wanted = [fact for fact in one.facts if fact.kind == kind]
            aside = [fact for fact in one.aside if fact.kind == kind]
            told = [fact for fact in found if fact.kind == kind and not _on(fact, aside)]
            if wanted or told:
                _add(sums[language, kind], wanted, told)
    for (language, kind), total in sorted(sums.items()):
        speed = characters[language] / seconds[language] if seconds[language] else None
        right = total.right / total.named if total.named else None
        yield Line(SET, language, kind, "affiant", total.score, right, speed=speed)


def _add(total: _Sum, wanted: Sequence[Fact], told: Sequence[Fact]) -> None:
    gold, found = [*map(_marked, wanted)], [*map(_marked, told)]
    total.score += score(gold, found)
    for item, hit in matched(gold, found):
        one, other = wanted[gold.index(item)], told[found.index(hit)]
        if isinstance(one, Quote) and isinstance(other, Quote) and one.speaker:
            total.named += 1
            total.right += key(one.speaker) == key(other.speaker or "")


def _marked(fact: Fact) -> Marked:
    return Marked(fact.span, fact.kind)


def _on(fact: Fact, others: Sequence[Fact]) -> bool:
    return any(fact.span.overlaps(other.span) for other in others)
