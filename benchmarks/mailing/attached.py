"""Letters with attachments in which identifiers are planted, and all that can be had of them.

People and letters are invented (`benchmarks.mail_masking`). Half of the people are in the trove's
fields; the attached letters name them as a press office would, with words of theirs quoted, so that
the house by itself would take them for public persons.
"""

import io
import random
import re
import zipfile
from base64 import encodebytes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from affiant.vocabulary.letters import unaccented
from benchmarks.mail_masking import Planted, Someone, planted, someone

FIRST = datetime(2014, 1, 6, 9, tzinfo=UTC)
COMPANY = "Northmere Systems"
_TOKEN = re.compile(r'(?:name="csrfmiddlewaretoken" value|nonce)="[^"]*"')  # chance writes "Ng"
_EACH = 6  # sentences of an attachment
_KINDS = ("txt", "html", "zip", "eml")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is sent along, and what is planted in it and in its name."""

    name: str
    content: bytes
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class Trove:
    """The mailbox, the people of its fields, and all that is planted."""

    mailbox: bytes
    known: tuple[Someone, ...]
    planted: tuple[Planted, ...]

    def write(self, folder: Path) -> Path:
        """The mailbox as a file of this folder."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "trove.mbox"
        path.write_bytes(self.mailbox)
        return path


def trove(letters: int, seed: int, known: int = 12) -> Trove:
    """So many letters, each with one attachment. Everybody known writes one at least: of whom no
    field names, no mask can know the name."""
    draw = random.Random(seed)
    people = [someone(draw) for _ in range(min(known, letters))]
    sent = [_attachment(n, draw, people) for n in range(letters)]
    mailbox = b"".join(_letter(n, draw, people, one) for n, one in enumerate(sent))
    return Trove(mailbox, tuple(people), tuple(one for each in sent for one in each.planted))


def _attachment(number: int, draw: random.Random, known: list[Someone]) -> Attachment:
    kind = _KINDS[number % len(_KINDS)]
    who = draw.choice(known)
    found = [planted(draw, known) for _ in range(_EACH)]
    quoted = Planted(
        f"“We signed it in good faith,” said {who.name}, director of {COMPANY}.",
        "names",
        (*who.parts, who.local),
    )
    paid = f"{COMPANY} paid $4.2 million to Arden County in 2014, wrote {who.name} ({number})."
    lines = [f"Contract {number}", paid, *(one.text for one in found), quoted.text]
    text = "\n\n".join(lines)
    name = f"contract_{who.local}_{number}.{kind}"
    return Attachment(name, _content(kind, text, lines, who), (*found, quoted))


def _content(kind: str, text: str, lines: Sequence[str], who: Someone) -> bytes:
    if kind == "html":
        told = "".join(f"<p>{escape(line)}</p>" for line in lines)
        title = escape(f"Contract of {who.name}")
        return f"<html><head><title>{title}</title></head><body>{told}</body></html>".encode()
    if kind == "zip":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(f"notes_{who.local}.txt", text)
        return made.getvalue()
    if kind == "eml":
        head = f"From: {who.local}@{who.host}\r\nSubject: from {who.local}\r\n"
        return (
            f"{head}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}"
        ).encode()
    return text.encode()


def _letter(number: int, draw: random.Random, known: list[Someone], one: Attachment) -> bytes:
    who, to = known[number % len(known)], draw.choice(known)
    at = format_datetime(FIRST + timedelta(hours=number))
    name = "".join(letter if letter.isascii() else "_" for letter in one.name)
    head = "".join(
        f"{field}\n"
        for field in (
            "From somebody Mon Jan  6 09:00:00 2014",
            f"From: {_field(who)}", f"To: {_field(to)}", f"Subject: Lot {number}", f"Date: {at}",
            f"Message-ID: <{number}@{who.host}>", "MIME-Version: 1.0",
            'Content-Type: multipart/mixed; boundary="b"', "", "--b",
            "Content-Type: text/plain", "", f"Lot {number} is attached.", "", "--b",
            f'Content-Type: application/octet-stream; name="{name}"',
            f'Content-Disposition: attachment; filename="{name}"',
            "Content-Transfer-Encoding: base64", "",
        )
    )  # fmt: skip
    return head.encode() + encodebytes(one.content) + b"--b--\n\n"


def _field(who: Someone) -> str:
    return f"{Header(who.name, 'utf-8').encode()} <{who.local}@{who.host}>"


def pages(browser: Any, texts: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What each page and export says, by its address."""
    for address in _addresses(texts):
        response = browser.get(address)
        if response.status_code == 200:
            body = b"".join(response) if response.streaming else response.content
            yield address, _TOKEN.sub("", body.decode("utf-8", "replace"))


def _addresses(texts: Sequence[int]) -> Iterator[str]:
    yield from ("/", "/documents", "/ledger", "/ledger?state=failed", "/names", "/origins")
    yield from ("/disagreements", "/work", "/log")
    for words in ("contract", "réunion", "invoice", "2014", f'"{COMPANY}"'):
        yield from (f"/search?q={words}", f"/search.csv?q={words}")
    for text in texts:
        yield from (f"/documents/{text}", f"/documents/{text}/unmask", f"/documents/{text}/facts")


def programs(ask: Any, texts: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What the API answers, by its address."""
    addresses = ["/documents", "/ledger", "/entities", "/origins", "/search?q=contract"]
    for text in texts:
        addresses += [f"/documents/{text}", f"/documents/{text}/parts/1"]
        addresses += [f"/documents/{text}/facts"]
    for address in addresses:
        response = ask(address)
        yield address, response.content.decode("utf-8", "replace")


def read(said: str, one: Planted) -> Iterator[str]:
    """What of its secrets somebody could read there: words as words, seven digits in a row. In a
    page "ines" is in "lines", so that `mail_masking.leaked` would find it everywhere."""
    for text in _readings(said):
        for secret in one.secrets:
            if secret.isdigit():
                if secret in re.sub(r"[\s.()/\u00a0\u202f-]", "", text):
                    yield secret
            elif re.search(rf"(?<![a-z]){re.escape(plain(secret))}(?![a-z])", plain(text)):
                yield secret


@lru_cache(maxsize=4)
def _readings(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((said, unescape(said), unquote(unescape(said)))))


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """In small letters without accents."""
    return unaccented(text.lower())
