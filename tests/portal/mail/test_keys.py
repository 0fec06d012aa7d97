"""The keys that signatures of mail are checked with: what is kept, what is missing, imports."""

import base64
import re
from collections.abc import Iterator
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.access.models import AuditEntry, Grant
from affiant.access.roles.person import Person
from affiant.evidence.models import Collection
from affiant.mail.models import KeyImport, MailKey
from affiant.portal import visitor as visiting
from affiant.portal.mail import key_file
from affiant.portal.visitor import Visitor
from tests.portal.conftest import BOTH, HOST, NOON
from tests.portal.mail.settled import unsigned_for_want_of_a_key
from tests.portal.mail.test_attribution import Post

NAME = "s1._domainkey.corp.example"


def made() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - made fast; nothing is guarded by it


ONE, OTHER = made(), made()


def record(key: rsa.RSAPrivateKey = ONE) -> str:
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"


def zone(*keys: rsa.RSAPrivateKey, name: str = NAME) -> bytes:
    return "".join(f'{name}. 300 IN TXT "{record(one)}"\n' for one in keys).encode()


def bring(owner: Client, content: bytes = b"", name: str = "dump.zone", **told: str) -> str:
    """Send the form; where it led, or what it said."""
    ticket = re.findall(r"/mail/keys/form/([^\"]+)", owner.get("/mail/keys").content.decode())[0]
    sent: dict[str, object] = dict(told)
    if content:
        sent["file"] = SimpleUploadedFile(name, content)
    answer = owner.post(f"/mail/keys/form/{ticket}", sent)
    if answer.status_code == 302:
        return str(answer["Location"])
    assert answer.status_code == 400
    return answer.content.decode().partition('role="alert">')[2].partition("<")[0]


@BOTH
def test_a_dump_comes_in_is_recorded_and_told_by_line(owner: Client) -> None:
    content = zone(ONE) + b'*._domainkey.corp.example. IN TXT "v=DKIM1; p=AAAA"\n'
    page = owner.get(bring(owner, content, source="An archive", seen="2014-03-01")).content.decode()
    assert "a wildcard stands for many names" in page
    row = KeyImport.objects.get()
    assert (row.name, row.told_by, row.found, row.new) == ("dump.zone", "An archive", 1, 1)
    kept = MailKey.objects.get()
    assert (str(kept), kept.first_seen, kept.told_by) == (NAME, date(2014, 3, 1), "An archive")
    told = AuditEntry.objects.filter(action="uploaded").latest("sequence")
    assert (told.kind, told.object_id) == ("key", str(row.pk))
    assert row.sha256 in told.details


def test_two_keys_under_one_name_stand_side_by_side(owner: Client) -> None:
    bring(owner, zone(ONE, OTHER))
    page = owner.get("/mail/keys").content.decode()
    assert "2 different keys under one name" in page
    assert page.count('<article class="shelf">') == 1
    assert "RSA, 1024 bits" in page


def test_one_key_told_twice_is_one_key_with_two_tellers(owner: Client) -> None:
    bring(owner, zone(ONE), source="One archive")
    bring(owner, zone(ONE), source="Another archive")
    page = owner.get("/mail/keys").content.decode()
    assert "different keys" not in page
    assert "Another archive" in page


def test_a_published_private_key_is_said_and_nothing_private_is_kept(owner: Client) -> None:
    pem = ONE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    bring(owner, zone(ONE))
    sent = {"domain": "corp.example", "selector": "s2", "seen": "2016-05-01"}
    bring(owner, pem, "leaked.pem", **sent)
    page = owner.get("/mail/keys").content.decode()
    assert page.count("public since") == 2  # wherever the key stands, under whichever name
    assert "PRIVATE" not in page
    assert not any("PRIVATE" in row.record for row in MailKey.objects.all())


def test_a_key_can_be_typed_in(owner: Client) -> None:
    bring(owner, text=record(), domain="corp.example", selector="s1", kind="single")
    assert MailKey.objects.get().source == "held"


def test_what_cannot_be_read_is_said_and_nothing_is_kept(owner: Client) -> None:
    assert "There was no file in it" in bring(owner)
    assert "cannot be told by its beginning" in bring(owner, b"nothing that is known")
    assert "YYYY-MM-DD" in bring(owner, zone(ONE), seen="1/2/2014")
    assert not KeyImport.objects.exists()


