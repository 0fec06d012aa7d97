"""Names that a machine translation has spoilt: "la GLACE" for ICE, "ICE ou PRC" for ICE or CBP.

Only ever a suggestion with its reasons, for a person to judge: nothing is replaced, and without
support elsewhere in the text nothing is said. Two ways lead to one.

An acronym that is a word was translated as the word. It still stands in capitals, and the text
names the body otherwise, or the bodies beside it (the same parent's), or their parent.

Letters that no known body bears stand beside a known acronym ("ICE ou PRC"), and of the bodies
beside that one a single one has as many letters, all but one of them the same. Why the letters
changed is not known; that is the reason given.

Offsets are code points into the text. Time is linear in its length.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from affiant.names.catalogue import Organisation, organisations
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.sheet import strings_of


class Doubt(StrEnum):
    """Why a written form may mean another body."""

    TRANSLATED = "the acronym is a word, and the word was translated"
    STRAY_LETTERS = (
        "no known body has these letters, the one named beside it has a neighbour that nearly has"
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What `written` at `start` to `end` may stand for. Never to be replaced unasked.

    `meant` is the catalogue's name, `acronym` its letters, `support` what the text says elsewhere
    that led here, as it stands there.
    """

    start: int
    end: int
    written: str
    meant: str
    acronym: str
    doubt: Doubt
    support: str


