import io
from typing import BinaryIO


class FileSlice(io.RawIOBase):
    """The bytes of an open file from `start` to before `end`, as a stream of its own.

    It moves the file's position; only one slice of a file may be read at a time.
    """

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        super().__init__()
        self._file = file
        self._at = start
        self._end = end

    @classmethod
    def of(cls, file: BinaryIO, start: int, end: int) -> BinaryIO:
        """The slice, buffered."""
        return io.BufferedReader(cls(file, start, end))

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # what BufferedReader passes
        """Fill `buffer` as far as the slice goes."""
        self._file.seek(self._at)
        content = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)
