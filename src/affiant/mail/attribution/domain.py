"""Domains: what of a host name can be registered, and whether two names belong together."""

import re
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

_ONE_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")


@lru_cache(maxsize=65536)
def registrable(host: str) -> str | None:
    """The organisational domain of RFC 7489, 3.2: "dhs.gov" of "ice.dhs.gov".

    None for what is no host name, a public suffix itself, or under no known suffix ("x.local").
    """
    name = plain(host)
    return None if name is None else _suffixes().privatesuffix(name)


def aligned(one: str, other: str) -> bool:
    """Relaxed alignment (RFC 7489, 3.1): the same organisational domain, or the very same name,
    whatever list knows its suffix ("corp.local")."""
    name = plain(one)
    if name is not None and name == plain(other):
        return True
    whose = registrable(one)
    return whose is not None and whose == registrable(other)


@lru_cache(maxsize=65536)
def plain(host: str) -> str | None:
    """In lower case, in ASCII, without a final dot; None for what is no host name."""
    name = host.strip().rstrip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return name if _HOST.fullmatch(name) else None


@lru_cache(maxsize=65536)
def ancestry(host: str) -> tuple[str, ...]:
    """The name and those above it, down to one that can be registered: the nearest first."""
    name, last = plain(host), registrable(host)
    if name is None or last is None:
        return ()
    labels = name.split(".")
    names = tuple(".".join(labels[n:]) for n in range(len(labels)))
    return names[: names.index(last) + 1]


@lru_cache(maxsize=65536)
def lineage(host: str) -> tuple[str, ...]:
    """As `ancestry`, of any name: one under no known suffix goes up to its last two labels
    ("mail.brook.local", "brook.local"), one label ("mailhost") and a public suffix are themselves.

    Empty for what is no host name.
    """
    bare = host.strip().rstrip(".").lower()
    name = bare if _ONE_LABEL.fullmatch(bare) else plain(host)
    if name is None:
        return ()
    if known := ancestry(name):
        return known
    if _suffixes().publicsuffix(name) is not None:
        return (name,)
    labels = name.split(".")
    if labels[-1].isdigit():
        return ()  # a network address
    return tuple(".".join(labels[n:]) for n in range(max(1, len(labels) - 1)))


def domain_of(host: str) -> str:
    """The domain that a host is of, whatever list knows its suffix: the last of its lineage, ""
    for what is no host name."""
    names = lineage(host)
    return names[-1] if names else ""


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
