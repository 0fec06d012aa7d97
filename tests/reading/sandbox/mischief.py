"""Readers and works that misbehave, in a module of their own so that workers can import them.

A file's first word says what happens: `text` is read, `box` is a container whose further
lines are members of the same language, separated by the file's own number of bars.
"""

import ctypes
import gc
import hashlib
import io
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Kept
from affiant.reading.limits import Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source
from tests.reading.sandbox import escapes


@dataclass(frozen=True)
class Shelf:
    """A keeper that archives under the digest, nothing more."""

    folder: Path

    def keep(self, payload: BinaryIO, limit: int) -> Kept:
        content = payload.read(limit + 1)
        if len(content) > limit:
            raise Unreadable(Reason.TOO_LARGE)
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.folder / sha256
        path.write_bytes(content)
        return Kept(sha256, len(content), path)


class BrokenStream(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:  # noqa: ARG002 - the signature of a stream
        os.abort()


def box(*members: str, bar: str = "|") -> str:
    return f"box {bar}" + bar.join(members)


class Mischief:
    name = "mischief"
    version = "1"

    def score(self, source: Source) -> float | None:  # noqa: ARG002 - the signature of a reader
        return 1.0

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - the same
        content = source.bytes().decode()
        word, _, rest = content.partition(" ")
        if word == "box":
            return Reading(members=_members(rest))
        if word == "letter":
            head, _, members = rest.partition("|")
            return Reading(document=_document(source, head), members=_members("|" + members))
        if word in escapes.WAYS:
            escapes.WAYS[word]()
        _misbehave(word)
        return Reading(document=_document(source, content))


def _document(source: Source, text: str) -> Document:
    return Document(source.sha256, "text/plain", text)


def _members(rest: str) -> Iterator[Member]:
    for number, content in enumerate(rest[1:].split(rest[0])):
        if content == "stop":
            raise Unreadable(Reason.DAMAGED, "the tail is missing")
        payload: BinaryIO | Unreadable = io.BytesIO(content.encode())
        if content == "locked":
            payload = Unreadable(Reason.ENCRYPTED)
        if content == "abort while unpacking":
            payload = BrokenStream()  # type: ignore[assignment] # read is all that a keeper asks for
        yield Member(key=str(number), name=f"{number}.txt", payload=payload)


def _misbehave(word: str) -> None:  # noqa: C901 - a list of sins, one a case
    match word:
        case "sleep":
            time.sleep(3600)
        case "spin":
            while True:
                pass
        case "abort":
            os.abort()
        case "segfault":
            ctypes.string_at(0)
        case "exit":
            sys.exit(3)
        case "hog":
            hoard = []
            while True:
                hoard.append(bytes(64 * 1024 * 1024))
        case "deep":
            _misbehave("deep")
        case "raise":
            raise ValueError("a secret of the file at /home/somebody")
        case "print":
            print("noise " * 100_000)  # noqa: T201 - this is the misbehaviour
            os.write(2, b"noise " * 10_000)


def choose(source: Source) -> Reader:
    if source.size == 0:
        raise Unreadable(Reason.EMPTY)
    return Mischief()


class Unborn:
    """A work that cannot be had in a worker."""

    def __call__(self, document: Document) -> int:
        return len(document.text)

    def __setstate__(self, state: object) -> None:
        raise ValueError(state)

    def __getstate__(self) -> object:
        return {"state": 1}


def length(document: Document) -> int:
    """The work: how long the text is; a text that asks for it kills the worker."""
    if "poison" in document.text:
        os.abort()
    return len(document.text)


class Command:
    """Bytes that run a command where pickle makes them an object."""

    def __init__(self, command: str) -> None:
        self._command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self._command,)


def smuggle(document: Document) -> Command:
    """The work: no product, but a command for whoever takes it."""
    return Command(document.text.removeprefix("text "))


def patience(document: Document) -> int:  # noqa: ARG001 - the signature of a work
    """The work: how many objects are made between two looks for cycles."""
    return gc.get_threshold()[0]
