"""DKIM signatures checked against archived keys (RFC 6376, 6.1)."""

import dataclasses
import hashlib
from datetime import UTC, date, datetime
from functools import lru_cache

from affiant.mail.authentication import canonical, key, signature
from affiant.mail.authentication.archive import ArchivedKey, KeyArchive
from affiant.mail.authentication.coverage import coverage, selected
from affiant.mail.authentication.key import LEAST_BITS, Key
from affiant.mail.authentication.signature import Algorithm, Signature
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.verdict import Coverage, Reason, Result, TimeNote, Verdict
from affiant.mail.authentication.wire import Wire

MOST_SIGNATURES = 20
"""Of one message that are looked at: a hostile one could have thousands."""

HASHES = {"sha256": hashlib.sha256, "sha1": hashlib.sha1}


def check(message: bytes, keys: KeyArchive, as_of: datetime | None = None) -> tuple[Verdict, ...]:
    """A verdict for each signature, from the top down; one of NONE for a message without any.

    `as_of` is the moment for which x= and t= are judged, with its zone; without it they are not.
    Never raises.
    """
    wire = Wire.of(message)
    fields = wire.named("dkim-signature")
    if not fields:
        return (Verdict(Result.NONE, Reason.UNSIGNED),)
    found: list[Verdict] = []
    for field in fields[:MOST_SIGNATURES]:
        try:
            one = signature.read(field)
        except Malformed as malformed:
            found.append(Verdict(Result.PERMERROR, Reason.MALFORMED, detail=str(malformed)))
            continue
        found.append(check_one(wire, one, keys, as_of))
    more = len(fields) - MOST_SIGNATURES
    return (*found, *[Verdict(Result.NEUTRAL, Reason.TOO_MANY)] * max(0, more))


def check_one(
    wire: Wire, one: Signature, keys: KeyArchive, as_of: datetime | None = None
) -> Verdict:
    """The verdict for this signature, by the key of the archive that fits best."""
    candidates = keys.under(one.selector, one.domain)
    body = hashed_body(wire, one)
    covered = coverage(wire, one, body.signed, body.whole)
    if not candidates:
        return Verdict(
            Result.TEMPERROR,
            Reason.NO_KEY,
            one,
            body_holds=body.holds,
            coverage=covered,
            time=_times(one, None, as_of),
        )
    digest = HASHES[one.algorithm.hash_name](header_data(wire, one)).digest()
    verdicts = [by_key(archived, one, digest, body, covered) for archived in candidates]
    # Of several tellers of one key, the one whose days fit: the others only saw it at other times.
    best = min(verdicts, key=lambda told: (rank(told), len(_times(one, told.key, as_of))))
    if best.passes and len(wire.named("from")) > one.signed.count("from"):
        # A reader is shown the topmost From, which anybody could have put there.
        best = dataclasses.replace(best, result=Result.POLICY, reason=Reason.FROM_ADDED)
    return dataclasses.replace(best, time=_times(one, best.key, as_of))


_ORDER = (
    Result.PASS,
    Result.POLICY,
    Result.FAIL,
    Result.NEUTRAL,
    Result.PERMERROR,
    Result.TEMPERROR,
    Result.NONE,
)


def header_data(wire: Wire, one: Signature) -> bytes:
    """The bytes whose digest is signed: the fields of h=, then the signature's own field."""
    fields = selected(wire, one.signed)
    return joined([canonical.header(field, one.header_form) for field in fields], one)


def joined(hashed: list[bytes], one: Signature) -> bytes:
    """The same, of fields that are in canonical form already."""
    own = canonical.header(canonical.unsigned(one.field), one.header_form)
    return b"".join(hashed) + own[:-2]


@dataclasses.dataclass(frozen=True, slots=True)
class HashedBody:
    """Whether the body is what bh= says, and how many of its canonical bytes that covers."""

    holds: bool
    signed: int
    whole: int
    is_short: bool


