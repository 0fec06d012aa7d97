"""The line that names who is quoted: "Le 3 mai 2021 à 10:12, Anne a écrit :".

It may be broken over six lines. A date and an address, or the time of day, are what programs write
and people do not; where quoted lines follow at once, the verb alone, or an address, is enough.
"""

import re

from affiant.mail.replies.words import WORDS, any_of

_VERB = rf"(?<!\w)(?:{any_of(WORDS['wrote'])})(?!\w)"
_WROTE = re.compile(_VERB, re.IGNORECASE)
_WROTE_LAST = re.compile(rf"{_VERB}[ \t\xa0\u202f]*:?$", re.IGNORECASE)
_OPENS = re.compile(rf"[>\s]*(?:{any_of(WORDS['openers'])})[ ,\xa0]")
_QUOTES = re.compile(rf"[>\s]*(?:{any_of(WORDS['quoting'])})[ \xa0]+\S")
_DATED = re.compile(r"\d{1,4}[./:\-hH]\d{1,2}|\b(?:19|20)\d\d\b|\d{1,2}\.? [^\W\d]{3,9}")
_MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b")
"""Enough behind an opener: "On Wed, Dec 9, Anne <anne@corp.fr> wrote:"."""
_DATE_FIRST = re.compile(r"[>\s]*\d{1,4}[./ -]")
_CLOCK = re.compile(
    r"\b\d{1,2}[ \xa0\u202f]?[:hH][ \xa0\u202f]?\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d"
)
"""The time of day, or the day of the week as only programs write it (RFC 5322)."""
_ADDRESSED = re.compile(r"\S@\S")
_BY_DATE = re.compile(r"[>\s]*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b.*")
_ADDRESS_LAST = re.compile(r"<[^<>]*@[^<>]*> ?:?$")
_ALL_DATED = re.compile(
    rf"[>\s]*(?:\d|(?:{any_of(WORDS['weekdays'])})\b|[A-Z][a-z]{{2,8}}\.? \d)"
    r"[^\n]{9,250}\S@[^\s@]+[>)\"]* ?:",
    re.IGNORECASE,
)
"""Mail.ru, Yandex, Tutanota: the day, the hour and an address, with no verb."""
_SAME_LINE = re.compile(  # Yahoo's application puts the quoted words behind it
    rf"[>\s]*(?:{any_of(WORDS['openers'])})[ ,\xa0][^\n]{{1,200}}\S@[^\s<>]+> ?(?:{_VERB}) ?:\s"
)
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{3}[.!?…][»”\"]?\s+[^\W\d_a-z]")
_DASHES = "-–— \t"  # "---- Le 4 mars 2014, X a écrit ----"
MARKED = re.compile(r"\s*(?:>|\|(?=\s|$))")
_OWN_MARK = re.compile(
    r"(?![-*•–—.\"“«(\[<>|#]+(?:\s|\w))[^\w\s]{1,4}(?=[\s\w]|$)|[A-Z]{1,3}>(?=\s|$)"
)
_LEAST_MARKED = 2  # lines with a mark of somebody's own
_LINES = 6
_LONGEST = 400
_LONGEST_NAME = 120  # characters of a line with a verb and no more


def attribution(lines: list[str], number: int, floor: int) -> range | None:
    """The lines of one whose last is `number`, and which starts at `floor` or after."""
    line = lines[number].rstrip()
    if _ALL_DATED.fullmatch(line) and _CLOCK.search(line) and _DATED.search(line):
        return range(number, number + 1)
    if _BY_DATE.fullmatch(line) and (dated := _by_date(lines, number)):
        return dated
    if _SAME_LINE.match(line) and _DATED.search(line):
        return range(number, number + 1)
    bare = line.rstrip(_DASHES)
    if not bare.endswith(":") and not _WROTE_LAST.search(bare):
        return None
    is_followed = _is_followed(lines, number + 1)
    return _in_full(lines, number, floor, is_followed=is_followed) or (
        range(number, number + 1) if is_followed and _is_named(bare) else None
    )


def marked(lines: list[str]) -> list[str]:
    """The lines with ">" for a mark of somebody's own ("--]", ":", "}"), known by standing right
    below who is quoted."""
    for number, line in enumerate(lines[:-1]):
        if not _WROTE_LAST.search(line.rstrip()):
            continue
        below = next((one for one in lines[number + 1 : number + 3] if one.strip()), "")
        found = _OWN_MARK.match(below)
        if found and sum(one.startswith(found[0]) for one in lines) >= _LEAST_MARKED:
            return [
                f">{one.removeprefix(found[0])}" if one.startswith(found[0]) else one
                for one in lines
            ]
    return lines


def _in_full(lines: list[str], number: int, floor: int, *, is_followed: bool) -> range | None:
    """One with a date, an address or both; the longest that begins as programs begin them."""
    best, unbroken = None, True
    for first in range(number, max(floor, number - _LINES + 1) - 1, -1):
        unbroken = unbroken and bool(lines[first].strip())
        joined = " ".join(part.strip() for part in lines[first : number + 1])
        if len(joined) > _LONGEST or _SENTENCE_ENDS.search(joined):
            break
        if not _WROTE.search(joined):
            continue
        start = lines[first].lstrip(_DASHES)
        opens = _OPENS.match(start) or (unbroken and _DATE_FIRST.match(start))
        is_exact = is_followed or _ADDRESSED.search(joined) or _CLOCK.search(joined)
        if opens and is_exact and (_DATED.search(joined) or _MONTH_DAY.search(joined)):
            return range(first, number + 1)
        if best is None and (_ADDRESSED.search(joined) or _names_time(joined)):
            best = range(first, number + 1)
    return best


def _is_named(line: str) -> bool:
    """Whether it is enough above quoted lines: "Anne a écrit :", "Selon <anne@corp.fr> :"."""
    if len(line) > _LONGEST_NAME or _SENTENCE_ENDS.search(line):
        return False
    if _WROTE.search(line):
        return True
    return bool(_ADDRESSED.search(line) and _QUOTES.match(line))


def _is_followed(lines: list[str], number: int) -> bool:
    """Whether the next line with words is quoted by its start."""
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number < len(lines) and MARKED.match(lines[number]) is not None


def _names_time(joined: str) -> bool:
    """A date at its start, where no opener is written."""
    found = _DATED.search(joined)
    return found is not None and found.start() <= 1 and joined.endswith(":")


def _by_date(lines: list[str], number: int) -> range | None:
    """A date, a name and an address, on one line or two, with no verb."""
    for after in (number + 1, number + 2):
        joined = " ".join(part.strip() for part in lines[number:after])
        if _ADDRESS_LAST.search(joined):
            return range(number, after)
    return None
