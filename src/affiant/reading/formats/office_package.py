"""The zip archive that an office file is, opened as something that may be hostile.

Sizes are checked as declared before anything is unpacked, and again as unpacked. XML is parsed
without entities, without a network and without lifting libxml2's own limits, so that neither
an entity bomb nor an external entity does anything.
"""

import posixpath
import zipfile
from types import TracebackType
from typing import NamedTuple, Self

from lxml import etree

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.zip_damage import BROKEN_ZIP
from affiant.reading.limits import MIB, Limits
from affiant.reading.source import Source

_HIGHEST_RATIO = 200  # unpacked to packed; office XML packs to 1:5 to 1:30, blank sheets to 1:100
_RATIO_FROM = 32 * MIB  # below this size no ratio does harm
_XML_PER_CHARACTER = 4  # bytes of one part for each character that a document may have
_ENCRYPTED_FLAG = 0x1

_USUAL = b"http://schemas.openxmlformats.org"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", _USUAL + b"/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _USUAL + b"/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", _USUAL + b"/presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _USUAL + b"/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _USUAL + b"/drawingml/2006/main"),
)
"""Office's "strict" files differ from its usual ones by their namespaces (ECMA-376-1, annex A)."""

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(NamedTuple):
    """What an OOXML part points at: `kind` is the last word of the relationship's type."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an office file by name. Every error is Unreadable."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._most = min(limits.member, limits.text * _XML_PER_CHARACTER)
        try:
            self._zip = zipfile.ZipFile(source.path)
        except BROKEN_ZIP as error:
            raise Unreadable(Reason.DAMAGED, "its zip directory is broken") from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._check_sizes(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable: DAMAGED, ENCRYPTED or TOO_LARGE."""
        info = self._infos.get(name)
        if info is None:
            raise Unreadable(Reason.DAMAGED, "a part that it needs is missing")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(Reason.ENCRYPTED, "a password opens it")
        try:
            with self._zip.open(info) as file:
                payload = file.read(self._most + 1)
        except BROKEN_ZIP as error:
            raise Unreadable(Reason.DAMAGED, "a part cannot be unpacked") from error
        if len(payload) > self._most:
            raise Unreadable(Reason.TOO_LARGE, f"a part of more than {self._most} bytes")
        return payload

    def xml(self, name: str) -> etree._Element:
        """The root element of a part. Raises Unreadable as `part` does."""
        return parse(self.xml_bytes(name))

    def xml_bytes(self, name: str) -> bytes:
        """The bytes of a part with the usual namespaces, whichever it was written with."""
        payload = self.part(name)
        for strict, usual in _STRICT:
            payload = payload.replace(strict, usual)
        return payload

    def optional(self, name: str | None) -> etree._Element | None:
        """The root element of a part that may be missing."""
        return self.xml(name) if name is not None and name in self else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What `part` ("" for the package) points at, by relationship id (ECMA-376-2, 9.3)."""
        folder, name = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        for one in root.iter(_RELATIONSHIPS) if root is not None else ():
            external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relationship(kind, target, external)
        return found

    def main_part(self) -> str:
        """The part that the package is about. Raises Unreadable(DAMAGED) without one."""
        for one in self.relationships("").values():
            if one.kind == "officeDocument":
                return one.target
        raise Unreadable(Reason.DAMAGED, "it does not say which part is its text")

    def _check_sizes(self, limits: Limits) -> None:
        unpacked = sum(info.file_size for info in self._infos.values())
        if unpacked > limits.unpacked:
            raise Unreadable(Reason.TOO_LARGE, f"unpacks to {unpacked} bytes")
        for info in self._infos.values():
            packed = max(info.compress_size, 1)
            if info.file_size > _RATIO_FROM and info.file_size > packed * _HIGHEST_RATIO:
                raise Unreadable(Reason.TOO_LARGE, f"a part unpacks to {info.file_size} bytes")


def parse(payload: bytes) -> etree._Element:
    """The root element of XML bytes. Raises Unreadable(DAMAGED) where they are no XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(payload, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.DAMAGED, "a part is no well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in payload:
        raise Unreadable(Reason.DAMAGED, "a part declares entities, which its format forbids")
    return root
