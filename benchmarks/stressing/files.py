"""Files that are broken by chance: every format that is read, its bytes cut, doubled and turned."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

from benchmarks import corpus, reading_inputs

Maker = Callable[[random.Random], bytes]

MAKERS: dict[str, Maker] = {
    ".txt": corpus.text,
    ".html": corpus.page,
    ".pdf": corpus.pdf,
    ".docx": corpus.word,
    ".odt": reading_inputs.odt,
    ".rtf": reading_inputs.rtf,
    ".pptx": reading_inputs.pptx,
    ".epub": reading_inputs.epub,
    ".xlsx": reading_inputs.xlsx,
    ".csv": reading_inputs.csv,
    ".eml": corpus.letter,
    ".mbox": corpus.mailbox,
    ".zip": corpus.archive,
    ".warc": lambda chance: reading_inputs.warc([corpus.page(chance) for _ in range(3)]),
}
_ZIPPED = b"PK\x03\x04"
_TEMPTING = (b"\x00", b"\xff\xfe", b"<", b">", b"&#x110000;", b"=?utf-8?q?=", b"\r\n\r\n", b"-1")
_TEMPTING_SIZES = (b"0", b"4294967295", b"99999999999999999999")


def file(chance: random.Random) -> tuple[str, bytes]:
    """A name's ending and the bytes of one file; one in eight bears another format's ending."""
    suffix = chance.choice([*MAKERS])
    payload = MAKERS[suffix](chance)
    inside = payload.startswith(_ZIPPED) and chance.random() < 0.7
    broken = _member_broken(chance, payload) if inside else _broken(chance, payload)
    return chance.choice([*MAKERS]) if chance.random() < 1 / 8 else suffix, broken


def _member_broken(chance: random.Random, payload: bytes) -> bytes:
    """A package that is whole, and one of its members broken: its checksum would hide the rest."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(payload)) as read, zipfile.ZipFile(made, "w") as written:
        unlucky = chance.choice(read.namelist())
        for name in read.namelist():
            content = read.read(name)
            written.writestr(name, _broken(chance, content) if name == unlucky else content)
    return made.getvalue()


def _broken(chance: random.Random, payload: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(payload) + 1)
        payload = chance.choice((_cut, _ended, _doubled, _put_in, _turned))(chance, payload, at)
    return payload


def _cut(chance: random.Random, payload: bytes, at: int) -> bytes:
    return payload[:at] + payload[at + chance.randrange(1, 200) :]


def _ended(_: random.Random, payload: bytes, at: int) -> bytes:
    return payload[:at]


def _doubled(chance: random.Random, payload: bytes, at: int) -> bytes:
    end = at + chance.randrange(1, 400)
    return payload[:end] + payload[at:end] * chance.randrange(1, 5) + payload[end:]


def _put_in(chance: random.Random, payload: bytes, at: int) -> bytes:
    new = chance.choice((*_TEMPTING, *_TEMPTING_SIZES, zlib.compress(b"a" * 500)))
    return payload[:at] + new + payload[at:]


def _turned(chance: random.Random, payload: bytes, at: int) -> bytes:
    return payload[:at] + chance.randbytes(chance.randrange(1, 8)) + payload[at + 4 :]
