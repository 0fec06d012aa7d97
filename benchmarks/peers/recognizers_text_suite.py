"""Microsoft's Recognizers-Text in Python; it needs emoji < 2 (it imports what later ones lost).

It is handed one paragraph at a time: on whole articles it loses a third of the dates it finds so.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import (
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)
from recognizers_text import Culture

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked, lines
from benchmarks.comparing.specifications import normal

CULTURES = {"en": Culture.English, "fr": Culture.French}
VALUED = {
    "number": (recognize_number,),
    "percentage": (recognize_percentage,),
    "money": (recognize_currency,),
    "dimension": (recognize_dimension,),
    "age": (recognize_age,),
    "temperature": (recognize_temperature,),
    "figure": (recognize_number, recognize_percentage, recognize_dimension, recognize_age),
}


class RecognizersText:
    """Its models by type; a figure is what its numbers and units mark, the longest at a place."""

    name = "Recognizers-Text"
    languages = frozenset(CULTURES)
    types = frozenset({*VALUED, "date"})

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        found = []
        for passage in lines(case.text):
            part = replace(case, text=passage.span.of(case.text))
            for type_ in sorted(wanted & self.types):
                told = self._dates(part) if type_ == "date" else self._valued(part, type_)
                found += [replace(m, span=m.span.shifted(passage.span.start)) for m in told]
        return found

    def _dates(self, case: Case) -> list[Marked]:
        anchor = datetime.fromisoformat(case.anchor) if case.anchor else None
        told = recognize_datetime(case.text, CULTURES[case.language], reference=anchor)
        return [Marked(Span(one.start, one.end + 1), "date") for one in told]

    def _valued(self, case: Case, type_: str) -> list[Marked]:
        told = [
            Marked(Span(one.start, one.end + 1), type_, normal((one.resolution or {}).get("value")))
            for recognize in VALUED[type_]
            for one in recognize(case.text, CULTURES[case.language])
        ]
        return longest(told)


def longest(marked: Sequence[Marked]) -> list[Marked]:
    """Without those that a longer one covers."""
    kept: list[Marked] = []
    for one in sorted(marked, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or one.span.end > kept[-1].span.end:
            kept.append(one)
    return kept


def peer() -> RecognizersText:
    """Made once; its patterns are compiled at the first use of each model."""
    found = RecognizersText()
    for language in CULTURES:
        found.find(Case("12", language, ()), found.types)
    return found
