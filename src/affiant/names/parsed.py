"""A name taken apart, once, for all comparisons: which words do what in it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from affiant.names.folding import folded
from affiant.names.wording import (
    Role,
    Word,
    nobody,
    phrase_of,
    phrases,
    seats,
    unlisted,
    word,
)

_REMEMBERED = 65_536  # names
_INITIALS = re.compile(r"(?<!\w)(?:\w\.[ \u00a0]?){2,}(?!\w)|(?<!\w)(?:\w\.)+\w(?!\w)")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_ELISION = re.compile(r"(?<![\w'])(?:[ldnsjmtc]|qu)'(?=\w)")
_GENITIVE = re.compile(r"(?<=\w)'s(?!\w)")
_BRACKET = re.compile(
    r"^(?P<before>[^()]*\w[^()]*)\((?P<inside>[^()]*\w[^()]*)\)(?P<after>[^()]*)$"
)
_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"[A-Z\u00c0-\u00deŒ\d]{2}")
_NOTHING: frozenset[str] = frozenset()
_ROLES = len(Role)
_LETTERS = (2, 8)  # of an acronym
_MAY_BE_LETTERS = frozenset({"who", "it", "on", "tu", "us", "we", "je"})
"""Pronouns that in capitals are letters of a name."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name and its words by role. `squeezed` is its folded words run together without legal
    forms and little words, "" for what names nobody; `joined` is the same with little words.
    `letters` is set where the name is an acronym.

    `inside` is the other name in brackets ("Immigration Service (IS)"). `french` and `english`
    tell of words that are of one language alone; `is_firm` of a legal form.
    """

    name: str
    squeezed: str
    joined: str = ""
    letters: str = ""
    words: tuple[Word, ...] = ()
    contents: tuple[Word, ...] = ()
    organs: tuple[Word, ...] = ()
    heads: tuple[Word, ...] = ()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    bare: tuple[Word, ...] = ()
    weak: tuple[Word, ...] = ()
    is_firm: bool = False
    short: frozenset[str] = frozenset()
    french: bool = False
    english: bool = False
    inside: "Parsed | None" = field(default=None, repr=False)


@lru_cache(maxsize=_REMEMBERED)
def parse(name: str) -> Parsed:
    """The name taken apart. Never raises; a name without a letter or digit is nobody's."""
    bracket = _BRACKET.match(name) if "(" in name else None
    if bracket is None:
        return _parse(name)
    outside = f"{bracket['before']} {bracket['after']}"
    inside = _parse(bracket["inside"])
    if inside.countries and not inside.contents and not inside.organs:
        return _parse(f"{outside} {bracket['inside']}")
    return _parse(outside, inside, name)


def _parse(name: str, inside: Parsed | None = None, whole: str | None = None) -> Parsed:
    tokens, short = _tokens(name)
    if _nobody(" ".join(tokens), name):
        return Parsed(whole or name, "")
    words = _words(tokens, short)
    roles: list[list[Word]] = [[] for _ in range(_ROLES)]
    french = english = False
    for one in words:
        roles[one.role].append(one)
        french = french or one.french
        english = english or one.english
    kept = words if len(roles[Role.LEGAL]) == len(words) else _without(words, Role.LEGAL)
    telling = kept if not roles[Role.LITTLE] else _without(kept, Role.LITTLE)
    joined = _run_together(kept)
    return Parsed(
        whole or name,
        (_run_together(telling) if telling is not kept else joined) or joined,
        joined,
        _letters(tokens, short, name),
        tuple(words),
        tuple(roles[Role.CONTENT]),
        tuple(roles[Role.ORGAN]),
        tuple(roles[Role.HEAD]),
        _concepts(roles[Role.COUNTRY]),
        _concepts(roles[Role.PLACE]),
        _concepts(roles[Role.NUMBER]),
        tuple(roles[Role.BARE]),
        tuple(roles[Role.WEAK]),
        len(kept) < len(words),
        short,
        french,
        english,
        inside,
    )


def _without(words: list[Word], role: Role) -> list[Word]:
    return [one for one in words if one.role is not role]


def _run_together(words: list[Word]) -> str:
    return "".join([one.text for one in words]).replace(" ", "")


def _tokens(name: str) -> tuple[list[str], frozenset[str]]:
    """The folded words, and those of them that are written in capitals beside small letters."""
    if "." in name:
        name = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", name)
    short = _NOTHING
    if _CAPITALS.search(name) and (" " not in name or not name.isupper()):
        short = frozenset(
            [part.lower() for part in _WORD.findall(name) if part.isupper() and len(part) > 1]
        )
    low = folded(name)
    if not low.isascii() or "'" in low:
        low = low.translate(_APOSTROPHES)
        low = _GENITIVE.sub("", _ELISION.sub("", low)).replace("'", "")
    if "&" in low:
        low = low.replace("&", " and ")
    return _seated(low), short


def _seated(low: str) -> list[str]:
    """The words up to the seat that a register puts behind a firm's name."""
    found = seats().search(low)
    return _WORD.findall(low[: found.start()] if found else low)


def _words(tokens: list[str], short: frozenset[str]) -> list[Word]:
    """The words of the tokens, phrases first; capitals are no little words (UN, IT)."""
    found: list[Word] = []
    index = phrases()
    at = 0
    while at < len(tokens):
        text = tokens[at]
        for parts, phrase in index.get(text, ()):
            if tuple(tokens[at : at + len(parts)]) == parts:
                found.append(phrase)
                at += len(parts)
                break
        else:
            one = word(text)
            if one.role is Role.LITTLE and text in short:
                one = phrase_of("nations unies") if text == "un" else unlisted(text)
            found.append(one)
            at += 1
    return found


def _letters(tokens: list[str], short: frozenset[str], name: str) -> str:
    """The letters of a name that is an acronym, folded (ICE, DoJ, U.S.S.R.); "" of another."""
    if len(tokens) != 1 or not _LETTERS[0] <= len(tokens[0]) <= _LETTERS[1]:
        return ""
    token = tokens[0]
    capitals = sum(1 for letter in name if letter.isupper())
    return token if token in short or capitals > max(1, len(token) // 2 - 1) else ""


def _nobody(plain: str, name: str) -> bool:
    if plain not in nobody():
        return not plain
    return not (name.isupper() and plain in _MAY_BE_LETTERS)


def _concepts(words: list[Word]) -> frozenset[str]:
    if not words:
        return _NOTHING
    if len(words) == 1:
        return words[0].concepts
    return frozenset().union(*[one.concepts for one in words])


def is_nobody(name: str) -> bool:
    """Whether the name is a pronoun, or holds no letter or digit."""
    return not parse(name).squeezed
