"""Domains in a text that may be one person's own: unknown ones that few accounts write from, and
those that bear the name of their account."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from affiant.mail.attribution.domain import domain_of, lineage
from affiant.mail.attribution.holder import Kind, holder
from affiant.mail.masking.addresses import Found
from affiant.mail.masking.people import Person, folded
from affiant.mail.masking.usual import is_called, is_plain
from affiant.mail.masking.words import words

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?<![\w-]){_LABEL}(?:\.{_LABEL}){{1,8}}(?![\w-])")
_LEAST = 4  # letters of a name within a domain's word: "li" is in any
_ALL = 2  # words of a name that are all in the domain: then each may be short, "li-wei.fr"
_NO_PERSON = words("roles")


def hosts(text: str, closed: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Start and end of each name that is one of `closed`, or lies below one; and which."""
    for match in _HOST.finditer(text) if closed else ():
        found = _of(match.group(), closed)
        if found is not None:
            yield *match.span(), found


def host_of(found: Found, closed: frozenset[str], shared: frozenset[str]) -> str | None:
    """The domain of an address, if it must not be shown: one of `closed`, or one that bears the
    account's name and is not `shared`."""
    host = found.address.rpartition("@")[2]
    if (one := _of(host, closed)) is not None:
        return one
    domain = domain_of(host)
    if found.is_id or not domain or domain in shared:
        return None
    local = found.address.rpartition("@")[0]
    return domain if bears(domain, folded(local)) else None


def _of(host: str, closed: frozenset[str]) -> str | None:
    return next((one for one in lineage(host) if one in closed), None) if closed else None


def bears(domain: str, name: tuple[str, ...]) -> bool:
    """Whether a domain that nobody is known to hold has this person's name.

    All of the name, or a telling word of one that people are called by: "debian-devel" at
    debian.org is a list, "jean.dupont" at dupont.fr is none.
    """
    told = [word for word in name if len(word) > 1 and not word.isdigit()]
    if not told or not _NO_PERSON.isdisjoint(told):
        return False
    parts = folded(_label(domain))
    label = "".join(parts)
    held = [word for word in told if word in label]
    tells = any((len(word) >= _LEAST or word in parts) and not is_plain(word) for word in held)
    is_all = len(held) == len(told) and (tells or len(held) >= _ALL)
    is_persons = is_all or (tells and any(map(is_called, told)))
    return is_persons and holder(domain).kind is Kind.UNKNOWN


def _label(domain: str) -> str:
    """What somebody chose of it: "jean-dupont" of "jean-dupont.fr"."""
    first = domain.partition(".")[0]
    if not first.startswith("xn--"):
        return first
    try:
        return first.encode("ascii").decode("idna")
    except UnicodeError:
        return first


def own_domains(known: Iterable[Person]) -> tuple[frozenset[str], frozenset[str]]:
    """Domains that bear the name of the only account they have, and those with several accounts."""
    accounts = Counter[str]()
    bearing: set[str] = set()
    for person in known:
        domain = domain_of(person.identity.rpartition("@")[2]) if "@" in person.identity else ""
        if not domain:
            continue
        accounts[domain] += 1
        if accounts[domain] == 1 and any(
            bears(domain, folded(name)) for name in (person.local, *person.names)
        ):
            bearing.add(domain)
    shared = frozenset(domain for domain, number in accounts.items() if number > 1)
    return frozenset(bearing) - shared, shared
