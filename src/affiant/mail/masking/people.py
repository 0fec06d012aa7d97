"""Who is in a trove, and every way in which a person's name is written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from affiant.mail.masking.words import words
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.letters import unaccented

Tokens = tuple[str, ...]

TOKEN = re.compile(r"[^\W\d_]+|\d+")
_TITLES = words("titles")
_PARTICLES = words("particles")
_OF_HOSTS = words("parts of hosts")
_ROLES = words("roles")
_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_LEAST_JOINED = 4
_MOST_TOKENS = 5
_TWO = 2
QUOTE = '"'
_LEAST_ALONE = 2  # letters of a name that is masked by itself: "Li", "Ng"


@dataclass(frozen=True, slots=True)
class Person:
    """One account, or one name without account. `identity` is what a pseudonym stands for."""

    identity: str
    names: tuple[str, ...] = ()
    local: str = ""


class Form(NamedTuple):
    """Tokens in a row that name somebody.

    `is_proper`: they are words as well, and count only with a capital or within a file's name.
    """

    tokens: Tokens
    is_proper: bool = False


def people(named: Iterable[tuple[str, str]]) -> tuple[Person, ...]:
    """The people of a trove from pairs of name and address, either of which may be empty.

    They come from From, To, Cc and the other fields, from signatures and from quoted headers. Those
    with one address are one person; those with a name only are one for each name that no account
    has.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for name, address in named:
        local, at, host = address.strip().strip("<>").rpartition("@")
        account = f"{local.strip(QUOTE).partition('+')[0]}@{host}".casefold() if at else ""
        if account or name.strip():
            names[account or f"name:{' '.join(folded(name))}"][name] = None
    of_accounts = {
        f"name:{' '.join(folded(name))}"
        for identity, held in names.items()
        if not identity.startswith("name:")
        for name in held
    }
    return tuple(
        Person(identity, tuple(held), identity.rpartition("@")[0])
        for identity, held in names.items()
        if identity not in of_accounts
    )


def forms(person: Person) -> Iterator[Form]:
    """Every form of the person's names and of the local part of the address."""
    local = folded(person.local)
    given: set[str] = set()
    for name in person.names:
        tokens = _name_tokens(name)
        if len(tokens) > 1:
            given.add(tokens[0])
            yield from _of_name(tokens, is_role=bool(_ROLES & set(local)))
        elif tokens and tokens[0] not in _ROLES and len(tokens[0]) >= _LEAST_ALONE:
            yield Form(tokens, is_proper=True)
    if local and not set(local) <= _ROLES and len("".join(local)) > 1:
        is_word = len(local) == 1 and (local[0] in given or is_small(local[0]))
        yield Form(local, is_proper=is_word)


def initials(person: Person) -> Iterator[Tokens]:
    """The initials of each name, "a", "d" for Anne Dupont."""
    for name in person.names:
        tokens = tuple(token for token in _name_tokens(name) if token not in _PARTICLES)
        if len(tokens) > 1:
            yield tuple(token[0] for token in tokens)
            yield (tokens[0][0], tokens[-1][0])


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """Without accents and case; ligatures stay."""
    return unaccented(token.casefold())


def folded(text: str) -> Tokens:
    """Its tokens, folded."""
    return tuple(fold(token) for token in TOKEN.findall(unicodedata.normalize("NFC", text)))


def _name_tokens(name: str) -> Tokens:
    """First names first. What is in brackets, titles and digits are left out; "" of an address."""
    plain = _ASIDE.sub(" ", name).strip(" '\"")
    if "@" in plain:
        plain = plain.partition("@")[0].replace(".", " ")
    family, comma, first = plain.partition(",")
    ordered = f"{first} {family}" if comma and first.strip() else plain
    nobodys = _TITLES | _OF_HOSTS
    return tuple(one for one in folded(ordered) if one not in nobodys and not one.isdigit())


def is_small(token: str) -> bool:
    """Whether a text without this account would have it all the same: "will", "jp"."""
    if len(token) <= _LEAST_ALONE:
        return True
    return any(token in held for held in function_words().values())


def _of_name(tokens: Tokens, *, is_role: bool) -> Iterator[Form]:
    """By every place where the family name may begin: "Jean Pierre Dupont", "Ana Garcia Lopez"."""
    tokens = (*tokens[: _MOST_TOKENS - 1], tokens[-1]) if len(tokens) > _MOST_TOKENS else tokens
    for place in range(1, len(tokens)):
        yield from _divided(tokens[:place], tokens[place:])
    if not is_role:
        for token in tokens:
            if token not in _PARTICLES and len(token) >= _LEAST_ALONE:
                yield Form((token,), is_proper=True)


def _divided(first: Tokens, family: Tokens) -> Iterator[Form]:
    letters = tuple(token[0] for token in first)
    together = ("".join(letters),)
    pairs = dict.fromkeys([
        (first, family), (first[:1], family), (letters, family), (letters[:1], family),
        (together, family), (first[:1], (family[-1][0],)),
    ])  # fmt: skip
    for one, other in pairs:
        for here, there in ((one, other), (other, one)):
            whole = here + there
            yield Form(whole)
            yield from _joined(whole)
            if len(whole) > _TWO:  # of two tokens these are the same again
                yield Form(("".join(here), "".join(there)))
                yield from _joined(here + there[:1], there[1:])
    for several in (first, family):
        if len(several) > 1:
            yield Form(several, is_proper=True)
            yield from _joined(several)


def _joined(tokens: Tokens, others: Tokens = ()) -> Iterator[Form]:
    """Written as one word, as in names of accounts and files; short ones are other words."""
    word = "".join(tokens)
    if len(word) >= _LEAST_JOINED:
        yield Form((word, *others))
