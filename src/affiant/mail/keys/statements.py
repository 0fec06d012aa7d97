"""Dated statements of what the DNS published, signed or not, as JSON.

In the form of zkemail/archive's signed observations: a compact JWS (RFC 7515) whose payload has
a `record`, or the record alone. A signature tells who said it; `iat` is the signer's own clock.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.days import Ambiguous, day
from affiant.mail.keys.found import Days, Found, KeyTrouble, Problem, Telling, archived
from affiant.mail.keys.signed import BadSignature, NotAllowed, Opened, Signer, opened

LARGEST = 64 * 1024 * 1024
"""Bytes of a file of statements, which is held whole."""

_FILLER = re.compile(r"[\s,\[\]]*")
_COMPACT = re.compile(r'"?(eyJ[\w-]+\.[\w-]+\.[\w-]+)"?')
_WINDOWS = (
    ("first_seen_at", "last_seen_at"),
    ("firstSeenAt", "lastSeenAt"),
    ("first_seen", "last_seen"),
)
_RECOVERED = "gcd_recovered"


def keys(file: BinaryIO, telling: Telling, signers: Sequence[Signer] = ()) -> Iterator[Found]:
    """The keys of statements; one whose signature does not hold is refused."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Problem(1, KeyTrouble.TOO_LARGE)
        return
    for line, told in _values(content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")):
        if isinstance(told, Problem):
            yield told
        elif isinstance(told, str):
            yield from _of_jws(line, told, telling, signers)
        else:
            yield from _of(line, told, telling, is_signed=False)


def _values(text: str) -> Iterator[tuple[int, "str | Mapping[str, Any] | Problem"]]:
    """Each statement of an array, of lines, or alone, with its line."""
    decoder, at, line = json.JSONDecoder(), 0, 1
    while True:
        begun = _FILLER.match(text, at)
        start = begun.end() if begun else at
        line += text.count("\n", at, start)
        if start >= len(text):
            return
        if jws := _COMPACT.match(text, start):
            yield line, jws.group(1)
            at = jws.end()
            continue
        try:
            told, at_end = decoder.raw_decode(text, start)
            yield line, told if isinstance(told, dict) else _unreadable(line, "no object")
        except (ValueError, RecursionError) as wrong:
            yield line, _unreadable(line, str(wrong))
            at_end = text.find("\n", start)
            at_end = len(text) if at_end < 0 else at_end
        line += text.count("\n", start, at_end)
        at = at_end


def _unreadable(line: int, detail: str) -> Problem:
    return Problem(line, KeyTrouble.UNREADABLE, detail[:200])


def _of_jws(
    line: int, compact: str, telling: Telling, signers: Sequence[Signer]
) -> Iterator[Found]:
    try:
        found = opened(compact, signers)
    except NotAllowed as wrong:
        yield Problem(line, KeyTrouble.NOT_ALLOWED, str(wrong))
    except BadSignature as wrong:
        yield Problem(line, KeyTrouble.BAD_SIGNATURE, str(wrong))
    except (ValueError, RecursionError) as wrong:
        yield _unreadable(line, str(wrong))
    else:
        yield from _of(line, found.payload, _issued(found, telling), is_signed=found.is_verified)


def _issued(found: Opened, telling: Telling) -> Telling:
    """Told by the issuer and through the file, for a signed statement names its issuer."""
    issuer = found.payload.get("iss")
    if not isinstance(issuer, str) or not issuer.isprintable():
        return telling
    return Telling(f"{issuer[:80]} ({telling.told_by})", telling.seen)


def _of(
    line: int, told: Mapping[str, Any], telling: Telling, *, is_signed: bool
) -> Iterator[Found]:
    record = told.get("record") if isinstance(told.get("record"), dict) else told
    if not isinstance(record, dict):
        yield _unreadable(line, "no record")
        return
    name = record.get("selector"), record.get("domain")
    value = record.get("value")
    if not (isinstance(name[0], str) and isinstance(name[1], str)):
        yield Problem(line, KeyTrouble.NO_NAME)
        return
    if not isinstance(value, str):
        yield Problem(line, KeyTrouble.NOT_A_KEY, "no value")
        return
    # Each channel is told apart: their union dates neither.
    channels = record.get("observations")
    for one in channels[:10] if isinstance(channels, list) and channels else [record]:
        if not isinstance(one, dict):
            yield _unreadable(line, "no observation")
            continue
        yield from _observed(line, (name[0], name[1]), value, one, telling, is_signed=is_signed)


def _observed(
    line: int,
    name: tuple[str, str],
    value: str,
    told: Mapping[str, Any],
    telling: Telling,
    *,
    is_signed: bool,
) -> Iterator[Found]:
    source = KeySource.RECOVERED if told.get("source") == _RECOVERED else KeySource.STATEMENT
    try:
        days = _window(told, telling.seen)
    except Ambiguous as wrong:
        yield Problem(line, KeyTrouble.DATE_AMBIGUOUS, str(wrong))
        days = Days()
    except (ValueError, OverflowError, OSError):
        yield Problem(line, KeyTrouble.NOT_A_DATE)
        days = Days()
    if source is KeySource.RECOVERED:
        days = Days()  # they are of the mails that gave it, not of days on which it was seen
    yield archived(line, name, value, source, telling.told_by, days=days, is_signed=is_signed)


def _window(told: Mapping[str, Any], seen: date | None) -> Days:
    for first, last in _WINDOWS:
        if told.get(first) or told.get(last):
            return Days(*(day(str(told[one])) if told.get(one) else None for one in (first, last)))
    return Days(seen, seen)
