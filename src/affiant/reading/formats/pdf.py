"""PDF through pdfium: text in pdfium's reading order, a page and a box for each passage."""

from affiant.reading.limits import Limits
from affiant.reading.reader import Reading
from affiant.reading.source import Source

_SIGNATURE_WITHIN = 1024
"""Bytes: where readers look for "%PDF-" (ISO 32000-1, annex H.3, note 13)."""


class PdfReader:
    """Reads PDF; pages that are pictures through OCR, where it is installed."""

    name = "pdf"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature; the name says nothing that the signature does not."""
        return 1.0 if b"%PDF-" in source.head[:_SIGNATURE_WITHIN] else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """The text, and the attached files as members.

        Raises Unreadable: ENCRYPTED, DAMAGED, TOO_LARGE, or NO_TEXT for a scan without OCR.
        """
        from affiant.reading.formats.pdf_document import read_pdf  # noqa: PLC0415 - not at start-up

        return read_pdf(source, limits)


READER = PdfReader()
