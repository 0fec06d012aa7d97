"""CSV and TSV (RFC 4180 and what programs make of it): encodings and delimiters are found out.

French programs part the cells with ";" because "," is in the numbers.
"""

import csv
from collections import Counter
from io import StringIO

from affiant.reading import encoding
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.claims import Claims
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.spreadsheet_row import row_text
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE = 65536  # characters
_SAMPLE_ROWS = 50
_SEP = "sep="  # Excel's own first line that names the delimiter
_NAMES = {"\t": "tab"}


def read_delimited(source: Source, limits: Limits) -> Document:
    """The document of a CSV or TSV. Raises Unreadable."""
    text = encoding.decode(source.bytes())
    if len(text) > limits.text:
        raise Unreadable(Reason.TOO_LARGE, f"more than {limits.text} characters of text")
    delimiter, text = _stated_delimiter(text)
    delimiter = delimiter or likely_delimiter(text[:_SAMPLE])
    composition = Composition(limits)
    rows = 0
    csv.field_size_limit(limits.text)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            span = composition.add(row_text(enumerate(row)), PassageKind.TABLE_CELL)
            rows += span is not None
    except csv.Error as error:
        raise Unreadable(Reason.DAMAGED, "its rows cannot be told apart") from error
    composition.require_text(source)
    said = (("rows", str(rows)), ("delimiter", _NAMES.get(delimiter, delimiter)))
    media_type = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return composition.document(source, media_type, Claims(metadata=said))


def likely_delimiter(sample: str) -> str:
    """The delimiter that parts most rows into the same number of cells, two at the least.

    Of delimiters that do so for as many rows, the one that makes more cells; "," for none.
    """
    best, best_rank = ",", (0, 0)
    for delimiter in _DELIMITERS:
        rank = _rank(sample, delimiter)
        if rank > best_rank:
            best, best_rank = delimiter, rank
    return best


def _rank(sample: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for index, row in enumerate(csv.reader(StringIO(sample, newline=""), delimiter=delimiter)):
            if index == _SAMPLE_ROWS:
                break
            if len(row) > 1:
                widths[len(row)] += 1
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


def _stated_delimiter(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r")
    if first.lower().startswith(_SEP) and len(first) == len(_SEP) + 1:
        return first[-1], rest
    return None, text
