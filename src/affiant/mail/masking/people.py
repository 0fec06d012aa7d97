"""Who is in a trove, and every way in which a person's name is written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from affiant.mail.attribution.account import unmarked
from affiant.mail.attribution.domain import registrable
from affiant.mail.masking.usual import is_called, is_given, is_grammar, is_plain, is_usual
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
_VIA = re.compile(r"[ \u00a0]+via[ \u00a0]+", re.IGNORECASE)  # "Anne Dupont via Talk", of a list
_LEAST_JOINED = 4
_MOST_TOKENS = 5
_TWO = 2
_SENTENCE = 3  # usual words that nobody is called by: more than are in anybody's name
QUOTE = '"'
_LEAST_ALONE = 2  # letters of a name that is masked by itself: "Li", "Ng"
_FIRST_NAMES = frozenset({"al", "ben"})  # of the particles, where a name begins with them
_OF_LISTS = re.compile(
    r"owner-(.{2,60})|(.{2,60}?)-(?:admin|bounces|confirm|errors|help|join|leave|owner|request|return|"
    r"subscribe|unsubscribe)"
)


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


def identity(local: str, host: str) -> str:
    """An account as masks know it (`Person.identity`), however it is written."""
    return f"{unmarked(local.casefold())}@{host.casefold()}"


def people(named: Iterable[tuple[str, str]]) -> tuple[Person, ...]:
    """The people of a trove from pairs of name and address, either of which may be empty.

    They come from From, To, Cc and the other fields, from signatures and from quoted headers. Those
    with one address are one person; those with a name only are one for each name that no account
    has.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for name, address in named:
        local, at, host = address.strip().strip("<>").rpartition("@")
        account = identity(local.strip(QUOTE), host) if at else ""
        if account or name.strip():
            names[account or f"name:{' '.join(folded(name))}"][name] = None
    lists = _lists(names)
    of_accounts = {
        f"name:{' '.join(folded(name))}"
        for identity, held in names.items()
        if not identity.startswith("name:")
        for name in held
    }
    return tuple(
        _behind_list(identity, held)
        if identity in lists
        else Person(identity, tuple(held), identity.rpartition("@")[0])
        for identity, held in names.items()
        if identity not in of_accounts
    )


def _lists(accounts: Iterable[str]) -> frozenset[str]:
    """The addresses of mailing lists, and of the programs that keep them: "talk@lists.org" is one
    where "talk-bounces@lists.org" or "owner-talk@lists.org" is there too."""
    by_local: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        by_local[account.rpartition("@")[0]].append(account)
    found: set[str] = set()
    for local, keepers in by_local.items():
        told = _OF_LISTS.fullmatch(local)
        for list_ in by_local.get(told[1] or told[2], ()) if told else ():
            same = [one for one in keepers if _domain(one) == _domain(list_)]
            found.update([list_, *same] if same else ())
    return frozenset(found)


def _domain(account: str) -> str:
    host = account.rpartition("@")[2]
    return registrable(host) or host


def _behind_list(identity: str, names: Iterable[str]) -> Person:
    """A list is nobody, and its name no secret; but many put their members' names beside it."""
    own = set(folded(identity.rpartition("@")[0]))
    return Person(identity, tuple(name for name in names if _is_members(name_tokens(name), own)))


def _is_members(tokens: Tokens, own: set[str]) -> bool:
    if len(tokens) < _TWO or not own.isdisjoint(tokens):
        return False
    return _is_person(tokens) and not any(is_plain(token) for token in tokens)


def forms(person: Person) -> Iterator[Form]:
    """Every form of the person's names and of the local part of the address."""
    local = folded(person.local)
    given: set[str] = set()
    for name in person.names:
        tokens = name_tokens(name)
        if not name.isascii():
            yield from _of_lost(name)
        if len(tokens) > 1:
            given.add(tokens[0])
            yield from _of_name(tokens, person.identity)
        elif tokens and len(tokens[0]) >= _LEAST_ALONE and not _is_office(tokens[0]):
            yield Form(tokens, is_proper=True)
    if len("".join(local)) > 1 and not all(map(_is_office, local)):
        yield Form(local, is_proper=_is_words(local, given))


def _of_lost(name: str) -> Iterator[Form]:
    """As programs leave it that lose what is not ASCII: "Lef?vre" (see `codes`)."""
    for word in TOKEN.findall(unicodedata.normalize("NFC", name)):
        left = "".join(letter for letter in word if letter.isascii())
        if _LEAST_JOINED <= len(left) < len(word) and not is_usual(fold(left)):
            yield Form((fold(left),), is_proper=True)


def _is_office(token: str) -> bool:
    return token in _ROLES or is_plain(token)


def _is_words(local: Tokens, given: set[str]) -> bool:
    if len(local) == 1 and (local[0] in given or is_small(local[0])):
        return True
    return all(map(is_usual, local))


def initials(person: Person) -> Iterator[Tokens]:
    """The initials of each name, "a", "d" for Anne Dupont."""
    for name in person.names:
        tokens = tuple(token for token in name_tokens(name) if token not in _PARTICLES)
        if len(tokens) > 1 and _is_person(tokens):
            yield tuple(token[0] for token in tokens)
            yield (tokens[0][0], tokens[-1][0])


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """Without accents and case; ligatures stay."""
    return unaccented(token.casefold())


