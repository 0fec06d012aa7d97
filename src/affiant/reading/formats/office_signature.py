"""Which office format bytes are: by what is in the zip or the OLE file, never by the name."""

import zipfile
from enum import StrEnum
from functools import lru_cache

from affiant.reading.formats.zip_damage import BROKEN_ZIP
from affiant.reading.source import Source


class OfficeFormat(StrEnum):
    """The formats of word processors, slides, books and spreadsheets, with their media type."""

    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
    ODT = "application/vnd.oasis.opendocument.text"
    ODP = "application/vnd.oasis.opendocument.presentation"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    EPUB = "application/epub+zip"
    RTF = "application/rtf"
    DOC = "application/msword"
    PPT = "application/vnd.ms-powerpoint"
    XLS = "application/vnd.ms-excel"
    ENCRYPTED = "application/x-encrypted-ooxml"


SPREADSHEETS = frozenset({OfficeFormat.XLSX, OfficeFormat.XLSB, OfficeFormat.ODS, OfficeFormat.XLS})

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_RTF = b"{\\rtf"
_CONTENT_TYPES = "[Content_Types].xml"
_OOXML = (
    ("word/", OfficeFormat.DOCX),
    ("ppt/", OfficeFormat.PPTX),
    ("xl/workbook.bin", OfficeFormat.XLSB),
    ("xl/", OfficeFormat.XLSX),
)
_OASIS = {
    OfficeFormat.ODT: OfficeFormat.ODT,
    f"{OfficeFormat.ODT}-template": OfficeFormat.ODT,
    f"{OfficeFormat.ODP}": OfficeFormat.ODP,
    "application/vnd.oasis.opendocument.graphics": OfficeFormat.ODP,
    f"{OfficeFormat.ODS}": OfficeFormat.ODS,
    f"{OfficeFormat.ODS}-template": OfficeFormat.ODS,
    OfficeFormat.EPUB: OfficeFormat.EPUB,
}
_OLE_STREAMS = (
    ("EncryptedPackage", OfficeFormat.ENCRYPTED),
    ("WordDocument", OfficeFormat.DOC),
    ("PowerPoint Document", OfficeFormat.PPT),
    ("Workbook", OfficeFormat.XLS),
    ("Book", OfficeFormat.XLS),
)
_OLE_SEARCHED = 64 * 1024 * 1024  # bytes; the directory may stand anywhere in the file
_MIMETYPE_LENGTH = 100  # bytes; the longest registered is 73


@lru_cache(maxsize=16)
def office_format(source: Source) -> OfficeFormat | None:
    """The format by its bytes, or None. Never raises."""
    head = source.head
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_RTF):
        return OfficeFormat.RTF
    if head.startswith(_OLE):
        return _ole_format(source)
    return _zip_format(source) if head.startswith(_ZIP) else None


def _zip_format(source: Source) -> OfficeFormat | None:
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = archive.namelist()
            mimetype = b""
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _MIMETYPE_LENGTH:
                mimetype = archive.read("mimetype")
    except BROKEN_ZIP:
        return _broken_zip_format(source.head)
    named = _OASIS.get(mimetype.decode("ascii", "replace").strip())
    return named or (_ooxml_format(names) if _CONTENT_TYPES in names else None)


def _ooxml_format(names: list[str]) -> OfficeFormat | None:
    for start, found in _OOXML:
        if any(name.startswith(start) for name in names):
            return found
    return None


def _broken_zip_format(head: bytes) -> OfficeFormat | None:
    """A cut-off office file still begins like one: its owner wants to hear that it is damaged."""
    for mimetype, found in _OASIS.items():
        if b"mimetype" + mimetype.encode() in head:
            return found
    if _CONTENT_TYPES.encode() not in head:
        return None
    return next((found for start, found in _OOXML if start.encode() in head), OfficeFormat.DOCX)


def _ole_format(source: Source) -> OfficeFormat | None:
    with source.path.open("rb") as file:
        start = file.read(_OLE_SEARCHED)
    for stream, found in _OLE_STREAMS:
        if stream.encode("utf-16-le") in start:
            return found
    return None
