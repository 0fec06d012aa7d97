"""Word, PowerPoint and Excel before 2007 (OLE files), through kreuzberg.

Its caches, clean-up, OCR and everything that could reach a network are off; what it gives is
the text in order, without styles, so all passages are paragraphs (or rows, of a sheet).
"""

from typing import Any

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.claims import Claims, iso_date, line, people
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_signature import SPREADSHEETS, OfficeFormat
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source


def read_legacy(source: Source, limits: Limits, kind: OfficeFormat) -> Document:
    """The document of an OLE file or an XLSB. Raises Unreadable."""
    import kreuzberg  # noqa: PLC0415 - 80 MB, and only old files need it

    config = kreuzberg.ExtractionConfig(use_cache=False, enable_quality_processing=False)
    try:
        result = kreuzberg.extract_bytes_sync(source.bytes(), kind.value, config)
    except (kreuzberg.KreuzbergError, ValueError, OSError, RuntimeError) as error:
        raise Unreadable(Reason.DAMAGED, "its old binary format cannot be read") from error
    composition = Composition(limits)
    if kind in SPREADSHEETS:
        for table in result.tables:
            for row in table.cells:
                composition.add("\t".join(row), PassageKind.TABLE_CELL)
    if composition.empty:
        for paragraph in result.content.split("\n\n"):
            composition.add(paragraph)
    composition.require_text(source)
    return composition.document(source, kind, _claims(dict(result.metadata)))


def _claims(said: dict[str, Any]) -> Claims:
    authors = said.get("authors") or []
    return Claims(
        title=line(str(said.get("title") or "")),
        published=iso_date(str(said.get("created_at") or "")),
        authors=tuple(name for author in authors for name in people(str(author))),
    )
