"""What a page of a large casefile says while its names or origins are being worked out."""

import pytest
from django.test import Client

from affiant.portal import known, lineages
from affiant.portal.coming import Coming, NotReady, What


@pytest.fixture
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def names(*_: object, few: bool) -> None:
        del few
        raise NotReady(Coming(What.NAMES))

    def origins(_who: object) -> None:
        raise NotReady(Coming(What.ORIGINS, 1_234, 100_000))

    monkeypatch.setattr(known._Names, "within", names)
    monkeypatch.setattr("affiant.portal.views.origins.lineages", origins)


@pytest.mark.usefixtures("_slow")
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,234 of 100,000 documents"), ("fr", "1\u202f234 documents sur 100\u202f000")],
)
def test_it_says_how_far_it_is_and_comes_by_itself(
    filled: Client, language: str, words: str
) -> None:
    answer = filled.get("/origins", headers={"Accept-Language": language})
    assert answer.status_code == 503
    assert answer["Refresh"] == answer["Retry-After"] == "5"
    assert words in answer.content.decode()
    assert '<progress max="100" value="1"' in answer.content.decode()


@pytest.mark.usefixtures("_slow")
def test_where_nobody_knows_how_far_it_is_it_says_that_it_comes(filled: Client) -> None:
    answer = filled.get("/names?q=mer")
    assert answer.status_code == 503
    assert "comes by itself" in answer.content.decode()
    assert '<progress max="100" aria' in answer.content.decode()


def test_how_far_origins_are_is_counted(filled: Client) -> None:
    del filled
    coming = lineages._coming()
    assert 0 <= coming.done <= coming.total
    assert coming.total > 0
