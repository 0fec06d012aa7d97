from collections.abc import Callable

from affiant.reading.document import Document
from affiant.reading.formats.office import READER
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]


def rtf(body: bytes) -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}"
        rb"{\stylesheet{\s0 Normal;}{\s1\b\fs28 heading 1;}}"
        rb"{\info{\title L'\'e9t\'e9}{\author Jeanne Dupr\'e9}{\creatim\yr2018\mo6\dy20\hr9}}"
        + body
        + b"}"
    )


def test_keeps_the_no_break_space_of_french_numbers(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"\pard \'ab\~19,4\~millions\~\'bb\par"), "a.rtf")
    assert document.text == "«\u00a019,4\u00a0millions\u00a0»"


def test_reads_unicode_and_drops_its_fallback(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"\u339?uvre \u8239\'3f! {\uc0\u233}t\u233?"), "a.rtf")
    assert document.text == "œuvre \u202f! été"


def test_joins_the_two_halves_of_a_character(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"a \u-10179?\u-8694? b"), "a.rtf")
    assert document.text == "a \U0001f60a b"


def test_reads_each_font_in_its_character_set(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"\'e9 {\f1 \'c4\'e0}"), "a.rtf")
    assert document.text == "é Да"


def test_takes_what_it_says_about_itself(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"Bonjour\par"), "a.rtf")
    assert document.title == "L'été"
    assert document.authors == ("Jeanne Dupré",)
    assert document.published is not None
    assert document.published.iso == "2018-06-20"


def test_parts_paragraphs_headings_and_rows(document_of: Read, texts: Texts) -> None:
    body = rb"\pard\s1 Un titre\par\pard Un texte.\par"
    body += rb"\trowd\intbl 2017\cell 3\~000\cell\row\pard Fin.\par"
    document = document_of(READER, rtf(body), "a.rtf")
    assert texts(document, PassageKind.HEADING) == ["Un titre"]
    assert texts(document, PassageKind.TABLE_CELL) == ["2017\t3\u00a0000"]
    assert texts(document, PassageKind.PARAGRAPH) == ["Un texte.", "Fin."]


def test_links_a_footnote_to_its_mark(document_of: Read) -> None:
    body = rb"En 2018{\super\chftn{\footnote\pard\plain{\chftn} Voir la lettre.}}, oui.\par"
    document = document_of(READER, rtf(body), "a.rtf")
    assert document.text == "En 2018[1], oui.\n\n[1] Voir la lettre."


def test_leaves_out_what_is_not_shown(document_of: Read) -> None:
    body = rb"{\*\generator Riched20;}{\pict\pngblip 89504e47}{\colortbl;\red0;}Shown\par"
    assert document_of(READER, rtf(body), "a.rtf").text == "Shown"


def test_counts_deleted_text_and_leaves_it_out(document_of: Read) -> None:
    document = document_of(READER, rtf(rb"We {\deleted accept }refuse\par"), "a.rtf")
    assert document.text == "We refuse"
    assert ("tracked deletions", "1") in document.metadata


def test_anchors_a_hyperlink_on_its_words(document_of: Read) -> None:
    body = rb'Lire {\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt la lettre}}.\par'
    document = document_of(READER, rtf(body), "a.rtf")
    (link,) = document.links
    assert link.target == "https://example.org/a"
    assert link.span is not None
    assert link.span.of(document.text).startswith("la lettre")


def test_says_when_it_ends_in_the_middle(document_of: Read) -> None:
    document = document_of(READER, rb"{\rtf1 Half a", "a.rtf")
    assert dict(document.metadata)["incomplete"]
