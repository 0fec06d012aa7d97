"""What the words of institutions' names mean, in both languages (vocabulary/institutions.yaml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from affiant.names.folding import folded
from affiant.vocabulary.sheet import sheet
from affiant.vocabulary.wordlist import words

_REMEMBERED = 65_536  # words; the names of a large casefile are made of some ten thousand
_SHORTEST_STEM = 4
_ELIDED = re.compile(r"(?<!\S)(?:[ldnsjmtc]|qu) ")

_ENDINGS = (
    ("issements", "issement"), ("iques", "ic"), ("ique", "ic"), ("iens", "ian"),
    ("ienne", "ian"), ("ien", "ian"), ("aires", "ar"), ("aire", "ar"), ("aries", "ar"),
    ("ary", "ar"), ("aux", "al"), ("elles", "al"), ("elle", "al"), ("els", "al"), ("el", "al"),
    ("eurs", "or"), ("eur", "or"), ("ors", "or"), ("ifs", "iv"), ("if", "iv"), ("ives", "iv"),
    ("ive", "iv"), ("ites", "it"), ("ite", "it"), ("ities", "it"), ("ity", "it"), ("ies", "i"),
    ("ie", "i"), ("y", "i"), ("ees", "e"), ("ee", "e"), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""French and English endings of words that are one (sécurité, security), the longest first."""


class Role(IntEnum):
    """What a word does in a name."""

    CONTENT = 0
    ORGAN = 1
    HEAD = 2
    COUNTRY = 3
    PLACE = 4
    NUMBER = 5
    BARE = 6
    WEAK = 7
    LEGAL = 8
    LITTLE = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase. `concepts` are what it may mean; `groups`, of an organ, its kinds.

    `length` is how many written words it is made of; `french` and `english` are set where it is
    a word of one language alone. `implied` heads may be left out of a short name, `idle` words may
    be added to a firm's own; `given` are first names.
    """

    text: str
    role: Role
    concepts: frozenset[str]
    groups: frozenset[str] = frozenset()
    length: int = 1
    french: bool = False
    english: bool = False
    implied: bool = False
    given: bool = False
    idle: bool = False


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Word], ...]]:
    """The phrases of more than one word by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for text, word in _listed().items():
        parts = tuple(text.split())
        if len(parts) > 1:
            index.setdefault(parts[0], []).append((parts, word))
    return {
        first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in index.items()
    }


@lru_cache(maxsize=_REMEMBERED)
def word(text: str) -> Word:
    """The meaning of one folded word; what is not listed means itself, as a cognate."""
    listed = _listed().get(text)
    if listed is not None:
        return listed
    if text.isdecimal():
        return Word(text, Role.NUMBER, frozenset({text.lstrip("0") or "0"}))
    return unlisted(text)


def unlisted(text: str) -> Word:
    """A folded word that means nothing but itself: a name of its own."""
    return Word(text, Role.CONTENT, frozenset({f"~{stem(text)}"}), given=text in _given())


def phrase_of(text: str) -> Word:
    """The listed word or phrase of this text. Raises KeyError for what is not listed."""
    return _listed()[text]


def stem(text: str) -> str:
    """What a word has in common with its plural and with its French or English cognate."""
    if len(text) < _SHORTEST_STEM or not text.isalpha():
        return text
    for ending, plain in _ENDINGS:
        if text.endswith(ending) and len(text) - len(ending) + len(plain) >= _SHORTEST_STEM - 1:
            return text[: len(text) - len(ending)] + plain
    return text


@lru_cache(maxsize=_REMEMBERED)
def letters_of(one: Word) -> tuple[str, ...]:
    """The initials under which a word may stand in an acronym of either language."""
    found = {_initials(one.text)}
    for concept in one.concepts:
        for text in _surfaces().get((one.role, concept), ()):
            found.add(_initials(text))
    if one.role in (Role.COUNTRY, Role.WEAK):
        found.add("")
    return tuple(sorted(found))


def _initials(text: str) -> str:
    return "".join(
        part[0] for part in text.split() if _listed().get(part, _NO_WORD).role is not Role.LITTLE
    )


