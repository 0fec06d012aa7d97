"""Invented files of many kinds, a share of them hostile, the same for the same seed.

The texts come from a small grammar in French and English: invented companies, people and
figures. Nothing in them is true, and nothing in them is worth reading.
"""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

_FIRMS = ("Altaro", "Brenneker", "Cormeil & Fils", "Davonne Group", "Estrelle SA", "Fenwick Tarn")
_AGENCIES = (
    "the Harbour Agency",
    "l'Office des Digues",
    "the Ministry of Roads",
    "la Régie du Sel",
)
_PEOPLE = ("Jeanne Morvan", "Paul Ostrander", "Inès Belcourt", "Samuel Graye", "Lucie Tavernier")
_MONTHS = ("January", "March", "May", "September"), ("janvier", "mars", "mai", "septembre")
_ENGLISH = (
    "{firm} signed a contract worth ${n} million with {agency} in {month} {year}.",
    "“We answer every letter,” said {person}, a spokesperson for {firm}.",
    "According to {person}, {p} percent of the sites were never visited.",
    "The coalition demands that {firm} publish the list of its {n} suppliers.",
    "{agency} paid {firm} €{n},500 for the study, records show.",
)
_FRENCH = (
    "{firm} a signé un contrat de {n} millions d'euros avec {agency} en {month} {year}.",
    "« Nous répondons à chaque lettre », a déclaré {person}, porte-parole de {firm}.",
    "Selon {person}, {p}\u00a0% des sites n'ont jamais été visités.",
    "La coalition exige que {firm} publie la liste de ses {n} fournisseurs.",
    "D'après les registres, {agency} a versé {n}\u202f500 euros à {firm}.",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was made: the files by what they are, hostile ones apart."""

    friendly: tuple[Path, ...]
    hostile: tuple[Path, ...]


def make_corpus(folder: Path, count: int, hostile_share: float, seed: int) -> Corpus:
    """Write `count` files below `folder`, in subfolders of a hundred."""
    chance = random.Random(seed)
    friendly: list[Path] = []
    hostile: list[Path] = []
    turns = _turns(count, hostile_share, chance)
    for number, is_hostile in enumerate(turns):
        makers = _HOSTILE if is_hostile else _FRIENDLY
        suffix, maker = makers[chance.randrange(len(makers))]
        path = folder / f"{number // 100:03d}" / f"{number:05d}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(maker(chance))
        (hostile if is_hostile else friendly).append(path)
    return Corpus(tuple(friendly), tuple(hostile))


def _turns(count: int, share: float, chance: random.Random) -> list[bool]:
    turns = [number < round(count * share) for number in range(count)]
    chance.shuffle(turns)
    return turns


def _sentences(chance: random.Random, number: int) -> list[str]:
    french = chance.random() < 0.5
    return [
        chance.choice(_FRENCH if french else _ENGLISH).format(
            firm=chance.choice(_FIRMS),
            agency=chance.choice(_AGENCIES),
            person=chance.choice(_PEOPLE),
            month=chance.choice(_MONTHS[french]),
            year=chance.randrange(2009, 2026),
            n=chance.randrange(2, 900),
            p=chance.randrange(1, 100),
        )
        for _ in range(number)
    ]


def _paragraphs(chance: random.Random) -> list[str]:
    return [" ".join(_sentences(chance, 4)) for _ in range(chance.randrange(2, 9))]


def text(chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8", "utf-8", "cp1252", "utf-16"))
    return "\n\n".join(_paragraphs(chance)).encode(encoding, "replace")


def page(chance: random.Random) -> bytes:
    title, *rest = _paragraphs(chance)
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in rest)
    head = f"<title>{escape(title[:60])}</title><meta charset='utf-8'>"
    nav = "<nav><a href='/'>Home</a> <a href='/more'>More</a></nav>"
    article = f"<article>{body}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{nav}{article}</body></html>".encode()


def letter(chance: random.Random) -> bytes:
    message = EmailMessage()
    message["From"] = f"{chance.choice(_PEOPLE)} <a{chance.randrange(99)}@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = f"Tue, 4 Mar {chance.randrange(2009, 2026)} 10:00:00 +0100"
    message["Subject"] = _sentences(chance, 1)[0][:70]
    message["Message-ID"] = f"<{chance.randrange(10**9)}@example.org>"
    message.set_content("\n\n".join(_paragraphs(chance)))
    if chance.random() < 0.5:
        message.add_attachment(table(chance), maintype="text", subtype="csv", filename="t.csv")
        message.set_boundary(f"part-{chance.randrange(10**9)}")  # else it is drawn elsewhere
    return message.as_bytes()


def mailbox(chance: random.Random) -> bytes:
    line = b"From a@example.org Tue Mar  4 10:00:00 2025\n"
    return b"".join(line + letter(chance) + b"\n" for _ in range(chance.randrange(2, 6)))


def table(chance: random.Random) -> bytes:
    rows = [f"{chance.choice(_FIRMS)};{chance.randrange(10**6)};2024" for _ in range(20)]
    return "\n".join(["firm;amount;year", *rows]).encode()


def archive(chance: random.Random) -> bytes:
    return _zipped({"a/one.txt": text(chance), "a/two.html": page(chance), "t.csv": table(chance)})


def word(chance: random.Random) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in _paragraphs(chance)
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    return _zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations.encode(),
            "word/document.xml": document.encode(),
        }
    )


def pdf(chance: random.Random) -> bytes:
    lines = [s.encode("cp1252", "replace") for s in _sentences(chance, 12)]
    shown = b"".join(
        b"(" + line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") '\n"
        for line in lines
    )
    stream = b"BT /F1 10 Tf 14 TL 50 780 Td\n" + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def empty(_: random.Random) -> bytes:
    return b""


def noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 20_000))


def bomb(_: random.Random) -> bytes:
    """Zeros, zipped three deep: 40 MiB from some kilobytes."""
    return _zeros_zipped()


def gzip_bomb(_: random.Random) -> bytes:
    return _zeros_gzipped()


@cache
def _zeros_zipped() -> bytes:
    inner = _zipped({"zeros.txt": bytes(10 * 1024 * 1024)})
    return _zipped({"all.zip": _zipped({f"{n}.zip": inner for n in range(4)})})


@cache
def _zeros_gzipped() -> bytes:
    return gzip.compress(bytes(32 * 1024 * 1024), mtime=0)


def locked(chance: random.Random) -> bytes:
    content = bytearray(_zipped({"a.txt": text(chance)}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def entities(_: random.Random) -> bytes:
    """A billion laughs inside a word processor's file."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    document = f"<!DOCTYPE w [{''.join(lines)}]><w>&a9;</w>"
    return _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def nested(chance: random.Random) -> bytes:
    """A message inside a message, two hundred deep."""
    content = letter(chance)
    head = b"From: a@example.org\nSubject: again\nContent-Type: message/rfc822\n\n"
    return head * 200 + content


def brackets(_: random.Random) -> bytes:
    return b"<!doctype html>" + b"<div>" * 20_000 + b"the bottom"


def _cut(maker: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
    def cut(chance: random.Random) -> bytes:
        content = maker(chance)
        return content[: len(content) * chance.randrange(20, 90) // 100]

    return cut


_FRIENDLY = (
    (".txt", text),
    (".html", page),
    (".html", page),
    (".eml", letter),
    (".mbox", mailbox),
    (".zip", archive),
    (".csv", table),
    (".docx", word),
    (".pdf", pdf),
    (".html", text),  # an extension that lies
)
_HOSTILE = (
    (".txt", empty),
    (".pdf", noise),
    (".docx", noise),
    (".zip", bomb),
    (".gz", gzip_bomb),
    (".zip", locked),
    (".docx", entities),
    (".eml", nested),
    (".html", brackets),
    (".pdf", _cut(pdf)),
    (".zip", _cut(archive)),
    (".docx", _cut(word)),
    (".gz", _cut(gzip_bomb)),
)
