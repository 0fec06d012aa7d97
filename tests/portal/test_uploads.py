"""Files that come through the portal: by pieces and by a form, and what they cannot do."""

import hashlib
import io
import json
import zipfile
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from affiant.access.models import AuditEntry
from affiant.access.roles.person import Person
from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Arrival, Entry, Job, JobKind, JobState, State, Upload
from affiant.evidence.work import performing, queue, work_off
from affiant.portal import bodies, visitor
from affiant.portal.running import Running
from affiant.portal.views import uploads
from affiant.portal.visitor import Visitor
from affiant.reading.limits import MIB, Limits
from tests.portal.conftest import HOST, NOON

Answer = Any  # the test client's own response, which has its JSON, too
LETTER = b"Northmere Systems held a $4.2 million contract with the county since 2019.\n"


@pytest.fixture
def upload(owner: Client) -> int:
    """An upload that has begun."""
    number = owner.post("/intake/begin").json()["upload"]
    assert isinstance(number, int)
    return number


def announce(client: Client, upload: int, *files: dict[str, object]) -> Answer:
    told = json.dumps(files)
    return client.post(f"/intake/{upload}/files", told, content_type="application/json")


def piece(client: Client, upload: int, file: int, at: int, content: bytes) -> Answer:
    address = f"/intake/{upload}/files/{file}?at={at}"
    return client.post(address, content, content_type="application/octet-stream")


def send(client: Client, upload: int, path: str, content: bytes = LETTER) -> str:
    """Announce a file and send it whole; its state."""
    told = announce(client, upload, {"path": path, "size": len(content)}).json()
    sent = piece(client, upload, told["files"][0]["number"], 0, content)
    assert sent.status_code == 200
    return str(sent.json()["state"])


def worked(casefile: Casefile) -> list[Job]:
    for job in Job.objects.all():
        job.options["workers"] = 1
        job.save()
    work_off(casefile, lambda: NOON)
    return list(Job.objects.order_by("pk"))


def test_a_folder_arrives_in_pieces_and_is_read(
    casefile: Casefile, owner: Client, upload: int
) -> None:
    told = announce(owner, upload, {"path": "letters/one.txt", "size": len(LETTER)}).json()
    number = told["files"][0]["number"]
    assert piece(owner, upload, number, 0, LETTER[:9]).json() == {"state": "expected", "have": 9}
    sent = piece(owner, upload, number, 9, LETTER[9:]).json()
    assert sent == {"state": "arrived", "have": len(LETTER)}
    assert owner.post(f"/intake/{upload}/close").status_code == 302
    jobs = worked(casefile)
    assert [(job.kind, job.state, job.by) for job in jobs] == [
        (JobKind.READ, JobState.DONE, "Ada"),
        (JobKind.TRACE, JobState.DONE, "Ada"),
    ]
    assert Entry.objects.get().key == f"upload/{upload}/letters/one.txt"
    assert b"letters" in owner.get("/ledger").content


def test_only_the_first_word_and_the_last_are_in_the_log(owner: Client, upload: int) -> None:
    send(owner, upload, "one.txt")
    owner.post(f"/intake/{upload}/close")
    told = AuditEntry.objects.filter(action="uploaded").values_list("kind", "object_id")
    assert list(told) == [("collection", "1"), ("collection", "1")]


def test_a_piece_out_of_its_turn_is_told_where_to_go_on(owner: Client, upload: int) -> None:
    told = announce(owner, upload, {"path": "a", "size": 20}).json()
    number = told["files"][0]["number"]
    piece(owner, upload, number, 0, b"0123456789")
    again = piece(owner, upload, number, 0, b"0123456789")
    assert (again.status_code, again.json()["have"]) == (409, 10)


def test_what_is_in_is_known_by_its_digest(casefile: Casefile, owner: Client, upload: int) -> None:
    send(owner, upload, "one.txt")
    owner.post(f"/intake/{upload}/close")
    worked(casefile)
    second = owner.post("/intake/begin").json()["upload"]
    digest = hashlib.sha256(LETTER).hexdigest()
    file = {"path": "again/one.txt", "size": len(LETTER), "sha256": digest}
    assert announce(owner, second, file).json()["files"][0]["state"] == "known"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1]", b'[{"path": 1, "size": 2}]', b'[{"path": "a", "size": "x"}]', b"null",
     b'[{"path": "a", "size": true}]', b"[" * 5000, b"[" + b'{"path":"a","size":1},' * 60_000],
)  # fmt: skip
def test_what_is_no_announcement_is_not_found(owner: Client, upload: int, body: bytes) -> None:
    sent = owner.post(f"/intake/{upload}/files", body, content_type="application/json")
    assert sent.status_code == 404
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("at", ["", "-1", "x", "9" * 30, "1.5"])
def test_a_piece_without_its_place_is_not_found(owner: Client, upload: int, at: str) -> None:
    told = announce(owner, upload, {"path": "a", "size": 20}).json()
    number = told["files"][0]["number"]
    query = urlencode({"at": at})
    sent = owner.post(f"/intake/{upload}/files/{number}?{query}", b"x", content_type="text/plain")
    assert sent.status_code == 404


