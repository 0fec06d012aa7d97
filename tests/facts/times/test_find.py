from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant import facts
from affiant.facts import times
from affiant.facts.context import Context
from affiant.facts.kinds import TimeExpression
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

PIECES = [
    "2018", "19", "June", "juin", ",", ".", "-", "/", "le", "the", "il", "y", "a", "deux", "two",
    "ans", "years", "ago", "last", "dernière", "semaine", "Monday", "lundi", "1er", "31/02/2018",
    "99999999999", "été", "l'", "d'", "12", "of", "in", "since", "depuis", "entre", "between",
    "and", "et", "q", "t", "fy", "next", "0", "١٢", "²", "premier", "mars", "May", "recent",
    "derniers", "9999", "days", "jours", "demain",
]  # fmt: skip

texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
)


def context(text: str, language: str | None, published: str | None) -> Context:
    passages = (Passage(Span(0, len(text)), PassageKind.PARAGRAPH),) if text else ()
    date = PublicationDate(published, DateBasis.TEXT) if published else None
    document = Document("0" * 64, "text/plain", text, language, published=date, passages=passages)
    return Context(document, tuple(sentences(document)))


@given(
    texts,
    st.sampled_from(["en", "fr", None, "de"]),
    st.sampled_from([None, "2018", "2018-06-28", "0001-01-01", "9999-12-31", "2018-02-31", "x"]),
)
def test_any_text_is_read_and_every_surface_is_exact(
    text: str, language: str | None, published: str | None
) -> None:
    found = times.find(context(text, language, published))
    for time in found:
        assert time.span.of(text) == time.surface
        assert time.surface


@given(texts, st.sampled_from(["en", "fr"]))
def test_times_do_not_overlap(text: str, language: str) -> None:
    found = times.find(context(text, language, "2018-06-28"))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_the_date_in_a_page_header_counts() -> None:
    text = "Jeudi, le 28 juin 2018\n\nUn texte sans date."
    date = PublicationDate("2018-06-28", DateBasis.TEXT, Span(10, 22))
    passages = (
        Passage(Span(0, 22), PassageKind.BOILERPLATE),
        Passage(Span(24, len(text)), PassageKind.PARAGRAPH),
    )
    document = Document("0" * 64, "text/plain", text, "fr", published=date, passages=passages)
    [time] = times.find(Context(document, tuple(sentences(document))))
    assert (time.surface, time.iso) == ("28 juin 2018", "2018-06-28")


@pytest.mark.parametrize("language", [None, "en", "fr"])
def test_a_passage_of_unknown_language_is_told_by_its_small_words(language: str | None) -> None:
    text = "They met on 3 May 2017 in the town and the people left with the band."
    [time] = times.find(context(text, language, None))
    assert time.iso == "2017-05-03"


def test_the_ends_of_an_interval_are_told_by_themselves_besides() -> None:
    text = "Elle a dirigé le fonds de 2004 à 2009."
    published = PublicationDate("2018-06-28", DateBasis.TEXT)
    passages = (Passage(Span(0, len(text)), PassageKind.PARAGRAPH),)
    document = Document("0" * 64, "text/plain", text, "fr", published=published, passages=passages)
    told = [fact for fact in facts.find(document) if isinstance(fact, TimeExpression)]
    whole = next(time for time in told if time.part_of is None)
    ends = [(time.surface, time.iso) for time in told if time.part_of == whole.span]
    assert (whole.iso, ends) == ("2004/2009", [("2004", "2004"), ("2009", "2009")])
