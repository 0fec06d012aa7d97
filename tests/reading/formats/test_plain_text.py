import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.plain_text import READER
from affiant.reading.formats.plain_text_blocks import blocks
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source
from affiant.reading.text import normalise

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]
Sources = Callable[[bytes, str], Source]

ARTICLE = """Économie

Le comté de Portval met fin au contrat de l’entreprise Nordmer

Par Jeanne Morel

mardi 12 mars 2019

14
391

Le comté de Portval a rompu lundi le contrat de 4,2 millions d’euros qui le liait à Nordmer \
depuis 2016, après trois mois de protestations des dockers et des familles.

« Nous avons écouté les familles, et nous ne reviendrons pas sur cette décision. »

Ce que demandent les salariés

- la fin du contrat
- la publication des comptes

Plus de 650 salariés ont signé la lettre. Lire la suite...

Références :

  1. "Nordmer et le port." Le Courrier, 3 mai 2018.
  2."A harbour for sale." Harbour Post, 4 May 2018.

Articles similaires

Dix bateaux à voir cet été

Laisser un commentaire
"""
LETTER = """Dear members of the board,

We write to you about the contract that the company signed with the
county in the spring of 2019. It pays for a building in which people
are held who have done nothing but ask for help.

We ask you to end it, and to say so in public before the summer, so
that the families know.

1. End the contract.
2. Publish what was paid.

Ann Lee
Harbour Union
"""


def test_an_article_is_read_into_its_parts(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, ARTICLE.encode(), "article.txt")
    assert document.title == "Le comté de Portval met fin au contrat de l’entreprise Nordmer"
    assert document.language == "fr"
    assert document.authors == ("Jeanne Morel",)
    assert texts(document, PassageKind.TITLE) == [document.title]
    assert texts(document, PassageKind.QUOTATION) == [
        "« Nous avons écouté les familles, et nous ne reviendrons pas sur cette décision. »"
    ]
    assert texts(document, PassageKind.LIST_ITEM) == [
        "- la fin du contrat",
        "- la publication des comptes",
    ]


def test_its_date_is_where_the_text_says_it(document_of: Read) -> None:
    document = document_of(READER, ARTICLE.encode(), "article.txt")
    assert document.published is not None
    assert document.published.iso == "2019-03-12"
    assert document.published.span is not None
    assert document.published.span.of(document.text) == "12 mars 2019"


def test_counters_links_and_lists_of_other_pages_are_boilerplate(
    document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, ARTICLE.encode(), "article.txt")
    assert texts(document, PassageKind.BOILERPLATE) == [
        "14",
        "391",
        "Lire la suite...",
        "Articles similaires",
        "Dix bateaux à voir cet été",
        "Laisser un commentaire",
    ]


def test_references_are_marked_and_an_english_one_knows_its_language(
    document_of: Read, texts: Texts
) -> None:
    document = document_of(READER, ARTICLE.encode(), "article.txt")
    assert texts(document, PassageKind.REFERENCE) == [
        '1. "Nordmer et le port." Le Courrier, 3 mai 2018.',
        '2."A harbour for sale." Harbour Post, 4 May 2018.',
    ]


def test_hard_wrapped_lines_are_one_paragraph(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, LETTER.encode(), "letter.txt")
    paragraphs = texts(document, PassageKind.PARAGRAPH)
    assert paragraphs[1].startswith("We write to you")
    assert paragraphs[1].endswith("but ask for help.")
    assert paragraphs[2].endswith("families know.")


def test_a_line_that_goes_on_in_lower_case_belongs_to_the_one_before(
    document_of: Read, texts: Texts
) -> None:
    letter = LETTER.replace("contract that", "contract\nthat")
    document = document_of(READER, letter.encode(), "letter.txt")
    assert texts(document, PassageKind.PARAGRAPH)[1].startswith(
        "We write to you about the contract\nthat"
    )


def test_the_lines_of_a_signature_stay_apart(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, LETTER.encode(), "letter.txt")
    assert texts(document)[-2:] == ["Ann Lee", "Harbour Union"]


def test_the_text_is_the_file_s_but_for_normalisation(document_of: Read) -> None:
    raw = "\ufeffLe pre\u0301fet\r\n\r\n10\u00a0% des\u202fcellules\r\n"
    document = document_of(READER, raw.encode(), "note.txt")
    assert document.text == "Le préfet\n\n10\u00a0% des\u202fcellules\n"


def test_markdown_keeps_its_marks_but_not_in_the_title(document_of: Read, texts: Texts) -> None:
    payload = b"# Minutes of the board\n\nNobody came, and the vote was put off until the autumn."
    document = document_of(READER, payload, "minutes.md")
    assert document.media_type == "text/markdown"
    assert document.title == "Minutes of the board"
    assert texts(document, PassageKind.TITLE) == ["# Minutes of the board"]


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (bytes(range(256)) * 8, Reason.UNSUPPORTED),
        (b" \n\t \xc2\xa0 \n", Reason.EMPTY),
    ],
)
def test_what_is_no_text_is_said_to_be_none(
    source_of: Sources, payload: bytes, reason: Reason
) -> None:
    with pytest.raises(Unreadable) as raised:
        READER.read(source_of(payload, "letter.txt"), Limits())
    assert raised.value.reason is reason


def test_more_text_than_the_limit_is_too_large(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as raised:
        READER.read(source_of(b"word " * 50, "letter.txt"), Limits(text=100))
    assert raised.value.reason is Reason.TOO_LARGE


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [*ARTICLE.split("\n"), *LETTER.split("\n"), "", "", "References", "> so he said"]
        ),
    ),
    max_size=30,
)


@given(LINES.map("\n".join).map(normalise))
def test_every_character_but_white_space_is_in_exactly_one_passage(text: str) -> None:
    rest, end = [], 0
    for passage in blocks(text):
        assert end <= passage.span.start < passage.span.end
        rest.append(text[end : passage.span.start])
        end = passage.span.end
    assert "".join([*rest, text[end:]]).strip() == ""


def assert_sound(document: Document) -> None:
    end = 0
    for passage in document.passages:
        assert end <= passage.span.start < passage.span.end <= len(document.text)
        end = passage.span.end
    assert normalise(document.text) == document.text
    if document.published and document.published.span:
        assert document.published.span.end <= len(document.text)


@given(
    st.one_of(
        st.binary(max_size=300), LINES.map("\n".join).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_read_soundly_or_unreadable(
    tmp_path_factory: pytest.TempPathFactory, payload: bytes
) -> None:
    path = _written(tmp_path_factory, payload)
    with contextlib.suppress(Unreadable):
        document = READER.read(Source(path, "a.txt", "0" * 64, len(payload)), Limits()).document
        assert document is not None
        assert_sound(document)


def _written(factory: pytest.TempPathFactory, payload: bytes) -> Path:
    path = factory.getbasetemp() / "any.txt"
    path.write_bytes(payload)
    return path


def test_lines_parted_by_tabs_are_rows_of_a_table() -> None:
    text = "Costs by year\n\tNorth\tSouth\n2021\t12\t14\n2022\t15\t18\n\nThese are rounded.\n"
    kinds = [passage.kind for passage in blocks(text)]
    assert kinds.count(PassageKind.TABLE_CELL) == 3


def test_one_line_with_a_tab_is_no_table() -> None:
    kinds = [passage.kind for passage in blocks("Annex A\tCosts\nThe costs rose.\n")]
    assert PassageKind.TABLE_CELL not in kinds
