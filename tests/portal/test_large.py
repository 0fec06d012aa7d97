"""Pages cost as many queries on a large casefile as on a small one, and a stated part of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.search.terms import terms
from affiant.portal.known import known
from affiant.portal.running import Running, start
from tests.portal.conftest import HOST, SETTINGS

filling = pytest.importorskip("benchmarks.serving.filling")

SIZES = (100, 300)  # documents: more than a page of any list has, in both
PAGES = (
    "/", "/search?q=contract", "/search?q=contract&once=1&near=1&order=newest",
    "/search?q=contrat&kind=money&language=fr&source=gazette", "/documents", "/documents/7",
    "/names", "/names?q=county",
)  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Path]]:
    """A casefile of each size."""
    folder = tmp_path_factory.mktemp("large")
    made = {size: folder / str(size) for size in SIZES}
    for size, path in made.items():
        filling.fill(path, size)
    yield made
    connect(Path(":memory:"), migrate=False)


def queries(folder: Path) -> dict[str, int]:
    """By page how many queries it asks, when what is kept between pages is kept."""
    casefile = Casefile.open(folder)
    with override_settings(**SETTINGS):
        running = Running(casefile, "Ada")
        start(running)
        client = Client(HTTP_HOST=HOST)
        client.get("/enter", {"token": running.launch.token})
        terms()  # as a server has loaded them soon after it began
        entity = known().names.public[0].id
        asked = {}
        for page in (*PAGES, f"/names/{entity}", f"/names/{entity}/dossier"):
            client.get(page)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(page).status_code == 200, page
            asked[page.replace(entity, "ID")] = len(caught)
        return asked


def test_pages_ask_as_often_of_many_documents_as_of_few(large: dict[int, Path]) -> None:
    few, many = (queries(large[size]) for size in SIZES)
    assert many == few
    assert max(many.values()) < 25


def test_a_made_casefile_is_whole(large: dict[int, Path]) -> None:
    """What the benchmark measures is a casefile: masks hold, copies count once, both languages."""
    casefile = Casefile.open(large[SIZES[1]])
    with override_settings(**SETTINGS):
        running = Running(casefile, "Ada")
        start(running)
        now = known()
        assert now.masks.people
        client = Client(HTTP_HOST=HOST)
        client.get("/enter", {"token": running.launch.token})
        name = now.masks.people[0].name
        assert "0 passages" in client.get("/search", {"q": f'"{name}"'}).content.decode()
        assert "contrat" in client.get("/search?q=contract").content.decode()
