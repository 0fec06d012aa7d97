"""The hand-made gold of two seeds: ours as `benchmarks.gold` scores it, peers on its figures."""

from collections.abc import Iterator, Sequence

from affiant.facts.kinds import Fact
from benchmarks.comparing.sample import Case, Marked, Sample
from benchmarks.comparing.score import Score
from benchmarks.comparing.specifications import normal
from benchmarks.gold_match import tally
from benchmarks.gold_set import RECALL_ONLY, SCORED, Sheet

FIGURES = {"figure": frozenset({"figure"}), "money": frozenset({"money"})}


def scores(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[tuple[str, Score]]:
    """The core tier of one seed, by type, where the gold has any."""
    for type_ in SCORED:
        if type_ in RECALL_ONLY:
            continue
        part = tally(sheet, facts, type_, core=True)
        hits, found = len(part.pairs), len(part.pairs) + len(part.extra)
        gold = [item for item in sheet.items if item.type == type_ and item.core]
        if gold:
            touched = sum(
                any(i.span.overlaps(f.span) for f in facts if _is(f, type_)) for i in gold
            )
            yield type_, Score(hits + len(part.missed), found, part.exact, hits, touched)


def _is(fact: Fact, type_: str) -> bool:
    told = getattr(fact, "entity_kind", None)
    return fact.kind == type_ or (told is not None and told.value == type_)


def figures(sheet: Sheet) -> Sample:
    """The core figures and sums of one seed, for systems that know no other facts."""
    gold = tuple(
        Marked(item.span, item.type, normal(item.attrs.get("value") or item.attrs.get("amount")))
        for item in sheet.items
        if item.core and item.type in FIGURES
    )
    case = Case(sheet.document.text, sheet.document.language or "en", gold)
    return Sample("gold", case.language, (case,), FIGURES)
