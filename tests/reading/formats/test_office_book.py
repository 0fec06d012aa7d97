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

PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Un livre</dc:title>'
    "<dc:creator>Jeanne Dupré</dc:creator><dc:date>2017</dc:date></metadata><manifest>"
    '<item id="a" href="one%20.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
    "OPS/one .xhtml": "<html><body><p>L’été&nbsp;: fin.</p></body></html>",
    "OPS/two.xhtml": "<html><body><h1>Chapitre un</h1><ul><li>premier</li></ul></body></html>",
}


def test_reads_the_chapters_in_the_order_of_the_spine(
    zipped: Zipped, document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, zipped(PARTS), "a.epub")
    assert texts(document, PassageKind.HEADING) == ["Chapitre un"]
    assert document.text.endswith("L’été\u00a0: fin.")


def test_takes_title_author_and_year(zipped: Zipped, document_of: Read) -> None:
    document = document_of(READER, zipped(PARTS), "a.epub")
    assert (document.title, document.authors) == ("Un livre", ("Jeanne Dupré",))
    assert document.published is not None
    assert document.published.iso == "2017"


def test_tells_a_publishers_lock(zipped: Zipped, source_of: Callable[[bytes, str], Source]) -> None:
    lock = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData>'
        '<e:CipherReference URI="OPS/two.xhtml"/></e:CipherData></encryption>'
    )
    source = source_of(zipped(PARTS | {"META-INF/encryption.xml": lock}), "a.epub")
    with pytest.raises(Unreadable) as caught:
        READER.read(source, Limits())
    assert caught.value.reason is Reason.ENCRYPTED
