"""Whether letters stand for the words of a name.

In order (HRW, Human Rights Watch), with or without the country before it (ICE) and the little
words (DoJ); one long word in a long acronym may be passed over (NYPD). A name in the other language
is asked by the letters of its translated words, in any order: French turns them round (OMS).
"""

from collections.abc import Iterator
from itertools import product

from affiant.names.parsed import Parsed
from affiant.names.wording import Role, letters_of

PASSING = 4  # letters from which one word may be passed over
_MOST_WAYS = 64  # translations of one name that are tried


def spells(letters: str, name: Parsed) -> bool:
    """Whether the letters are the initials of the name as it is written."""
    initials = [one for one in _written(name) if one[0]]
    return _in_order(letters, initials, passed=len(letters) >= PASSING)


def spells_translated(letters: str, name: Parsed) -> bool:
    """Whether the letters are the initials of the name in the other language, in any order."""
    wanted = sorted(letters)
    words = [one for one in name.words if one.role not in (Role.LITTLE, Role.LEGAL)]
    if len(letters) < 3 or abs(len(words) - len(letters)) > len(letters):  # noqa: PLR2004 - two letters in any order say nothing
        return False
    ways = [letters_of(one) for one in words]
    for number, way in enumerate(product(*ways)):
        if number >= _MOST_WAYS:
            return False
        if sorted("".join(way)) == wanted:
            return True
    return False


def _written(name: Parsed) -> Iterator[tuple[str, bool]]:
    """The initial of each written word and whether it may be left out; US gives both letters."""
    for one in name.words:
        if one.concepts == _US and one.role is Role.COUNTRY:
            yield "us", True
            continue
        may = one.role in _LEFT_OUT or "ministry" in one.groups or "nations" in one.concepts
        for part in one.text.split():
            yield part[0], may or part in _SMALL


_LEFT_OUT = frozenset({Role.LITTLE, Role.COUNTRY, Role.WEAK, Role.LEGAL})
_US = frozenset({"us"})
_SMALL = frozenset(
    {"of", "and", "the", "for", "in", "de", "des", "du", "la", "le", "les", "d", "l", "et", "a"}
)


def _in_order(letters: str, initials: list[tuple[str, bool]], *, passed: bool) -> bool:
    """Whether the letters are these initials in order; `passed` says one may be passed over.

    Tried by walking the states (place in the letters, words passed over) word by word.
    """
    states = {(0, 0)}
    for first, may_be_out in initials:
        after: set[tuple[int, int]] = set()
        for at, over in states:
            if letters.startswith(first, at):
                after.add((at + len(first), over))
            if may_be_out:
                after.add((at, over))
            elif passed and not over and at:
                after.add((at, 1))
        states = after
        if not states:
            return False
    return any(at == len(letters) for at, _ in states)
