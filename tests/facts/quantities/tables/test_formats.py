"""The same small table in several formats gives the same figures."""

import io
import zipfile
from pathlib import Path

import pytest

from affiant.facts.kinds import Figure
from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.limits import Limits
from affiant.reading.source import Source
from tests.facts.quantities.tables.conftest import find

ROWS = (("District", "2019", "2020"), ("", "", ""), ("Velmont cases", "12", "1,140"))
PROSE = "The Bureau of Courts counts what the districts of the country report to it every year."


def html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html lang=en><body><article><h1>Courts</h1><p>{PROSE}</p><p>{PROSE}</p>"
    return f"{page}<table>{rows}</table><p>{PROSE}</p></article></body></html>".encode()


def csv() -> bytes:
    return "\n".join(";".join(row) for row in ROWS).encode()


def docx() -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in ROWS
    )
    body = f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>"
    main = f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", main)
    return made.getvalue()


def read(path: Path) -> Document:
    source = Source(path, path.name, "0" * 64, path.stat().st_size)
    document = registry.choose(source).read(source, Limits()).document
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", html()), ("a.csv", csv()), ("a.docx", docx())]
)
def test_a_format_s_own_table_gives_row_column_and_period(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = [fact for fact in find(read(path)) if isinstance(fact, Figure)]
    told = {fact.surface: (fact.unit, fact.period) for fact in found}
    assert told == {"12": ("case", "2019"), "1,140": ("case", "2020")}
