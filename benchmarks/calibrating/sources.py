"""Facts judged, set by set.

A mapping is fitted on half of WiNER-fr 2017 and of UNER dev and on the parts of our French
quotes that rules may be developed on; all else is for the report only. What no gold can judge is
left out, not counted as wrong:

- names (WiNER-fr 2017, Sequoia dev, UNER dev): right when a name of the kind lies there
  (intersection over union >= 0.5);
- dates (WiNER-fr 2017, which marks absolute dates and clock times): times told as absolute,
  partial or clock, right on the same terms; where it marks the two ends of an interval, the
  interval is judged by them, and the ends that we tell besides it are not counted again;
- names and times of re3d, never fitted: right on the same terms. Its quantities are not judged
  by: it leaves out most of those that count people or things ("11 people");
- figures (the specifications of numbers and shares, which mark every number of a sentence and
  are full of traps: shown, never fitted): right when the value is that of a number it covers;
  of lengths, ages and temperatures only those figures that touch a marked one;
- sums (the specification of currencies, never fitted): right when words and value are;
- quotes that name a speaker (our French gold, and PolNeAR's training part, on which nothing may
  be fitted): right when at least half of it lies in an attribution
  of that speaker;
- quotes, figures, sums, deeds and references of the hand-made gold: shown, never fitted.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from affiant import facts as finders
from affiant.facts.calibration import key
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Fact, Figure, Mention, Money, Quote, TimeExpression, TimeKind
from affiant.vocabulary.entity import EntityKind
from benchmarks import gold_set, polnear, quotes_fr
from benchmarks.calibrating.observation import Observation, first_half
from benchmarks.comparing import names, re3d, specifications, winer
from benchmarks.comparing.ours import marked
from benchmarks.comparing.sample import Case, Marked, Sample
from benchmarks.comparing.specifications import normal
from benchmarks.gold_match import ENOUGH, likeness, tally
from benchmarks.quotes_fr_gold import WINER, Quotation
from benchmarks.recognizers import amount

Item = TypeVar("Item", bound=polnear.Attributed)

FITTED = frozenset({"WiNER-fr 2017", "UNER EWT dev"})  # Sequoia stays apart, as another source
JUDGED_TIMES = (TimeKind.ABSOLUTE, TimeKind.PARTIAL, TimeKind.CLOCK)
EVERY_ATTRIBUTION = 6  # of PolNeAR's 840 training articles: 140 take a minute
HALF = 0.5  # of the characters that we quote


def observed(
    fact: Fact, set_: str, language: str | None, *, right: bool, fitted_on: bool = False
) -> Observation:
    kind = fact.entity_kind.value if isinstance(fact, Mention) else fact.kind
    return Observation(key(fact, language), kind, set_, fact.confidence, right, fitted_on)


def named(known: Gazetteer) -> Iterator[Observation]:
    for sample in names.samples():
        if "trained" in sample.name:
            continue
        for n, case in enumerate(sample.cases):
            half = sample.name in FITTED and first_half(f"{sample.name} {n}")
            for fact in finders.find(case.document(), known):
                if isinstance(fact, Mention) and _judged(fact, sample):
                    right = _right(fact, case.gold)
                    yield observed(fact, sample.name, case.language, right=right, fitted_on=half)


def _judged(fact: Mention, sample: Sample) -> bool:
    return any(fact.entity_kind.value in types for types in sample.asked.values())


def _right(fact: Fact, gold: Sequence[Marked]) -> bool:
    told = marked(fact)
    return told is not None and any(
        item.type == told.type and likeness(item.span, told.span) >= ENOUGH for item in gold
    )


def reported(known: Gazetteer) -> Iterator[Observation]:
    for _, case in re3d.articles():
        facts = finders.find(case.document(), known)
        judged: list[tuple[Fact, bool]] = [*_times(facts, case.gold)]
        judged += [(fact, _right(fact, case.gold)) for fact in facts if _is_name(fact)]
        for fact, right in judged:
            yield observed(fact, "re3d", "en", right=right)


def _is_name(fact: Fact) -> bool:
    return isinstance(fact, Mention) and fact.entity_kind is not EntityKind.PRODUCT


def dated(known: Gazetteer) -> Iterator[Observation]:
    for name, case in winer.articles(2017):
        gold = [Marked(o.span, "date") for o in case.gold if o.type in ("date", "hour")]
        half = first_half(name)
        for time, right in _times(finders.find(case.document(), known), gold):
            if time.time_kind in JUDGED_TIMES:
                yield observed(time, "WiNER-fr 2017", "fr", right=right, fitted_on=half)


def _times(facts: Sequence[Fact], gold: Sequence[Marked]) -> Iterator[tuple[TimeExpression, bool]]:
    """Each time that is no part of another, and whether it or all its parts are marked."""
    times = [fact for fact in facts if isinstance(fact, TimeExpression)]
    for time in times:
        if time.part_of is None:
            parts = [_right(part, gold) for part in times if part.part_of == time.span]
            yield time, _right(time, gold) or (bool(parts) and all(parts))


def counted(known: Gazetteer) -> Iterator[Observation]:
    for sample in specifications.samples():
        (type_,) = sample.asked
        for case in sample.cases if type_ != "date" else ():
            for fact in finders.find(case.document(), known):
                right = _counted(fact, case, type_)
                if right is not None:
                    yield observed(fact, f"specs, {type_}", case.language, right=right)


def _counted(fact: Fact, case: Case, type_: str) -> bool | None:
    """Whether it is right; None where this specification cannot tell."""
    if isinstance(fact, Money):
        if type_ != "money":
            return None
        return any(
            fact.span == item.span and normal(amount(fact)) == item.value for item in case.gold
        )
    if not isinstance(fact, Figure) or type_ == "money":
        return None
    there = [item for item in case.gold if item.span.overlaps(fact.span)]
    if not there and type_ not in ("number", "percentage"):
        return None
    if type_ == "percentage" and fact.unit != "%":
        return None
    told = {normal(fact.value), normal(fact.low), normal(fact.high)} - {None}
    return any(item.value in told for item in there)


def quoted(_: Gazetteer) -> Iterator[Observation]:
    for article in quotes_fr.score() if WINER.is_dir() else ():
        for quote in article.found:
            right = _covered(quote, article.counted, _said)
            left_open = any(item.content.overlaps(quote.span) for item in article.open)
            if quote.speaker and (right or not left_open):
                part = article.sheet.part
                yield observed(
                    quote, f"quotes-fr {part}", "fr", right=right, fitted_on=part != "held"
                )


def _said(gold: Quotation, quote: Quote) -> bool:
    return quotes_fr.verdict(gold, quote) is quotes_fr.Verdict.RIGHT


def attributed(_: Gazetteer) -> Iterator[Observation]:
    folder = polnear.POLNEAR / "train"
    for article in polnear.read(folder, every=EVERY_ATTRIBUTION):
        for quote in article.found:
            if quote.speaker:
                right = _covered(quote, article.gold, polnear.speaker_right)
                yield observed(quote, "PolNeAR train", "en", right=right)


def _covered(quote: Quote, gold: Sequence[Item], said: Callable[[Item, Quote], bool]) -> bool:
    """Whether at least half of what we quote is quoted there, of the same speaker. The gold
    takes the parts of a broken quotation together, so that its own length is no measure."""
    for item in gold:
        shared = min(quote.span.end, item.content.end) - max(quote.span.start, item.content.start)
        if shared >= HALF * len(quote.span) and said(item, quote):
            return True
    return False


def handmade(known: Gazetteer) -> Iterator[Observation]:
    for sheet in gold_set.sheets([]):
        facts = finders.find(sheet.document, known)
        for type_ in gold_set.FACTS:
            part = tally(sheet, facts, type_, core=False)
            right = {id(fact) for _, fact in part.pairs}
            for fact in (*(f for _, f in part.pairs), *part.extra):
                yield observed(fact, "gold", sheet.document.language, right=id(fact) in right)


SOURCES = (named, reported, dated, counted, quoted, attributed, handmade)
