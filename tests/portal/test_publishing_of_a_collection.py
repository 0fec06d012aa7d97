"""A publication of one collection: who may do what with it; nothing of another is in it."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from affiant.access.models import Grant
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.evidence.models import Collection, Publication
from affiant.portal import visitor as visiting
from affiant.portal.known import known
from affiant.portal.running import Running, start
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST, SETTINGS
from tests.portal.test_publishing import PAST
from tests.portal.things import DOCKS, MILLS, NOON, PEOPLE, SECRETS, admit, fill

As = Callable[[str], Client]


@pytest.fixture(scope="module")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collections")
    fill(Casefile.create(folder / "casefile"), folder / "documents")
    admit()
    connect(Path(":memory:"), migrate=False)
    return folder / "casefile"


@pytest.fixture
def served(_template: Path, tmp_path: Path) -> Iterator[Casefile]:
    shutil.copytree(_template, tmp_path / "casefile")
    casefile = Casefile.open(tmp_path / "casefile")
    before = list(visiting.WAYS_IN)
    with override_settings(**SETTINGS):
        start(Running(casefile, "Ada"))
        yield casefile
    visiting.WAYS_IN[:] = before
    connect(Path(":memory:"), migrate=False)


@pytest.fixture
def browser(served: Casefile) -> As:
    """A browser of somebody of the truth table."""
    del served

    def way(request: object) -> Visitor | None:
        who = PEOPLE.get(getattr(request, "headers", {}).get("X-Who", ""))
        return Visitor(who.name, who.person) if who else None

    visiting.WAYS_IN[:] = [way]
    return lambda who: Client(HTTP_HOST=HOST, headers={"X-Who": who})


def entity() -> str:
    return next(one.id for one in known().names.public if one.name == "Northmere Systems")


def number(name: str) -> int:
    return Collection.objects.get(name=name).pk


def prepared(browser: Client, **sent: object) -> str:
    answer = browser.post(f"/names/{entity()}/publications", sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def digest(browser: Client, address: str) -> str:
    found = re.search(r'name="digest" value="(\w{64})"', browser.get(address).content.decode())
    return found[1] if found else ""


def ready(browser: As, address: str) -> None:
    """Asked for an answer, and approved by the collection's publisher."""
    assert browser("editor").post(f"{address}/replies", PAST).status_code == 302
    seen = digest(browser("publisher"), address)
    answer = browser("publisher").post(f"{address}/approval", {"digest": seen})
    assert answer.status_code == 302, answer.content.decode()


def test_an_editor_and_a_publisher_of_one_collection_let_its_dossier_out(browser: As) -> None:
    address = prepared(browser("editor"))
    ready(browser, address)

    assert browser("publisher").post(f"{address}/edition").status_code == 302

    assert Publication.objects.get().collections == [number(MILLS)]
    assert "Drawn from <bdi>Mills" in browser("reader").get(address).content.decode()


def test_t_81_an_edition_of_one_collection_names_it_and_holds_nothing_of_another(
    browser: As,
) -> None:
    address = prepared(browser("whole"), collection=number(MILLS))
    ready(browser, address)
    browser("publisher").post(f"{address}/edition")

    sent = browser("publisher").get(f"{address}/editions/1.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content))) as packed:  # type: ignore[attr-defined] # a file's
        held = {name: packed.read(name).decode(errors="replace") for name in packed.namelist()}
    [told] = [json.loads(said) for name, said in held.items() if name.endswith("publication.json")]
    assert told["drawn_from"] == [MILLS]
    assert [one for one in SECRETS for said in (*held, *held.values()) if one in said] == []
    assert any("m-shared" in said for said in held.values())


def test_t_81_it_is_one_dossier_for_who_sees_a_part_and_for_who_sees_all(browser: As) -> None:
    address = prepared(browser("editor"))

    seen = {who: digest(browser(who), address) for who in ("publisher", "owner", "whole")}

    assert len(set(seen.values())) == 1
    assert seen["whole"]
    looked = [browser(who).get(f"{address}/dossier.html").content for who in ("editor", "whole")]
    assert looked[0] == looked[1]


@pytest.mark.parametrize("page", ["", "/dossier.html", "/words", "/approval", "/edition"])
def test_t_81_who_sees_another_collection_or_a_part_does_not_find_it(
    browser: As, page: str
) -> None:
    mine, whole = prepared(browser("editor")), prepared(browser("whole"))
    Grant.objects.create(
        holder=PEOPLE["other"].person.id, role="owner", scope="collection",
        scope_id=number(DOCKS), by="system", at=NOON,
    )  # fmt: skip
    for who, address in (("other", mine), ("publisher", whole), ("owner", whole)):
        client = browser(who)
        asked = client.get if page in ("", "/dossier.html") else client.post
        assert asked(f"{address}{page}").status_code == 404, who
        assert client.get("/publications").content.count(address.encode() + b'"') == 0


def test_t_81_each_step_asks_for_its_permission_in_all_that_is_drawn_on(browser: As) -> None:
    """Somebody edits MILLS and merely reads DOCKS: of both they look, and approve nothing."""
    row = Publication.objects.get(pk=int(prepared(browser("editor")).rpartition("/")[2]))
    Publication.objects.filter(pk=row.pk).update(collections=[number(MILLS), number(DOCKS)])
    holder = PEOPLE["publisher"].person.id
    Grant.objects.create(
        holder=holder, role="reader", scope="collection", scope_id=number(DOCKS),
        by="system", at=NOON,
    )  # fmt: skip
    client, address = browser("publisher"), f"/publications/{row.pk}"

    assert client.get(address).status_code == 200
    assert [client.post(f"{address}/{step}").status_code for step in ("words", "approval")] == [
        403,
        403,
    ]
    assert "Approve it" not in client.get(address).content.decode()


def test_t_81_nobody_prepares_one_of_a_collection_that_they_may_not_edit(browser: As) -> None:
    for who, where in (("editor", DOCKS), ("reader", MILLS)):
        sent = {"collection": number(where)}
        answer = browser(who).post(f"/names/{entity()}/publications", sent)
        assert answer.status_code in (403, 404), who
    assert not Publication.objects.exists()


def test_a_document_that_joins_the_collection_takes_the_approval_away(
    browser: As, served: Casefile, tmp_path: Path
) -> None:
    address = prepared(browser("editor"))
    ready(browser, address)
    (tmp_path / "late.txt").write_text("Northmere Systems paid $3.3 million in 2021.", "utf-8")

    Intake(served, lambda: NOON, workers=1, collection=number(MILLS)).read([tmp_path / "late.txt"])

    assert browser("publisher").post(f"{address}/edition").status_code == 409


def test_a_collection_that_does_not_name_them_is_said_to(browser: As) -> None:
    only_docks = next(one.id for one in known().names.public if one.name == "Quayside Authority")

    sent = {"collection": number(MILLS)}
    answer = browser("whole").post(f"/names/{only_docks}/publications", sent)

    assert answer.status_code == 400
    assert "No document of that collection names them" in answer.content.decode()


def test_only_the_ground_that_one_may_edit_is_offered(browser: As) -> None:
    offered = {
        who: re.findall(r'<option value="(\d*)">', browser(who).get(
            f"/names/{entity()}/dossier").content.decode())
        for who in ("whole", "editor", "reader")
    }  # fmt: skip
    every = [str(pk) for pk in Collection.objects.order_by("name_key").values_list("pk", flat=True)]
    assert offered == {"whole": ["", *every], "editor": [str(number(MILLS))], "reader": []}
