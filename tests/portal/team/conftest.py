"""A team's portal: the casefile of the truth table, and people who log in to it.

The apps of accounts are installed for the tests of this folder alone; so what is theirs is asked of
Django (`account_model()`) or imported inside, not at the head of a module.
"""

import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings

from affiant.access.cipher.at_hand import take
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.models import Grant
from affiant.access.roles.role import Role, Scope
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.models import Collection
from affiant.portal import visitor as visiting
from affiant.portal.running import Running, start
from affiant.portal.team import settings as web
from tests.conftest import _database, _sql
from tests.portal.things import MILLS, NOON, fill

if TYPE_CHECKING:
    from tests.postgresql import Reused

_numbers = itertools.count()
PASSWORD = "seven grey herons wade"  # noqa: S105 - of invented people
PEOPLE = ("owner", "second", "reader", "editor", "nobody", "closed")
TEAM = {
    name: value
    for name, value in vars(web).items()
    if name.isupper() and name not in ("DATABASES", "OURS", "TEMPLATES_OF_ONE")
} | {
    "PASSWORD_HASHERS": ["tests.portal.team.cheap.Cheap"],
    "ALLOWED_HOSTS": ["casefile.example"],
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": True,
}


def account_model() -> Any:
    """The accounts."""
    return apps.get_model("accounts", "Account")


def factor_model() -> Any:
    """The second factors."""
    return apps.get_model("mfa", "Authenticator")


def person(login: str) -> Any:
    """The account of this login."""
    return account_model().objects.get(login=login)


@pytest.fixture(scope="module")
def _installed() -> Iterator[None]:
    others = {name: value for name, value in TEAM.items() if name != "INSTALLED_APPS"}
    # In two steps: apps look at the other settings when they are installed.
    with override_settings(**others), override_settings(INSTALLED_APPS=TEAM["INSTALLED_APPS"]):
        from affiant.portal.team.serving import listen_and_admit
        from affiant.portal.team.way_in import by_account

        listen_and_admit()
        yield
    visiting.WAYS_IN.remove(by_account)  # and no other: the API may have let itself in meanwhile


@pytest.fixture(scope="module")
def _template(_installed: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casefile with its people."""
    folder = tmp_path_factory.mktemp("team")
    casefile = Casefile.create(folder / "casefile")
    _settle(casefile, folder / "documents")
    connect(Path(":memory:"), migrate=False)
    return folder / "casefile"


@pytest.fixture(scope="module")
def _postgresql_team(
    _installed: None, tmp_path_factory: pytest.TempPathFactory, _postgresql_template: str
) -> "Iterator[tuple[Path, Reused]]":
    """The same on PostgreSQL: its folder, and its database to be used."""
    from tests.postgresql import Reused

    folder, name = tmp_path_factory.mktemp("team"), f"affiant_team_{os.getpid()}_{next(_numbers)}"
    _sql(f"CREATE DATABASE {name} TEMPLATE {_postgresql_template}")
    casefile = Casefile.create(folder / "casefile", _database(name))
    _settle(casefile, folder / "documents")
    connect(Path(":memory:"), migrate=False)
    reused = Reused(name)
    yield folder / "casefile", reused
    reused.drop()
    _sql(f"DROP DATABASE {name} WITH (FORCE)")


def _settle(casefile: Casefile, documents: Path) -> None:
    """Fill it, and let in an owner of everything, a second one, a reader and an editor of MILLS,
    somebody without a role, an owner whose account was closed."""
    fill(casefile, documents)
    call_command("migrate", verbosity=0, interactive=False)
    mills = Collection.objects.get(name=MILLS).pk
    roles = {
        "owner": (Role.OWNER, None),
        "second": (Role.OWNER, None),
        "reader": (Role.READER, mills),
        "editor": (Role.EDITOR, mills),
        "closed": (Role.OWNER, None),
    }
    for login in PEOPLE:
        made = account_model()(
            login=login,
            name=login.title(),
            made_at=NOON,
            made_by="local",
            is_active=login != "closed",
        )
        made.set_password(PASSWORD)
        made.save()
        if login in roles:
            role, number = roles[login]
            scope = Scope.COLLECTION if number else Scope.ALL
            Grant.objects.create(
                holder=made.holder, role=role, scope=scope, scope_id=number, by="system", at=NOON
            )


BOTH = pytest.mark.parametrize(
    "team",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)
"""For what a team does that a database may do otherwise."""


@pytest.fixture
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    """It, served; with keys at hand."""
    folder = tmp_path / "casefile"
    if getattr(request, "param", "sqlite") == "sqlite":
        shutil.copytree(request.getfixturevalue("_template"), folder)
        with _served(Casefile.open(folder)) as one:
            yield one
        return
    template, reused = request.getfixturevalue("_postgresql_team")
    shutil.copytree(template, folder)
    with (
        reused.database() as name,
        _served(Casefile.open(folder, _database(name))) as one,
    ):
        yield one


@contextmanager
def _served(casefile: Casefile) -> Iterator[Running]:
    one = Running(casefile, "", team=True)
    cache.clear()
    take(Keyring(Key.make()))
    start(one)
    yield one
    take(None)
    connect(Path(":memory:"), migrate=False)


@dataclass
class Browsing:
    """A browser of somebody's."""

    client: Client

    def log_in(self, login: str, password: str = PASSWORD, **more: str) -> Any:
        """Fill in the form."""
        return self.client.post("/login", {"login": login, "password": password, **more})


Door = Callable[..., Browsing]


@pytest.fixture
def door(team: Running) -> Door:
    """A browser that nobody has logged in with."""
    del team

    def opened(*, strict: bool = False, **headers: str) -> Browsing:
        made: dict[str, Any] = {"HTTP_HOST": settings.ALLOWED_HOSTS[0], **headers}
        return Browsing(Client(enforce_csrf_checks=strict, **made))

    return opened


@pytest.fixture
def browser_of(door: Door) -> Callable[..., Client]:
    """A browser with which somebody has logged in; with `factor`, by a code as well."""

    def logged_in(login: str, *, factor: bool = True, strict: bool = False) -> Client:
        one = door(strict=False)
        if factor:
            secret = give_codes(login)
        one.log_in(login)
        if factor:
            one.client.post("/login/factor", {"code": code_of(secret)})
        if strict:
            one.client.handler.enforce_csrf_checks = True
        return one.client

    return logged_in


def give_codes(login: str) -> str:
    """Set up codes for somebody; their secret."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = str(generate_totp_secret())
    TOTP.activate(person(login), secret)
    return secret


def code_of(secret: str) -> str:
    """The code of this moment."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def now() -> datetime:
    """Of the test."""
    return datetime.now(UTC)
