"""What a file claims about itself in its own metadata: shown as claimed, never proven."""

import re
from dataclasses import dataclass, field
from functools import cache

from affiant.reading.document import DateBasis, PublicationDate
from affiant.reading.text import normalise
from affiant.vocabulary.sheet import sheet

_ISO = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?")
_PDF = re.compile(r"(?:D:)?(?P<year>[12]\d{3})(?P<month>0[1-9]|1[0-2])?(?P<day>\d{2})?")
"""ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm; all but the year may be missing."""

_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Claims:
    """Title, date, authors and the rest, in the words of the file."""

    title: str | None = None
    published: PublicationDate | None = None
    authors: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = field(default=())


def line(text: str | None) -> str | None:
    """`text` on one line and normalised, or None when nothing is left."""
    return " ".join(normalise(text or "").split()) or None


def people(text: str | None) -> tuple[str, ...]:
    """The authors in a metadata field: names are parted by ";", by nothing else for sure. What a
    program puts there by itself is nobody."""
    names = (line(name) for name in (text or "").split(";"))
    return tuple(name for name in names if name and name.casefold() not in _nobody())


def iso_date(text: str | None) -> PublicationDate | None:
    """The day of an ISO 8601 or W3CDTF date, which may be partial; None for anything else, and for
    the moment at which a library's template was made."""
    told = (text or "").strip()
    return None if told in _days_of_templates() else _date(_ISO.match(told))


def pdf_date(text: str | None) -> PublicationDate | None:
    """The day of a PDF date string; None for anything else."""
    return _date(_PDF.match((text or "").strip()))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(sheet("no_authors")["no_authors"])


@cache
def _days_of_templates() -> frozenset[str]:
    return frozenset(sheet("no_authors")["days_of_templates"])


def _date(match: re.Match[str] | None) -> PublicationDate | None:
    if match is None:
        return None
    parts = [match["year"]]
    if match["month"]:
        parts.append(match["month"])
        if match["day"] and 1 <= int(match["day"]) <= _LAST_DAY:
            parts.append(match["day"])
    return PublicationDate("-".join(parts), DateBasis.METADATA)
