from collections.abc import Callable

import pytest

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.office import READER
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]
Zipped = Callable[[dict[str, str]], bytes]

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("meta", "meta"),
    ]
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def parts(body: str, kind: str = "text", before: str = "") -> dict[str, str]:
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {NAMES}><office:body>"
        f"<office:{kind}>{before}{body}</office:{kind}></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {NAMES}><office:meta><dc:title>Été</dc:title>"
        "<meta:initial-creator>Ann Lee</meta:initial-creator>"
        "<meta:creation-date>2018-07-02T10:00:00</meta:creation-date>"
        "</office:meta></office:document-meta>",
    }


def test_reads_paragraphs_headings_and_lists(
    zipped: Zipped, document_of: Read, texts: Texts
) -> None:
    body = (
        "<text:h>Une lettre</text:h><text:p>Chers\n   voisins,<text:s text:c='2'/>oui"
        "<text:tab/>19,4\u00a0€</text:p>"
        "<text:list><text:list-item><text:p>cancel it</text:p></text:list-item></text:list>"
    )
    document = document_of(READER, zipped(parts(body)), "a.odt")
    assert texts(document, PassageKind.HEADING) == ["Une lettre"]
    assert texts(document, PassageKind.PARAGRAPH) == ["Chers voisins,  oui\t19,4\u00a0€"]
    assert texts(document, PassageKind.LIST_ITEM) == ["cancel it"]


def test_takes_title_author_and_date(zipped: Zipped, document_of: Read) -> None:
    document = document_of(READER, zipped(parts("<text:p>Oui</text:p>")), "a.odt")
    assert (document.title, document.authors) == ("Été", ("Ann Lee",))
    assert document.published is not None
    assert document.published.iso == "2018-07-02"


def test_links_a_note_to_its_mark(zipped: Zipped, document_of: Read) -> None:
    body = (
        "<text:p>En 2018<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Voir la lettre.</text:p></text:note-body></text:note>.</text:p>"
    )
    document = document_of(READER, zipped(parts(body)), "a.odt")
    assert document.text == "En 2018[1].\n\n[1] Voir la lettre."


def test_counts_tracked_deletions(zipped: Zipped, document_of: Read) -> None:
    deleted = "<text:deletion><text:p>accept</text:p></text:deletion>"
    region = f"<text:changed-region>{deleted}</text:changed-region>"
    before = f"<text:tracked-changes>{region}</text:tracked-changes>"
    payload = zipped(parts("<text:p>We refuse</text:p>", before=before))
    document = document_of(READER, payload, "a.odt")
    assert document.text == "We refuse"
    assert ("tracked deletions", "1") in document.metadata


def test_writes_a_table_row_by_row(zipped: Zipped, document_of: Read, texts: Texts) -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('2017')}{cell.format('3 €')}</table:table-row>"
    body = f"<table:table><table:table-header-rows>{row}</table:table-header-rows></table:table>"
    document = document_of(READER, zipped(parts(body)), "a.odt")
    assert texts(document, PassageKind.TABLE_CELL) == ["2017\t3 €"]


def test_keeps_comments_with_their_author(zipped: Zipped, document_of: Read) -> None:
    body = (
        "<text:p>Text<office:annotation><dc:creator>Ann Lee</dc:creator>"
        "<text:p>Who says so?</text:p></office:annotation></text:p>"
    )
    document = document_of(READER, zipped(parts(body)), "a.odt")
    assert document.text == "Text\n\nAnn Lee: Who says so?"


def test_numbers_the_slides_of_a_presentation(zipped: Zipped, document_of: Read) -> None:
    box = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    slide = f"<draw:page>{box}</draw:page>"
    payload = zipped(parts(slide.format("One") + slide.format("Two"), "presentation"))
    document = document_of(READER, payload, "a.odp")
    assert [passage.page for passage in document.passages] == [1, 2]


def test_tells_a_locked_file(zipped: Zipped, source_of: Callable[[bytes, str], Source]) -> None:
    locked = parts("<text:p>x</text:p>") | {
        "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"
    }
    with pytest.raises(Unreadable) as caught:
        READER.read(source_of(zipped(locked), "a.odt"), Limits())
    assert caught.value.reason is Reason.ENCRYPTED
