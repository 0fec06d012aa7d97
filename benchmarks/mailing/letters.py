"""Invented letters, as several mail programs would write them."""

import base64
import quopri
import random
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

_PEOPLE = (
    ("Anne Dupont", "anne.dupont"), ("Émile Thévenot", "emile.thevenot"), ("Bob O'Neil", "bob"),
    ("Zoé Faure-Martin", "zoe.faure"), ("J. R. Okafor", "jrokafor"), ("李明", "liming"),
    ("Marie-Ève Côté", "mecote"), ("Sam Lee", "slee"), ("Dr. Ruth Adler", "radler"), ("", "noname"),
)  # fmt: skip
DOMAINS = ("corp.example", "bureau.example", "mail.corp.example", "agence.example")
_SUBJECTS = (
    "budget of the north site", "Re: compte rendu de la réunion", "planning",
    "Fwd: invoice 2015-118",
    "Réponse à votre demande", "Re: [draft] the figures", "détails du contrat n° 12", "lunch?",
)  # fmt: skip
_LINES = (
    "The figures for March are attached, and they do not add up.",
    "Je vous envoie le détail des frais, comme convenu : 1 250 € au total.",
    "From what we know, the second lot was never delivered.",
    "Please see the lines below; the third one is the important one = really.",
    "Merci de me répondre avant vendredi, sinon nous reportons la réunion.",
    "See https://corp.example/report?id=12&lang=fr for the report and its annexes.",
    ".hidden files are not included",
    "Nous n'avons jamais été prévenus, ni par écrit ni de vive voix : c'est ce qui nous inquiète.",
    "  indented by two  spaces,\tand a tab",
    "",
    "Best regards,",
    "-- ",
    "Bien à vous",
)
_CONTENT = ("7bit", "8bit", "quoted-printable", "base64")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that was not signed yet, its lines ended by CRLF, and who sent it."""

    message: bytes
    domain: str
    sender: str


def letter(draw: random.Random, number: int) -> Letter:
    """One letter; the same for the same state of `draw`."""
    name, local = draw.choice(_PEOPLE)
    domain = draw.choice(DOMAINS)
    sender = f"{local}@{domain}"
    sent = datetime(2014, 1, 6, 9, tzinfo=UTC) + timedelta(minutes=draw.randrange(900_000))
    style = draw.choice((_quoted, _bare, _needed))
    fields = [
        f"From: {style(name, sender)}",
        f"To: {', '.join(style(*_other(draw)) for _ in range(draw.randint(1, 3)))}",
        f"Subject: {_worded(draw, f'{draw.choice(_SUBJECTS)} {number}')}",
        f"Date: {format_datetime(sent)}",
        f"Message-ID: <{number}.{draw.randrange(10**9)}@{domain}>",
        "MIME-Version: 1.0",
    ]
    if draw.random() < 0.4:
        fields.insert(2, f"Cc: {style(*_other(draw))}")
    if draw.random() < 0.2:
        fields.insert(1, f"Sender: {local}.{draw.randrange(100)}@mail.example")
    if draw.random() < 0.3:
        parent = f"<{draw.randrange(10**9)}@dest.example>"
        fields.append(f"In-Reply-To: {parent}")
        fields.append(f"References: <{draw.randrange(10**9)}@dest.example> {parent}")
    head, body = _body(draw)
    whole = "\r\n".join([*fields, *head]).encode() + b"\r\n\r\n" + body
    return Letter(whole, domain, sender)


def _quoted(name: str, address: str) -> str:
    return f'"{_encoded(name)}" <{address}>' if name and name.isascii() else _bare(name, address)


def _bare(name: str, address: str) -> str:
    plain = name.replace(".", "").replace("'", "")
    return f"{_encoded(plain)} <{address}>" if name else address


def _needed(name: str, address: str) -> str:
    return _quoted(name, address) if "." in name else _bare(name, address)


def _encoded(name: str) -> str:
    if name.isascii():
        return name
    return f"=?UTF-8?B?{base64.b64encode(name.encode()).decode()}?="


def _other(draw: random.Random) -> tuple[str, str]:
    name, local = draw.choice(_PEOPLE)
    return name, f"{local}@{draw.choice(('dest.example', 'list.example', *DOMAINS))}"


def _worded(draw: random.Random, subject: str) -> str:
    if subject.isascii():
        return subject
    if draw.random() < 0.5:
        return f"=?UTF-8?B?{base64.b64encode(subject.encode()).decode()}?="
    quoted = quopri.encodestring(subject.encode(), quotetabs=True, header=True).decode()
    return f"=?UTF-8?Q?{quoted.replace(chr(10), '').replace('?', '=3F')}?="


def _body(draw: random.Random) -> tuple[list[str], bytes]:
    lines = [draw.choice(_LINES) for _ in range(draw.randint(2, 25))]
    shape = draw.random()
    if shape < 0.25:
        return _alternative(draw, lines)
    if shape < 0.37:
        return _flowed(draw, lines)
    if shape < 0.45:
        lines.insert(1, " ".join(draw.choices(_LINES, k=draw.randint(15, 40))))  # a long line
    return _text(draw, lines, "plain")


def _flowed(draw: random.Random, lines: list[str]) -> tuple[list[str], bytes]:
    """Paragraphs broken with a space at the line's end (RFC 3676), as Thunderbird does."""
    width = draw.choice((66, 70, 72, 76, 78))
    told: list[str] = []
    for line in lines:
        if line == "-- " or not line.strip():
            told.append(line)
            continue
        paragraph = " ".join([line.strip(), *draw.choices(_LINES[:3], k=draw.randint(0, 3))])
        rows = textwrap.wrap(paragraph, width - 1, break_long_words=False, break_on_hyphens=False)
        told += [f"{row} " for row in rows[:-1]] + rows[-1:]
    stuffed = [f" {row}" if row.startswith(("From ", " ", ">")) else row for row in told]
    content = ("\r\n".join(stuffed) + "\r\n").encode()
    way = "7bit" if content.isascii() else "8bit"
    told_type = "Content-Type: text/plain; charset=utf-8; format=flowed"
    return [told_type, f"Content-Transfer-Encoding: {way}"], content


def _text(draw: random.Random, lines: list[str], kind: str) -> tuple[list[str], bytes]:
    text = "\r\n".join(lines) + "\r\n"
    charset = draw.choice(("utf-8", "UTF-8", '"utf-8"', "utf-8", "iso-8859-1"))
    content = text.encode("latin-1" if charset == "iso-8859-1" else "utf-8", "replace")
    way = draw.choice(_CONTENT if not content.isascii() else _CONTENT[:3])
    if way == "7bit" and not content.isascii():
        way = "8bit"
    if way == "quoted-printable":
        content = quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    elif way == "base64":
        content = base64.encodebytes(content).replace(b"\n", b"\r\n")
    told = [f"Content-Type: text/{kind}; charset={charset}", f"Content-Transfer-Encoding: {way}"]
    return told, content


def _alternative(draw: random.Random, lines: list[str]) -> tuple[list[str], bytes]:
    boundary = f"=_{draw.randrange(16**12):012x}"
    markup = ["<html><body>", *(f"<p>{line}</p>" for line in lines), "</body></html>"]
    parts = []
    for kind, written in (("plain", lines), ("html", markup)):
        told, content = _text(draw, written, kind)
        parts.append("\r\n".join([f"--{boundary}", *told]).encode() + b"\r\n\r\n" + content)
    body = b"\r\n".join([*parts, f"--{boundary}--".encode(), b""])
    return [f'Content-Type: multipart/alternative; boundary="{boundary}"'], body
