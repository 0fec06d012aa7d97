"""The date of the original, told by the page that repeats it."""

from dataclasses import replace

import pytest

from affiant.reading import dateline, origin_date
from affiant.reading.document import DateBasis, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

OWN = PublicationDate("2019-03-28", DateBasis.METADATA)

NOTE = (
    "This article was originally published by a newspaper on March 12, 2019. "
    "It is republished here with the permission of its author."
)
OF_ANOTHER_TEXT = (
    "The plant's first report was originally published on March 12, 2019, when nobody in "
    "the town had yet heard of it, and was soon forgotten."
)


def laid_out(text: str) -> tuple[Passage, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Passage(Span(start, start + len(line)), PassageKind.PARAGRAPH))
        start += len(line) + 1
    return tuple(found)


def told(text: str, language: str, own: PublicationDate = OWN) -> PublicationDate:
    return origin_date.with_origin(own, text, laid_out(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Originally published March 12, 2019", "en"),
        ("First appeared in the Velmont Courier on 12 March 2019", "en"),
        (NOTE, "en"),
        ("Article original datant du 12/03/19", "fr"),
        ("Initialement paru dans Le Quotidien de Velmont le 12 mars 2019", "fr"),
        ("Cet article a été publié pour la première fois le 12 mars 2019 par La Gazette.", "fr"),
    ],
)
def test_the_original_s_date_stands_besides_the_page_s(text: str, language: str) -> None:
    date = told(text, language)
    assert (date.iso, date.origin, date.may_be_repost) == ("2019-03-28", "2019-03-12", True)
    assert date.written == "2019-03-12"


def test_the_place_of_the_original_s_date_is_exact() -> None:
    text = "A plant closes\nOriginally published March 12, 2019"
    span = told(text, "en").origin_span
    assert span is not None
    assert span.of(text) == "March 12, 2019"


@pytest.mark.parametrize(
    "text",
    [
        "Republished on March 12, 2019",
        "Published March 12, 2019",
        OF_ANOTHER_TEXT,
        "Originally published in our pages. The plant closed on March 12, 2019.",
    ],
)
def test_no_other_date_is_the_original_s(text: str) -> None:
    assert told(text, "en").origin is None


def test_an_original_cannot_be_younger_than_its_copy() -> None:
    date = told("Originally published April 12, 2019", "en")
    assert (date.origin, date.written) == (None, "2019-03-28")
    assert date.may_be_repost


def test_a_page_that_gives_one_date_gives_no_date_of_its_own() -> None:
    text = "Originally published March 12, 2019"
    [*_, last] = [dateline.find(text, laid_out(text), "en")]
    assert last is not None
    assert told(text, "en", last).origin is None


def test_the_page_s_own_dateline_goes_before_the_original_s() -> None:
    text = "Originally published 12 March 2019\nPosted 28 March 2019"
    own = dateline.find(text, laid_out(text), "en")
    assert own is not None
    date = told(text, "en", replace(own, may_be_repost=True))
    assert (date.iso, date.origin) == ("2019-03-28", "2019-03-12")
