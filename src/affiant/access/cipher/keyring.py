"""The keys at hand: what closes, opens and marks. One is current; the others only open.

A closed value is `a1.<key id>.<base64 of nonce, ciphertext and tag>`: AES-256-GCM (NIST SP
800-38D) with a random nonce of 96 bits, the cell as associated data. A key's share for one
column is good for 2^32 values (SP 800-38D, 8.3); renew long before.
"""

import base64
import binascii
import hmac
import os
import re
import unicodedata
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import Altered, UnknownKey
from affiant.access.cipher.key import Key

FORM = "a1"
_NONCE = 12
_PADDED_TO = 64  # bytes: how long a name is must not tell whose it is
_END = b"\x80"  # ISO/IEC 7816-4: the end of the text, zeros after it
_CLOSED = re.compile(rf"{FORM}\.([0-9a-f]{{8}})\.([A-Za-z0-9_-]+=*)")


class Keyring:
    """Keys by their ids. `current` closes what is written from now on."""

    def __init__(self, current: Key, others: tuple[Key, ...] = ()) -> None:
        self.current = current
        self.keys = {key.id: key for key in (current, *others)}
        self._shares: dict[tuple[str, str, str, str], bytes] = {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys, the current one first."""
        others = sorted(set(self.keys) - {self.current.id})
        return (self.current.id, *others)

    def close(self, text: str, cell: Cell) -> str:
        """The text, encrypted for this cell. Raises UnicodeEncodeError for half a character."""
        nonce = os.urandom(_NONCE)
        padded = text.encode() + _END
        padded += bytes(-len(padded) % _PADDED_TO)
        share = self._share("closing", self.current.id, cell)
        ciphertext = AESGCM(share).encrypt(nonce, padded, cell.place)
        return f"{FORM}.{self.current.id}.{base64.urlsafe_b64encode(nonce + ciphertext).decode()}"

    def open(self, closed: str, cell: Cell) -> str:
        """The text again. Raises UnknownKey or Altered."""
        key, content = _parts(closed)
        if key not in self.keys:
            raise UnknownKey(key)
        share = self._share("closing", key, cell)
        try:
            padded = AESGCM(share).decrypt(content[:_NONCE], content[_NONCE:], cell.place)
        except (InvalidTag, ValueError) as error:
            raise Altered(f"{cell.table}.{cell.column}") from error
        return padded.rstrip(b"\0")[: -len(_END)].decode()

    def mark(self, text: str, table: str, column: str) -> str:
        """The blind index of a text under the current key: equal words, equal mark."""
        return self._mark(self.current.id, text, Cell(table, column, ""))

    def marks(self, text: str, table: str, column: str) -> tuple[str, ...]:
        """Its blind index under every key: what a look-up asks for while keys are renewed."""
        return tuple(self._mark(key, text, Cell(table, column, "")) for key in self.ids)

    def _mark(self, key: str, text: str, cell: Cell) -> str:
        share = self._share("indexing", key, cell)
        return f"{key}.{hmac.digest(share, normal(text).encode(), 'sha256').hex()}"

    def _share(self, purpose: str, key: str, cell: Cell) -> bytes:
        wanted = (purpose, key, cell.table, cell.column)
        if wanted not in self._shares:
            make = self.keys[key].closing if purpose == "closing" else self.keys[key].indexing
            self._shares[wanted] = make(cell.table, cell.column)
        return self._shares[wanted]


def normal(text: str) -> str:
    """The text as a look-up compares it: without case, and with single spaces. Accents
    count; look-ups are stored so."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def key_of(closed: str) -> str:
    """The id of the key that closed this. Raises Altered for what nobody closed."""
    return _parts(closed)[0]


def _parts(closed: str) -> tuple[str, bytes]:
    match = _CLOSED.fullmatch(closed)
    if match is None:
        raise Altered("no closed value")
    try:
        return match.group(1), base64.urlsafe_b64decode(match.group(2))
    except binascii.Error as error:
        raise Altered("no closed value") from error
