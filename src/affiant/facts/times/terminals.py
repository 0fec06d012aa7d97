"""The words of the grammar of time expressions: numerals by their range, names of the calendar."""

from collections.abc import Callable
from functools import cache

from affiant.facts.quantities.cardinal import cardinal
from affiant.facts.quantities.lexicon import number_words
from affiant.facts.quantities.token import Token
from affiant.facts.times.calendar import calendar
from affiant.facts.times.reading import Line

_NONE: frozenset[int] = frozenset()
_DAYS, _HOURS, _HALF_DAY, _MINUTES, _WEEKS = 31, 24, 12, 59, 53
_FIRST, _LAST = 1000, 2999
_NUMBER_WORDS = 8  # tokens: no year or hour in words is longer


DIGITS = "0"  # stands for every numeral among the words with which a terminal begins


def opening(token: Token) -> str:
    """The token as `beginnings` lists it: a numeral as one sign, a compound by its first part."""
    if token.low[0].isdecimal() or token.digits:
        return DIGITS
    return token.low.partition("-")[0] or token.low


@cache
def beginnings(language: str) -> dict[str, frozenset[str]]:
    """The words with which each terminal can begin."""
    words, known = number_words(language), calendar(language)
    names = {*calendar("fr").months, *calendar("en").months, *_MORE_MONTHS}
    names |= {*calendar("fr").short_months, *calendar("en").short_months}
    number = frozenset({*words.small, *words.tens, *words.scales, *words.articles})
    told = {
        **dict.fromkeys(("HOURWORD", "MINWORD", "DAYWORD", "YEARWORD"), number),
        "COUNT": words.begins | {DIGITS},
        "ORDW": frozenset({*words.ordinals, *words.tens}),
        "MONTH": frozenset(names),
        "MONTHALONE": frozenset(names),
        "WD": frozenset({*known.weekdays, *_SHORT_DAYS[language]}),
        "SEASON": frozenset(known.seasons),
        "UNIT": frozenset(known.units),
        "UNITS": frozenset(known.units),
    }
    return {name: told.get(name, frozenset((DIGITS,))) for name in TERMINALS}


def ends(name: str, line: Line, at: int) -> frozenset[int]:
    """The ends of the terminal `name` at `at`. Raises KeyError for a symbol that is unknown."""
    return TERMINALS[name](line, at)


def _numeral(line: Line, at: int, low: int, high: int, widths: tuple[int, ...]) -> frozenset[int]:
    word = line.low(at)
    if len(word) not in widths or not word.isdecimal() or not low <= int(word) <= high:
        return _NONE
    return frozenset((at + 1,))


def _free(line: Line, at: int) -> bool:
    """Whether no letter and no sign of money is glued to the numeral at `at`."""
    behind = line.low(at + 1)
    before = line.low(at - 1)
    glued = line.tight(at + 1) and (behind.isalpha() or behind in ("%", "€", "$", "£"))
    return not glued and not (line.tight(at) and before in ("$", "€", "£", "#"))


def _day(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 1, _DAYS, (1, 2)) if _free(line, at) else _NONE


def _year(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, _FIRST, _LAST, (4,)) if _free(line, at) else _NONE


def _short_year(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 0, 99, (2,))


def _any_year(line: Line, at: int) -> frozenset[int]:
    return _year(line, at) | _short_year(line, at)


def _hour(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 0, _HOURS, (1, 2))


def _small_hour(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 1, _HALF_DAY, (1, 2))


def _minutes(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 0, _MINUTES, (2,))


def _whole_time(line: Line, at: int) -> frozenset[int]:
    """ "0730"."""
    word = line.low(at)
    told = len(word) == 4 and word.isdecimal()  # noqa: PLR2004 - hhmm
    return frozenset((at + 1,)) if told and word[:2] <= "24" and word[2:] < "60" else _NONE


def _week(line: Line, at: int) -> frozenset[int]:
    return _numeral(line, at, 1, _WEEKS, (1, 2))


def _dotted(parts: int, least: int) -> Callable[[Line, int], frozenset[int]]:
    def read(line: Line, at: int) -> frozenset[int]:
        told = line.low(at).split(".")
        fits = len(told) == parts and all(piece.isdecimal() for piece in told)
        small = fits and int(told[0]) <= least and len(told[1]) <= 2  # noqa: PLR2004 - digits
        return frozenset((at + 1,)) if small else _NONE

    return read


