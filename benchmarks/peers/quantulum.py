"""quantulum3 (English only), with the scikit-learn that its classifier was pickled with."""

from collections.abc import Sequence

import joblib  # noqa: F401 - quantulum3 falls silent without it: an absence is to be said
import sklearn  # noqa: F401
import stemming  # noqa: F401
from quantulum3 import parser

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked
from benchmarks.comparing.specifications import normal

DIMENSIONS = frozenset({"length", "mass", "volume", "area", "speed", "data storage", "force"})


class Quantulum:
    """Its quantities by what they measure; as figures all but sums."""

    name = "quantulum3"
    languages = frozenset({"en"})
    types = frozenset(
        {"number", "percentage", "money", "dimension", "temperature", "age", "figure"}
    )

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        found = []
        for told in parser.parse(case.text):
            span, value = Span(*told.span), normal(told.value)
            entity = str(told.unit.entity.name)
            kinds = _kinds(entity, str(told.unit.name))
            found += [Marked(span, kind, value) for kind in sorted(kinds & wanted)]
        return found


def _kinds(entity: str, unit: str) -> frozenset[str]:
    if entity == "currency":
        return frozenset({"money"})
    if unit == "percentage":
        return frozenset({"percentage", "figure"})
    if entity in DIMENSIONS:
        return frozenset({"dimension", "figure"})
    named = {"temperature": "temperature", "time": "age", "dimensionless": "number"}.get(entity)
    return frozenset({named, "figure"}) if named else frozenset({"figure"})


def peer() -> Quantulum:
    """Made once; its classifier is loaded by a first sentence."""
    found = Quantulum()
    found.find(Case("2 miles", "en", ()), found.types)
    return found
