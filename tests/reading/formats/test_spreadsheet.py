from collections.abc import Callable

import pytest

from affiant.reading.document import Document
from affiant.reading.formats.spreadsheet import READER
from affiant.reading.formats.spreadsheet_delimited import likely_delimiter
from affiant.reading.formats.spreadsheet_number import number_format, shown
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]
Zipped = Callable[[dict[str, str]], bytes]
Relations = Callable[..., str]

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def workbook(zipped: Zipped, relations: Relations) -> Callable[[str], bytes]:
    def make(rows: str) -> bytes:
        return zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
                "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
                '<sheet name="Dépenses" r:id="rId1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": relations(
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                    ("styles", "styles.xml"),
                ),
                "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>Société</t></si>'
                "<si><r><t>Exemple </t></r><r><t>SARL</t></r></si></sst>",
                "xl/styles.xml": f'<styleSheet xmlns="{S}"><numFmts>'
                '<numFmt numFmtId="170" formatCode="#,##0.00\\ [$€-40C]"/></numFmts><cellXfs>'
                '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/>'
                "</cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData>{rows}'
                "</sheetData></worksheet>",
                "xl/worksheets/_rels/sheet1.xml.rels": relations(("comments", "../comments1.xml")),
                "xl/comments1.xml": f'<comments xmlns="{S}"><authors><author>Ann</author></authors>'
                '<commentList><comment ref="B1" authorId="0"><text><r><t>Vu ?</t></r></text>'
                "</comment></commentList></comments>",
            }
        )

    return make


def test_makes_a_passage_of_each_row_under_the_sheets_name(
    workbook: Callable[[str], bytes], document_of: Read, texts: Texts
) -> None:
    rows = '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    rows += '<row><c r="A2" t="inlineStr"><is><t>Total</t></is></c><c r="B2"><v>3</v></c></row>'
    document = document_of(READER, workbook(rows), "a.xlsx")
    assert texts(document, PassageKind.HEADING) == ["Dépenses"]
    assert texts(document, PassageKind.TABLE_CELL) == ["Société\t\tExemple SARL", "Total\t3"]


def test_a_row_whose_first_cells_are_empty_keeps_its_columns(
    workbook: Callable[[str], bytes], document_of: Read
) -> None:
    rows = '<row><c r="B1"><v>2019</v></c></row><row><c r="A2"><v>7</v></c></row>'
    text = document_of(READER, workbook(rows), "a.xlsx").text
    assert "\n\t2019\n7" in text


def test_shows_dates_percentages_and_sums_as_the_sheet_does(
    workbook: Callable[[str], bytes], document_of: Read, texts: Texts
) -> None:
    rows = '<row><c s="1"><v>43271</v></c><c s="2"><v>0.125</v></c><c s="3"><v>19.4</v></c></row>'
    document = document_of(READER, workbook(rows), "a.xlsx")
    assert texts(document, PassageKind.TABLE_CELL) == ["2018-06-20\t12.5%\t19.4\u00a0€"]


def test_keeps_comments_with_cell_and_author(
    workbook: Callable[[str], bytes], document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, workbook("<row><c><v>1</v></c></row>"), "a.xlsx")
    assert texts(document, PassageKind.PARAGRAPH) == ["B1: Ann: Vu ?"]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("43271.5", "dd/mm/yyyy hh:mm", "2018-06-20 12:00"),
        ("0.75", "[h]:mm", "18:00"),
        ("1200", '"$"#,##0', "$1200"),
        ("12", '0 "jours"', "12"),
        ("not a number", "General", "not a number"),
        ("1e400", "dd/mm/yyyy", "1e400"),
    ],
)
def test_writes_a_number_by_its_format(value: str, code: str, expected: str) -> None:
    assert shown(value, number_format(170, code), from_1904=False) == expected


def test_reads_ods_with_repeated_cells(zipped: Zipped, document_of: Read, texts: Texts) -> None:
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        '<table:table table:name="Été"><table:table-row>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>oui</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16000"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
        "<table:table-cell/></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
    }
    document = document_of(READER, zipped(parts), "a.ods")
    assert texts(document) == ["Été", "oui\toui"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_french_csv_in_any_encoding(encoding: str, document_of: Read, texts: Texts) -> None:
    table = 'Société;Montant\r\n"Exemple; fils";19,4 €\r\nÉté;3\r\n'
    document = document_of(READER, table.encode(encoding), "a.csv")
    assert texts(document) == ["Société\tMontant", "Exemple; fils\t19,4 €", "Été\t3"]


def test_reads_tab_separated_values(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, b"a\tb, c\nd\te\n", "a.tsv")
    assert texts(document) == ["a\tb, c", "d\te"]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [("a;1,5\nb;2,5\n", ";"), ("a,b\nc,d\n", ","), ("a|b\nc|d\n", "|"), ("alone\n", ",")],
)
def test_finds_the_delimiter(sample: str, expected: str) -> None:
    assert likely_delimiter(sample) == expected


def test_leaves_a_pdf_that_is_called_csv_to_others(
    source_of: Callable[[bytes, str], Source],
) -> None:
    assert READER.score(source_of(b"%PDF-1.7\n\x00\x01\x02\x03\xff\xfe\x00", "a.csv")) is None
