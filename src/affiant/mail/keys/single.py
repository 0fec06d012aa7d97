"""A single key: a record's text, a public key, or a private key that was published."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys import master
from affiant.mail.keys.found import Days, Found, KeyTrouble, Problem, Telling, archived

LARGEST = 64 * 1024
"""Bytes of a file with one key."""

PRIVATE = b"PRIVATE KEY-----"
_PEM = b"-----BEGIN "


def keys(file: BinaryIO, telling: Telling) -> Iterator[Found]:
    """The key under the name that the user says.

    Of a private key only the public half is taken. What it signs is worthless from the day of
    its publication on, so that day must be said.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Problem(1, KeyTrouble.TOO_LARGE)
        return
    if not (telling.domain and telling.selector):
        yield Problem(1, KeyTrouble.NO_NAME)
        return
    is_private = _PEM in content and PRIVATE in content
    if is_private and telling.seen is None:
        yield Problem(1, KeyTrouble.NO_DATE)
        return
    try:
        record = _record(content.strip(), is_private=is_private)
    except (ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        yield Problem(1, KeyTrouble.NOT_A_KEY, str(wrong)[:200])
        return
    days = Days() if is_private else Days(telling.seen, telling.seen)
    name = telling.selector, telling.domain
    found = archived(1, name, record, KeySource.HELD, telling.told_by, days=days)
    if is_private and not isinstance(found, Problem):
        found = replace(found, private_since=telling.seen)
    yield found


def _record(content: bytes, *, is_private: bool) -> str:
    """Raises ValueError, or what the library raises: TypeError for a key closed by a password."""
    if is_private:
        return _of_public(load_pem_private_key(content, None).public_key())
    if _PEM in content:
        return _of_public(load_pem_public_key(content))
    text = content.decode("utf-8", "surrogateescape")
    return (
        master.joined(" ".join(text.split("\n")))
        if text.startswith('"')
        else " ".join(text.split())
    )


def _of_public(key: object) -> str:
    if isinstance(key, rsa.RSAPublicKey):
        kind, held = "rsa", key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    elif isinstance(key, ed25519.Ed25519PublicKey):
        kind, held = "ed25519", key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    else:
        raise ValueError("neither RSA nor Ed25519")  # noqa: TRY004 - of the file, not of the program
    return f"v=DKIM1; k={kind}; p={base64.b64encode(held).decode()}"
