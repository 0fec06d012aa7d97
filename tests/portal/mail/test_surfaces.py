"""One trove with somebody's name, address and numbers in every place that a message has, looked for
on every page, in every file, in what programs are told, what commands print, and the log."""

import html
import io
import logging
import re
import shutil
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client, override_settings
from typer.testing import CliRunner

from affiant.access.tokens import Scope
from affiant.cli.main import app
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.evidence.models import Text
from affiant.mail.models import Message, Trove
from affiant.mail.settling import settle
from affiant.mail.storing import store
from affiant.mail.storing.documents import attached
from affiant.portal.by_token import admit
from affiant.portal.launch import COOKIE
from affiant.portal.running import Running, start
from tests.portal.api.conftest import Program
from tests.portal.conftest import HOST, SETTINGS
from tests.portal.mail.demo import NOON

SECRETS = ("qvarzen", "odilon", "698765432", "30006000011234")
"""Of Odilon Qvarzen, who is nobody; no page has these letters and digits of its own."""

NFD = unicodedata.normalize("NFD", "Relevé")
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Qvarzen;Odilon;;;\r\nFN:Odilon Qvarzen\r\n"
    "TEL;TYPE=CELL:+33 6 98 76 54 32\r\nEMAIL:o.qvarzen@corp.example\r\nEND:VCARD\r\n"
)
EVENT = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Point avec Qvarzen\r\n"
    "ORGANIZER;CN=Odilon Qvarzen:mailto:o.qvarzen@corp.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
PAGE = (
    "<p>Appeler Odilon Qvar<b>zen</b> au 06&nbsp;98&nbsp;76&nbsp;54&nbsp;32, "
    "<a href='https://x.example/u?e=o.qvarzen%40corp.example&n=Odilon+Qvarzen'>ici</a>, "
    "Od&#105;lon, o.qvarzen (arobase) corp (point) example</p>"
)
TOKEN = b64encode(b"mail=o.qvarzen@corp.example").decode()
BODY = f"""Bonjour, lot quatre,

voici le contrat signé par M. Qvarzen. Qvar\u00adzen, Qva\u200brzen, O. QVARZEN, Qvarzen's, Odilon.
http://www.example.org/people/odilon-qvarzen/cv_qvarzen.pdf https://t.example/o/{TOKEN}
C:\\Users\\oqvarzen\\Bureau\\qvarzen.xls, FR76 3000 6000 0112 3456 7890 189, +33 (0)6 98 76 54 32.

Le 3 mars 2014 à 10:00, Odilon Qvarzen <o.qvarzen@corp.example> a écrit :
> Le rapport est prêt.
> --\x20
> Odilon Qvarzen
> 06.98.76.54.32
"""
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|</?(?:b|i|em|span|mark|wbr)\b[^>]*>")


def message(number: int, sender: str, to: str) -> bytes:
    """Multipart, with what is planted in its fields, its texts and its files."""
    fields = (
        f"Received: from oqvarzen-pc ([192.0.2.9]) by mx.example for <o.qvarzen@corp.example>;"
        f" Mon, 06 Jan 2014 09:00:0{number} +0000\r\n"
        f"From: {sender}\r\nTo: {to}\r\nReply-To: o.qvarzen+x@corp.example\r\n"
        f"Subject: Re: Contrat Qvarzen {number}\r\n"
        f"Date: Mon, 06 Jan 2014 09:00:0{number} +0000\r\n"
        f"Message-ID: <o.qvarzen.{number}@corp.example>\r\n"
        "In-Reply-To: <odilon.qvarzen.0@corp.example>\r\n"
        "References: <odilon.qvarzen.0@corp.example> <o.qvarzen.1@corp.example>\r\n"
        "DKIM-Signature: v=1; a=rsa-sha256; d=corp.example; s=qvarzen; i=o.qvarzen@corp.example;"
        " h=from; bh=AAAA; b=AAAA\r\n"
        "List-Unsubscribe: <mailto:leave-o.qvarzen=corp.example@lists.example>\r\n"
        "X-Originating-IP: [198.51.100.77]\r\nX-Auth-ID: oqvarzen\r\n"
        "Thread-Topic: Contrat Qvarzen\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="odilon.qvarzen"\r\n\r\n'
    )
    parts = (
        ("text/plain; charset=utf-8", "", BODY),
        ("text/html; charset=utf-8", "", PAGE),
        ('text/x-vcard; name="Odilon Qvarzen.vcf"', "qvarzen.vcf", CARD),
        ("text/calendar; charset=utf-8", "invite_qvarzen.ics", EVENT),
        ("text/plain; charset=utf-8", f"{NFD}_QVARZEN_odilon.txt", "O. Qvarzen, 0698765432\r\n"),
    )  # fmt: skip
    told = "".join(
        f"--odilon.qvarzen\r\nContent-Type: {kind}\r\n"
        + (f"Content-Disposition: attachment; filename*=utf-8''{_quoted(name)}\r\n" if name else "")
        + f"Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
        for kind, name, text in parts
    )
    return f"{fields}{told}--odilon.qvarzen--\r\n".encode()


