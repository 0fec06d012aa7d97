from dataclasses import replace

from affiant.reading.article import article
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.formats.plain_text_blocks import blocks
from affiant.reading.passage import PassageKind

TEXT = """Portval met fin au contrat de Nordmer

Publié le 12 mars 2019

Par Jeanne Morel

Le comté de Portval a rompu lundi le contrat de 4,2 millions d’euros qui le liait à Nordmer \
depuis 2016, après trois mois de protestations des dockers. – En savoir plus

Sources

Le Courrier du Port, 11 mars 2019"""


def draft(text: str = TEXT) -> Document:
    return Document("0" * 64, "text/plain", text, passages=blocks(text))


def test_completing_a_completed_document_changes_nothing() -> None:
    once = article(draft())
    assert article(once) == once


def test_what_the_draft_knows_is_kept() -> None:
    known = replace(draft(), title="Un titre", authors=("Bo Ruiz",))
    completed = article(known)
    assert (completed.title, completed.authors) == ("Un titre", ("Bo Ruiz",))


def test_a_date_of_the_metadata_is_anchored_where_the_text_says_the_same() -> None:
    metadata = PublicationDate("2019-03-12", DateBasis.METADATA)
    published = article(replace(draft(), published=metadata)).published
    assert published is not None
    assert published.basis is DateBasis.METADATA
    assert published.span is not None
    assert published.span.of(TEXT) == "12 mars 2019"


def test_a_date_of_the_metadata_that_the_text_does_not_say_has_no_place() -> None:
    metadata = PublicationDate("2020-01-01", DateBasis.METADATA)
    assert article(replace(draft(), published=metadata)).published == metadata


def test_a_page_older_than_its_metadata_may_be_a_repost() -> None:
    text = TEXT.replace("Publié le", "Article original publié le")
    metadata = PublicationDate("2020-01-01", DateBasis.METADATA)
    published = article(replace(draft(text), published=metadata)).published
    assert published is not None
    assert published.may_be_repost


def test_a_dateline_is_no_heading() -> None:
    headings = [p for p in article(draft()).passages if p.kind is PassageKind.HEADING]
    assert "Publié le 12 mars 2019" not in [p.span.of(TEXT) for p in headings]
