"""Is this person's name that one? By surname and first names; a surname alone decides nothing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from affiant.names.comparison import Comparison, Reason, Why
from affiant.names.folding import folded
from affiant.names.wording import nobody
from affiant.vocabulary.sheet import sheet

_WORD = re.compile(r"[^\W_]+")
_INVERTED = re.compile(r"^\s*([^,]+),\s*([^,]+)$")
_APOSTROPHE = re.compile("['’‘ʼ`´]")
_FULL, _TURNED, _MIDDLE, _INITIAL, _ALONE, _OTHER = 1.0, 0.95, 0.85, 0.62, 0.55, 0.05


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as folded words in their order, titles left out."""

    words: tuple[str, ...]


@lru_cache(maxsize=16_384)
def parse_person(name: str) -> PersonName:
    """The words of a person's name; none for a pronoun. "Quill, Ada" is turned round."""
    if found := _INVERTED.match(name):
        name = f"{found[2]} {found[1]}"
    low = folded(_APOSTROPHE.sub("", name))
    words = tuple(_WORD.findall(low))
    if " ".join(words) in nobody():
        return PersonName(())
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return PersonName(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(sheet("titles")["titles"])


def compare_people(one: str, other: str) -> Comparison:
    """How near two names of persons are. An initial or a surname alone is left unsure."""
    first, second = parse_person(one).words, parse_person(other).words
    if not first or not second:
        return Comparison(0.0, (Reason(Why.NOBODY, one, other),))
    if first == second:
        alone = len(first) == 1
        why, score = (Why.SURNAME_ALONE, _ALONE) if alone else (Why.SAME_NAME, _FULL)
        return Comparison(score, (Reason(why, one, other),))
    if len(first) == 1 or len(second) == 1:
        return _alone(first, second)
    if sorted(first) == sorted(second):
        return Comparison(_TURNED, (Reason(Why.SAME_NAME, one, other),))
    if first[-1] != second[-1]:
        return _other(first, second)
    return _given(first, second)


def _alone(first: tuple[str, ...], second: tuple[str, ...]) -> Comparison:
    short, long = sorted((first, second), key=len)
    if short[0] == long[-1] or " ".join(long).endswith(f" {' '.join(short)}"):
        return Comparison(_ALONE, (Reason(Why.SURNAME_ALONE, short[0], " ".join(long)),))
    return _other(first, second)


def _given(first: tuple[str, ...], second: tuple[str, ...]) -> Comparison:
    """Names of one surname, by what stands before it."""
    one, other = first[0], second[0]
    if one == other:
        middles = [word for word in (*first[1:-1], *second[1:-1]) if len(word) > 1]
        both = len(first) > 2 and len(second) > 2  # noqa: PLR2004 - a middle name on each side
        if both and len(set(middles)) > 1:
            return _other(first, second)
        return Comparison(_MIDDLE, (Reason(Why.CONTAINED, " ".join(first), " ".join(second)),))
    if one[0] == other[0] and min(len(one), len(other)) == 1:
        return Comparison(_INITIAL, (Reason(Why.INITIALS, one, other),))
    return _other(first, second)


def _other(first: tuple[str, ...], second: tuple[str, ...]) -> Comparison:
    return Comparison(_OTHER, (Reason(Why.OTHER_PERSON, " ".join(first), " ".join(second)),))
