"""affiant as one of the systems: `facts.find` on running text, its parts on a specification."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from affiant import facts as finders
from affiant.facts import quantities, times
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Fact, Figure, Mention, Money, TimeExpression
from affiant.facts.sentence import sentences
from benchmarks.comparing.sample import Case, Marked
from benchmarks.comparing.specifications import normal
from benchmarks.recognizers import amount

NAMES = frozenset({"person", "organisation", "place", "product"})
MEASURED = frozenset({"dimension", "age", "temperature"})
TYPES = {"age": "age", "time": "age", "temperature": "temperature"}
TOLD = frozenset({"figure", "money", "date"})


class Whole:
    """All finders on running text, as `affiant read` runs them."""

    name = "affiant"
    languages = frozenset({"en", "fr"})
    types = NAMES | TOLD

    def __init__(self, known: Gazetteer) -> None:
        self.known = known

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        facts = finders.find(case.document(), self.known)
        return [one for one in map(marked, facts) if one is not None and one.type in wanted]


class Parts:
    """The finders that a specification asks about, on its one sentence; no names, no quotes."""

    name = "affiant"
    languages = frozenset({"en", "fr"})
    types = frozenset({"money", "percentage", "number", "date"}) | MEASURED

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        if wanted & {"percentage", "number"}:
            return list(_numerals(case, wanted))
        if "date" in wanted:
            told = times.expressions(case.text, case.language, case.anchor)
            return [Marked(time.span, "date", time.iso) for time in told]
        if wanted & MEASURED:
            return list(_measured(case, wanted))
        document = case.document()
        context = Context(document, tuple(sentences(document)))
        context = replace(context, times=times.find(context))
        return [*_quantities(quantities.find(context), wanted)]


def marked(fact: Fact) -> Marked | None:
    """The fact as a span and a type; None for kinds that no set here marks."""
    if isinstance(fact, Mention):
        return Marked(fact.span, fact.entity_kind.value)
    if isinstance(fact, TimeExpression):
        return Marked(fact.span, "date", fact.iso)
    if isinstance(fact, Figure):
        return Marked(fact.span, "figure", normal(fact.value))
    if isinstance(fact, Money):
        return Marked(fact.span, "money", normal(fact.amount))
    return None


def _quantities(found: Sequence[Fact], wanted: frozenset[str]) -> Iterator[Marked]:
    """Sums as the specifications count them."""
    for fact in found:
        if isinstance(fact, Money) and "money" in wanted:
            yield Marked(fact.span, "money", normal(amount(fact)))


def _measured(case: Case, wanted: frozenset[str]) -> Iterator[Marked]:
    """Numbers with a unit, by what the unit measures; French tells an age as a time ("9 ans")."""
    for one in quantities.measured(case.text, case.language):
        type_ = TYPES.get(one.dimension, "dimension")
        if type_ in wanted:
            yield Marked(one.span, type_, normal(one.value))


def _numerals(case: Case, wanted: frozenset[str]) -> Iterator[Marked]:
    """Bare numerals, of which `facts.find` makes figures only where something is counted."""
    for numeral in quantities.numerals(case.text, case.language):
        if "number" in wanted:
            yield Marked(numeral.span, "number", normal(numeral.value))
        if "percentage" in wanted and numeral.percent:
            yield Marked(numeral.percent, "percentage", normal(numeral.value))
