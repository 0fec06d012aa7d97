"""A file seen through half a mebibyte of it, by offsets in the whole file."""

from typing import BinaryIO

_CHUNK = 1 << 19
_BEFORE = 8  # bytes kept ahead of what was asked for: an empty line is looked for there
_SAMPLE = 64 * 1024


class Window:
    """Offsets are counted from the start of the file. `size` is that of the whole file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        self._base = 0
        file.seek(0)
        sample = file.read(_SAMPLE)
        self._is_old_mac = b"\n" not in sample and b"\r" in sample
        self._held = self._ends(sample)

    def held(self, start: int, length: int) -> tuple[bytes, int]:
        """Bytes that hold `length` from `start` (fewer at the file's end), and where it is."""
        end = min(start + length, self.size)
        if start < self._base or end > self._base + len(self._held):
            self._base = max(0, start - _BEFORE)
            self._file.seek(self._base)
            self._held = self._ends(self._file.read(_CHUNK + length))
        return self._held, start - self._base

    def cut(self, start: int, end: int) -> bytes | None:
        """Bytes as they stand in the file, where all of them are held; else None."""
        at = start - self._base
        if at < 0 or end > self._base + len(self._held) or self._is_old_mac:
            return None
        return self._held[at : end - self._base]

    def find(self, needle: bytes, start: int) -> int:
        """Where `needle` stands next, or -1."""
        while start < self.size:
            held, at = self.held(start, len(needle))
            found = held.find(needle, at)
            if found >= 0:
                return self._base + found
            if self._base + len(held) >= self.size:
                return -1
            start = self._base + len(held) - len(needle) + 1
        return -1

    def _ends(self, piece: bytes) -> bytes:
        """Line ends of old Macs as everybody's: one byte for one, so that offsets hold."""
        return piece.replace(b"\r", b"\n") if self._is_old_mac else piece
