"""Whatever is done to a file, its reader answers with a document or with Unreadable."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import office, pdf, spreadsheet
from affiant.reading.limits import Limits
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Sources = Callable[[bytes, str], Source]
Docx = Callable[..., bytes]
Zipped = Callable[[dict[str, str]], bytes]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READERS: tuple[Reader, ...] = (pdf.READER, office.READER, spreadsheet.READER)

# One folder for all examples of a test is what we want: sources are named by their bytes.
relaxed = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def a_pdf() -> bytes:
    return bytes(typst.compile("= Été\nUn contrat de 19,4~millions.".encode()))


def a_paragraph() -> str:
    return "<w:p><w:r><w:t>Un contrat de 19,4\u00a0millions.</w:t></w:r></w:p>"


def read(reader: Reader, folder: Path, payload: bytes, name: str) -> None:
    sha256 = hashlib.sha256(payload).hexdigest()
    path = folder / sha256
    path.write_bytes(payload)
    source = Source(path, name, sha256, len(payload))
    reader.score(source)
    try:
        reading = reader.read(source, Limits())
    except Unreadable:
        return
    assert reading.document is not None
    for member in reading.members:
        assert member.key


@relaxed
@given(st.data())
def test_a_cut_or_altered_pdf(tmp_path: Path, data: st.DataObject) -> None:
    read(pdf.READER, tmp_path, altered(data, a_pdf()), "a.pdf")


@relaxed
@given(st.data())
def test_a_cut_or_altered_docx(tmp_path: Path, docx: Docx, data: st.DataObject) -> None:
    read(office.READER, tmp_path, altered(data, docx(a_paragraph())), "a.docx")


@relaxed
@given(st.data())
def test_a_cut_or_altered_rtf(tmp_path: Path, data: st.DataObject) -> None:
    payload = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}{\*\x y}\pard\u233?{\footnote a}b\par}"
    read(office.READER, tmp_path, altered(data, payload), "a.rtf")


@relaxed
@given(st.data())
def test_a_cut_or_altered_xlsx(
    tmp_path: Path, zipped: Zipped, relations: Callable[..., str], data: st.DataObject
) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><sheet name="A" r:id="rId1"/></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "s.xml")),
        "xl/s.xml": f'<worksheet xmlns="{main}"><row><c r="A1"><v>1</v></c></row></worksheet>',
    }
    read(spreadsheet.READER, tmp_path, altered(data, zipped(parts)), "a.xlsx")


@relaxed
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1 ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    ),
)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.name))
def test_any_bytes_behind_a_signature(
    reader: Reader, tmp_path: Path, rest: bytes, signature: bytes
) -> None:
    read(reader, tmp_path, signature + rest, "a.csv")


def test_reads_by_its_bytes_what_is_called_something_else(docx: Docx, source_of: Sources) -> None:
    payload = docx(a_paragraph())
    assert office.READER.score(source_of(payload, "a.pdf")) == 1.0
    assert pdf.READER.score(source_of(payload, "a.pdf")) is None


def test_leaves_a_zip_that_is_no_office_file_to_the_archive_reader(
    zipped: Zipped, source_of: Sources
) -> None:
    source = source_of(zipped({"word/notes.txt": "x", "xl/a.txt": "y"}), "a.docx")
    assert office.READER.score(source) is None
    assert spreadsheet.READER.score(source) is None


def test_tells_an_encrypted_office_file(source_of: Sources) -> None:
    payload = OLE + bytes(2000)
    source = source_of(payload + "EncryptedPackage".encode("utf-16-le"), "a.docx")
    with pytest.raises(Unreadable) as caught:
        office.READER.read(source, Limits())
    assert caught.value.reason is Reason.ENCRYPTED


def test_says_that_a_cut_docx_is_damaged(docx: Docx, source_of: Sources) -> None:
    source = source_of(docx(a_paragraph())[:700], "a.bin")
    assert office.READER.score(source) == 1.0
    with pytest.raises(Unreadable) as caught:
        office.READER.read(source, Limits())
    assert caught.value.reason is Reason.DAMAGED


def altered(data: st.DataObject, payload: bytes) -> bytes:
    """The bytes cut short, or with a few of them replaced."""
    if data.draw(st.booleans()):
        return payload[: data.draw(st.integers(0, len(payload)))]
    changed = bytearray(payload)
    places = st.integers(0, len(payload) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        changed[place] = byte
    return bytes(changed)


def test_a_part_whose_lzma_stream_is_broken_is_damage(docx: Docx, source_of: Sources) -> None:
    sound = zipfile.ZipFile(io.BytesIO(docx(a_paragraph())))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        for name in sound.namelist():
            archive.writestr(name, sound.read(name) + b" " * 500)
    content = bytearray(packed.getvalue())
    at = content.index(b"word/document.xml") + len("word/document.xml")
    content[at + 12 : at + 60] = b"\xff" * 48
    with pytest.raises(Unreadable) as caught:
        office.READER.read(source_of(bytes(content), "a.docx"), Limits())
    assert caught.value.reason is Reason.DAMAGED