def hashed_body(wire: Wire, one: Signature) -> HashedBody:
    """See there."""
    content = canonical.body(wire.body, one.body_form)
    signed = len(content) if one.length is None else min(one.length, len(content))
    digest = HASHES[one.algorithm.hash_name](
        memoryview(content)[:signed] if signed < len(content) else content
    ).digest()
    is_short = one.length is not None and one.length > len(content)
    return HashedBody(digest == one.body_hash and not is_short, signed, len(content), is_short)


@lru_cache(maxsize=1024)
def read_key(record: str) -> Key | Malformed:
    """The key of a record, or why it is none."""
    try:
        return key.read(record)
    except Malformed as malformed:
        return malformed


def by_key(
    archived: ArchivedKey,
    one: Signature,
    digest: bytes,
    body: HashedBody | None = None,
    covered: Coverage | None = None,
) -> Verdict:
    """What this key says of a signature of this digest. `body` is None for a seal: it has none."""
    found = read_key(archived.record)
    bits, detail, headers_hold = 0, "", None
    if isinstance(found, Malformed):
        result, reason, detail = Result.PERMERROR, Reason.KEY_MALFORMED, str(found)
    else:
        bits, refused = found.bits, refusal(found, one)
        if refused is None:
            headers_hold = found.holds(one.value, digest, one.algorithm)
            result, reason = _weighed(found, one, body, headers_hold=headers_hold)
        else:
            result, reason = Result.PERMERROR, refused
    return Verdict(
        result, reason, one, archived, bits, headers_hold, body.holds if body else None,
        coverage=covered or Coverage(), detail=detail,
    )  # fmt: skip


def rank(verdict: Verdict) -> int:
    """Of several keys' verdicts the least is told."""
    return _ORDER.index(verdict.result)


def refusal(found: Key, one: Signature) -> Reason | None:
    """Why this key may not speak for this signature, whatever the numbers say."""
    if found.material is None:
        return Reason.KEY_REVOKED
    if found.type != one.algorithm.key_type:
        return Reason.KEY_OF_OTHER_KIND
    if found.hashes and one.algorithm.hash_name not in found.hashes:
        return Reason.KEY_FORBIDS_HASH
    if not found.is_for_mail:
        return Reason.KEY_NOT_FOR_MAIL
    if found.is_strict and one.identity_domain != one.domain:
        return Reason.KEY_STRICT
    return None


def _weighed(
    found: Key, one: Signature, body: HashedBody | None, *, headers_hold: bool
) -> tuple[Result, Reason]:
    if body and body.is_short:
        return Result.FAIL, Reason.BODY_SHORT
    if not headers_hold:
        return Result.FAIL, Reason.HEADERS_DIFFER
    if body and not body.holds:
        return Result.FAIL, Reason.BODY_DIFFERS
    if isinstance(found.material, tuple) and found.bits < LEAST_BITS:
        return Result.POLICY, Reason.KEY_WEAK
    if one.algorithm is Algorithm.RSA_SHA1:
        return Result.POLICY, Reason.HASH_WEAK
    return Result.PASS, Reason.VALID


def _times(
    one: Signature, archived: ArchivedKey | None, as_of: datetime | None
) -> tuple[TimeNote, ...]:
    notes: list[TimeNote] = []
    if as_of is not None:
        moment = int(as_of.timestamp())
        if one.expires is not None and one.expires < moment:
            notes.append(TimeNote.LAPSED)
        if one.made is not None and one.made > moment:
            notes.append(TimeNote.FROM_THE_FUTURE)
    if archived is not None:
        notes += _window(_day(one.made), archived)
    return tuple(notes)


def _window(made: date | None, archived: ArchivedKey) -> list[TimeNote]:
    """What the days on which the key was seen say of the day that the signature claims."""
    notes: list[TimeNote] = []
    if made is not None and archived.first_seen is not None and made < archived.first_seen:
        notes.append(TimeNote.BEFORE_KEY)
    if made is not None and archived.last_seen is not None and made > archived.last_seen:
        notes.append(TimeNote.AFTER_KEY)
    if archived.private_since is not None:
        # Whoever has the private key writes t= as they please: no date clears such a signature.
        notes.append(TimeNote.PRIVATE_PART_PUBLIC)
    return notes


def _day(seconds: int | None) -> date | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):  # a moment after the year 9999
        return date.max
