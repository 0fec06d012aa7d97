"""The search for the message as it was signed.

The signer made two digests: of the body (bh=), and of the chosen fields, which an RSA key gives
back from the signature. Each half is sought for itself, so trials add up and do not multiply.
A match is a SHA-256 collision or the truth.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.checking import check_one, hashed_body, joined, read_key, refusal
from affiant.mail.authentication.key import Key
from affiant.mail.authentication.signature import Algorithm, Signature
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.undo.bodies import bodies
from affiant.mail.authentication.undo.change import Undone
from affiant.mail.authentication.undo.choices import choices
from affiant.mail.authentication.undo.fields import Around
from affiant.mail.authentication.undo.slot import slots, undone_by, with_picks
from affiant.mail.authentication.verdict import Verdict
from affiant.mail.authentication.wire import Wire

_LARGEST = 30 * 1024 * 1024  # bytes of a message whose body is tried


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is tried for one message: combinations of fields, bodies, and bytes of bodies.

    Of 503 restorations of the benchmark's development half, 99 in 100 took at most 224 bodies.
    """

    fields: int = 4_000
    bodies: int = 500
    bytes: int = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """The message as it was signed, and the verdict on it, which says what was undone.

    Confidential by default: it can show which account was really used.
    """

    message: bytes
    verdict: Verdict


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
    found = slots(wire, signature, around)
    own = joined([], signature)  # the signature's own field is the same in every trial
    if matches(b"".join([slot.form for slot in found]) + own):
        return wire, ()
    for choice in islice(choices(found), budget.fields):
        forms = [
            slot.form if pick is None else pick.hashed
            for slot, pick in zip(found, choice, strict=True)
        ]
        if matches(b"".join(forms) + own):
            return with_picks(wire, found, choice), undone_by(found, choice)
    return None
