"""Is a bundle what it claims to be? Asked of a file that anybody may have made or changed.

Nothing is unpacked: members are read as streams, each digest is worked out anew, and what is
written in the bundle is believed only when the signature and the digests agree.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from affiant.dossiers.bundle.bag import ALGORITHMS, CHUNK, SIGNATURE, TAG_MANIFEST
from affiant.evidence.signing import Signature

LARGEST_TAG = 64 * 1024 * 1024  # bytes of a manifest: a million originals
LARGEST_RECORD = 1024 * 1024 * 1024  # bytes of dossier.json
MOST_EXPANDED = 200
"""Times that a member may grow when unpacked, on the whole: text of a dossier grows ten times."""
LEAST_SUSPECT = 100 * 1024 * 1024  # bytes, below which no growth is a bomb


class Fault(StrEnum):
    """What does not hold."""

    NO_BUNDLE = "no bundle"
    BOMB = "bomb"
    MISSING = "missing"
    UNLISTED = "unlisted"
    ALTERED = "altered"
    UNSIGNED = "unsigned"
    BAD_SIGNATURE = "bad signature"
    OTHER_KEY = "other key"
    LOOSE_ANCHOR = "loose anchor"


@dataclass(frozen=True, slots=True)
class Faulty:
    """One thing that does not hold, and of which member."""

    fault: Fault
    about: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was checked. `fingerprint` is of the key that signed; None where no signature holds."""

    files: int
    facts: int
    withheld: int
    fingerprint: str | None
    faults: tuple[Faulty, ...]

    @property
    def holds(self) -> bool:
        """Whether every digest, the signature and every anchor hold."""
        return not self.faults


def check_bundle(path: Path, expected: str | None = None) -> Inspection:
    """Check the bundle at `path`; `expected` is the fingerprint that somebody was told.

    Raises OSError when the file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _Check(archive, expected).inspection()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return Inspection(0, 0, 0, None, (Faulty(Fault.NO_BUNDLE),))


class _Check:
    def __init__(self, archive: zipfile.ZipFile, expected: str | None) -> None:
        self.archive = archive
        self.expected = expected
        self.members = {_inner(one.filename): one for one in archive.infolist() if not one.is_dir()}
        self.fingerprint: str | None = None

    def inspection(self) -> Inspection:
        if "bagit.txt" not in self.members or self._is_bomb():
            fault = Fault.BOMB if "bagit.txt" in self.members else Fault.NO_BUNDLE
            return Inspection(0, 0, 0, None, (Faulty(fault),))
        faults = [*self._signed(), *self._listed(), *self._digests()]
        facts, loose = self._anchors() if not faults else (0, [])
        return Inspection(
            files=sum(name.startswith("data/") for name in self.members),
            facts=facts,
            withheld=len(self._lines("data/withheld.txt")),
            fingerprint=self.fingerprint,
            faults=(*faults, *loose),
        )

    def _is_bomb(self) -> bool:
        names = [one.filename for one in self.archive.infolist()]
        whole = sum(one.file_size for one in self.members.values())
        packed = sum(one.compress_size for one in self.members.values())
        grown = whole > LEAST_SUSPECT and whole > packed * MOST_EXPANDED
        return grown or len(set(names)) != len(names)

    def _signed(self) -> Iterator[Faulty]:
        """The signature over the tag manifest, by the key inside and by the one expected."""
        if SIGNATURE not in self.members or TAG_MANIFEST not in self.members:
            yield Faulty(Fault.UNSIGNED)
            return
        signature = _signature(self._read(SIGNATURE))
        if signature is None or not signature.holds(self._read(TAG_MANIFEST)):
            yield Faulty(Fault.BAD_SIGNATURE)
            return
        self.fingerprint = signature.fingerprint
        if self.expected and _digits(self.expected) != _digits(self.fingerprint):
            yield Faulty(Fault.OTHER_KEY, self.fingerprint)

    def _listed(self) -> Iterator[Faulty]:
        """Every payload file is in both manifests, and every tag file in the tag manifest."""
        tags = {path for _, path in self._rows(TAG_MANIFEST)}
        payload = {name for name in self.members if name.startswith("data/")}
        for algorithm in ALGORITHMS:
            listed = {path for _, path in self._rows(f"manifest-{algorithm}.txt")}
            yield from (Faulty(Fault.UNLISTED, name) for name in sorted(payload - listed))
            yield from (Faulty(Fault.MISSING, name) for name in sorted(listed - payload))
        known = tags | payload | {TAG_MANIFEST, SIGNATURE}
        yield from (Faulty(Fault.UNLISTED, name) for name in sorted(set(self.members) - known))

    def _digests(self) -> Iterator[Faulty]:
        for digest, path in self._rows(TAG_MANIFEST):
            yield from self._compared(path, (("sha256", digest),))
        wanted: dict[str, list[tuple[str, str]]] = {}
        for algorithm in ALGORITHMS:
            for digest, path in self._rows(f"manifest-{algorithm}.txt"):
                wanted.setdefault(path, []).append((algorithm, digest))
        for path, digests in sorted(wanted.items()):
            name = path.removeprefix("data/originals/")
            if name != path:
                digests.append(("sha256", name))
            yield from self._compared(path, digests)

    def _compared(self, path: str, wanted: Sequence[tuple[str, str]]) -> Iterator[Faulty]:
        if path not in self.members:
            yield Faulty(Fault.MISSING, path)
            return
        hashes = {algorithm: hashlib.new(algorithm) for algorithm, _ in wanted}
        try:
            with self.archive.open(self.members[path]) as member:
                while chunk := member.read(CHUNK):
                    for one in hashes.values():
                        one.update(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            yield Faulty(Fault.ALTERED, path)
            return
        if any(hashes[algorithm].hexdigest() != digest for algorithm, digest in wanted):
            yield Faulty(Fault.ALTERED, path)

    def _anchors(self) -> tuple[int, list[Faulty]]:
        """Every fact of the record stands on its words in the record's own texts."""
        record = _object(self._read("data/dossier.json", LARGEST_RECORD))
        texts = {one["number"]: one["text"] for one in record["sources"]}
        facts = [fact for section in record["sections"].values() for fact in section]
        loose = [
            Faulty(Fault.LOOSE_ANCHOR, str(fact["number"]))
            for fact in facts
            for place in fact["places"]
            if texts[fact["source"]][slice(*place["span"])] != place["surface"]
        ]
        return len(facts), loose

    def _rows(self, name: str) -> list[tuple[str, str]]:
        pairs = (line.split("  ", 1) for line in self._lines(name))
        return [(pair[0], pair[1]) for pair in pairs if len(pair) > 1]

    def _lines(self, name: str) -> list[str]:
        if name not in self.members:
            return []
        return self._read(name).decode("utf-8", "replace").splitlines()

    def _read(self, name: str, largest: int = LARGEST_TAG) -> bytes:
        with self.archive.open(self.members[name]) as member:
            content = member.read(largest + 1)
        if len(content) > largest:
            raise zipfile.BadZipFile(f"{name} is too large")
        return content


def _inner(name: str) -> str:
    """The path inside the bag's own folder."""
    return name.partition("/")[2]


def _signature(content: bytes) -> Signature | None:
    try:
        record = _object(content)
        return Signature(str(record["signature"]), str(record["public_key"]))
    except (ValueError, KeyError, TypeError):
        return None


def _object(content: bytes) -> dict[str, Any]:
    record = json.loads(content)
    if not isinstance(record, dict):
        raise TypeError("no object")
    return record


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split()).lower()
