"""Years, spans of years, decades, fiscal years, halves, quarters and seasons."""

from affiant.facts.kinds import TimeKind
from affiant.facts.quantities.lexicon import rules
from affiant.facts.times import iso
from affiant.facts.times.reading import Line
from affiant.facts.times.told import Part, Told, ends

_CENTURIES = {
    name: number
    for number, name in enumerate(
        ("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"), 11
    )
}
_HALVES = 2  # of a year
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_DASHES = frozenset("-–—/")
_SENTENCE_SIGNS = frozenset(".,;:!?)]»”\"…–—-/'’")
_COUNTING = frozenset(
    ("de", "d'", "à", "of", "to", "with", "for", "over", "than", "contre", "pour")
)
_YEARS_JOIN = frozenset((",", "et", "and", "ou", "or"))
_OWNED = frozenset(("s", "its", "their", "our", "his", "her", "a"))  # "the institute's 2020 report"
_BEFORE_A_NUMBER = frozenset("$€£#°")
_NUMBERED_THINGS = frozenset((
    "n°", "no", "numéro", "number", "page", "p", "article", "art", "section", "room", "model",
    "route",
))  # fmt: skip
_PLAIN_AFTER = {
    language: frozenset(
        word
        for name in ("stops", "verbs", "prepositions", "determiners")
        for word in rules("measures", f"{language}.yaml")[name]
    )
    | frozenset(["et", "and", "report", "rapport"])
    for language in ("fr", "en")
}


def year(line: Line, index: int) -> Told | None:
    """The year, span of years, decade, fiscal year, quarter or season that begins at `index`."""
    return (
        _span(line, index)
        or _decade(line, index)
        or _century(line, index)
        or _fiscal(line, index)
        or _quarter(line, index)
        or _half(line, index)
        or _season(line, index)
        or _alone(line, index)
    )


def _span(line: Line, index: int) -> Told | None:
    """ "between 2014 and 2016", "de 2014 à 2016", "2014-2016", "2014-16"."""
    opened = line.low(index) in line.calendar.opener
    start = index + 1 if opened else index
    low = line.year(start)
    if low is None or _numbers_a_thing(line, index):
        return None
    sign = line.low(start + 1)
    if sign in _DASHES and line.tight(start + 1):
        high = line.year(start + 2) or _short_end(line, start + 2, low)
    elif opened and (sign in line.calendar.to or sign == "and"):
        at = start + 3 if line.low(start + 2) in ("en", "in") else start + 2
        high = line.year(at)
        return _years((index, at + 1), low, high, ends((start, start + 1), (at, at + 1)))
    else:
        return None
    parts = ends((start, start + 1), (start + 2, start + 3))
    return _years((start, start + 3), low, high, parts) if start == index else None


def _numbers_a_thing(line: Line, index: int) -> bool:
    """« la convention n° 2021-77 », model 2014: the numeral is a label."""
    return line.low(index - 1) in _BEFORE_A_NUMBER | _NUMBERED_THINGS


def _short_end(line: Line, index: int, low: int) -> int | None:
    number = line.number(index, 99)
    if number is None or len(line.low(index)) != 2:  # noqa: PLR2004 - two digits
        return None
    if line.low(index + 1) == "-":
        return None
    high = low // 100 * 100 + number
    return high if number > 12 else None  # noqa: PLR2004 - "2014-10" is a month


def _years(
    place: tuple[int, int], low: int, high: int | None, parts: tuple[Part, ...]
) -> Told | None:
    return Told(*place, f"{low}/{high}", parts=parts) if high is not None and high > low else None


def _decade(line: Line, index: int) -> Told | None:
    if line.low(index) in line.calendar.decades_word and line.low(index + 1).isdecimal():
        if _counted_years(line, index):
            return _years_named(line, index)
        text = line.low(index + 1)
        if len(text) in (2, 4) and text.endswith("0"):
            start = iso.year_of(text)
            if iso.FIRST_YEAR <= start <= iso.LAST_YEAR:
                return Told(index, index + 2, f"{start}/{start + 9}", TimeKind.PARTIAL)
    text = line.low(index)
    if len(text) == 4 and text.isdecimal() and line.low(index + 1) == "s" and line.tight(index + 1):  # noqa: PLR2004 - four digits
        start = int(text)
        if text.endswith("0") and iso.FIRST_YEAR <= start <= iso.LAST_YEAR:
            return Told(index, index + 2, f"{start}/{start + 9}", TimeKind.PARTIAL)
    return None


def _counted_years(line: Line, index: int) -> bool:
    """« les années 2020 à 2023 », « 2020, 2021 et 2022 »: years, and no decade."""
    join = line.low(index + 2)
    joined = join in line.calendar.to or join in _YEARS_JOIN or join in _DASHES
    return joined and line.year(index + 1) is not None and line.year(index + 3) is not None


def _years_named(line: Line, index: int) -> Told | None:
    """The span from the first year to the last; none of years that are only listed."""
    low, high = line.year(index + 1), line.year(index + 3)
    join = line.low(index + 2)
    if low is None or not (join in line.calendar.to or join in _DASHES):
        return None
    parts = ends((index + 1, index + 2), (index + 3, index + 4))
    return _years((index, index + 4), low, high, parts)