HOSTILE = [
    b"\x00" * 2_000,
    b"\xff\xfe" + "v=DKIM1; p=é".encode("utf-16-le"),
    b'{"name": "' + b"[" * 50_000,
    b"[" * 100_000 + b'"selector":',
    b'"selector": {"domain": "\\ud800", "record": 7}',
    zone(ONE, name="<script>alert(1)</script>._domainkey.x"),
    b'a\x00b._domainkey.corp.example. IN TXT "v=DKIM1; p=\x00"\n',
    b"name,type,value,date\n=cmd()._domainkey.corp.example,TXT,v=DKIM1; p=!!,99/99/9999\n" * 50,
    b"$INCLUDE /etc/passwd\n" + zone(ONE),
    b"-----BEGIN PUBLIC KEY-----\n" + b"A" * 60_000,
]


@BOTH
def test_t_90_a_hostile_dump_harms_nothing(owner: Client) -> None:
    for content in HOSTILE:
        for kind in ("", "json", "csv", "statements", "zone"):
            led = bring(owner, content, "../../<img src=x>\x00.zone", kind=kind)
            if led.startswith("/"):
                assert "<script>alert" not in owner.get(led).content.decode()
    assert KeyImport.objects.exists()
    assert not any("/" in row.name or "\0" in row.name for row in KeyImport.objects.all())
    page = owner.get("/mail/keys")
    assert page.status_code == 200
    assert b"<img" not in page.content


def test_t_90_a_file_larger_than_is_taken_leaves_nothing(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_file, "LARGEST", 1_000)
    assert "larger than this page takes" in bring(owner, zone(ONE) * 10)
    assert not KeyImport.objects.exists()


def test_t_90_no_address_but_that_one_takes_a_file_and_it_asks_for_the_form_s_token(
    owner: Client, stranger: Client
) -> None:
    sent = {"file": SimpleUploadedFile("dump.zone", zone(ONE))}
    assert owner.post("/mail/keys", sent).status_code == 405
    owner.handler.enforce_csrf_checks = True
    ticket = re.findall(r"/mail/keys/form/([^\"]+)", owner.get("/mail/keys").content.decode())[0]
    assert owner.post(f"/mail/keys/form/{ticket}", sent).status_code == 403
    assert stranger.post(f"/mail/keys/form/{ticket}", sent).status_code == 403
    assert not KeyImport.objects.exists()


def test_keys_that_signatures_need_are_told_with_how_many(owner: Client) -> None:
    post = Post()
    for number in range(3):
        sent = post.send(f"a{number}@corp.example")
        unsigned_for_want_of_a_key(sent, "corp.example", "s1" if number else "old")
    page = owner.get("/mail/keys").content.decode()
    assert page.index(NAME) < page.index("old._domainkey")
    assert "affiant mail keys recover" in page
    bring(owner, zone(ONE))
    assert "a key is kept by now" in owner.get("/mail/keys").content.decode()


@pytest.fixture
def partly(owner: Client) -> Iterator[Client]:
    """A browser of an editor of one collection alone."""
    del owner
    mine = Collection.objects.create(name="Mills", name_key="mills", at=NOON)
    Grant.objects.create(
        holder="person:4", role="editor", scope="collection", scope_id=mine.pk, by="local", at=NOON
    )
    visiting.WAYS_IN.insert(
        0,
        lambda request: (
            Visitor("Part", Person("person:4", verified=True))
            if request.headers.get("X-Who") == "part"
            else None
        ),
    )
    yield Client(HTTP_HOST=HOST, headers={"X-Who": "part"})
    del visiting.WAYS_IN[0]


def test_t_91_who_sees_a_part_sees_the_keys_of_its_mail_and_not_who_told_them(
    owner: Client, partly: Client
) -> None:
    led = bring(owner, zone(ONE) + zone(OTHER, name="s9._domainkey.other.example"), source="Secret")
    unsigned_for_want_of_a_key(Post("Mills").send("a@corp.example"), "corp.example", "s1")
    unsigned_for_want_of_a_key(Post("Docks", "d").send("a@else.example"), "else.example", "s5")
    page = partly.get("/mail/keys").content.decode()
    assert NAME in page
    for hidden in ("other.example", "else.example", "Secret", "/mail/keys/form/", led):
        assert hidden not in page, hidden
    assert partly.get(led).status_code == 404


def test_queries_do_not_grow_with_the_keys(owner: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert owner.get("/mail/keys").status_code == 200
        return len(asked)

    bring(owner, zone(ONE))
    queries()
    few = queries()
    bring(owner, b"".join(zone(ONE, name=f"s{n}._domainkey.corp.example") for n in range(40)))
    assert queries() == few


def test_nothing_there_is_told_apart_from_nothing_found(owner: Client) -> None:
    told = {
        address: owner.get(address).content.decode() for address in ("/mail/keys", "/mail/search")
    }
    assert "No key is kept yet." in told["/mail/keys"]
    assert "No mail has been read yet." in told["/mail/search"]
    assert "There is no such key." in owner.get("/mail/keys?name=s9").content.decode()
