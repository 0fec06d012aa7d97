"""The files of a form that brings keys, held in memory for the moment that they are read.

They are small, and of a published private key nothing private may be left on the disk.
"""

import io
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST = 2 * 1024 * 1024
"""Bytes of all files together; what is larger is imported in the terminal. A megabyte of keys takes
about three seconds of processor time, and others who write wait for a part of it."""

KEYS, SIGNER = "file", "signer"
PIECE = 64 * 1024


class KeyFiles(FileUploadHandler):
    """Takes one file a field: the keys, and the key that statements are signed with.

    `too_large` is told once more came than is taken; then nothing of it is kept.
    """

    chunk_size = PIECE

    def __init__(self) -> None:
        super().__init__()
        self.taken: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.too_large = False
        self._all = 0
        self._open: io.BytesIO | None = None

    def new_file(self, field_name: str, file_name: str, *args: Any, **named: Any) -> None:
        """A file begins. Raises SkipFile where none is asked for."""
        super().new_file(field_name, file_name, *args, **named)
        if field_name not in (KEYS, SIGNER) or field_name in self.taken or self.too_large:
            raise SkipFile
        self._open = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """More of it comes. Raises SkipFile once it is too much."""
        del start
        self._all += len(raw_data)
        if self._all > LARGEST or self._open is None:
            self.too_large, self._open, self.taken = True, None, {}
            raise SkipFile
        self._open.write(raw_data)

    def file_complete(self, file_size: int) -> None:
        """It is whole; an empty one is none."""
        if self._open is not None and file_size:
            self.taken[str(self.field_name)] = self._open.getvalue()
            self.names[str(self.field_name)] = str(self.file_name)
        self._open = None
