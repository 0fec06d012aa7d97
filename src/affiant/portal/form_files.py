"""The files of a form, written where files wait while the form is still read.

Django knows two ways to take files, in memory and in a temporary folder; here is neither.
`NoFiles` is what any address but one uses: a form with a file in it is not taken. `FormFiles`
hands each file to the reception, under the whole name that the browser sent.
"""

import io
from typing import IO, Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

from affiant.evidence.models import Arrival, Upload
from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.receiving import Reception

PIECE = 1024 * 1024  # bytes written at a time


class NoFiles(FileUploadHandler):
    """Takes none."""

    def new_file(self, *args: Any, **named: Any) -> None:
        """Raises SuspiciousOperation: 400."""
        del args, named
        raise SuspiciousOperation("no address but one takes files")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never called."""

    def file_complete(self, file_size: int) -> None:
        """Never called."""


class _WholeNames(MultiPartParser):
    """Keeps the folders of a file's name: the reception makes it harmless."""

    def sanitize_file_name(self, file_name: str) -> str:
        """The name as it is."""
        return file_name.strip()


class FormFiles(FileUploadHandler):
    """Hands the files of one form to the reception. `refused` tells what was not taken."""

    chunk_size = PIECE

    def __init__(self, reception: Reception, upload: Upload) -> None:
        super().__init__()
        self._reception = reception
        self._upload = upload
        self._arrival: Arrival | None = None
        self._have = 0
        self._parses = False
        self.refused: list[tuple[str, Why]] = []

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """Read the form by a parser that keeps names whole; it asks again, and is told to go on."""
        del content_length, boundary
        if self._parses:
            return None
        self._parses = True
        return _WholeNames(META, input_data, [self], encoding).parse()  # type: ignore[arg-type] # a stream is all it wants

    def new_file(self, field_name: str, file_name: str, *args: Any, **named: Any) -> None:
        """A file begins. Raises SkipFile where there are too many."""
        super().new_file(field_name, file_name, *args, **named)
        self._have = 0
        try:
            self._arrival = self._reception.whole(self._upload, file_name, 0)
        except Refused as refused:
            self.refused.append((file_name, refused.why))
            raise SkipFile from refused

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """More of it comes. Raises SkipFile, or StopUpload when the disk is full."""
        del start
        try:
            piece = io.BytesIO(raw_data)
            self._have = self._reception.add(self._upload, self._file, self._have, piece)
        except Refused as refused:
            self.refused.append((self._file.path, refused.why))
            self._reception.drop(self._upload, self._file)
            self._arrival = None
            if refused.why is Why.NO_ROOM:
                raise StopUpload(connection_reset=True) from refused
            raise SkipFile from refused

    def file_complete(self, file_size: int) -> None:
        """It is whole."""
        self._reception.finish(self._upload, self._file, file_size)
        self._arrival = None

    def upload_interrupted(self) -> None:
        """The form ended in the middle of a file: nothing of it is kept."""
        if self._arrival is not None:
            self._reception.drop(self._upload, self._arrival)

    @property
    def _file(self) -> Arrival:
        if self._arrival is None:
            raise SkipFile
        return self._arrival