def suggestions(text: str, language: str) -> tuple[Suggestion, ...]:
    """What the spoilt names of a text may mean, in its order. `language` is the text's own."""
    page = _Page(text, language)
    found = (_suggested(page, token) for token in _SHOUTED.finditer(text))
    return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with what was looked up in the whole of it, each thing once."""

    text: str
    language: str
    supports: dict[str, str | None] = field(default_factory=dict)
    subjects: dict[str, bool] = field(default_factory=dict)

    def support(self, body: Organisation) -> str | None:
        """How the text names the body, one beside it or the one above, if it does."""
        if body.name not in self.supports:
            self.supports[body.name] = _named(self.text, body)
        return self.supports[body.name]

    def speaks_of(self, letters: str) -> bool:
        """Whether the text is about what the letters mean to others."""
        if letters not in self.subjects:
            said: list[str] = _table()["meanings"].get(letters, [])
            self.subjects[letters] = any(word in self.text for word in said)
        return self.subjects[letters]


_SHOUTED = re.compile(r"(?<![\w.@/-])[A-ZÀÂÇÉÈÊËÎÏÔÛÙÜŒ]{3,8}(?![\w@/-]|\.\w)")
_JOINING = r"(?:,|/|&|\b(?:ou|et|or|and|ni|nor)\b)"
_BEFORE = re.compile(rf"\b([A-Z]{{2,6}})\)?\s*{_JOINING}\s*(?:l['’]|la |le |the )?$")
_AFTER = re.compile(rf"\s*{_JOINING}\s*(?:l['’]|la |le |the )?([A-Z]{{2,6}})\b")
_DETERMINER = re.compile(r"(?:\b(?:la|le|les|du|au|aux|the)\s|\bl['’])$", re.IGNORECASE)
_LONGEST_JOINT = 20
"""Characters in which a joining word, an article and six letters have room."""


def _suggested(page: _Page, token: re.Match[str]) -> Suggestion | None:
    acronym = _words(page.language).get(token.group())
    return _stray(page, token) if acronym is None else _translated(page, token, acronym)


def _translated(page: _Page, token: re.Match[str], acronym: str) -> Suggestion | None:
    before = page.text[max(0, token.start() - _LONGEST_JOINT) : token.start()]
    small = token.group().casefold() in function_words()[page.language]
    if small and not _DETERMINER.search(before):
        return None
    if _is_shouting(page.text, token):
        return None
    body = _by_name()[_table()["bodies"][acronym]]
    support = page.support(body)
    if support is None:
        return None
    return Suggestion(*token.span(), token.group(), body.name, acronym, Doubt.TRANSLATED, support)


def _stray(page: _Page, token: re.Match[str]) -> Suggestion | None:
    letters = token.group()
    known = None if letters in _by_acronym() else _joined(page.text, token)
    if known is None or _is_bracketed(page.text, token) or page.speaks_of(letters):
        return None
    near = _nearest(letters, known)
    if near is None:
        return None
    name, acronym = near
    return Suggestion(*token.span(), letters, name, acronym, Doubt.STRAY_LETTERS, known)


@lru_cache(maxsize=1024)
def _nearest(letters: str, known: str) -> tuple[str, str] | None:
    """The one body beside the known one that nearly has these letters, and its acronym."""
    near = [
        (name, acronym)
        for name in _neighbours(_by_acronym()[known])
        for acronym in _acronyms(_by_name()[name])
        if _is_near(letters, acronym)
    ]
    return near[0] if len(near) == 1 else None


def _joined(text: str, token: re.Match[str]) -> str | None:
    """The known acronym that stands before or after this one, with a joining word between."""
    before = _BEFORE.search(text[max(0, token.start() - _LONGEST_JOINT) : token.start()])
    after = _AFTER.match(text[token.end() : token.end() + _LONGEST_JOINT])
    for match in (before, after):
        if match is not None and match.group(1) in _by_acronym():
            return match.group(1)
    return None


def _is_bracketed(text: str, token: re.Match[str]) -> bool:
    """Whether the text itself introduces the letters: "name (letters)" or "letters (name)"."""
    around = text[max(0, token.start() - 1) : token.start()] + text[token.end() : token.end() + 2]
    return "(" in around


def _is_near(letters: str, acronym: str) -> bool:
    """As many letters, all of them the same but for one, in any order."""
    common = (Counter(letters) & Counter(acronym)).total()
    return len(letters) == len(acronym) and common >= len(acronym) - 1


def _is_shouting(text: str, token: re.Match[str]) -> bool:
    """Whether the words around stand in capitals too: a heading, where nothing is to be seen."""
    around = text[max(0, token.start() - 30) : token.start()] + text[token.end() : token.end() + 30]
    return not any(letter.islower() for letter in around)


def _named(text: str, body: Organisation) -> str | None:
    for name in (body.name, *(parent.name for parent in body.parents), *_neighbours(body.name)):
        for alias in _by_name()[name].aliases:
            if not alias.ambiguous and _stands(text, alias.text):
                return alias.text
    return None


def _stands(text: str, alias: str) -> bool:
    at = text.find(alias)
    while at >= 0:
        end = at + len(alias)
        if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(alias, at + 1)
    return False


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = strings_of(files("affiant.names").joinpath("mistranslated.yaml"))
    return table


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = _table()["words"].get(language, {})
    return words


@cache
def _by_name() -> dict[str, Organisation]:
    return {one.name: one for one in organisations()}


@cache
def _by_acronym() -> dict[str, str]:
    """Acronyms to the name of the one body that each means; "" where it means several things."""
    found: dict[str, str] = {}
    for one in organisations():
        for alias in one.aliases:
            if alias.text.isupper() and alias.text.isalpha():
                found[alias.text] = "" if alias.ambiguous else one.name
    return found


def _acronyms(one: Organisation) -> Iterator[str]:
    for alias in one.aliases:
        if alias.text.isupper() and alias.text.isalpha():
            yield alias.text


@cache
def _children() -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {}
    for one in organisations():
        for parent in one.parents:
            below.setdefault(parent.name, []).append(one.name)
    return {name: tuple(names) for name, names in below.items()}


def _neighbours(name: str) -> tuple[str, ...]:
    """The other bodies that have the same one above them."""
    if not name:
        return ()
    above = [parent.name for parent in _by_name()[name].parents]
    return tuple(other for parent in above for other in _children()[parent] if other != name)
