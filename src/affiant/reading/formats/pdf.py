"""PDF through pdfium: text in pdfium's reading order, a page and a box for each passage."""

from affiant.reading.encoding import is_text
from affiant.reading.limits import Limits
from affiant.reading.reader import Reading
from affiant.reading.source import Source

_SIGNATURE_WITHIN = 1024
"""Bytes: where readers look for "%PDF-" (ISO 32000-1, annex H.3, note 13)."""
_AFTER_OTHER_BYTES = 0.7  # below an archive's signature: its first member may be a PDF as it is
_WITHIN_TEXT = 0.3  # below a text by its name: a page about PDF says the words, too
_BLANK = b"\xef\xbb\xbf\0\t\n\f\r "


class PdfReader:
    """Reads PDF; pages that are pictures through OCR, where it is installed."""

    name = "pdf"
    version = "3"

    def score(self, source: Source) -> float | None:
        """1.0 by signature at the start, less behind other bytes; the name says nothing."""
        head = source.head[:_SIGNATURE_WITHIN]
        if head.lstrip(_BLANK).startswith(b"%PDF-"):
            return 1.0
        if b"%PDF-" not in head:
            return None
        return _WITHIN_TEXT if is_text(head) else _AFTER_OTHER_BYTES

    def read(self, source: Source, limits: Limits) -> Reading:
        """The text, and the attached files as members.

        Raises Unreadable: ENCRYPTED, DAMAGED, TOO_LARGE, or NO_TEXT for a scan without OCR.
        """
        from affiant.reading.formats.pdf_document import read_pdf  # noqa: PLC0415 - not at start-up

        return read_pdf(source, limits)


READER = PdfReader()
