"""Word processors, slides and books: DOCX, ODT, RTF, PPTX, ODP, EPUB, and DOC and PPT of old."""

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.office_signature import SPREADSHEETS, OfficeFormat, office_format
from affiant.reading.limits import Limits
from affiant.reading.reader import Reading
from affiant.reading.source import Source


class OfficeReader:
    """Reads office documents by what they are inside, whatever their name says."""

    name = "office"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature. A zip that is no office file is none of ours."""
        found = office_format(source)
        return None if found is None or found in SPREADSHEETS else 1.0

    def read(self, source: Source, limits: Limits) -> Reading:
        """The text of the document.

        Raises Unreadable: ENCRYPTED, DAMAGED, TOO_LARGE, NO_TEXT.
        """
        found = office_format(source)
        if found is None:
            raise Unreadable(Reason.DAMAGED, "no signature of an office file")
        if found is OfficeFormat.ENCRYPTED:
            raise Unreadable(Reason.ENCRYPTED, "a password opens it")
        return Reading(_document(source, limits, found))


READER = OfficeReader()


def _document(source: Source, limits: Limits, found: OfficeFormat) -> Document:
    # Imported here: lxml and kreuzberg load when a file of their kind is read, not before.
    if found is OfficeFormat.DOCX:
        from affiant.reading.formats.office_word import read_docx  # noqa: PLC0415

        return read_docx(source, limits)
    if found in (OfficeFormat.ODT, OfficeFormat.ODP):
        from affiant.reading.formats.office_open_document import (  # noqa: PLC0415
            read_open_document,
        )

        return read_open_document(source, limits, found)
    if found is OfficeFormat.RTF:
        from affiant.reading.formats.office_rtf import read_rtf  # noqa: PLC0415

        return read_rtf(source, limits)
    if found is OfficeFormat.PPTX:
        from affiant.reading.formats.office_slides import read_pptx  # noqa: PLC0415

        return read_pptx(source, limits)
    if found is OfficeFormat.EPUB:
        from affiant.reading.formats.office_book import read_epub  # noqa: PLC0415

        return read_epub(source, limits)
    from affiant.reading.formats.office_legacy import read_legacy  # noqa: PLC0415

    return read_legacy(source, limits, found)
