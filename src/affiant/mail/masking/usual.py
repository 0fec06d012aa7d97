"""Words that any text has, and which of them people are called by as well."""

from functools import cache, lru_cache
from importlib.resources import files

from affiant.vocabulary import wordlist
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.letters import unaccented
from affiant.vocabulary.sheet import strings_of

_SHORTEST = 3  # letters of a word that has a plural in -s


def is_usual(token: str) -> bool:
    """Whether letters that know nobody of this name have the word all the same. Folded."""
    known = _usual()
    return token in known or (
        len(token) > _SHORTEST and token.endswith("s") and token[:-1] in known
    )


def is_given(token: str) -> bool:
    """Whether it is a first name, if it is a word as well or not. Folded."""
    return token in _called("given")


def is_called(token: str) -> bool:
    """Whether people are called by it: a first name, or a family name that is listed. Folded."""
    return token in _called("given") or token in _called("surnames")


@lru_cache(maxsize=65536)
def is_plain(token: str) -> bool:
    """A usual word that is nobody's name: "newsletter", not "grace"."""
    return is_usual(token) and not is_called(token)


@lru_cache(maxsize=65536)
def is_grammar(token: str) -> bool:
    """One that has grammar rather than meaning, in any language, and nobody's name: "the"."""
    return token in _function_words() and not is_called(token)


@cache
def _usual() -> frozenset[str]:
    listed = strings_of(files(__package__).joinpath("usual.yaml"))
    own = {word for held in listed.values() for word in held.split()}
    return frozenset(own) | _function_words()


@cache
def _function_words() -> frozenset[str]:
    """Of all languages; single letters begin names."""
    held = (word for words in function_words().values() for word in words)
    return frozenset(unaccented(word) for word in held if len(word) > 1)


@cache
def _called(kind: str) -> frozenset[str]:
    found = wordlist.words("given_names", kind) | wordlist.words("name_evidence", kind)
    return frozenset(part for name in found for part in unaccented(name.casefold()).split("-"))