def _quoted(name: str) -> str:
    return "".join(f"%{byte:02X}" for byte in name.encode())


MINE, YOURS = "Odilon Qvarzen <o.qvarzen@corp.example>", "Ann Roy <ann.roy@dest.example>"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    folder = tmp_path_factory.mktemp("surfaces")
    shutil.copytree(_sqlite_template, folder / "casefile")
    casefile = Casefile.open(folder / "casefile")
    box = folder / "trove" / "Users" / "oqvarzen"
    box.mkdir(parents=True)
    mails = [message(1, MINE, YOURS), message(2, YOURS, MINE), message(3, MINE, YOURS)]
    (box / "Archive Odilon Qvarzen.mbox").write_bytes(
        b"".join(b"From o.qvarzen@corp.example Mon Jan 06 09:00:00 2014\n" + one for one in mails)
    )
    (box / "qvarzen-vide.eml").write_bytes(b"\x00\x01 not a letter of o.qvarzen@corp.example")
    store(folder / "trove", casefile, lambda: NOON)
    for trove in Trove.objects.all():
        Intake(casefile, lambda: NOON, workers=1).hand_in(attached(trove, casefile.originals))
    settle(1, NOON, casefile.originals)
    connect(Path(":memory:"), migrate=False)
    return folder / "casefile"


@pytest.fixture
def client(made: Path, tmp_path: Path) -> Iterator[Client]:
    shutil.copytree(made, tmp_path / "casefile")
    running = Running(Casefile.open(tmp_path / "casefile"), "Ada")
    with override_settings(**SETTINGS):
        start(running)
        client = Client(HTTP_HOST=HOST)
        client.get("/enter", {"token": running.launch.token})
        assert COOKIE in client.cookies
        yield client
    connect(Path(":memory:"), migrate=False)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    logging.getLogger().addHandler(handler)
    yield kept
    logging.getLogger().removeHandler(handler)


def found(said: str) -> list[str]:
    """The secrets that can be read there, or in what it says undone."""
    plain = _UNSEEN.sub("", unquote(html.unescape(said))).lower()
    apart = unicodedata.normalize("NFD", plain)
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    tight = re.sub(r"[\s.()+-]", "", plain)
    left = [one for one in SECRETS if one in (tight if one.isdigit() else plain)]
    return [*left, *(["token"] if TOKEN.rstrip("=") in said else [])]