def test_t_34_too_large_and_no_room_are_said_in_words(owner: Client, upload: int) -> None:
    with override_settings(UPLOAD_FILE=10):
        told = announce(owner, upload, {"path": "a", "size": 11}).json()["files"][0]
    assert (told["state"], told["why"]) == ("refused", "It is larger than the limit for one file.")
    told = announce(owner, upload, {"path": "a", "size": 11}).json()["files"][0]
    with override_settings(UPLOAD_RESERVE=10**15):  # as if the disk had filled meanwhile
        sent = piece(owner, upload, told["number"], 0, b"x" * 11)
    assert sent.status_code == 507
    assert "The disk is full" in sent.json()["why"]


def test_t_29_an_upload_is_its_senders_alone(
    running: Running, owner: Client, upload: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    del running
    send(owner, upload, "one.txt")
    bea = Visitor("Bea", Person("person:7", verified=True))
    monkeypatch.setattr(Visitor, "may", lambda *_: True)
    monkeypatch.setattr(visitor, "WAYS_IN", [lambda _: bea])
    other = Client(HTTP_HOST=HOST)
    for verb in ("files", "files/1?at=0", "close", "discard"):
        assert other.post(f"/intake/{upload}/{verb}").status_code == 404
    assert Upload.objects.get().open


def test_what_is_thrown_away_is_gone(casefile: Casefile, owner: Client, upload: int) -> None:
    send(owner, upload, "one.txt")
    assert b"1 of 1 files arrived" in owner.get("/intake").content
    owner.post(f"/intake/{upload}/discard")
    assert not Upload.objects.exists()
    assert list((casefile.folder / "uploads").iterdir()) == []


# By a form


def form(client: Client, *files: tuple[str, bytes], **fields: str) -> Answer:
    """Send a form as a browser without scripts does, with whole names."""
    boundary = "x" * 20
    body = io.BytesIO()
    for name, value in fields.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        body.write(head.encode())
    for name, content in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body.write(head.encode() + b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n")
    body.write(f"--{boundary}--\r\n".encode())
    told = f"multipart/form-data; boundary={boundary}"
    address = f"/intake/form/{bodies.ticket()}"
    return client.post(address, body.getvalue(), content_type=told)


def test_a_form_does_the_same(casefile: Casefile, owner: Client) -> None:
    sent = form(owner, ("letters/a/one.txt", LETTER), ("two.txt", b"Two. " + LETTER), ("", b""))
    assert sent.status_code == 302
    worked(casefile)
    keys = [key.split("/", 2)[2] for key in Entry.objects.values_list("key", flat=True)]
    assert sorted(keys) == ["letters/a/one.txt", "two.txt"]
    assert not (casefile.folder / "uploads" / "1").exists()


def test_t_33_a_form_steers_no_path(casefile: Casefile, owner: Client) -> None:
    form(owner, ("../../../etc/cron.d/x", LETTER), ("annex\u202efdp.exe", b"Annex. " + LETTER))
    worked(casefile)
    keys = sorted(key.split("/", 2)[2] for key in Entry.objects.values_list("key", flat=True))
    assert keys[0] == "\\x2e\\x2e/\\x2e\\x2e/\\x2e\\x2e/etc/cron.d/x"
    assert keys[1] == "annex\\u202efdp.exe"
    assert not list(casefile.folder.parent.glob("**/cron.d"))


def test_t_34_a_form_for_which_there_is_no_room_gets_a_page(
    casefile: Casefile, owner: Client
) -> None:
    with override_settings(UPLOAD_RESERVE=10**15):
        sent = form(owner, ("one.txt", LETTER))
    assert sent.status_code == 507
    assert b"The disk is full" in sent.content
    assert not Upload.objects.exists()
    assert not Job.objects.exists()
    assert not any((casefile.folder / "uploads").glob("*/*"))


def test_t_34_a_file_over_the_limit_is_left_out_and_named(
    casefile: Casefile, owner: Client
) -> None:
    with override_settings(UPLOAD_FILE=100):
        sent = form(owner, ("large.txt", b"x" * 101), ("one.txt", LETTER))
    assert sent.status_code == 413
    assert b"large.txt" in sent.content
    assert worked(casefile)[0].total == 1


def test_t_26_a_form_from_elsewhere_leaves_nothing(casefile: Casefile, running: Running) -> None:
    browser = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    browser.get("/enter", {"token": running.launch.token})
    assert form(browser, ("one.txt", LETTER)).status_code == 403
    assert not Upload.objects.exists()
    assert not any((casefile.folder / "uploads").glob("*/*"))


def test_t_34_no_other_address_takes_a_file(casefile: Casefile, owner: Client) -> None:
    for address in ("/retry", "/language"):
        file = SimpleUploadedFile("a.txt", LETTER)
        assert owner.post(address, {"file": file}).status_code == 400
    assert not (casefile.folder / "uploads").exists()


def test_t_34_a_ticket_that_is_none_opens_nothing(owner: Client) -> None:
    for ticket in ("none", bodies.ticket()[:-1] + "x", "form"):
        assert owner.post(f"/intake/form/{ticket}").status_code == 404
    assert owner.get(f"/intake/form/{bodies.ticket()}").status_code == 405


# What harms only itself


def bomb(name: str, size: int) -> bytes:
    """An archive of a few kilobytes that grows to `size`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return held.getvalue()


def hostile() -> dict[str, bytes]:
    """Files that are made to harm: they grow without measure, or ask for other files."""
    image = b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d49484452000f4240000f42400806000000")
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>'
    return {
        "bomb.zip": bomb("zeros.txt", 20 * MIB),
        "image.png": image + bytes(100),
        "entity.html": entity,
    }


def test_t_35_bombs_that_were_sent_harm_only_themselves(
    casefile: Casefile, owner: Client, upload: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performing, "Limits", partial(Limits, member=10 * MIB))
    for name, content in {**hostile(), "good.txt": LETTER}.items():
        assert send(owner, upload, name, content) == "arrived"
    owner.post(f"/intake/{upload}/close")
    first, *_ = worked(casefile)
    assert (first.state, first.done) == (JobState.DONE, 4)
    rows = dict(Entry.objects.values_list("name", "state"))
    assert rows["good.txt"] == State.READ
    assert rows["image.png"] == State.FAILED
    assert rows["zeros.txt"] == State.FAILED
    kept = (one.stat().st_size for one in casefile.originals.folder.rglob("*") if one.is_file())
    assert sum(kept) < MIB
    page = owner.get("/ledger?state=failed").content.decode()
    assert "larger than the limits" in page


def test_the_work_is_shown_while_it_runs_and_after(
    casefile: Casefile, owner: Client, upload: int
) -> None:
    send(owner, upload, "empty.txt", b"")
    owner.post(f"/intake/{upload}/close")
    first = owner.get("/work.json")
    assert [job["word"] for job in first.json()["jobs"]] == ["waits for its turn"] * 2
    again = owner.get("/work.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    worked(casefile)
    page = owner.get("/work").content.decode()
    assert "1 of 1 files, 1 not read" in page
    assert "It is empty." in page
    entry = Entry.objects.get()
    owner.post("/retry", {"entry": str(entry.pk)})
    assert Job.objects.order_by("-pk")[0].options["entries"] == [entry.pk]
    owner.post("/retry", {"reason": "empty"})
    assert Job.objects.order_by("-pk")[0].options["reason"] == "empty"


def test_work_is_stopped_and_gone_on_with(owner: Client, upload: int) -> None:
    send(owner, upload, "one.txt")
    owner.post(f"/intake/{upload}/close")
    job = Job.objects.get(kind=JobKind.READ)
    assert owner.post(f"/work/{job.pk}/stop").status_code == 302
    assert b"Go on with it" in owner.get("/work").content
    owner.post(f"/work/{job.pk}/again")
    waiting = [one for one in queue.waiting() if one.kind == JobKind.READ]
    assert [one.options["upload"] for one in waiting] == [upload]


def test_what_is_tried_again_must_be_there(owner: Client) -> None:
    for sent in ({"entry": "999999"}, {"entry": "x"}, {"reason": "no reason"}):
        assert owner.post("/retry", sent).status_code == 404
    assert not Job.objects.exists()


def test_limits_are_those_of_the_settings() -> None:
    with override_settings(UPLOAD_FILE=1, UPLOAD_TOTAL=2, UPLOAD_FILES=3, UPLOAD_RESERVE=4):
        told = uploads.limits()
    assert (told.file, told.total, told.files, told.reserve) == (1, 2, 3, 4)


def test_folders_of_this_machine_are_not_shown(filled: Client, tmp_path: Path) -> None:
    page = filled.get("/ledger").content.decode()
    assert "one.txt" in page
    assert str(tmp_path) not in page
    assert "documents ·" not in page
