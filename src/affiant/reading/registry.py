"""Who reads these bytes.

Reader modules are listed by path and imported when the first source is to be chosen for, so
that commands which read nothing start at once. A listed module exposes `READER` or `READERS`
and imports its heavy library when it reads, not before.
"""

from functools import cache
from importlib import import_module

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.reader import Reader
from affiant.reading.source import Source

READERS: tuple[Reader, ...]
"""All readers, in the order of the list; made when first asked for."""

_MODULES = (
    "affiant.reading.formats.html",
    "affiant.reading.formats.plain_text",
    "affiant.reading.formats.subtitles",
    "affiant.reading.formats.pdf",
    "affiant.reading.formats.office",
    "affiant.reading.formats.spreadsheet",
    "affiant.reading.formats.image",
    "affiant.reading.formats.mail",
    "affiant.reading.formats.mbox",
    "affiant.reading.formats.tnef",
    "affiant.reading.formats.archive",
    "affiant.reading.formats.warc",
)


def choose(source: Source) -> Reader:
    """The reader with the highest score; of equal ones the first in the list.

    Raises Unreadable: EMPTY for no bytes, UNSUPPORTED when nobody knows them.
    """
    if source.size == 0:
        raise Unreadable(Reason.EMPTY)
    best: Reader | None = None
    best_score = 0.0
    for reader in _readers():
        score = reader.score(source)
        if score is not None and score > best_score:
            best, best_score = reader, score
    if best is None:
        raise Unreadable(Reason.UNSUPPORTED, f"no reader knows {_described(source)}")
    return best


def reader_named(name: str) -> Reader:
    """The reader of that name. Raises KeyError for a name that none has."""
    for reader in _readers():
        if reader.name == name:
            return reader
    raise KeyError(name)


def __getattr__(name: str) -> tuple[Reader, ...]:
    if name == "READERS":
        return _readers()
    raise AttributeError(name)


@cache
def _readers() -> tuple[Reader, ...]:
    found: list[Reader] = []
    for path in _MODULES:
        module = import_module(path)
        found += getattr(module, "READERS", None) or (module.READER,)
    return tuple(found)


def _described(source: Source) -> str:
    start = source.head[:4].hex(" ")
    return f"{source.suffix or 'a name without extension'}, bytes {start}"
