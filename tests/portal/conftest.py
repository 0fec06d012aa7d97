"""A served casefile with invented documents, some of them hostile, and a browser that may enter."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client, override_settings

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.evidence.models import Fact
from affiant.portal import by_token
from affiant.portal import settings as web
from affiant.portal.launch import COOKIE
from affiant.portal.running import Running, start
from tests.conftest import _database, _sql

if TYPE_CHECKING:
    from tests.postgresql import Reused

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
HOST = "127.0.0.1:8765"
SETTINGS = {
    name: value
    for name, value in vars(web).items()
    if name.isupper() and name not in ("DATABASES", "INSTALLED_APPS")
}

DOCUMENTS = {
    "one.txt": (
        "Northmere Systems ends its work in Arden County",
        "Northmere Systems held a $4.2 million contract with the county since 2019.",
        "“We have listened to the families,” said Ada Quill, its director.",
        "Write to lina.moreau@arden.example or call +33 1 23 45 67 89.",
    ),
    "deux.txt": (
        "Northmere Systems met fin à son contrat",
        "L’entreprise avait un contrat de 4,2 millions de dollars avec le comté.",
        "Une victime, Lina Moreau, a témoigné : « On ne m’a pas dit où était mon fils. »",
    ),
    "hostile.html": (
        "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Wexley notice</title></head>",
        "<body><article><h1>&lt;script&gt;alert(1)&lt;/script&gt; Wexley notice</h1>",
        "<p>&lt;img src=x onerror=alert(2)&gt; The wexley contract cost $3 million in 2021.</p>",
        "<p>&lt;b onclick=alert(3)&gt; is what the wexley office wrote in bold letters.</p>",
        "<p>=HYPERLINK(&quot;x&quot;) is what the wexley table begins with, line by line.</p>",
        "</article></body></html>",
    ),
    "turned.txt": (
        "A turned name",
        "The file of the ferrow office is \u202egnp.exe\u202c and cost $5 million in 2020.",
    ),
}


@pytest.fixture(autouse=True)
def _programs_may_come_in() -> None:
    """As on a server: the API lets itself in when it is first asked, and a test that put back an
    older list of the ways in would take that away."""
    by_token.admit()


BOTH = pytest.mark.parametrize(
    "casefile",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)
"""For the tests whose SQL is our own."""


def write(folder: Path) -> Path:
    """The four documents as files."""
    folder.mkdir()
    for name, lines in DOCUMENTS.items():
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def protect() -> None:
    """Say that Lina Moreau is a victim, which no finder tells from these words."""
    for one in Fact.objects.filter(kind="mention", values__name="Lina Moreau"):
        one.values["role"] = "victime"
        one.save()


def read(casefile: Casefile, path: Path) -> None:
    """Read the path into the casefile with one worker."""
    Intake(casefile, lambda: NOON, workers=1).read([path])
    protect()


@pytest.fixture(scope="session")
def _filled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile with the documents, read once: reading takes longer than most tests."""
    folder = tmp_path_factory.mktemp("filled")
    casefile = Casefile.create(folder / "casefile")
    read(casefile, write(folder / "documents"))
    connect(Path(":memory:"), migrate=False)
    return folder / "casefile"


@pytest.fixture(scope="session")
def _postgresql_filled(
    tmp_path_factory: pytest.TempPathFactory, _postgresql_template: str
) -> "Iterator[tuple[Path, Reused]]":
    """The same on PostgreSQL: its folder, and its database to be used."""
    from tests.postgresql import Reused  # noqa: PLC0415 - wanted only where there is a server

    folder, name = tmp_path_factory.mktemp("filled"), f"affiant_filled_{os.getpid()}"
    _sql(f"CREATE DATABASE {name} TEMPLATE {_postgresql_template}")
    read(Casefile.create(folder / "casefile", _database(name)), write(folder / "documents"))
    connect(Path(":memory:"), migrate=False)
    reused = Reused(name)
    yield folder / "casefile", reused
    reused.drop()
    _sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def casefile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casefile]:
    """A casefile, with the documents where the test asks for them by `filled`."""
    filled = "filled" in request.fixturenames
    folder = tmp_path / "casefile"
    if getattr(request, "param", "sqlite") == "sqlite":
        template = "_filled_template" if filled else "_sqlite_template"
        shutil.copytree(request.getfixturevalue(template), folder)
        yield Casefile.open(folder)
        connect(Path(":memory:"), migrate=False)
        return
    if filled:
        template, reused = request.getfixturevalue("_postgresql_filled")
        shutil.copytree(template, folder)
    else:
        reused = request.getfixturevalue("_postgresql")
    with reused.database() as name:
        yield Casefile.create(folder, _database(name))
        connect(Path(":memory:"), migrate=False)


Hand = Callable[[Path], None]


@pytest.fixture
def hand_in(casefile: Casefile) -> Hand:
    """Read paths into the casefile."""

    return partial(read, casefile)


@pytest.fixture
def running(casefile: Casefile) -> Iterator[Running]:
    """The casefile, served to Ada."""
    one = Running(casefile, "Ada")
    with override_settings(**SETTINGS):
        start(one)
        yield one


@pytest.fixture
def stranger(running: Running) -> Client:
    """A browser without the token."""
    del running
    return Client(enforce_csrf_checks=True, HTTP_HOST=HOST)


@pytest.fixture
def owner(running: Running) -> Client:
    """A browser that opened the address in the terminal."""
    client = Client(HTTP_HOST=HOST)
    client.get("/enter", {"token": running.launch.token})
    assert COOKIE in client.cookies
    return client


@pytest.fixture
def filled(owner: Client) -> Client:
    """The owner's browser, on a casefile with the documents."""
    return owner
