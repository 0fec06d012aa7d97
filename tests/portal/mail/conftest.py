import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client, override_settings

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.mail.key_shelf import Origin, keep
from affiant.mail.models import Message, Trove
from affiant.mail.settling import settle
from affiant.mail.storing import store
from affiant.mail.storing.documents import attached
from affiant.portal.launch import COOKIE
from affiant.portal.running import Running, start
from tests.portal.conftest import HOST, SETTINGS
from tests.portal.mail.demo import NOON, demo, write


@pytest.fixture(scope="session")
def _mail_template(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    """A casefile with the demo trove in it, settled once."""
    folder = tmp_path_factory.mktemp("mail")
    shutil.copytree(_sqlite_template, folder / "casefile")
    casefile = Casefile.open(folder / "casefile")
    keep([demo().key], Origin("dump.csv", "csv", "made"), NOON)
    store(write(folder), casefile, lambda: NOON)
    trove = Trove.objects.get()
    Intake(casefile, lambda: NOON, workers=1).hand_in(attached(trove, casefile.originals))
    settle(1, NOON, casefile.originals)
    connect(Path(":memory:"), migrate=False)
    return folder / "casefile"


@dataclass(frozen=True)
class Desk:
    """A browser of the owner on the demo trove, and the ids of its messages by Message-ID."""

    client: Client
    casefile: Casefile
    trove: int
    messages: dict[str, int]

    def get(self, address: str, language: str = "en") -> str:
        """The page, which must be there."""
        response = self.client.get(address, headers={"Accept-Language": language})
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    def message(self, name: str) -> str:
        """The address of a message's page."""
        return f"/mail/messages/{self.messages[name]}"


@pytest.fixture
def desk(_mail_template: Path, tmp_path: Path) -> Iterator[Desk]:
    """See there."""
    shutil.copytree(_mail_template, tmp_path / "casefile")
    casefile = Casefile.open(tmp_path / "casefile")
    running = Running(casefile, "Ada")
    with override_settings(**SETTINGS):
        start(running)
        client = Client(HTTP_HOST=HOST)
        client.get("/enter", {"token": running.launch.token})
        assert COOKIE in client.cookies
        rows = Message.objects.order_by("-pk").values_list("message_id", "pk")
        names = {name.strip("<>").partition("@")[0]: pk for name, pk in rows}
        yield Desk(client, casefile, Trove.objects.get().pk, names)
    connect(Path(":memory:"), migrate=False)


Ask = Callable[[str], str]
