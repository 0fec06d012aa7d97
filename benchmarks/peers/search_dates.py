"""dateparser's `search_dates`: it tells the words it found but not where; they are looked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dateparser.search import search_dates

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked


class SearchDates:
    """Dates in running text, the language told to it."""

    name = "dateparser"
    languages = frozenset({"en", "fr"})
    types = frozenset({"date"})

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        settings: dict[str, Any] = {}
        if case.anchor:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(case.anchor)
        told = search_dates(case.text, languages=[case.language], settings=settings) or []
        found = []
        after = 0
        for words, _ in told if "date" in wanted else ():
            start = case.text.find(words, after)
            if start >= 0:
                after = start + len(words)
                found.append(Marked(Span(start, after), "date"))
        return found


def peer() -> SearchDates:
    """Made once; its languages are loaded by a first sentence."""
    found = SearchDates()
    for language in sorted(found.languages):
        found.find(Case("2 mars 2017", language, ()), found.types)
    return found
