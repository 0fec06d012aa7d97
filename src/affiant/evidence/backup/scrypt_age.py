"""A small secret closed by a passphrase: an armoured age file with one scrypt recipient.

Source: the age format (C2SP, age.md). pyrage has this too, but measures at each call how costly a
passphrase may be on this machine at this moment, and refuses to open what is sixteen times costlier
than it measures then: a backup of a fast machine would not open on a slow or a busy one. Here the
cost is the one that age itself uses, and what is too costly does not depend on the day.
"""

import base64
import binascii
import hmac
import os
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----\n"
ARMOUR_END = b"-----END AGE ENCRYPTED FILE-----\n"
COST = 18  # log2 of scrypt's N: 256 MiB and about a second, as age does it
GREATEST_COST = 22  # 4 GiB, the most that age opens
_LONGEST = 65536  # bytes of the secret: one chunk of age's stream
_COLUMNS = 64
_SALT, _FILE_KEY, _NONCE, _TAG, _MAC = 16, 16, 16, 16, 32  # bytes
_LABEL = b"age-encryption.org/v1/scrypt"
_ONLY_CHUNK = bytes(11) + b"\x01"  # a counter of chunks, from 0, and that this is the last one
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n"
    rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<cost>[1-9][0-9]?)\n"
    rb"(?P<wrapped>[A-Za-z0-9+/]{43})\n"
    rb"---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class WrongPassphraseError(Exception):
    """These words do not open it."""


class NotSealedSoError(Exception):
    """No such file, or one that was changed, or one costlier than GREATEST_COST."""


@dataclass(frozen=True, slots=True)
class _Header:
    signed: bytes  # what the MAC is over
    salt: bytes
    cost: int
    wrapped: bytes  # the file's key
    mac: bytes


def close(secret: bytes, words: str, *, cost: int = COST) -> bytes:
    """The secret as an armoured age file; `cost` is log2 of scrypt's N. ValueError: over 64 KiB."""
    if len(secret) > _LONGEST:
        raise ValueError(len(secret))
    salt, file_key, nonce = os.urandom(_SALT), os.urandom(_FILE_KEY), os.urandom(_NONCE)
    wrapped = _wrapping(words, salt, cost).encrypt(bytes(12), file_key, None)
    signed = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _text(salt),
        cost,
        _text(wrapped),
    )
    body = _stream(file_key, nonce).encrypt(_ONLY_CHUNK, secret, None)
    return _armoured(signed + b" " + _text(_header_mac(file_key, signed)) + b"\n" + nonce + body)


def open_closed(armour: bytes, words: str) -> bytes:
    """The secret. Raises WrongPassphraseError, NotSealedSoError."""
    content = _bare(armour)
    match = _HEADER.match(content)
    header = _header(match) if match else None
    if header is None or match is None:
        raise NotSealedSoError
    try:
        file_key = _wrapping(words, header.salt, header.cost).decrypt(
            bytes(12), header.wrapped, None
        )
    except InvalidTag as error:
        raise WrongPassphraseError from error
    if not hmac.compare_digest(_header_mac(file_key, header.signed), header.mac):
        raise NotSealedSoError
    nonce, body = content[match.end() :][:_NONCE], content[match.end() + _NONCE :]
    return _only_chunk(file_key, nonce, body)


def _only_chunk(file_key: bytes, nonce: bytes, body: bytes) -> bytes:
    if len(nonce) < _NONCE or not _TAG <= len(body) <= _LONGEST + _TAG:
        raise NotSealedSoError
    try:
        return _stream(file_key, nonce).decrypt(_ONLY_CHUNK, body, None)
    except InvalidTag as error:
        raise NotSealedSoError from error


def _header(match: re.Match[bytes]) -> _Header | None:
    salt, wrapped, mac = (_bytes(match[name]) for name in ("salt", "wrapped", "mac"))
    cost = int(match["cost"])
    if (len(salt), len(wrapped), len(mac)) != (
        _SALT,
        _FILE_KEY + _TAG,
        _MAC,
    ) or cost > GREATEST_COST:
        return None
    return _Header(match[1], salt, cost, wrapped, mac)


def _wrapping(words: str, salt: bytes, cost: int) -> ChaCha20Poly1305:
    scrypt = Scrypt(salt=_LABEL + salt, length=32, n=1 << cost, r=8, p=1)
    return ChaCha20Poly1305(scrypt.derive(words.encode()))


def _stream(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))


def _header_mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _derived(file_key: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=label).derive(file_key)


def _text(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def _armoured(content: bytes) -> bytes:
    text = base64.b64encode(content)
    lines = [text[start : start + _COLUMNS] + b"\n" for start in range(0, len(text), _COLUMNS)]
    return b"".join([ARMOUR, *lines, ARMOUR_END])


def _bare(armour: bytes) -> bytes:
    if not (armour.startswith(ARMOUR) and armour.endswith(ARMOUR_END)):
        raise NotSealedSoError
    text = armour[len(ARMOUR) : -len(ARMOUR_END)]
    try:
        return base64.b64decode(text.replace(b"\n", b""), validate=True)
    except binascii.Error as error:
        raise NotSealedSoError from error
