"""One string for all the ways of writing one name.

Equal keys mean "the same name, written otherwise": another case, accents left out, a legal form
added, an article before it, dots in its initials. They never mean "another name of the same
thing": an acronym and what it stands for have different keys.

Keys are stored, so a change of rule asks for a migration that makes the columns anew.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from affiant.names.folding import folded

_REMEMBERED = 65_536  # names; a casefile of 2,000 articles holds some 10,000, each asked for often

_INITIALS = re.compile(r"(?<!\w)(?:\w\.[ \u00a0]?){2,}(?!\w)|(?<!\w)(?:\w\.){1,}\w(?!\w)")
_APOSTROPHE = re.compile("['’‘ʼ`´]")
_ELISION = re.compile(r"^\s*l['’ʼ](?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")

_AND = frozenset({"and", "et"})
_ARTICLES = frozenset({"the", "le", "les"})


@cache
def _legal_forms(place: str) -> frozenset[str]:
    """The forms that may stand "before" or "after" a name."""
    table = files("affiant.names").joinpath("legal_forms.yaml").read_text("utf-8")
    rows: list[list[str]] = yaml.safe_load(table)[place]
    return frozenset(form for row in rows for form in row)


@lru_cache(maxsize=_REMEMBERED)
def key(name: str) -> str:
    """The key of `name`; "" for a name with no letter or digit, which equals nothing.

    >>> key("The U.S. Widget Corp.") == key("US WIDGET")
    True
    """
    name = _ELISION.sub("", unicodedata.normalize("NFKC", name))
    name = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials.group()) + " ", name)
    name = _APOSTROPHE.sub("", name).replace("&", " and ")
    words = _bare([word.group() for word in _WORD.finditer(name)], shouted=name.isupper())
    return " ".join("and" if word in _AND else word for word in map(_folded, words))


def same(one: str, other: str) -> bool:
    """Whether two names are one name, written otherwise. Nameless things are never the same."""
    first = key(one)
    return bool(first) and first == key(other)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", folded(word)).casefold()


def _bare(words: list[str], *, shouted: bool) -> list[str]:
    """The words without article and legal forms, but never without any word.

    Accents still stand here: "SA" is a legal form, "Sá" a surname.
    """
    before = -1
    while len(words) > 1 and before != len(words):
        before = len(words)
        if _is_article(words[0], shouted=shouted) or words[0].casefold() in _legal_forms("before"):
            words = words[1:]
        elif words[-1].casefold() in _legal_forms("after") or words[-1].casefold() == "the":
            words = words[:-1]
    return words


def _is_article(word: str, *, shouted: bool) -> bool:
    """Whether the first word is an article; "LA" beside small letters is Los Angeles."""
    if word.casefold() == "la":
        return shouted or word != "LA"
    return word.casefold() in _ARTICLES
