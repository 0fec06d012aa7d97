"""The layout of a bag (RFC 8493), written into a ZIP as it comes.

The Library of Congress's `bagit` makes bags of folders only, and changes the working folder of
the whole process to do so; a test checks our bags with it.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from affiant.evidence.signing import Signer

ALGORITHMS = ("sha256", "sha512")
SIGNATURE = "affiant-signature.json"
TAG_MANIFEST = "tagmanifest-sha256.txt"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
CHUNK = 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the least that a ZIP can say: bags of the same are the same


class Bag:
    """A bag that is being written. Payload first; `close` writes the manifests and the signature.

    `name` is the folder that everything lies in, once unpacked.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._name = name
        self._digests: dict[str, tuple[str, ...]] = {}
        self._octets = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, path: str, content: bytes) -> None:
        """A payload file. `path` is below `data/`; it is ours, never a source's."""
        self._digests[f"data/{path}"] = self._write(f"data/{path}", iter([content]))

    def add_file(self, path: str, file: Path) -> None:
        """A payload file from the disk, in pieces. Raises OSError."""
        with file.open("rb") as opened:
            self._digests[f"data/{path}"] = self._write(f"data/{path}", _chunks(opened))

    def seal(self, signer: Signer, about: dict[str, str]) -> None:
        """Write the manifests and sign them. `about` goes into `bag-info.txt`, a line each."""
        oxum = {"Payload-Oxum": f"{self._octets}.{len(self._digests)}"}
        lines = "".join(f"{name}: {one_line(value)}\n" for name, value in (about | oxum).items())
        tags = {"bagit.txt": DECLARATION, "bag-info.txt": lines}
        for place, algorithm in enumerate(ALGORITHMS):
            tags[f"manifest-{algorithm}.txt"] = _manifest(
                (digests[place], path) for path, digests in sorted(self._digests.items())
            )
        digests = {path: self._write(path, iter([text.encode()])) for path, text in tags.items()}
        listed = _manifest((both[0], path) for path, both in sorted(digests.items()))
        self._write(TAG_MANIFEST, iter([listed.encode()]))
        self._write(SIGNATURE, iter([signature_file(signer, listed.encode())]))

    def _write(self, path: str, content: Iterator[bytes]) -> tuple[str, ...]:
        entry = zipfile.ZipInfo(f"{self._name}/{path}", _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o100644 << 16
        hashes = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        with self._zip.open(entry, "w", force_zip64=True) as target:
            for chunk in content:
                target.write(chunk)
                self._octets += len(chunk) if path.startswith("data/") else 0
                for one in hashes:
                    one.update(chunk)
        return tuple(one.hexdigest() for one in hashes)


def signature_file(signer: Signer, content: bytes) -> bytes:
    """The signature as a small JSON file that says how to check it."""
    signed = signer.sign(content)
    record = {
        "signs": TAG_MANIFEST,
        "algorithm": "Ed25519",
        "public_key": signed.public_key,
        "signature": signed.signature,
        "fingerprint": signed.fingerprint,
    }
    return (json.dumps(record, indent=2) + "\n").encode()


def one_line(value: str) -> str:
    """A value that cannot begin another line of a tag file."""
    return " ".join(value.split())


def _manifest(rows: Iterator[tuple[str, str]]) -> str:
    """Percent signs and line ends in a path would be encoded (RFC 8493, 2.1.3): ours have none."""
    return "".join(f"{digest}  {path}\n" for digest, path in rows)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