def _compact(line: Line, at: int) -> frozenset[int]:
    """ "20161016"."""
    word = line.low(at)
    if len(word) != 8 or not word.isdecimal() or word[:2] not in ("19", "20"):  # noqa: PLR2004 - digits
        return _NONE
    fits = 1 <= int(word[4:6]) <= _HALF_DAY and 1 <= int(word[6:]) <= _DAYS
    return frozenset((at + 1,)) if fits else _NONE


def _ordinal(line: Line, at: int) -> frozenset[int]:
    """ "3rd", "1er", "4e": a numeral with its ending, up to 31."""
    if not _numeral(line, at, 1, 53, (1, 2)):
        return _NONE
    ending = line.low(at + 1)
    told = ending in _endings(line.calendar.language) and (line.tight(at + 1) or ending == "er")
    return frozenset((at + 2,)) if told else _NONE


@cache
def _endings(language: str) -> frozenset[str]:
    english, french = "st nd rd th", "er ère ere e eme ème ième nd nde"
    return frozenset((english if language == "en" else french).split())


def _ordinal_word(line: Line, at: int) -> frozenset[int]:
    """ "third", "twenty-first", "twenty first", "premier"."""
    words = number_words(line.calendar.language)
    word = line.low(at).split("-")
    if word[-1] in words.ordinals and (len(word) == 1 or word[0] in words.tens):
        return frozenset((at + 1,)) if words.ordinals[word[-1]] <= _WEEKS else _NONE
    if word[0] not in words.tens or len(word) > 1:
        return _NONE
    behind = at + 2 if line.low(at + 1) == "-" else at + 1
    return frozenset((behind + 1,)) if words.ordinals.get(line.low(behind), 99) < 10 else _NONE  # noqa: PLR2004 - a unit


def _count(line: Line, at: int) -> frozenset[int]:
    """ "two", "2", "2.5", "twenty four": an amount, not "a"."""
    read = line.count(at)
    if read is None or (read.article and line.low(at) not in ("one", "un", "une", "a", "an")):
        return _NONE
    return frozenset((read.last,))


def _word_number(low: int, high: int) -> Callable[[Line, int], frozenset[int]]:
    """A number in words between the two, every length of it."""

    def read(line: Line, at: int) -> frozenset[int]:
        if at >= len(line.tokens) or line.tokens[at].digits:
            return _NONE
        words = number_words(line.calendar.language)
        found = set()
        near = line.tokens[at : at + _NUMBER_WORDS]
        for last in range(at + 1, at + len(near) + 1):
            told = cardinal(near[: last - at], 0, words)
            if told and told.last == last - at and low <= told.value <= high:
                found.add(last)
        return frozenset(found)

    return read


def _hour_word(line: Line, at: int) -> frozenset[int]:
    """ "two", "huit"; "une heure" is a length unless "à" stands before it."""
    least = 1 if line.calendar.language == "en" or line.low(at - 1) == "à" else 2
    return _word_number(least, 12)(line, at)


def _year_word(line: Line, at: int) -> frozenset[int]:
    """ "nineteen ninety six", "two thousand and five", "deux mille vingt"."""
    whole = _word_number(1500, 2100)(line, at)
    if line.calendar.language != "en":
        return whole
    centuries = _word_number(15, 21)(line, at)
    return whole | {end for middle in centuries for end in _word_number(10, 99)(line, middle)}


def _month(line: Line, at: int) -> frozenset[int]:
    """A month beside a number; the full stop of its abbreviation may follow."""
    word = line.low(at)
    french, english = calendar("fr"), calendar("en")
    known = line.calendar
    told = word in known.months or word in known.short_months
    other = english if known is french else french
    if not told and word not in other.months and word not in other.short_months:
        return _NONE if word not in _MORE_MONTHS else frozenset((at + 1, at + 2))
    stop = line.low(at + 1) == "." and line.tight(at + 1) and word not in known.months
    stop = stop and at + 2 < len(line.tokens)  # else it ends the sentence
    return frozenset((at + 1, at + 2)) if stop else frozenset((at + 1,))


