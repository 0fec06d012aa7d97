"""The fields that a signature takes in, each with what it may have been."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from affiant.mail.authentication import canonical
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.signature import Signature
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.fields import Around, Variant, missing, variants
from affiant.mail.authentication.wire import Field, Wire

Way = tuple[Change, int]


@dataclass(frozen=True, slots=True)
class Pick:
    """Another form of a field, and its bytes as they are hashed."""

    variant: Variant
    hashed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One field that is hashed: where it stands (None: nowhere), and what it may have been.

    `others` are without repeats; `ways` has what each way makes of it, also where that is nothing
    new.
    """

    name: str
    place: int | None
    form: bytes
    others: tuple[Pick, ...]
    ways: Mapping[Way, Pick]


def slots(wire: Wire, signature: Signature, around: Around) -> tuple[Slot, ...]:
    """One for each name of h=, as `coverage.selected` takes the fields: from the bottom up."""
    left: dict[str, list[int]] = {name: [] for name in signature.signed}
    for place, field in enumerate(wire.fields):
        if field.name in left:
            left[field.name].append(place)
    met: set[str] = set()
    found: list[Slot] = []
    for name in signature.signed:
        at = left[name].pop() if left[name] else None
        there = None if at is None else wire.fields[at]
        guesses = _guesses(name, there, around, is_first=name not in met)
        met.add(name)
        found.append(_slot(name, at, there, signature.header_form, guesses))
    return tuple(found)


def _guesses(
    name: str, there: Field | None, around: Around, *, is_first: bool
) -> Iterator[Variant]:
    if there is not None:
        return variants(there, around)
    return missing(name, around) if is_first else iter(())


def _slot(
    name: str, place: int | None, there: Field | None, form: Form, guesses: Iterator[Variant]
) -> Slot:
    own = b"" if there is None else canonical.header(there, form)
    others: dict[bytes, Pick] = {}
    ways: dict[Way, Pick] = {}
    for guess in guesses:
        hashed = canonical.header(guess.field, form) if guess.field else b""
        pick = Pick(guess, hashed)
        ways[guess.change, guess.way] = pick
        if hashed != own:
            others.setdefault(hashed, pick)
    return Slot(name, place, own, tuple(others.values()), ways)


def with_picks(wire: Wire, found: Sequence[Slot], picks: Sequence[Pick | None]) -> Wire:
    """The message with these fields in place of those at hand."""
    fields: list[Field | None] = list(wire.fields)
    added: list[Field] = []
    for slot, pick in zip(found, picks, strict=True):
        if pick is None:
            continue
        if slot.place is not None:
            fields[slot.place] = pick.variant.field
        elif pick.variant.field is not None:
            added.append(pick.variant.field)
    return Wire((*(field for field in fields if field is not None), *added), wire.body)


def undone_by(found: Sequence[Slot], picks: Sequence[Pick | None]) -> tuple[Undone, ...]:
    """What these take back; a form that is the field's own takes nothing back."""
    pairs = zip(found, picks, strict=True)
    return tuple(
        Undone(pick.variant.change, slot.name)
        for slot, pick in pairs
        if pick is not None and pick.hashed != slot.form
    )
