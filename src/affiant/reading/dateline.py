"""The day on which a text says that it was published: a dateline, read by its shape.

A dateline is a short passage near the top that is a date and little else ("lundi 16 juillet
2018", "Published 3 May 2021 by ..."), or the place and date before a report's first sentence
("SEATTLE, July 9, 2018 - ..."). A date inside a sentence is no dateline. Numeric dates are
read day first; in English, where that depends on the country, only when the numbers decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from affiant.reading.boilerplate import fold
from affiant.reading.document import DateBasis, PublicationDate
from affiant.reading.passage import Passage
from affiant.reading.span import Span

_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12, "janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7,
    "déc": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1,
    "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"""(?<![\w/])(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)
    | (?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?[\s\u00a0-]+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?
        [\s\u00a0-]+(?P<year>(?:19|20)\d\d)\b
    | (?P<month_us>{_MONTH})\b\.?[\s\u00a0]+(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?,?[\s\u00a0]+
        (?P<year_us>(?:19|20)\d\d)\b
    | (?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)
        (?P<year_n>(?:19|20)\d\d|\d\d)(?![\w/])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_REPOST = re.compile(
    r"article (?:original|d'origine)|texte original|publication originale|"
    r"(?:initialement|originalement|d'abord) (?:publie|paru|diffuse)|"
    r"(?:publie|paru|diffuse) (?:initialement|a l'origine|pour la premiere fois)|"
    r"(?:originally|first) (?:published|appeared|posted|printed)|original(?:ly)? (?:article|post|"
    r"publication)|republished|reposted|repost\b|cross-?posted|reprinted|republie|reproduit"
)
ORIGINAL = re.compile(
    r"(?:article|texte|billet|publication|version) (?:original|d'origine)|publication originale|"
    r"(?:initialement|originalement|d'abord) (?:publie|paru|diffuse)|"
    r"(?:publie|paru|diffuse)e?s? (?:initialement|a l'origine|pour la premiere fois)|"
    r"(?:originally|first) (?:published|appeared|posted|printed|ran)|"
    r"original(?:ly)? (?:article|post|publication|dated|from)"
)
"""What calls the date behind it the original's; "republished on" dates the copy."""
_REVISED = re.compile(r"mis(?:e)? a jour|modifie|actualise|updated|modified|last edited|revised")
_NOT_PUBLISHED = re.compile(
    r"(?:\b(?:deadline|date limite|limite|echeance|au plus tard|avant|d'ici|jusqu'au|no later than"
    r"|not later than|until|before|due|due date|closing date|cloture|expires?|expiry|valid|valable"
    r"|effective|en vigueur|next meeting|prochaine (?:seance|reunion|assemblee)|dob|born|nee?"
    r"|date of birth|date de naissance|hearing|audience)|\bby|^\W*vu\s.*"
    r"|\b(?:your (?:request|letter)|votre (?:demande|lettre|courrier)))"
    r"\s*(?:date|on|of|le|du|au|:|is|est|from|a|the)?[\s:]*$"
)
"""What tells, right before a date, that the text was not published on it."""
_HEAD = 12  # passages at the top among which a dateline stands
_TAIL = 4  # passages at the end, where a letter or a reposted article may have it
_WORDS = 14  # of a dateline with a byline and cue words around the date
_REPORT = re.compile(r"[^.!?\n]{0,60}?[\s(]*$")
_DASH = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?[–—-]+\s")
_PIVOT = 69  # two-digit years from here on are of the last century (POSIX strptime)
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class _Candidate:
    published: PublicationDate
    rank: int  # 0 published, 1 the original's, 2 revised


def find(text: str, passages: Sequence[Passage], language: str | None) -> PublicationDate | None:
    """The publication date that the text itself states, with its span, or None.

    `passages` may hold boilerplate: a page's machinery writes datelines too. Of several, the
    first that is not called an update. `language` decides how 03/04/2021 is read.
    """
    found = [
        candidate
        for passage in ends(passages)
        for candidate in _candidates(text, passage.span, language)
    ]
    return min(found, key=lambda candidate: candidate.rank).published if found else None


def says_repost(text: str, passages: Sequence[Passage]) -> bool:
    """Whether a short passage at the top or the end says that the text is older than the page."""
    return any(
        len(words.split()) <= _WORDS and _REPOST.search(fold(words))
        for words in (passage.span.of(text) for passage in ends(passages))
    )


def ends(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages at the top and at the end, where a page is dated."""
    return (*passages[:_HEAD], *passages[max(_HEAD, len(passages) - _TAIL) :])


def _candidates(text: str, span: Span, language: str | None) -> Iterator[_Candidate]:
    words = span.of(text)
    short = len(words.split()) <= _WORDS and not words.rstrip().endswith((".", "!", "?"))
    for found in DATE.finditer(words if short else words[:120]):
        if not short and not _begins_report(words, found):
            return
        iso = iso_of(found, language)
        if iso is None:
            continue
        place = Span(span.start + found.start(), span.start + found.end())
        folded = fold(words) if short else ""
        repost = _REPOST.search(folded) is not None
        before = fold(words[: found.start()])
        if _NOT_PUBLISHED.search(before):
            continue
        rank = 2 if _REVISED.search(before) else int(ORIGINAL.search(before) is not None)
        yield _Candidate(PublicationDate(iso, DateBasis.TEXT, place, repost), rank)


def _begins_report(words: str, found: re.Match[str]) -> bool:
    """ "SEATTLE, July 9, 2018 (AP) - ...": capitals, date, dash, before the first sentence."""
    before = words[: found.start()]
    place = re.match(r"[^\W\d_]{3,}", before)
    return bool(
        place
        and (place.group().isupper() or re.fullmatch(r"[^\W\d_][\w' -]+, (?:le )?", before))
        and _REPORT.fullmatch(before)
        and _DASH.match(words, found.end())
    )


def iso_of(found: re.Match[str], language: str | None) -> str | None:
    """The day that a match of `DATE` names, None where it names none or could name two."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["month"]:
        year, month, day = int(found["year"]), _MONTHS[found["month"].lower()], int(found["day"])
    elif found["month_us"]:
        month = _MONTHS[found["month_us"].lower()]
        year, day = int(found["year_us"]), int(found["day_us"])
    else:
        numbers = _numeric(int(found["first"]), int(found["second"]), language)
        if numbers is None:
            return None
        (day, month), year = numbers, int(found["year_n"])
        if len(found["year_n"]) == len("21"):
            year += 1900 if year >= _PIVOT else 2000
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # 31 June
        return None


def _numeric(first: int, second: int, language: str | None) -> tuple[int, int] | None:
    """Day and month, or None where only the writer's country could tell."""
    if language != "en" or first > _LAST_MONTH or first == second:
        return first, second
    return (second, first) if second > _LAST_MONTH else None