def addresses() -> list[str]:
    """Each page and each file that mail is on; what a visitor would ask for."""
    mails = list(Message.objects.values_list("pk", flat=True))
    troves = list(Trove.objects.values_list("pk", flat=True))
    texts = list(Text.objects.values_list("pk", flat=True))
    return [
        "/", "/mail", "/mail/accounts", "/mail/accounts.csv", "/mail/domains", "/mail/domains.csv",
        "/mail/accounts/messages", "/mail/accounts/messages?kind=unknown", "/mail/keys",
        "/mail/publication", "/mail/search", "/mail/search?q=contrat", "/mail/search?q=lot+quatre",
        "/mail/search.csv?q=contrat", "/mail/search.csv?q=rapport", "/search?q=contrat",
        "/search?q=odilo*", "/search.csv?q=contrat", "/documents", "/ledger", "/names", "/origins",
        "/disagreements", "/log", "/work", "/work.json", "/forms",
        *(f"/mail/troves/{one}" for one in troves),
        *(f"/mail/messages/{one}{more}" for one in mails for more in ("", "/thread", "/unmask")),
        *(f"/documents/{one}{more}" for one in texts for more in ("", "/links", "/pages/1")),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_t_72_nothing_planted_stands_on_any_page(
    client: Client, logged: io.StringIO, language: str
) -> None:
    told = {}
    for address in addresses():
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code in (200, 404), address
        body = b"".join(answer) if answer.streaming else answer.content
        told[address] = found(body.decode("utf-8", "replace") + str(answer.headers))

    assert {address: secrets for address, secrets in told.items() if secrets} == {}
    assert found(logged.getvalue()) == []
    first = Message.objects.order_by("pk")[0].pk
    said = client.get(f"/mail/messages/{first}").content.decode()
    assert "Bonjour, lot quatre" in said
    assert "[Sender 1]" in said or "[Sender 2]" in said


def test_t_72_no_search_for_somebody_says_that_there_is_a_hit(client: Client) -> None:
    for asked in (
        "qvarzen",
        "odilon",
        "qvar*",
        "0698765432",
        "o.qvarzen@corp.example",
        "cv_qvarzen",
    ):
        for page in ("/mail/search", "/search"):
            said = client.get(page, {"q": asked}).content.decode()
            assert "/mail/messages/" not in said, (page, asked)
            assert 'href="/documents/' not in said, (page, asked)


def test_t_72_nothing_planted_is_told_to_programs(client: Client) -> None:
    del client
    admit()
    program = Program([Scope.READ])
    mails = Message.objects.values_list("pk", flat=True)
    texts = Text.objects.values_list("pk", flat=True)
    asked = [
        "/casefile", "/collections", "/ledger", "/work", "/documents", "/mail/troves",
        "/mail/messages", "/mail/accounts", "/mail/domains", "/mail/keys", "/mail/releases",
        "/entities", "/origins", "/search?q=contrat",
        *(f"/mail/troves/{one.pk}" for one in Trove.objects.all()),
        *(f"/mail/messages/{one}{more}" for one in mails for more in ("", "/thread")),
        *(f"/documents/{one}{more}" for one in texts for more in ("", "/parts/1", "/facts")),
    ]  # fmt: skip
    told = {}
    for address in asked:
        where, _, words = address.partition("?")
        answer = program.get(where, **({"q": words.removeprefix("q=")} if words else {}))
        told[address] = found(answer.content.decode("unicode_escape", "replace"))
        told[address] += found(answer.content.decode())

    assert {address: secrets for address, secrets in told.items() if secrets} == {}


def test_t_72_nothing_planted_is_printed(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "casefile")
    affair = ["--casefile", str(tmp_path / "casefile")]
    Casefile.open(tmp_path / "casefile")
    first = str(Message.objects.order_by("pk")[0].pk)
    trove = str(Trove.objects.get().pk)
    asked = [
        ["mail", "troves"], ["mail", "troves", trove], ["mail", "troves", "--json"],
        ["mail", "threads"], ["mail", "threads", first], ["mail", "threads", "--json"],
        ["mail", "threads", first, "--json"], ["mail", "attribution"],
        ["mail", "attribution", "--json"], ["mail", "attribution", "--parts"],
        ["mail", "publish"], ["mail", "publish", "--json"], ["mail", "verify", "--json"],
        ["mail", "verify"], ["mail", "keys", "list"], ["mail", "redact", first], ["status"],
        ["mail", "settle"], ["search", "contrat"], ["search", "contrat", "--json"], ["facts"],
        ["who"], ["status", "--json"],
    ]  # fmt: skip
    told = {}
    for words in asked:
        for language in ("en", "fr"):
            done = CliRunner().invoke(app, ["--lang", language, *words, *affair])
            if secrets := found(done.output):
                told[" ".join(words), language] = (secrets, done.output[-2000:])
    connect(Path(":memory:"), migrate=False)

    assert told == {}
