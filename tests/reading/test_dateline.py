import pytest

from affiant.reading import dateline
from affiant.reading.document import PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def found(text: str, language: str | None = "fr") -> PublicationDate | None:
    passages, start = [], 0
    for line in text.split("\n"):
        passages.append(Passage(Span(start, start + len(line)), PassageKind.PARAGRAPH))
        start += len(line) + 1
    return dateline.find(text, [p for p in passages if p.span], language)


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("mardi 12 mars 2019", "fr", "2019-03-12"),
        ("Publié le 1er août 2020 à 14h05", "fr", "2020-08-01"),
        ("Lyon, le 3 févr. 2021", "fr", "2021-02-03"),
        ("Mis en ligne le 04/05/2019", "fr", "2019-05-04"),
        ("Posted on June 3rd, 2019 by Ann Lee", "en", "2019-06-03"),
        ("Tuesday, 12 March 2019", "en", "2019-03-12"),
        ("2019-03-12", None, "2019-03-12"),
        ("25/12/2019", "en", "2019-12-25"),
        ("25/12/99", "fr", "1999-12-25"),
        ("12/25/2019", "en", "2019-12-25"),
        ("PORTVALE, July 9, 2019 (Wire) — The county ended its contract.", "en", "2019-07-09"),
    ],
)
def test_a_dateline_is_read(text: str, language: str | None, iso: str) -> None:
    date = found(text, language)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The contract was signed on 3 May 2019 and ended a year later, the county said.", "en"),
        ("Le contrat du 3 mai 2019 a pris fin.", "fr"),
        ("04/05/2019", "en"),
        ("31 juin 2019", "fr"),
        ("Version 1.2.2019/4", "fr"),
        ("Nothing here", "en"),
    ],
)
def test_a_date_in_a_sentence_or_in_doubt_is_no_dateline(text: str, language: str) -> None:
    assert found(text, language) is None


def test_the_span_covers_the_date_alone() -> None:
    text = "Un titre\nPublié le 12 mars 2019"
    date = found(text)
    assert date is not None
    assert date.span is not None
    assert date.span.of(text) == "12 mars 2019"


def test_the_day_of_publication_goes_before_the_day_of_an_update() -> None:
    date = found("Mis à jour le 14 mars 2019\nPublié le 12 mars 2019")
    assert date is not None
    assert date.iso == "2019-03-12"


@pytest.mark.parametrize(
    "text",
    [
        "Article original publié le 12/03/19",
        "Initialement paru le 12 mars 2019",
        "Originally published 12 March 2019",
        "First published on March 12, 2019",
    ],
)
def test_a_page_that_calls_its_text_older_may_be_a_repost(text: str) -> None:
    date = found(text)
    assert date is not None
    assert (date.iso, date.may_be_repost) == ("2019-03-12", True)


def test_an_ordinary_dateline_says_nothing_of_a_repost() -> None:
    date = found("Publié le 12 mars 2019")
    assert date is not None
    assert not date.may_be_repost


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Deadline: 15 March 2024", "en"),
        ("Réponse avant le 15 mars 2024", "fr"),
        ("Date limite : 15 mars 2024", "fr"),
        ("Next meeting: 11 January 2024", "en"),
        ("Effective date: October 1, 2023", "en"),
        ("Repair by 1 November 2023", "en"),
        ("Né le 4 juillet 1968", "fr"),
        ("Valable jusqu’au 31 décembre 2024", "fr"),
        ("Vu la loi organique n° 2011-333 du 29 mars 2011 ;", "fr"),
        ("Thank you for your request of 4 September 2023", "en"),
    ],
)
def test_a_deadline_a_birth_or_a_next_meeting_is_no_publication(text: str, language: str) -> None:
    assert found(text, language) is None
