"""The gate before publication: nothing goes out before everything holds, and then it stays."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from affiant.access.roles.person import Person
from affiant.dossiers.bundle import check_bundle
from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Approval, Edition, Publication
from affiant.portal import visitor as visiting
from affiant.portal.known import known
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST

NAME = "Northmere Systems"
PAST = {"party": NAME, "channel": "a letter", "asked_on": "2026-01-02", "deadline": "2026-01-20"}
_ADA = Visitor("Ada", Person("local", verified=True))


@pytest.fixture
def second(filled: Client) -> Iterator[Client]:
    """A browser of somebody else who may publish."""
    del filled
    client = Client(HTTP_HOST=HOST, headers={"X-Second": "1"})

    def way(request: object) -> Visitor | None:
        if getattr(request, "headers", {}).get("X-Second"):
            return Visitor("Bea", Person("person:2", teams=frozenset(), verified=True))
        return None

    from affiant.access.models import Grant  # noqa: PLC0415 - tables are there now
    from tests.portal.conftest import NOON  # noqa: PLC0415

    Grant.objects.create(holder="person:2", role="publisher", scope="all", by="local", at=NOON)
    visiting.WAYS_IN.insert(0, way)
    yield client
    visiting.WAYS_IN.remove(way)  # and no other: the API may have let itself in meanwhile


def _prepared(owner: Client) -> str:
    entity = next(one.id for one in known().names.public if one.name == NAME)
    return str(owner.post(f"/names/{entity}/publications").headers["Location"])


def _words(owner: Client, address: str, summary: str, title: str = "A contract ends") -> None:
    sent = {"title": title, "summary": summary, "language": "en"}
    assert owner.post(f"{address}/words", sent).status_code == 302


def _digest(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.partition('name="digest" value="')[2].partition('"')[0]


def _ready(owner: Client, second: Client) -> str:
    address = _prepared(owner)
    _words(owner, address, "Northmere Systems ended its contract with Arden County.")
    assert owner.post(f"{address}/replies", PAST).status_code == 302
    approved = second.post(f"{address}/approval", {"digest": _digest(second, address)})
    assert approved.status_code == 302, approved.content.decode()
    return address


def test_an_edition_is_frozen_when_everything_holds_and_checks_on_its_own(
    filled: Client, second: Client, tmp_path: Path
) -> None:
    address = _ready(filled, second)

    assert filled.post(f"{address}/edition").status_code == 302

    bundle = b"".join(filled.get(f"{address}/editions/1.zip").streaming_content)  # type: ignore[attr-defined] # a file's
    (tmp_path / "edition.zip").write_bytes(bundle)
    assert check_bundle(tmp_path / "edition.zip").holds
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        [name] = [one for one in packed.namelist() if one.endswith("data/publication.json")]
        told = json.loads(packed.read(name))
    assert told["approved_by"] == "Bea"
    assert told["right_of_reply"][0]["asked_on"] == "2026-01-02"


def test_frozen_again_it_is_the_same_edition(filled: Client, second: Client) -> None:
    address = _ready(filled, second)

    filled.post(f"{address}/edition")
    filled.post(f"{address}/edition")

    assert Edition.objects.count() == 1


def test_nothing_is_frozen_before_it_all_holds(filled: Client, casefile: Casefile) -> None:
    address = _prepared(filled)

    assert filled.post(f"{address}/edition").status_code == 409
    assert not (casefile.folder / "published").exists()


def test_t_65_nobody_approves_their_own_work(filled: Client) -> None:
    address = _prepared(filled)

    answer = filled.post(f"{address}/approval", {"digest": "0" * 64})

    assert answer.status_code == 403
    assert not Approval.objects.exists()


def test_an_approval_is_of_what_was_seen(filled: Client, second: Client) -> None:
    address = _prepared(filled)
    seen = _digest(second, address)
    _words(filled, address, "Other words.")

    assert second.post(f"{address}/approval", {"digest": seen}).status_code == 409
    assert not Approval.objects.exists()


def test_t_65_whatever_changes_after_an_approval_takes_it_away(
    filled: Client, second: Client
) -> None:
    address = _ready(filled, second)

    _words(filled, address, "Northmere Systems ended its contract in 2025.")

    assert filled.post(f"{address}/edition").status_code == 409
    assert not Edition.objects.exists()


def test_t_65_words_that_cannot_be_defended_stop_it(filled: Client, second: Client) -> None:
    address = _ready(filled, second)

    _words(filled, address, "Ada Quill is a criminal who trafficked children.")

    page = filled.get(address).content.decode()
    assert "Ada Quill is a criminal" in page
    assert filled.post(f"{address}/edition").status_code == 409


def test_who_is_masked_does_not_go_out_by_hand(filled: Client) -> None:
    address = _prepared(filled)

    _words(filled, address, "Lina Moreau gave evidence.")

    row = Publication.objects.get()
    assert "Lina Moreau" in row.summary  # kept, for whoever corrects it
    assert '<li class="open">' in filled.get(address).content.decode()


@pytest.mark.parametrize(
    "more",
    [{"party": " "}, {"asked_on": "yesterday"}, {"deadline": "2026-01-01"}, {"deadline": ""}],
)
def test_a_request_needs_a_name_and_days_in_order(filled: Client, more: dict[str, str]) -> None:
    address = _prepared(filled)

    assert filled.post(f"{address}/replies", PAST | more).status_code == 400


def test_an_answer_is_kept_word_for_word(filled: Client) -> None:
    address = _prepared(filled)
    filled.post(f"{address}/replies", PAST | {"deadline": "2099-01-01"})
    reply = Publication.objects.get().reply_requests.get()

    sent = {"answer": "We  did\nnothing <b>wrong</b>.", "answered_on": "2026-01-05"}
    assert filled.post(f"{address}/replies/{reply.pk}", sent).status_code == 302

    reply.refresh_from_db()
    assert reply.answer == "We  did\nnothing <b>wrong</b>."
    assert "<b>wrong" not in filled.get(address).content.decode()


def test_a_full_disk_leaves_nothing_half_written(
    filled: Client, second: Client, casefile: Casefile, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = _ready(filled, second)

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("affiant.dossiers.publishing.gate.bundled", full)

    assert filled.post(f"{address}/edition").status_code == 507
    assert not Edition.objects.exists()
    assert list((casefile.folder / "published").iterdir()) == []


def test_t_65_an_edition_that_was_changed_on_disk_is_not_given_out(
    filled: Client, second: Client, casefile: Casefile
) -> None:
    address = _ready(filled, second)
    filled.post(f"{address}/edition")
    file = casefile.folder / "published" / Edition.objects.get().file
    file.chmod(0o600)
    file.write_bytes(b"other")

    assert filled.get(f"{address}/editions/1.zip").status_code == 404