def folded(text: str) -> Tokens:
    """Its tokens, folded."""
    return tuple(fold(token) for token in TOKEN.findall(unicodedata.normalize("NFC", text)))


def name_tokens(name: str) -> Tokens:
    """First names first. What is in brackets, titles and digits are left out; "" of an address."""
    plain = _VIA.split(_ASIDE.sub(" ", name).strip(" '\""), maxsplit=1)[0]
    if "@" in plain:
        return _of_address(plain.partition("@")[0])
    family, comma, first = plain.partition(",")
    ordered = f"{first} {family}" if comma and first.strip() else plain
    nobodys = _TITLES | _OF_HOSTS
    return tuple(one for one in folded(ordered) if one not in nobodys and not one.isdigit())


def _of_address(local: str) -> Tokens:
    """The words of an address that stands where a name should; none where nobody is called so."""
    tokens = folded(" ".join(part for part in re.split(r"[._-]", local) if part.isalpha()))
    return tokens if any(map(is_called, tokens)) else ()


def is_small(token: str) -> bool:
    """Whether a text without this account would have it all the same: "will", "jp"."""
    if len(token) <= _LEAST_ALONE:
        return True
    return any(token in held for held in function_words().values())


def _of_name(tokens: Tokens, identity: str) -> Iterator[Form]:
    """By every place where the family name may begin: "Jean Pierre Dupont", "Ana Garcia Lopez"."""
    tokens = (*tokens[: _MOST_TOKENS - 1], tokens[-1]) if len(tokens) > _MOST_TOKENS else tokens
    local, _, host = identity.rpartition("@")
    if not (_is_person(tokens) or _is_in_address(tokens, local)):
        yield from _of_nobody(tokens, local, (registrable(host) or "").partition(".")[0])
        return
    for place in range(1, len(tokens)):
        yield from _divided(tokens[:place], tokens[place:])
    is_role = not _ROLES.isdisjoint(folded(local))
    if not is_role or any(_is_first_name(token) for token in tokens):
        for place, token in enumerate(tokens):
            if _is_alone(tokens, place, local):
                yield Form((token,), is_proper=len(token) <= _TWO or not _is_called_only(token))


def _of_nobody(tokens: Tokens, local: str, domain: str) -> Iterator[Form]:
    """An office, a list or a slogan: one of its words may be somebody's name all the same, but
    not where it is the domain's, which stays."""
    unknown = [token for token in tokens if not is_plain(token) and token != domain]
    if unknown:
        yield Form(tokens)
    for token in unknown:
        may_be = is_called(token) or token in local
        if len(token) > _TWO and may_be and not is_usual(token):
            yield Form((token,), is_proper=True)


def _is_in_address(tokens: Tokens, local: str) -> bool:
    """Two usual words, and somebody's name: "Grant Likely" of "grant.likely@corp.com"."""
    if len(tokens) != _TWO or any(map(_is_nobodys, tokens)):
        return False
    return any(map(is_called, tokens)) and any(is_plain(one) and one in local for one in tokens)


def _is_person(tokens: Tokens) -> bool:
    """Whether a name is a person's, as far as its words tell: "The Free Report" is none, nor is
    "What is new now, from Davis"."""
    said = [token for token in tokens if len(token) > 1 and token not in _PARTICLES]
    plain = sum(is_plain(token) for token in said)
    if plain >= _SENTENCE and 2 * plain > len(said):
        return False
    if any(_is_first_name(token) for token in said) or sum(map(is_given, said)) > plain:
        return True  # "Jean-Pierre de la Tour" has nothing but words, but two are first names
    unknown = sum(not is_usual(token) for token in said)
    return not plain or (unknown >= plain and not any(map(_is_nobodys, said)))


def _is_first_name(token: str) -> bool:
    """One that is no usual word as well."""
    return is_given(token) and not is_usual(token)


def _is_called_only(token: str) -> bool:
    """A first or a family name that is no usual word as well: in small letters it is a name."""
    return is_called(token) and not is_usual(token)


def _is_nobodys(token: str) -> bool:
    return token in _ROLES or is_grammar(token)


def _is_alone(tokens: Tokens, place: int, local: str) -> bool:
    """Whether this word of a person's name is masked by itself, too. A usual word that nobody is
    known to be called by is, where it can only be the family name or the address has it."""
    token = tokens[place]
    if token in _PARTICLES and (place or token not in _FIRST_NAMES):
        return False
    if len(token) < _LEAST_ALONE or _is_nobodys(token):
        return False
    is_family = len(tokens) == _TWO and any(map(_is_first_name, tokens))
    return is_family or not is_plain(token) or token in local


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
            yield Form(whole, is_proper=all(map(is_usual, whole)))  # "grant, likely" are words
            yield from _joined(whole)
            if len(whole) > _TWO:  # of two tokens these are the same again
                yield Form(("".join(here), "".join(there)))
                yield from _joined(here + there[:1], there[1:])
    if len(first) > 1:  # "jean-pierredupont"
        last = "".join((first[-1], *family))
        yield Form((*first[:-1], last))
        yield from _joined((last,))
    for several in (first, family):
        if len(several) > 1:
            yield Form(several, is_proper=not _is_called_only("".join(several)))
            yield from _joined(several)


def _joined(tokens: Tokens, others: Tokens = ()) -> Iterator[Form]:
    """Written as one word, as in names of accounts and files; short ones are other words."""
    word = "".join(tokens)
    if len(word) >= _LEAST_JOINED:
        yield Form((word, *others))
