"""Days, months and years as a sentence writes them, whether or not anything tells their year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from affiant.evidence.search.analysis import fold
from affiant.reading.span import Span
from affiant.vocabulary.sheet import strings

_NUMERIC = re.compile(
    r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b"
)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_LEAST = 3  # letters of a month's name


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is written; what is None was not told."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> tuple[int | None, ...]:
        """Year, month, day."""
        return self.year, self.month, self.day

    def apart(self, other: "Day") -> bool:
        """Whether some part is told by both and differs."""
        return any(a != b for a, b in zip(self.parts, other.parts, strict=True) if a and b)

    def meets(self, other: "Day") -> bool:
        """Whether they share a part and differ in none."""
        shared = any(a and a == b for a, b in zip(self.parts, other.parts, strict=True))
        return shared and not self.apart(other)


def days(text: str, language: str) -> tuple[Day, ...]:
    """The dates of a text, in order, none within another."""
    found: list[Day] = []
    for day in (*_numeric(text), *_worded(text, language), *_years(text)):
        if not any(
            one.span.start < day.span.end and day.span.start < one.span.end for one in found
        ):
            found.append(day)
    return tuple(sorted(found, key=lambda one: one.span))


def _numeric(text: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(text):
        day, month, year, iso_year, iso_month, iso_day = match.groups()
        yield Day(
            Span(*match.span()), int(year or iso_year), int(month or iso_month), int(day or iso_day)
        )


def _worded(text: str, language: str) -> Iterator[Day]:
    for match in _pattern(language).finditer(text):
        day = match["before"] or match["after"]
        if not day and not match["year"] and not _may_stand_alone(match["month"], text, match):
            continue
        month = _months(language)[fold(match["month"])]
        year = match["year"]
        yield Day(
            Span(*match.span()), int(year) if year else None, month, int(day) if day else None
        )


def _may_stand_alone(name: str, text: str, match: re.Match[str]) -> bool:
    """ "Mars" and "may" are other words too; "avril" is not."""
    if fold(name) not in {"mars", "may", "march", "august", "mai"}:
        return True
    return bool(
        re.search(r"\b(?:en|de|mi|début|fin|depuis|in|since|of)[ -]$", text[: match.start()])
    )


def _years(text: str) -> Iterator[Day]:
    for match in _YEAR.finditer(text):
        yield Day(Span(*match.span()), int(match.group()))


@cache
def _months(language: str) -> dict[str, int]:
    months = strings("calendar", f"{language}.yaml")["months"]
    return {fold(name): int(number) for name, number in months.items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = strings("calendar", f"{language}.yaml")["months"]
    names = "|".join(
        sorted((name for name in months if len(name) >= _LEAST), key=len, reverse=True)
    )
    return re.compile(
        rf"(?:\b(?P<before>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{names})\b"
        r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:%|h)))?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )
