"""Labels for what is masked: "Sender 14". Which is whose is known only with the casefile's key."""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from affiant.vocabulary.language import spoken
from affiant.vocabulary.sheet import mapping_of

LEAST_KEY = 32
"""Bytes of a key, as many as the hash has."""
_LATELY = 2_000
"""Names that are remembered: one text tells of the same people again and again."""


class Masking(StrEnum):
    """What was masked."""

    SENDER = "sender"
    PHONE = "phone"
    BANK = "bank"  # account and card numbers, and any as long
    ID = "id"  # of a message
    NAME = "name"  # one that several people have
    DOMAIN = "domain"  # one that can be a person's own, or a machine's name
    NETWORK = "network"  # an address from which somebody writes


class Pseudonyms:
    """Numbers by HMAC-SHA256 of what they stand for, under the casefile's key.

    `numbers` is what must be kept, beside the key, for labels to stay the same: digests in
    hexadecimal, useless without the key. Addresses enrolled together are numbered by digest, so
    that a number tells nothing of the order in the trove.
    """

    def __init__(self, key: bytes, numbers: Mapping[str, int] | None = None) -> None:
        if len(key) < LEAST_KEY:
            raise ValueError(f"the key has {len(key)} bytes; {LEAST_KEY} are needed")
        self._keyed = hmac.new(key, digestmod="sha256")  # copied: to set up a key takes longest
        self._name = lru_cache(maxsize=_LATELY)(self._name_of)
        self._numbers = dict(numbers or {})
        self._last = Counter[str]()
        for name, number in self._numbers.items():
            kind = name.partition(":")[0]
            self._last[kind] = max(self._last[kind], number)

    @property
    def numbers(self) -> dict[str, int]:
        """All numbers given so far."""
        return dict(self._numbers)

    def enrol(self, identities: Iterable[str]) -> None:
        """Number these senders, if they have none yet."""
        for name in sorted(self._name(Masking.SENDER, one) for one in set(identities)):
            self._number(name)

    def label(self, kind: Masking, identity: str, language: str) -> str:
        """The label in brackets, in "en" or "fr". The same identity has the same number."""
        words = _words(kind, language)
        if kind is Masking.NAME:
            return f"[{words}]"
        return f"[{words.format(number=self._number(self._name(kind, identity)))}]"

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            kind = name.partition(":")[0]
            self._last[kind] += 1
            self._numbers[name] = self._last[kind]
        return self._numbers[name]

    def _name_of(self, kind: Masking, identity: str) -> str:
        keyed = self._keyed.copy()
        keyed.update(f"{kind.value}\0{identity}".encode("utf-8", "surrogatepass"))
        return f"{kind.value}:{keyed.hexdigest()}"


@cache
def _words(kind: Masking, language: str) -> str:
    return str(_labels()[kind.value][spoken(language)])


@cache
def _labels() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("labels.yaml"))