@cache
def _surfaces() -> dict[tuple[Role, str], tuple[str, ...]]:
    """All phrases of a concept, by the part that they play."""
    found: dict[tuple[Role, str], list[str]] = {}
    for text, meant in _listed().items():
        for concept in meant.concepts:
            found.setdefault((meant.role, concept), []).append(text)
    return {concept: tuple(texts) for concept, texts in found.items()}


_NO_WORD = Word("", Role.CONTENT, frozenset())


@cache
def nobody() -> frozenset[str]:
    """Folded pronouns and the like, which name nobody."""
    return frozenset(text for text, _ in _spread(sheet("institutions")["nobody"]))


@cache
def seats() -> re.Pattern[str]:
    """A folded phrase before the place of a firm's seat."""
    return re.compile(rf"(?<=\w) (?:{'|'.join(_cut(sheet('institutions')['seat']))}) ")


@cache
def _given() -> frozenset[str]:
    return frozenset(map(folded, words("given_names", "given")))


_ROLES = (
    ("places", Role.PLACE),
    ("countries", Role.COUNTRY),
    ("numbers", Role.NUMBER),
    ("heads", Role.HEAD),
    ("organs", Role.ORGAN),
    ("weak", Role.WEAK),
    ("topics", Role.CONTENT),
)
"""Sections of the sheet; a word that stands in two plays its part in the first of them."""


@cache
def _listed() -> dict[str, Word]:
    told = sheet("institutions")
    found: dict[str, Word] = {}
    for section, role in _ROLES:
        for text, meant in _section(told[section], role).items():
            found.setdefault(text, meant)
    for section, role in (("bare", Role.BARE), ("legal", Role.LEGAL), ("little", Role.LITTLE)):
        for text, language in _spread(told[section]):
            found.setdefault(text, _marked(text, role, frozenset({f"~{text}"}), language))
    for text, _ in _spread(told["bare"]):
        found[text] = replace(found[text], idle=True)
    for text in _legal_forms():
        found[text] = Word(text, Role.LEGAL, frozenset())
    return found


def _section(told: dict[str, dict[str, str]], role: Role) -> dict[str, Word]:
    """The words of one section: those of several concepts mean each of them."""
    meant: dict[str, set[str]] = {}
    groups: dict[str, set[str]] = {}
    languages: dict[str, set[str]] = {}
    implied = set()
    for concept, entry in told.items():
        spread = [*_spread({k: v for k, v in entry.items() if k in ("en", "fr")})]
        if role is Role.PLACE and "en" not in entry:
            spread.append((concept, "en" if "fr" in entry else "any"))
        for text, language in spread:
            meant.setdefault(text, set()).add(concept)
            groups.setdefault(text, set()).add(entry.get("group", ""))
            languages.setdefault(text, set()).add(language)
            if "implied" in entry:
                implied.add(text)
    return {
        text: Word(
            text,
            role,
            frozenset(concepts),
            frozenset(groups[text]) - {""},
            len(text.split()),
            languages[text] == {"fr"},
            languages[text] == {"en"},
            text in implied,
        )
        for text, concepts in meant.items()
    }


def _marked(text: str, role: Role, concepts: frozenset[str], language: str) -> Word:
    return Word(
        text,
        role,
        concepts,
        length=len(text.split()),
        french=language == "fr" and text not in {"a", "on"},
        english=language == "en" and text not in {"a", "on"},
    )


def _spread(entry: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each phrase of an entry with its language."""
    for language, listed in entry.items():
        for text in _cut(listed):
            yield text, language


def _cut(listed: str) -> Iterator[str]:
    """The phrases, without elided articles, which names lose too (droit d asile)."""
    for part in listed.split(";"):
        text = part.strip()
        yield _ELIDED.sub("", text) if " " in text else text


@cache
def _legal_forms() -> frozenset[str]:
    table = files("affiant.names").joinpath("legal_forms.yaml").read_text("utf-8")
    rows = yaml.safe_load(table).values()
    return frozenset(folded(form) for listed in rows for row in listed for form in row)
