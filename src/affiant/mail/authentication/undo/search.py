"""The search for the message as it was signed.

The signer made two digests: of the body (bh=), and of the chosen fields, which an RSA key gives
back from the signature. Each half is sought for itself, so trials add up and do not multiply.
A match is a SHA-256 collision or the truth.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

from affiant.mail.authentication import canonical
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.checking import check_one, hashed_body, joined, read_key, refusal
from affiant.mail.authentication.key import Key
from affiant.mail.authentication.signature import Algorithm, Signature
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.undo.bodies import bodies
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.fields import Around, Variant, missing, variants
from affiant.mail.authentication.verdict import Verdict
from affiant.mail.authentication.wire import Field, Wire

_MOST_KINDS = 4  # of changes to one message's fields: with more, there are too many trials
_LARGEST = 30 * 1024 * 1024  # bytes of a message whose body is tried


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is tried for one message: combinations of fields, bodies, and bytes of bodies.

    Nearly all restorations are found within a tenth of it.
    """

    fields: int = 12_000
    bodies: int = 1_500
    bytes: int = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """The message as it was signed, and the verdict on it, which says what was undone.

    Confidential by default: it can show which account was really used.
    """

    message: bytes
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Slot:
    """One field that is hashed: where it stands (None: nowhere), and what it may have been."""

    name: str
    place: int | None
    form: bytes
    others: tuple[tuple[Variant, bytes], ...]


def restore(
    message: bytes,
    signature: Signature,
    keys: KeyArchive,
    addresses: Sequence[str] = (),
    budget: Budget | None = None,
) -> Restored | None:
    """The message as it was signed; None where no known change explains why its signature fails.

    `addresses` are those that the author is known to use; they are tried as Sender.
    """
    budget = budget or Budget()
    wire = Wire.of(message)
    for key in _usable(signature, keys):
        matches = _matcher(signature, key)
        if matches is None:
            continue
        body = _body(wire, signature, budget)
        if body is None:
            return None  # no key could help: bh= says what the body was
        around = Around(
            body[0], signature.domain, tuple(addresses), signature.header_form is Form.SIMPLE
        )
        found = _fields(body[0], signature, matches, around, budget)
        if found is None:
            continue
        verdict = check_one(found[0], signature, keys)
        if verdict.headers_hold and verdict.body_holds:
            undone = tuple(dict.fromkeys((*body[1], *found[1])))
            return Restored(found[0].bytes(), replace(verdict, undone=undone))
    return None


def _usable(signature: Signature, keys: KeyArchive) -> Iterator[Key]:
    for archived in keys.under(signature.selector, signature.domain):
        found = read_key(archived.record)
        if not isinstance(found, Malformed) and refusal(found, signature) is None:
            yield found


def _matcher(signature: Signature, key: Key) -> Callable[[bytes], bool] | None:
    """Whether these are the signed header bytes; None where this key did not make the signature."""
    if isinstance(key.material, bytes):
        return lambda data: key.holds(
            signature.value, hashlib.sha256(data).digest(), signature.algorithm
        )
    wanted = key.signed_digest(signature.value, signature.algorithm)
    if wanted is None:
        return None
    digest = hashlib.sha1 if signature.algorithm is Algorithm.RSA_SHA1 else hashlib.sha256
    return lambda data: digest(data).digest() == wanted


def _body(
    wire: Wire, signature: Signature, budget: Budget
) -> tuple[Wire, tuple[Undone, ...]] | None:
    if len(wire.body) > _LARGEST:
        return (wire, ()) if hashed_body(wire, signature).holds else None
    spent = 0
    for trial, undone in islice(bodies(wire), budget.bodies):
        if hashed_body(trial, signature).holds:
            return trial, undone
        spent += len(trial.body)
        if spent > budget.bytes:
            return None
    return None


def _fields(
    wire: Wire,
    signature: Signature,
    matches: Callable[[bytes], bool],
    around: Around,
    budget: Budget,
) -> tuple[Wire, tuple[Undone, ...]] | None:
    slots = _slots(wire, signature, around)
    if matches(joined([slot.form for slot in slots], signature)):
        return wire, ()
    for choice in islice(_choices(slots), budget.fields):
        forms = [
            slot.form if picked is None else picked[1]
            for slot, picked in zip(slots, choice, strict=True)
        ]
        if matches(joined(forms, signature)):
            picks = [one and one[0] for one in choice]
            return _with(wire, slots, picks), _undone(slots, picks)
    return None


def _slots(wire: Wire, signature: Signature, around: Around) -> tuple[_Slot, ...]:
    """One for each name of h=, as `coverage.selected` takes the fields: from the bottom up."""
    left: dict[str, list[int]] = {name: [] for name in signature.signed}
    for place, field in enumerate(wire.fields):
        if field.name in left:
            left[field.name].append(place)
    slots: list[_Slot] = []
    for name in signature.signed:
        at = left[name].pop() if left[name] else None
        there = None if at is None else wire.fields[at]
        first = all(slot.name != name for slot in slots)
        slots.append(_slot(name, at, there, signature.header_form, around, first=first))
    return tuple(slots)


def _slot(
    name: str, place: int | None, field: Field | None, form: Form, around: Around, *, first: bool
) -> _Slot:
    own = b"" if field is None else canonical.header(field, form)
    guesses = variants(field, around) if field else missing(name, around) if first else iter(())
    others: dict[bytes, Variant] = {}
    for guess in guesses:
        hashed = canonical.header(guess.field, form) if guess.field else b""
        if hashed != own:
            others.setdefault(hashed, guess)
    return _Slot(name, place, own, tuple((guess, hashed) for hashed, guess in others.items()))


_Pick = tuple[Variant, bytes] | None


def _choices(slots: Sequence[_Slot]) -> Iterator[tuple[_Pick, ...]]:
    """Combinations with few kinds of change first: what rewrites one address rewrites them all."""
    kinds = sorted({guess.change for slot in slots for guess, _ in slot.others}, key=_likely)
    for count in range(1, min(_MOST_KINDS, len(kinds)) + 1):
        for chosen in combinations(kinds, count):
            yield from _of_kinds(slots, frozenset(chosen))


def _likely(change: Change) -> int:
    return list(Change).index(change)


def _of_kinds(slots: Sequence[_Slot], kinds: frozenset[Change]) -> Iterator[tuple[_Pick, ...]]:
    """All choices that make every one of these kinds of change, and no other."""
    options: list[list[_Pick]] = [
        [None, *(pick for pick in slot.others if pick[0].change in kinds)] for slot in slots
    ]
    for choice in product(*options):
        if len({pick[0].change for pick in choice if pick}) == len(kinds):
            yield choice


def _with(wire: Wire, slots: Sequence[_Slot], picks: Sequence[Variant | None]) -> Wire:
    """The message with these fields in place of those at hand."""
    fields: list[Field | None] = list(wire.fields)
    added: list[Field] = []
    for slot, pick in zip(slots, picks, strict=True):
        if pick is None:
            continue
        if slot.place is not None:
            fields[slot.place] = pick.field
        elif pick.field is not None:
            added.append(pick.field)
    return Wire((*(field for field in fields if field is not None), *added), wire.body)


def _undone(slots: Sequence[_Slot], picks: Sequence[Variant | None]) -> tuple[Undone, ...]:
    pairs = zip(slots, picks, strict=True)
    return tuple(Undone(pick.change, slot.name) for slot, pick in pairs if pick is not None)