_MORE_MONTHS = frozenset(("fev", "dec", "jan", "jui"))


_BEFORE_VERBS = frozenset(("and", "to", "the", "a"))


def _month_alone(line: Line, at: int) -> frozenset[int]:
    """A month without a number: a full name, or an abbreviation with a capital."""
    word, known = line.low(at), line.calendar
    if word in known.months:
        before = line.low(at - 1)
        sure = before in known.month_before and before not in _BEFORE_VERBS
        sure = sure or word not in known.doubtful_months
        return frozenset((at + 1,)) if sure else _NONE
    return frozenset((at + 1,)) if word in known.short_months and line.capital(at) else _NONE


_LEADS_A_DAY = frozenset(
    ("on", "le", "du", "au", "by", "until", "from", "de", "ce", "prochain", "")
)


def _slashed(line: Line, at: int) -> frozenset[int]:
    """ "22/04" where a day is due, and the two can be a day and a month."""
    if line.low(at - 1) not in _LEADS_A_DAY or line.low(at + 1) != "/" or not line.tight(at + 2):
        return _NONE
    sides = [line.low(at), line.low(at + 2)]
    if not all(_numeral(line, k, 1, _DAYS, (1, 2)) for k in (at, at + 2)):
        return _NONE
    if line.low(at + 3) in ("/", "%", "-"):
        return _NONE
    low, high = sorted(int(side) for side in sides)
    return frozenset((at + 3,)) if low <= _HALF_DAY and high <= _DAYS else _NONE


def _weekday(line: Line, at: int) -> frozenset[int]:
    word = line.low(at)
    if word in line.calendar.weekdays:
        return frozenset((at + 1,))
    short = _SHORT_DAYS[line.calendar.language]
    if word not in short or not (line.capital(at) or line.low(at + 1) == "."):
        return _NONE
    stop = line.low(at + 1) == "." and line.tight(at + 1)
    return frozenset((at + 1, at + 2)) if stop else frozenset((at + 1,))


_SHORT_DAYS = {
    "en": frozenset(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"]),
    "fr": frozenset(["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]),
}


def _table(name: str) -> Callable[[Line, int], frozenset[int]]:
    def read(line: Line, at: int) -> frozenset[int]:
        return frozenset((at + 1,)) if line.low(at) in getattr(line.calendar, name) else _NONE

    return read


def _units(line: Line, at: int) -> frozenset[int]:
    word = line.low(at)
    return frozenset((at + 1,)) if word in line.calendar.units and not line.capital(at) else _NONE


def _plural_unit(line: Line, at: int) -> frozenset[int]:
    plural = line.low(at).endswith("s")
    return _units(line, at) if plural else _NONE


def _decade(line: Line, at: int) -> frozenset[int]:
    word = line.low(at)
    told = len(word) in (2, 4) and word.isdecimal() and word.endswith("0")
    behind = line.low(at + 1) == "s"
    return frozenset((at + 2,)) if told and behind else _NONE


TERMINALS: dict[str, Callable[[Line, int], frozenset[int]]] = {
    "D": _day,
    "M": lambda line, at: _numeral(line, at, 1, 12, (1, 2)),
    "YEAR": _year,
    "YY": _short_year,
    "YN": _any_year,
    "H": _hour,
    "H12": _small_hour,
    "MM": _minutes,
    "HHMM": _whole_time,
    "WEEKNO": _week,
    "DOTDATE": _dotted(2, 31),
    "DOTTIME": _dotted(2, 24),
    "DOTFULL": _dotted(3, 31),
    "COMPACT": _compact,
    "ORDN": _ordinal,
    "ORDW": _ordinal_word,
    "COUNT": _count,
    "HOURWORD": _hour_word,
    "MINWORD": _word_number(1, 59),
    "DAYWORD": _word_number(1, 31),
    "YEARWORD": _year_word,
    "MONTH": _month,
    "MONTHALONE": _month_alone,
    "WD": _weekday,
    "SEASON": _table("seasons"),
    "UNIT": _units,
    "UNITS": _plural_unit,
    "DECADE": _decade,
    "SLASHED": _slashed,
}
