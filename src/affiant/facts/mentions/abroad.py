"""The Kenyan parliament is not the one that the catalogue knows as the Parliament.

A body with a name of common words (Sénat, Ministry of Defence) is another one where an adjective
or a country beside it says that it is another country's: the name takes that in, and is no longer
the catalogue's. A city says the same (the High Court in Nairobi), and stays outside the name; the
page then means that body wherever it names it bare. The wrong body is worse than none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, standing
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.sheet import sheet

FORMED = 0.8
_OF = frozenset({"of", "de", "du", "des", "d"})
_IN = frozenset({"in", "at", "à", "au", "en", "of", "de", "d"})
_AFTER_OF = frozenset({"the", "la", "l", "les", "’", "'"})
_LONGEST = 5  # tokens of a country's name
_NOWHERE = frozenset({"int", "eu"})


@dataclass(frozen=True, slots=True)
class _Whose:
    """A country's code, and the tokens that tell it: up to `last` behind the name, or before it."""

    country: str
    last: int


def abroad(settings: Sequence[Setting], found: Iterable[Named]) -> list[Named]:
    """The names; those of another country's body are not the catalogue's."""
    starts = [setting.sentence.span.start for setting in settings]
    names = {named.start: named for named in found}
    elsewhere: set[str] = set()
    bare: list[Named] = []
    for named in [*names.values()]:
        held = named.known_as is not None and names.get(named.start) is named
        if held and named.country is not None and named.country not in _NOWHERE:
            at = bisect_right(starts, named.start) - 1
            if at < 0:
                continue
            name = named.name
            told = _check(settings[at], names, named)
            if told is None:
                bare.append(named)
            elif not told:
                elsewhere.add(name)
    for named in bare:
        if named.name in elsewhere:
            _unknown(named)
    return [*names.values()]


def country_of(word: Token) -> str | None:
    """The country whose people or bodies the adjective is of (québécoise, Kenyan)."""
    return _adjectives().get(word.low)


def _check(setting: Setting, names: dict[int, Named], named: Named) -> bool | None:
    """Whether it stays the catalogue's by what stands beside it; None where nothing does."""
    words = setting.words
    first = bisect_left(words, named.start, key=attrgetter("start"))
    last = bisect_left(words, named.end, key=attrgetter("start"))
    if first >= last or not _is_common(words[first:last]):
        return None
    if named.country in {_told(word) for word in words[first:last]}:
        return None  # the US Air Force at a place that nobody knows
    whose = _after(words, last) or _before(words, first, last) or _seated(words, names, last)
    if whose is None:
        return None
    if whose.last > last:
        for other in [*standing(setting, names, last, whose.last)]:
            if other is not named:
                del names[other.start]
        _lengthen(setting, named, first, whose.last)
    if whose.country == named.country:
        return True
    _unknown(named)
    return False


def _told(word: Token) -> str | None:
    return _adjectives().get(word.low) or _countries().get(word.low)


def _unknown(named: Named) -> None:
    named.known_as, named.confidence = None, min(named.confidence, FORMED)


def _is_common(words: Sequence[Token]) -> bool:
    """Whether a head opens or ends it: Sénat, Conseil d’État, Supreme Court, Home Office."""
    lists = lexicon()
    return words[0].low in lists.organisation_heads or words[-1].low in lists.english_heads


def _after(words: Sequence[Token], last: int) -> _Whose | None:
    """Assemblée nationale | québécoise, Ministry of Defence | of the United Arab Emirates."""
    if last >= len(words) or words[last].start - words[last - 1].end != 1:
        return None
    word = words[last]
    if word.text == word.low and word.low in _adjectives():
        return _Whose(_adjectives()[word.low], last + 1)
    if word.low not in _OF:
        return None
    at = last + 1
    while at < len(words) and words[at].low in _AFTER_OF:
        at += 1
    return _country(words, at)


def _seated(words: Sequence[Token], names: Mapping[int, Named], last: int) -> _Whose | None:
    """The High Court | in Nairobi; a town that nobody knows may lie anywhere."""
    at = last + 1
    while at < len(words) and words[at].low in _AFTER_OF:
        at += 1
    if at >= len(words) or words[last].low not in _IN or not words[at].capital:
        return None
    for end in range(min(len(words), at + _LONGEST), at, -1):
        told = _joined(words[at:end])
        code = _cities().get(told) or _countries().get(told)
        if code is not None:
            return _Whose(code, last)
    place = names.get(words[at].start)
    return None if place is None or place.kind is not EntityKind.PLACE else _Whose("", last)


def _joined(words: Sequence[Token]) -> str:
    """The words as they stand: Port-au-Prince, Cox’s Bazar, St. Louis."""
    told, end = "", words[0].start
    for word in words:
        told += " " * (word.start > end) + word.low
        end = word.end
    return told.replace("’", "'")


def _country(words: Sequence[Token], at: int) -> _Whose | None:
    """The country whose name begins here; of two the longer."""
    if at >= len(words) or not words[at].capital:
        return None
    for end in range(min(len(words), at + _LONGEST), at, -1):
        told = " ".join(word.low for word in words[at:end]).replace("’", "'").replace(" ' ", "'")
        if told in _countries():
            return _Whose(_countries()[told], end)
    return None


def _before(words: Sequence[Token], first: int, last: int) -> _Whose | None:
    """The Kenyan | Ministry of Defence, Kenya’s | Ministry of Defence."""
    at = first - 1
    if at >= 2 and words[at].low == "s" and words[at - 1].text in "’'":  # noqa: PLR2004
        code = _countries().get(words[at - 2].low)
        return None if code is None else _Whose(code, last)
    code = _adjectives().get(words[at].low) if at >= 0 and words[at].capital else None
    return None if code is None else _Whose(code, last)


def _lengthen(setting: Setting, named: Named, first: int, last: int) -> None:
    origin = setting.sentence.span.start
    setting.take(first, last)
    named.end = setting.words[last - 1].end
    named.name = setting.sentence.text[named.start - origin : named.end - origin]


@cache
def _adjectives() -> Mapping[str, str]:
    return _by_word("adjectives")


@cache
def _countries() -> Mapping[str, str]:
    return _by_word("names")


@cache
def _cities() -> Mapping[str, str]:
    return {
        city.strip(): code for code, told in sheet("cities").items() for city in told.split(";")
    }


def _by_word(column: str) -> dict[str, str]:
    """Small words to the code of the country that they tell."""
    return {
        word.strip(): code
        for code, told in sheet("peoples").items()
        for word in told[column].split(";")
    }