def _century(line: Line, index: int) -> Told | None:
    """ "XXe siècle", "XIX e siècle", "21st century"."""
    text = line.low(index)
    at = index + 1 if len(text) > 1 and text.endswith("e") else index + 2
    roman = line.tokens[index].text.removesuffix("e")
    number = _CENTURIES.get(roman)
    if number is None and text.isdecimal() and len(text) <= 2:  # noqa: PLR2004 - digits
        number = int(text)
    named = line.low(at) in ("siècle", "siècles", "century")
    behind = at == index + 1 or line.low(index + 1) in ("e", "ème", "st", "nd", "rd", "th")
    if number is None or not named or not behind:
        return None
    return Told(index, at + 1, f"{100 * number - 99}/{100 * number}", TimeKind.PARTIAL)


def _fiscal(line: Line, index: int) -> Told | None:
    """A fiscal year. No `iso`: when it begins depends on whose it is, and the text rarely tells."""
    phrase = line.calendar.fiscal.at(line.tokens, index)
    if phrase is None:
        return None
    at = phrase[1]
    if line.year(at) is None and not (line.number(at, 99) and line.low(index) == "fy"):
        return None
    last = at + 3 if line.low(at + 1) in ("-", "–") and line.tight(at + 2) else at + 1
    return Told(index, last, None, TimeKind.PARTIAL)


def _quarter(line: Line, index: int) -> Told | None:
    number = line.calendar.quarters.get(line.low(index))
    at = index + 2
    if number is None or line.low(index + 1) not in line.calendar.quarter_word:
        short = line.low(index) in ("q", "t") and line.tight(index + 1)
        number = line.number(index + 1, 4, 1) if short else None
        if number is None:
            return None
    told = line.year(line.past(at, "of de"))
    if told is None:
        return None
    months = f"{told}-{3 * number - 2:02d}/{told}-{3 * number:02d}"
    return Told(index, line.past(at, "of de") + 1, months, TimeKind.PARTIAL)


def _half(line: Line, index: int) -> Told | None:
    """The first half of 2024, le second semestre de 2023."""
    number = line.calendar.quarters.get(line.low(index))
    if number is None or line.low(index + 1) not in line.calendar.half_word:
        return None
    at = line.past(index + 2, "of de")
    told = line.year(at)
    if told is None or (number > _HALVES and line.low(index) not in line.calendar.last):
        return None
    months = "01/{}-06" if number == 1 else "07/{}-12"
    return Told(index, at + 1, f"{told}-{months.format(told)}", TimeKind.PARTIAL)


def _season(line: Line, index: int) -> Told | None:
    season = line.calendar.seasons.get(line.low(index))
    if season is None:
        return None
    at = line.past(index + 1, "of de")
    told = line.year(at)
    if told is None:
        return None
    if season in _SEASON_MONTHS:
        begin, end = _SEASON_MONTHS[season]
        return Told(index, at + 1, f"{told}-{begin:02d}/{told}-{end:02d}", TimeKind.PARTIAL)
    return Told(index, at + 1, None, TimeKind.PARTIAL)  # winter 2018 may be either end of it


def _alone(line: Line, index: int) -> Told | None:
    """A year by itself, where nothing shows that the number counts something."""
    told = line.year(index)
    if told is None or not _free_before(line, index) or not _free_after(line, index):
        return None
    if line.low(index - 1) in line.calendar.since:
        return Told(index, index + 1, f"{told}/..", TimeKind.PARTIAL)
    return Told(index, index + 1, str(told), TimeKind.PARTIAL)


def _free_before(line: Line, index: int) -> bool:
    before = line.low(index - 1)
    if _numbers_a_thing(line, index):
        return False
    glued = line.tight(index)
    return not glued or (before in "(-–—/'[«“\"" and not _joined_number(line, index))


def _joined_number(line: Line, index: int) -> bool:
    return line.low(index - 1) in _DASHES and line.tight(index - 1)


def _free_after(line: Line, index: int) -> bool:
    after, before = line.low(index + 1), line.low(index - 1)
    if _of_a_file(line, index):
        return False
    if not after or after in _SENTENCE_SIGNS:
        return True
    if after in _PLAIN_AFTER[line.calendar.language]:
        return True
    if after in line.words().percent.by_first or after in line.words().scales:
        return False
    counts = after.endswith(("s", "x")) and not line.capital(index + 1)
    if before in line.calendar.articles or before in _OWNED:
        return not counts
    if before in line.calendar.date_before or before in ("'", "("):
        return before not in _COUNTING
    return _after_noun(line, index)


def _of_a_file(line: Line, index: int) -> bool:
    """ "2023-SA-0457", "2024-271": the year in the number of a file dates nothing."""
    if line.low(index + 1) not in "-‑/" or not (line.tight(index + 1) and line.tight(index + 2)):
        return False
    text = line.tokens[index + 2].text if index + 2 < len(line.tokens) else ""
    return text.isupper() or (text.isdecimal() and len(text) > 2)  # noqa: PLR2004 - no month


def _after_noun(line: Line, index: int) -> bool:
    """ "le rapport fédéral 2020 sur ...": a year behind a French noun and before no plural."""
    before, after = line.low(index - 1), line.low(index + 1)
    if line.calendar.language != "fr" or not before.isalpha() or before in _PLAIN_AFTER["fr"]:
        return False
    return not after.endswith(("s", "x"))
