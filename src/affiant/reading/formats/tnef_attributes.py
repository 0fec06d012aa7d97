"""The attributes and properties that winmail.dat is made of (MS-OXTNEF, MS-OXCDATA).

Own code, for tnefparse, the one library for it, goes on for ever on a damaged count, cuts zeros off
the end of what was attached, and gives up the whole for one bad date.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SIGNATURE = b"\x78\x9f\x3e\x22"
_START = 6  # bytes: the signature, and a key that nobody uses
_ATTRIBUTE = struct.Struct(
    "<BII"
)  # level, number, length; a checksum of two bytes follows the data
_CHECKSUM = 2
_LEVELS = (1, 2)  # of the message, of an attachment
_SEVERAL = 0x1000  # added to a type: a list of values
_NAMED = 0x8000  # from this number on a property is called by a set and a name
_GUID = 16
_FIXED = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
"""Bytes by type, filled up to four."""
_VARIABLE = (OBJECT := 0x0D, 0x1E, UNICODE := 0x1F, 0x102)


class Broken(ValueError):
    """The bytes end too early, or say what cannot be."""


@dataclass(frozen=True, slots=True)
class Property:
    """The first value of a property; the type says how to take it."""

    type: int
    value: bytes


def attributes(wrapped: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and data of each, in their order. Raises Broken after what is whole."""
    at = _START
    while at < len(wrapped):
        if at + _ATTRIBUTE.size > len(wrapped):
            if not wrapped[at:].strip():
                return  # the end of a line, which gateways add
            raise Broken
        level, number, length = _ATTRIBUTE.unpack_from(wrapped, at)
        at += _ATTRIBUTE.size
        if level not in _LEVELS or at + length > len(wrapped):
            raise Broken
        yield number, wrapped[at : at + length]
        at += length + _CHECKSUM


def properties(data: bytes) -> Mapping[int, Property]:
    """Those of one attribute by their numbers, as many as are whole."""
    found: dict[int, Property] = {}
    try:
        reader = _Reader(data)
        for _ in range(reader.number()):
            kind, number = reader.short(), reader.short()
            if number >= _NAMED:
                reader.name()
            for value in reader.values(kind & ~_SEVERAL, several=bool(kind & _SEVERAL)):
                found.setdefault(number, Property(kind & ~_SEVERAL, value))
    except Broken:
        pass
    return found


class _Reader:
    """Little-endian numbers and values, one after the other. Every step is over some bytes, so
    that a count that lies comes to the end of them soon. Each raises Broken there."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        found = self._data[self._at : self._at + count]
        if len(found) < count:
            raise Broken
        self._at += count
        return found

    def number(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def short(self) -> int:
        return int.from_bytes(self.take(2), "little")

    def padded(self, count: int) -> bytes:
        found = self.take(count)
        self._at += -count % 4
        return found

    def name(self) -> None:
        """Pass over the set and the number or words of a property's name."""
        self.take(_GUID)
        if self.number():
            self.padded(self.number())
        else:
            self.number()

    def values(self, kind: int, *, several: bool) -> Iterator[bytes]:
        if kind in _VARIABLE:
            for _ in range(self.number()):
                yield self.padded(self.number())
        elif kind in _FIXED:
            for _ in range(self.number() if several else 1):
                yield self.take(_FIXED[kind])
        else:
            raise Broken
