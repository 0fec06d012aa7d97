"""Copies of one text are one line with several sources; what differs stays apart."""

from json import loads

import pytest

from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.conclusions import Sort, conclusions
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render import html, json, markdown
from affiant.dossiers.wording import Wording
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction, Relation
from tests.dossiers.conclusions.test_telling import held

PAID = "Brightwater Inc. paid $40,000 to the town of Castle Quay in 2022, the town said."
OTHER = "Brightwater Inc. paid $90,000 to the town of Castle Quay in 2023, the town said."


def link(first: int, second: int, relation: Relation = Relation.SAME_TEXT) -> Link:
    return Link(first, second, relation, Certainty.CERTAIN, Direction.UNKNOWN, 1.0, ())


def compiled(*texts: str, links: tuple[Link, ...]) -> Dossier:
    pages = [held(number, text) for number, text in enumerate(texts, 1)]
    return compile_dossier("Brightwater Inc.", pages, links=links)


@pytest.fixture
def copied() -> Dossier:
    return compiled(PAID, PAID, PAID, links=(link(1, 2), link(2, 3)))


def sums(dossier: Dossier) -> list[tuple[int, ...]]:
    return [
        tuple(source.number for source in entry.sources)
        for entry in dossier.entries
        if entry.fact.kind == "money"
    ]


def test_a_line_of_one_text_is_shown_once_with_all_its_sources(copied: Dossier) -> None:
    assert sums(copied) == [(1, 2, 3)]


def test_a_copy_stands_on_its_own_words(copied: Dossier) -> None:
    for entry in copied.entries:
        for copy in entry.copies:
            words = copy.place.span.of(copy.source.document.text)
            assert words == copy.place.surface == entry.places[0].surface


def test_copies_are_counted_and_named_by_the_one_line(copied: Dossier) -> None:
    stands = [one for one in conclusions(copied, Wording("en")) if one.sort is Sort.STANDS]
    assert {one.documents for one in stands} == {3}
    assert all(len(one.lines) == 1 for one in stands)


def test_every_form_names_the_copies(copied: Dossier) -> None:
    assert r"\[S1\]\[S2\]\[S3\]" in markdown(copied, "en")
    (money,) = loads(json(copied, "en"))["sections"]["money"]
    assert [one["source"] for one in money["copies"]] == [2, 3]
    assert '>S1</a> <a class="s" href="#s2"' in html(copied, "en")


def test_other_words_in_a_copy_stay_a_line() -> None:
    dossier = compiled(PAID, OTHER, links=(link(1, 2, Relation.NEAR_COPY),))
    assert sums(dossier) == [(1,), (2,)]


def test_the_same_words_in_another_text_stay_a_line() -> None:
    assert sums(compiled(PAID, PAID, links=())) == [(1,), (2,)]
    partly = link(1, 2, Relation.EXCERPT)
    assert sums(compiled(PAID, PAID, links=(partly,))) == [(1,), (2,)]


def test_the_same_sentence_in_an_article_with_changes_is_one_line() -> None:
    assert sums(compiled(PAID, PAID, links=(link(1, 2, Relation.SYNDICATION),))) == [(1, 2)]


def test_a_demand_is_not_told_again_as_words_about_them() -> None:
    page = held(1, "We ask Corvane Logistics to answer by 22 May 2021.")
    assert {one.fact.kind for one in page.facts} >= {"demand", "quote"}
    dossier = compile_dossier("Corvane Logistics", [page])
    assert [entry.fact.kind for entry in dossier.entries] == ["demand"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_line_that_is_only_near_the_name_says_so_on_paper(language: str) -> None:
    text = "Brightwater Inc. made a bid. A rival, Harbour Works Inc., offered $40,000."
    note = markdown(compile_dossier("Brightwater Inc.", [held(1, text)]), language)
    near = {"en": "in a passage that names them", "fr": "dans un passage où figure ce nom"}
    assert near[language] in note
