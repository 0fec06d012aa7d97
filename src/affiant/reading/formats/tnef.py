"""Outlook's own wrapping of a letter and its attachments (`winmail.dat`, MS-OXTNEF).

Exchange sends it where it takes the receiver for Outlook; everybody else sees one file with all
attachments inside. It is a container here: the letter, in the richest form it has, and what was
attached are members, read by whoever knows their bytes.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from affiant.reading.code_page import code_page
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.archive_names import Names, last
from affiant.reading.formats.tnef_attributes import (
    OBJECT,
    SIGNATURE,
    UNICODE,
    Broken,
    Property,
    attributes,
    properties,
)
from affiant.reading.limits import MIB, Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

_NAMES = frozenset({"winmail.dat", "win.dat"})
_DECLARED = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_BY_NAME = 0.5
LARGEST = 256 * MIB  # it is held whole, and its attachments again

_CODE_PAGE, _BODY, _PROPERTIES, _SUBJECT = 0x00069007, 0x0002800C, 0x00069003, 0x00018004
_RENDERING, _TITLE, _DATA, _OF_ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_PLAIN, _HTML, _RTF = 0x1000, 0x1013, 0x1009  # MS-OXPROPS: PidTagBody, ...Html, ...RtfCompressed
_INTERNET_CODE_PAGE = 0x3FDE
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _OBJECT = 0x3707, 0x3704, 0x3001, 0x3701
_GUID = 16
_USUAL = "cp1252"  # what Outlook writes in where no code page is said


class TnefReader:
    """winmail.dat, whatever it is called."""

    name = "tnef"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by signature, 0.5 by name or claim."""
        if source.head.startswith(SIGNATURE):
            return 1.0
        declared = (source.declared or "").partition(";")[0].strip().lower()
        named = last(source.name).lower() in _NAMES or declared in _DECLARED
        return _BY_NAME if named else None

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - members are limited one by one
        """Raises Unreadable: TOO_LARGE, DAMAGED; its members DAMAGED after what is whole."""
        if source.size > LARGEST:
            raise Unreadable(Reason.TOO_LARGE, f"winmail.dat of more than {LARGEST} bytes")
        if not source.head.startswith(SIGNATURE):
            raise Unreadable(Reason.DAMAGED, "winmail.dat: no signature")
        return Reading(members=_members(source.bytes()))


@dataclass(slots=True)
class _Attached:
    title: bytes = b""
    content: bytes = b""
    told: dict[int, Property] = field(default_factory=dict)


@dataclass(slots=True)
class Wrapped:
    """What was found, as far as it is whole. `subject` and `body` are in `code_page`; `told` are
    properties by their numbers.
    """

    code_page: str = _USUAL
    subject: bytes = b""
    body: bytes = b""
    told: dict[int, Property] = field(default_factory=dict)
    attached: list[_Attached] = field(default_factory=list)
    is_broken: bool = False

    def take(self, number: int, data: bytes) -> None:
        """Keep what an attribute says, where it says anything that is wanted."""
        if number == _CODE_PAGE:
            self.code_page = code_page(int.from_bytes(data[:4], "little"))
        elif number == _SUBJECT:
            self.subject = data.rstrip(b"\0")
        elif number == _BODY:
            self.body = data
        elif number == _PROPERTIES:
            self.told.update(properties(data))
        elif number == _RENDERING:
            self.attached.append(_Attached())
        elif number in (_TITLE, _DATA, _OF_ATTACHMENT):
            self._attach(number, data)

    def _attach(self, number: int, data: bytes) -> None:
        if not self.attached:  # its beginning is missing
            self.attached.append(_Attached())
        one = self.attached[-1]
        if number == _TITLE:
            one.title = data
        elif number == _DATA:
            one.content = data
        else:
            one.told.update(properties(data))


def opened(wrapped: bytes) -> Wrapped:
    """What is in a winmail.dat; never raises."""
    found = Wrapped()
    try:
        for number, data in attributes(wrapped):
            found.take(number, data)
    except Broken:
        found.is_broken = True
    return found


def _members(wrapped: bytes) -> Iterator[Member]:
    found = opened(wrapped)
    names = Names()
    if (told := letter(found)) is not None:
        yield Member(names.key(told.name), told.name, told.payload, told.declared)
    for name, content in attached(found):
        yield Member(names.key(name), last(name), io.BytesIO(content))
    if found.is_broken:
        raise Unreadable(Reason.DAMAGED, "winmail.dat: cut off, or its lengths are wrong")


def attached(found: Wrapped) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each thing that was sent along."""
    return ((_called(one, found.code_page), _content(one)) for one in found.attached)


def letter(found: Wrapped) -> Member | None:
    """The letter's own words in one form: a web page before RTF before plain text."""
    if html := found.told.get(_HTML):
        return Member("", "letter.html", io.BytesIO(_unended(html)), _declared(found))
    if rtf := found.told.get(_RTF):
        return Member("", "letter.rtf", unpacked(rtf.value))
    plain = found.told.get(_PLAIN)
    words = _words(plain, found.code_page) if plain else _text(found.body, found.code_page)
    return Member("", "letter.txt", io.BytesIO(words.encode("utf-8"))) if words else None


def _declared(found: Wrapped) -> str:
    if found.told[_HTML].type == UNICODE:
        return "text/html; charset=utf-16-le"
    page = found.told.get(_INTERNET_CODE_PAGE)
    codec = code_page(int.from_bytes(page.value, "little")) if page else found.code_page
    return f"text/html; charset={codec}"


def unpacked(packed: bytes) -> io.BytesIO | Unreadable:
    """RTF as MS-OXRTFCP packs it."""
    try:
        from compressed_rtf import decompress  # noqa: PLC0415 - an extra
    except ImportError:
        return Unreadable(Reason.UNSUPPORTED, "winmail.dat: its letter needs affiant[outlook]")
    try:
        return io.BytesIO(decompress(packed))
    except Exception as error:  # noqa: BLE001 - a bare one is what compressed-rtf raises
        return Unreadable(Reason.DAMAGED, f"winmail.dat: {type(error).__name__}")


def _content(one: _Attached) -> bytes:
    """The bytes attached. Of an object those after what it is, so that a message inside begins
    with its signature and is opened in its turn; beside it stand words for programs that cannot.
    """
    held = one.told.get(_OBJECT)
    if held and held.type == OBJECT:
        return held.value[_GUID:]
    return one.content or (held.value if held else b"")


def _called(one: _Attached, code_page: str) -> str:
    told = (_words(one.told[n], code_page) for n in (_LONG_NAME, _SHORT_NAME) if n in one.told)
    shown = _words(one.told[_SHOWN_NAME], code_page) if _SHOWN_NAME in one.told else ""
    names = (*told, _text(one.title, code_page), shown)
    return next(filter(None, names), "attachment")


def _words(found: Property, code_page: str) -> str:
    return _text(found.value, "utf-16-le" if found.type == UNICODE else code_page)


def _text(data: bytes, codec: str) -> str:
    return data.decode(codec, "replace").rstrip("\0")


def _unended(found: Property) -> bytes:
    return found.value if found.type == UNICODE else found.value.rstrip(b"\0")


READER: Reader = TnefReader()
