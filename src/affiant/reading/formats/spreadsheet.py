"""Spreadsheets: XLSX, XLSM, ODS, the binary formats of Excel, CSV and TSV.

A sheet's name is a heading; each row is one passage of kind table cell, its cells parted by
tabs. Values are written as the sheet shows them as far as that bears meaning: dates in ISO
8601, percentages with their sign, sums with their currency.
"""

from affiant.reading import encoding
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.office_signature import SPREADSHEETS, OfficeFormat, office_format
from affiant.reading.limits import Limits
from affiant.reading.reader import Reading
from affiant.reading.source import Source

_DELIMITED_NAMES = frozenset({".csv", ".tsv", ".tab"})
_DELIMITED_TYPES = frozenset({"text/csv", "text/tab-separated-values"})
_BY_NAME = 0.6  # above plain text by its bytes, below every signature


class SpreadsheetReader:
    """Reads tables by what they are inside; CSV and TSV by their name, if they are text."""

    name = "spreadsheet"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature, 0.6 for text that is called a table."""
        found = office_format(source)
        if found is not None:
            return 1.0 if found in SPREADSHEETS else None
        declared = (source.declared or "").partition(";")[0].strip().lower()
        named = source.suffix in _DELIMITED_NAMES or declared in _DELIMITED_TYPES
        return _BY_NAME if named and encoding.is_text(source.head) else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """The rows of all sheets.

        Raises Unreadable: ENCRYPTED, DAMAGED, TOO_LARGE, NO_TEXT.
        """
        if source.size == 0:
            raise Unreadable(Reason.EMPTY)
        return Reading(_document(source, limits, office_format(source)))


READER = SpreadsheetReader()


def _document(source: Source, limits: Limits, found: OfficeFormat | None) -> Document:
    # Imported here: lxml and kreuzberg load when a file of their kind is read, not before.
    if found is OfficeFormat.XLSX:
        from affiant.reading.formats.spreadsheet_xlsx import read_xlsx  # noqa: PLC0415

        return read_xlsx(source, limits)
    if found is OfficeFormat.ODS:
        from affiant.reading.formats.spreadsheet_ods import read_ods  # noqa: PLC0415

        return read_ods(source, limits)
    if found in (OfficeFormat.XLS, OfficeFormat.XLSB):
        from affiant.reading.formats.office_legacy import read_legacy  # noqa: PLC0415

        return read_legacy(source, limits, found)
    from affiant.reading.formats.spreadsheet_delimited import read_delimited  # noqa: PLC0415

    return read_delimited(source, limits)
