"""The readers on real files of the development data; nothing of their text stands here."""

from pathlib import Path

import pytest

from affiant.reading.document import DateBasis, Document
from affiant.reading.formats.plain_text import READER
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source
from benchmarks import articles

SEEDS = articles.PAGES.parents[1] / "seeds"

needs_pages = pytest.mark.skipif(
    not articles.PAGES.exists(), reason="the development data has no articles here"
)
needs_seeds = pytest.mark.skipif(
    not SEEDS.exists(), reason="the development data has no seeds here"
)


def seed(number: str) -> Document:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    source = Source(path, path.name, "0" * 64, path.stat().st_size)
    document = READER.read(source, Limits()).document
    assert document is not None
    return document


def boilerplate(document: Document) -> list[str]:
    kept = [p for p in document.passages if p.kind is PassageKind.BOILERPLATE]
    return [p.span.of(document.text) for p in kept]


@needs_pages
def test_the_article_is_found_on_a_sample_of_real_pages(tmp_path: Path) -> None:
    sample = list(articles.pages(every=4))[:40]
    scores = [articles.score(articles.article_of(page, tmp_path), page.article) for page in sample]
    assert articles.f1(scores) >= 0.93


@needs_seeds
@pytest.mark.parametrize(
    ("number", "line", "language"),
    [("000", 2, "fr"), ("001", 0, "fr"), ("002", 2, "en"), ("003", 2, "en"), ("004", 0, "fr")],
)
def test_a_seed_s_title_is_the_line_that_people_see_as_such(
    number: str, line: int, language: str
) -> None:
    document = seed(number)
    assert document.title == document.text.split("\n")[line].strip()
    assert document.language == language


@needs_seeds
@pytest.mark.parametrize(
    ("number", "iso", "may_be_repost"),
    [("001", "2021-06-19", True), ("002", "2018-07-16", False), ("003", "2018-06-28", False)],
)
def test_a_seed_s_date_is_the_one_it_states(number: str, iso: str, may_be_repost: bool) -> None:
    published = seed(number).published
    assert published is not None
    assert (published.iso, published.basis) == (iso, DateBasis.TEXT)
    assert published.may_be_repost == may_be_repost


@needs_seeds
@pytest.mark.parametrize("number", ["000", "004"])
def test_a_seed_that_states_no_date_has_none(number: str) -> None:
    assert seed(number).published is None


@needs_seeds
@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", ["Par", "le", "Articles recommandés"]),
        ("002", ["Aucun commentaire:", "Enregistrer un commentaire"]),
        ("004", ["0", "728"]),
    ],
)
def test_a_seed_s_machinery_is_boilerplate_and_nothing_else(number: str, words: list[str]) -> None:
    assert boilerplate(seed(number)) == words


@needs_seeds
@pytest.mark.parametrize("words", ["– LIRE PLUS", "Chapitres", "Informations"])
def test_link_texts_and_labels_of_a_player_are_boilerplate(words: str) -> None:
    assert words in boilerplate(seed("001"))


@needs_seeds
@pytest.mark.parametrize(("number", "count"), [("002", 6), ("003", 12)])
def test_a_letter_s_references_are_all_marked(number: str, count: int) -> None:
    passages = seed(number).passages
    assert sum(1 for p in passages if p.kind is PassageKind.REFERENCE) == count
