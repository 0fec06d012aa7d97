"""The casefile fixture: every test that asks for one runs on SQLite and on PostgreSQL.

`make test` starts a PostgreSQL and names it in AFFIANT_TEST_POSTGRESQL; without one those
runs are skipped, with the reason.
"""

import os
import shutil
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import HealthCheck, settings

from affiant.evidence.connection import connect, start_django

if TYPE_CHECKING:
    from tests.postgresql import Reused

# How fast the machine is, benchmarks ask. The same code is given the same examples, so that a
# change is refused for what it did; `pytest --hypothesis-profile searching` looks for new ones.
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("affiant", settings.get_profile("searching"), derandomize=True)
settings.load_profile("affiant")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs tests in the background leaves SIGINT ignored, and what tests start would
    # inherit that: nobody could stop it with Ctrl and C.
    signal.signal(signal.SIGINT, signal.default_int_handler)

start_django()

from affiant.evidence.casefile import Casefile  # noqa: E402 - Django has to be loaded first
from tests.made_once import MadeOnce  # noqa: E402 - the same

SHARED = Path(__file__).parents[2] / "shared" / "data"
POSTGRESQL = os.environ.get("AFFIANT_TEST_POSTGRESQL", "")


def shared(*parts: str) -> Path:
    """A path in the development data beside the checkout; skips where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the development data has no {'/'.join(parts)} here")
    return path


@pytest.fixture(scope="session", autouse=True)
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        made_once = MadeOnce(tmp_path_factory.mktemp("made-once"))
        patch.setattr("affiant.evidence.casefile.upgrade", made_once)
        yield


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty casefile."""
    folder = tmp_path_factory.mktemp("template")
    Casefile.create(folder)
    connect(Path(":memory:"), migrate=False)
    return folder


@pytest.fixture(scope="session")
def _postgresql_template() -> str:
    if not POSTGRESQL:
        pytest.skip("AFFIANT_TEST_POSTGRESQL is not set: no PostgreSQL was started")
    name = f"affiant_template_{os.getpid()}"
    _sql(f"CREATE DATABASE {name}")
    connect(_database(name), migrate=True)
    connect(Path(":memory:"), migrate=False)
    return name


@pytest.fixture(scope="session")
def _postgresql(_postgresql_template: str) -> "Iterator[Reused]":
    from tests.postgresql import Reused  # noqa: PLC0415 - as below

    reused = Reused(_postgresql_template)
    yield reused
    reused.drop()


def _database(name: str) -> str:
    return urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))


def _sql(statement: str) -> None:
    import psycopg  # noqa: PLC0415 - an extra, wanted only where there is a server

    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def casefile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casefile]:
    """An empty casefile, on each of the two databases in turn."""
    folder = tmp_path / "casefile"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("_sqlite_template"), folder)
        yield Casefile.open(folder)
        connect(Path(":memory:"), migrate=False)
        return
    with request.getfixturevalue("_postgresql").database() as name:
        yield Casefile.create(folder, _database(name))
        connect(Path(":memory:"), migrate=False)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Three short invented letters in two languages."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, lines in LETTERS.items():
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
    return folder


LETTERS: dict[str, Iterable[str]] = {
    "one.txt": (
        "Northmere Systems ends its work in Arden County",
        "Northmere Systems held a $4.2 million contract with the county since 2019.",
        "“We have listened to the families,” said Ada Quill, its director.",
    ),
    "deux.txt": (
        "Northmere Systems met fin à son contrat",
        "L’entreprise avait un contrat de 4,2 millions de dollars avec le comté.",
        "Les détenues l’apprirent par les journaux ; 38 % des cellules étaient vides.",
    ),
    "three.txt": (
        "A note without numbers",
        "Nothing in this note is a figure, and nobody is quoted in it.",
    ),
}
