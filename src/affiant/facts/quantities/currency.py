"""Currencies as they stand around a number. A bare "$" is USD until `homeland` tells better."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.phrases import Phrases
from affiant.facts.quantities.wording import Wording

NO_SINGLE_CODE = "XXX"  # ISO 4217 for "no currency": a franc or peso that nobody tells apart


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs (before or after a number) and names (after it) -> ISO 4217 codes."""

    signs: Phrases
    bare: Phrases
    names: Phrases


@cache
def currencies() -> Currencies:
    """The currency vocabulary, both languages together: an article mixes them."""
    read = rules("currencies.yaml")
    signs = {code: entry["signs"] for code, entry in read.items()}
    names = {code: tuple(_forms(entry["names"])) for code, entry in read.items()}
    return Currencies(
        Phrases.of(signs),
        Phrases.of({code: _bare(listed) for code, listed in signs.items()}),
        Phrases.of(names),
    )


@cache
def _as_listed() -> frozenset[str]:
    """The signs of letters that are not all capitals, as they are written: "Rs", "SFr"."""
    every = (sign for entry in rules("currencies.yaml").values() for sign in entry["signs"])
    return frozenset(
        sign
        for sign in every
        if sign.isascii() and not sign.isupper() and sign.strip(".").isalpha()
    )


@cache
def hundredths() -> Phrases:
    """Names of hundredth parts: "cents", "pence"."""
    return Phrases.of(rules("hundredths.yaml"))


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes that the vocabulary knows."""
    return frozenset(rules("currencies.yaml"))


def _bare(signs: Iterable[str]) -> tuple[str, ...]:
    """The signs without a letter: "$", "€"."""
    return tuple(sign for sign in signs if not any(mark.isalpha() for mark in sign))


def _forms(names: Iterable[str]) -> Iterable[str]:
    """The name, and its plurals: of the last word, of the first, of both."""
    for name in names:
        words = name.split()
        yield name
        yield " ".join([*words[:-1], words[-1] + "s"])
        yield " ".join([words[0] + "s", *words[1:]])
        yield " ".join(word + "s" for word in words)


def sign_before(wording: Wording, index: int) -> tuple[str, int] | None:
    """The sign that ends right before `index`: its code and where it begins."""
    found = currencies().signs.before(wording.tokens, index)
    if found and _written_as_sign(wording, found[1], index):
        return found
    return currencies().bare.before(wording.tokens, index)


def sign_after(wording: Wording, index: int, *, signed: bool = False) -> tuple[str, int] | None:
    """The sign that begins at `index`, unless it belongs to a number behind it.

    `signed`: the number before has a sign of its own, so that this one is the next number's.
    """
    found = currencies().signs.at(wording.tokens, index)
    if found is None or not _written_as_sign(wording, index, found[1]):
        found = currencies().bare.at(wording.tokens, index)
    if found is None:
        return None
    to_next = signed or wording.tight(found[1])
    taken = wording.digits(found[1]) and not wording.tight(index) and to_next
    return None if taken else found


def _written_as_sign(wording: Wording, first: int, last: int) -> bool:
    """Letters count as a sign in capitals only: "mad" and "try" are English words."""
    surface = wording.surface(first, last)
    if surface in _as_listed():
        return True  # "Rs", "Fr."
    if surface[:2] == "A " or (surface[:3] == "us " and wording.tight(last)):
        return False  # "A $30 million extension", "wired us $30k"
    letters = "".join(sign for sign in surface if sign.isalpha())
    if letters == "au":
        return False  # « 4,2 M$ au total »
    with_symbol = len(letters) > 1 and len(letters) < len(surface)
    uncased = letters.lower() == letters.upper()
    return uncased or letters.isupper() or with_symbol


def name_after(wording: Wording, index: int) -> tuple[str, int] | None:
    """The currency name at `index`, past a hyphen or "de": its code and the index after it."""
    at = index
    if wording.low(at) in ("-", "‑") or wording.low(at) in wording.words.of:
        at += 1
    return currencies().names.at(wording.tokens, at)
