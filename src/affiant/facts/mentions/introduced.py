"""Letters in brackets after the long name of a body, however long: that is its definition."""

from collections.abc import Iterator

from affiant.facts.mentions.classify import ACRONYM
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, standing, taken
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.letters import base

INTRODUCED = 0.8
PASSING = 5  # letters from which one word of the name may have none (RAICES leaves out Legal)
_SMALL = frozenset({"’", "'"})
_MARKS = frozenset("“”«»\"‘’'")
_ARTICLES = frozenset({"the", "le", "la", "les"})
_AROUND = 2  # tokens within the brackets on either side of the letters: the “TBN”


def introduced(setting: Setting, found: list[Named]) -> list[Named]:
    """Texas Border Network (TBN): the names found and both of these, in no order.

    A name that is but a part of the long one (the Border Network) gives way to it.
    """
    if "(" not in setting.sentence.text:
        return found
    words = setting.words
    names = {named.start: named for named in found}
    for at in setting.capitals:
        opening = _opening(setting, at)
        if opening is None or not ACRONYM.match(words[at].text):
            continue
        if len(words[at].text) > 2:  # noqa: PLR2004 - US, EU say little
            first = _long_form(setting, opening, words[at].text)
            if first is not None:
                _drop_parts(setting, first, opening, names)
            names |= {named.start: named for named in _pair(setting, first, opening, at, names)}
    return [*names.values()]


def _opening(setting: Setting, at: int) -> int | None:
    """Where the bracket opens that holds this word alone; an article and marks do not count."""
    words = setting.words
    before = at - 1
    while before > at - 1 - _AROUND and (
        words[before].text in _MARKS or words[before].low in _ARTICLES
    ):
        before -= 1
    after = at + 1
    if after < len(words) and words[after].text in _MARKS:
        after += 1
    closed = after < len(words) and words[after].text == ")"
    return before if closed and before > 0 and words[before].text == "(" else None


def _drop_parts(setting: Setting, first: int, opening: int, names: dict[int, Named]) -> None:
    """Take away the names that are but part of the one from `first` to the bracket."""
    words = setting.words
    start, end = words[first].start, words[opening - 1].end
    article = first > 0 and words[first - 1].low in _ARTICLES
    least = words[first - 1].start if article else start
    within = [*standing(setting, names, first, opening)]
    if any(_stands(one, start, end, least) for one in within):
        return
    for at in range(first, opening):
        setting.taken[at] = 0
    for one in within:
        del names[one.start]


def _stands(named: Named, start: int, end: int, least: int) -> bool:
    """Whether a name is no mere part of the one from `start` to `end`: it is that one, begins
    before it (but for an article, from `least` on), goes on after it, or is a person's."""
    if named.start < least or named.end > end:
        return True
    return named.end == end and (named.start == start or named.kind is EntityKind.PERSON)


def _pair(
    setting: Setting, first: int | None, opening: int, at: int, names: dict[int, Named]
) -> Iterator[Named]:
    """The long name before the bracket, if it is not known yet, and its letters, if not known."""
    words = setting.words
    letters = words[at].text
    if setting.taken[opening - 1]:
        here = standing(setting, names, opening - 1, opening)
        long = next((one for one in here if one.end == words[opening - 1].end), None)
    elif first is None and (setting.heading or not words[opening - 1].text[0].isupper()):
        return
    else:
        long = None
        if first is not None:
            long = taken(setting, first, opening, EntityKind.ORGANISATION, INTRODUCED)
            yield long
    if long is not None and long.kind is not EntityKind.ORGANISATION:
        return
    if long is not None and first is not None:
        long.defined = long.start == words[first].start
    if setting.taken[at]:
        return
    short = taken(setting, at, at + 1, EntityKind.ORGANISATION, INTRODUCED)
    if long is not None and _abbreviates(letters, long.name):
        short.full, short.known_as, short.defined = long.name, long.known_as, long.defined
    yield short


def _abbreviates(letters: str, name: str) -> bool:
    """Whether the letters stand in the name, in order, the first at its beginning."""
    rest = iter(name.upper())
    return name[:1].upper() == letters[0] and all(c in rest for c in letters if c.isalpha())


def _long_form(setting: Setting, end: int, letters: str) -> int | None:
    """The first token of the words whose initials the letters are, in order; it has a capital.

    French writes the others small: Fédération nationale des boulangers (FNB). Small words may
    count or not; of five letters or more one word within may have none. Walked from the bracket
    to the left by states: how many letters are left, whether a word was passed over.
    """
    words = setting.words
    wanted = [c.lower() for c in letters if c.isalpha()]
    states = {(len(wanted), len(wanted) < PASSING)}
    for at in range(end - 1, max(-1, end - 1 - 3 * len(wanted)), -1):
        small = words[at].low in _SMALL or words[at].low in lexicon().connectors
        if not (words[at].text[0].isalpha() or small):
            return None
        states = set(_steps(states, wanted, words[at], small=small))
        if not states:
            return None
        if words[at].text[0].isupper() and any(left == 0 for left, _ in states):
            return at
    return None


def _steps(
    states: set[tuple[int, bool]], wanted: list[str], word: Token, *, small: bool
) -> Iterator[tuple[int, bool]]:
    """What may be left after this word; the first and the last word have letters."""
    initial = base(word.low[0])
    for left, passed in states:
        if left and wanted[left - 1] == initial:
            yield left - 1, passed
        if small:
            yield left, passed
        elif not passed and 0 < left < len(wanted):
            yield left, True
