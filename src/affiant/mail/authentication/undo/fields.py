"""Fields from which transport could have made the one at hand, by the change that it made."""

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.header import Header
from itertools import product

from affiant.mail.authentication.undo.change import Change
from affiant.mail.authentication.wire import Field, Wire
from affiant.reading.formats import mail_headers
from affiant.reading.formats.address_list import people_of

_ADDRESS_FIELDS = frozenset({"from", "to", "cc", "reply-to", "sender", "bcc", "resent-from"})
_LIST_FIELDS = frozenset({"sender", "reply-to", "precedence", "errors-to", "x-mailing-list", "cc"})
"""What lists add, beside all that begins with "list-"."""

_ENCODINGS = ("7bit", "8bit", "quoted-printable", "base64", "8BIT", "7BIT", "QUOTED-PRINTABLE")
_TYPES = (
    "text/plain; charset=us-ascii",
    "text/plain; charset=utf-8",
    "text/plain; charset=UTF-8",
    'text/plain; charset="us-ascii"',
    'text/plain; charset="utf-8"',
    'text/plain; charset="UTF-8"',
    "text/plain; charset=ISO-8859-1",
    'text/plain; charset="iso-8859-1"',
    "text/plain",
)
_TAG = re.compile(
    r"\[[^\]\r\n]{1,60}\][ \t]*|"  # a list's, or a scanner's [EXT] and [SPAM]
    r"\A[ \t]*(?:(?:EXTERNAL|EXTERNE|EXT|SPAM|JUNK):|\*+(?:EXTERNAL|SPAM)\*+)[ \t]*",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+\(?(?:via|par l'interm\w+ de|au nom de)\s.+$", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[\w!#$%&'*+/=?^`{|}~ -]*", re.ASCII)
_PARAMETER = re.compile(r";\s*([\w*-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))")
_FOLD = re.compile(rb"\r\n[ \t]+")
_WIDTHS = (78, 76, 72)
_MOST_PEOPLE = 6  # of a field, each of whom is tried with quotes and without


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form of a field. `field` is None for one that was not there when it was signed.

    `way` numbers the ways of making this change: what writes one field in a way writes all in it.
    """

    field: Field | None
    change: Change
    way: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What a guess may draw on: the message, the signer's domain, and further addresses.

    `addresses` are those that the author is known to use elsewhere in the trove.
    """

    wire: Wire
    domain: str
    addresses: tuple[str, ...] = ()
    is_simple: bool = False


def variants(field: Field, around: Around) -> Iterator[Variant]:
    """Other forms of this field; the same form may come by several ways, and be its own."""
    for change, rule in _RULES:
        for way, raw in enumerate(rule(field, around)):
            yield Variant(None if raw is None else Field.of(raw), change, way)


def missing(name: str, around: Around) -> Iterator[Variant]:
    """Fields of that name which could have been there, and were taken away."""
    values: tuple[str, ...] = ()
    match name:
        case "content-transfer-encoding":
            values = _ENCODINGS
        case "mime-version":
            values = ("1.0",)
        case "content-type":
            values = _TYPES
        case "sender":
            values = around.addresses
        case "in-reply-to":
            values = tuple(_last_reference(around.wire))
    for value in values:
        yield Variant(Field.of(f"{_cased(name)}: {value}".encode()), Change.REMOVED)


def _last_reference(wire: Wire) -> Iterator[str]:
    for field in wire.named("references")[:1]:
        yield from field.unfolded.split()[-1:]


def _cased(name: str) -> str:
    return "MIME-Version" if name == "mime-version" else name.title()


def _sender(field: Field, around: Around) -> Iterator[bytes | None]:
    if field.name != "sender":
        return
    name = next((shown for shown, _ in _people(around.wire, "from")), "")
    for address in (*around.addresses, *(at for _, at in _people(around.wire, "from"))):
        for told in _written(name, address):
            yield _raw(field, told)


def _from(field: Field, around: Around) -> Iterator[bytes | None]:
    """A list that puts its own address into From keeps the author's in another field."""
    if field.name != "from" or any(
        _within(address.rpartition("@")[2], around.domain)
        for _, address in _people(around.wire, "from")
    ):
        return  # an address of the signer's own domain was not put there by a list
    kept = (
        "x-original-from", "x-google-original-from", "reply-to", "x-original-sender", "x-mailfrom",
        "cc", "x-reply-to",
    )  # fmt: skip
    names = [_VIA.sub("", name).strip("'\" ") for name, _ in _people(around.wire, "from")]
    for source in kept:
        for other in around.wire.named(source):
            if len(people_of([other.unfolded])) == 1:
                yield _raw(field, other.unfolded)
        for name, address in _people(around.wire, source):
            if _within(address.rpartition("@")[2], around.domain):
                for told in _called((name, *names), address):
                    yield _raw(field, told)
        if any(
            _within(address.rpartition("@")[2], around.domain)
            for _, address in _people(around.wire, source)
        ):
            return  # who it names is the author, or nobody is: no other field is asked


def _within(domain: str, signer: str) -> bool:
    domain = domain.lower()
    return domain == signer or domain.endswith(f".{signer}") or signer.endswith(f".{domain}")


def _people(wire: Wire, name: str) -> list[tuple[str, str]]:
    return people_of([field.unfolded for field in wire.named(name)])


def _called(names: Sequence[str], address: str) -> Iterator[str]:
    """The address under each name. Where the list kept one (the first), it stood in the field that
    came: an address alone would undo what somebody put there, not what the list did."""
    bare = not names[0]
    for name in dict.fromkeys(names):
        if name or bare:
            yield from _written(name, address, bare=bare)


def _written(name: str, address: str, *, bare: bool = True) -> Iterator[str]:
    """Name and address as mail software writes them; `bare`: perhaps the address alone."""
    if not name:
        yield from (address, f"<{address}>")
        return
    yield f"{name} <{address}>"
    yield f'"{name}" <{address}>'
    yield f"{address} ({name})"
    if bare:
        yield from (address, f"<{address}>")


def _subject(field: Field, _: Around) -> Iterator[bytes | None]:
    if field.name != "subject":
        return
    text = field.value.decode("utf-8", "surrogateescape")
    for plain in _untagged(text):
        yield _raw(field, plain)
    if "=?" in text:  # the tag may have been put in before the words were encoded
        for plain in _untagged(mail_headers.shown(text)):
            yield from (_raw(field, told) for told in (plain, *_encoded_words(plain)))


def _untagged(text: str) -> Iterator[str]:
    for found in list(_TAG.finditer(text))[:3]:
        yield (text[: found.start()] + text[found.end() :]).strip(" ")


def _added(field: Field, _: Around) -> Iterator[bytes | None]:
    if field.name in _LIST_FIELDS or field.name.startswith("list-"):
        yield None


def _addresses(field: Field, _: Around) -> Iterator[bytes | None]:
    if field.name not in _ADDRESS_FIELDS:
        return
    people = people_of([field.unfolded])
    if not people or not all(address for _, address in people):
        return
    # A name in From says who wrote: that one was added is no manner of writing it.
    styles = _STYLES[:-1] if field.name == "from" else _STYLES
    for separator in (", ", ","):
        for style in styles:
            yield _raw(field, separator.join(style(*person) for person in people))
    if len(people) <= _MOST_PEOPLE:
        for styles in product((_always, _never), repeat=len(people)):
            told = (style(*person) for style, person in zip(styles, people, strict=True))
            yield _raw(field, ", ".join(told))


def _words_bare(name: str, address: str) -> str:
    """Encoded words must not stand in quotes (RFC 2047, 5); all other names do here."""
    return _never(name, address) if "=?" in name else _always(name, address)


def _needed(name: str, address: str) -> str:
    if not name:
        return address
    return _never(name, address) if _PLAIN_NAME.fullmatch(name) else _always(name, address)


def _always(name: str, address: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>' if name else address


def _never(name: str, address: str) -> str:
    return f"{name} <{address}>" if name else address


def _bracketed(name: str, address: str) -> str:
    return _needed(name, address) if name else f"<{address}>"


def _always_bracketed(name: str, address: str) -> str:
    return _always(name, address) if name else f"<{address}>"


def _named_by_address(name: str, address: str) -> str:
    return _always(name or address, address)


def _bare(_: str, address: str) -> str:
    return address


_STYLES: tuple[Callable[[str, str], str], ...] = (
    _needed, _words_bare, _always, _never, _bracketed, _always_bracketed, _named_by_address, _bare,
)  # fmt: skip


def _parameters(field: Field, _: Around) -> Iterator[bytes | None]:
    if field.name not in ("content-type", "content-disposition"):
        return
    text = field.unfolded
    told = text.partition(";")[0].strip()
    found = [(m.group(1), m.group(2) or m.group(3)) for m in _PARAMETER.finditer(text)]
    kept = [one for one in found if one[0].lower() not in ("format", "delsp")]
    flowed = [*kept, ("format", "flowed")] if told.lower() == "text/plain" else kept
    for chosen in dict.fromkeys((tuple(found), tuple(kept), tuple(flowed))):
        for case in (_as_told, _upper_charset, _lower_charset):
            cased = [case(name, value) for name, value in chosen]
            for separator in ("; ", ";"):
                for quoted in (_pairs(cased, '"'), _pairs(cased, ""), _pairs_where_needed(cased)):
                    yield _raw(field, separator.join([told, *quoted]))


def _pairs(found: list[tuple[str, str]], quote: str) -> list[str]:
    return [f"{name}={quote}{value}{quote}" for name, value in found]


def _pairs_where_needed(found: list[tuple[str, str]]) -> list[str]:
    token = re.compile(r"[\w!#$%&'*+.^`{|}~-]+")
    quotes = [(name, value, "" if token.fullmatch(value) else '"') for name, value in found]
    return [f"{name}={quote}{value}{quote}" for name, value, quote in quotes]


def _as_told(name: str, value: str) -> tuple[str, str]:
    return name, value


def _upper_charset(name: str, value: str) -> tuple[str, str]:
    return (name, value.upper()) if name.lower() == "charset" else (name, value)


def _lower_charset(name: str, value: str) -> tuple[str, str]:
    return (name, value.lower()) if name.lower() == "charset" else (name, value)


def _encoding(field: Field, _: Around) -> Iterator[bytes | None]:
    if field.name == "content-transfer-encoding":
        for name in _ENCODINGS:
            yield _raw(field, name)
        yield None


def _words(field: Field, _: Around) -> Iterator[bytes | None]:
    """RFC 2047's words: a gateway may decode them, encode what was plain, or do it otherwise."""
    if field.name not in ("subject", *_ADDRESS_FIELDS):
        return
    raw = field.unfolded
    if raw.isascii() and "=?" not in raw:
        return
    plain = mail_headers.shown(raw)
    yield _raw(field, plain)
    if field.name == "subject":
        yield from (_raw(field, told) for told in _encoded_words(plain))


def _encoded_words(plain: str) -> Iterator[str]:
    """In one word by each charset and way, and in as many as the standard wants."""
    for charset in ("UTF-8", "utf-8", "iso-8859-1", "ISO-8859-1"):
        try:
            content = plain.encode(charset)
        except UnicodeEncodeError:
            continue
        yield f"=?{charset}?B?{base64.b64encode(content).decode()}?="
        yield f"=?{charset}?Q?{_q(content)}?="
        if charset.islower():
            whole = Header(plain, charset, header_name="Subject", maxlinelen=76)
            yield whole.encode(linesep="\r\n")


def _q(content: bytes) -> str:
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!*+-/.,:;"
    return "".join(
        chr(byte) if byte in plain else "_" if byte == ord(" ") else f"={byte:02X}"
        for byte in content
    )


def _message_id(field: Field, around: Around) -> Iterator[bytes | None]:
    if field.name != "message-id":
        return
    for name in (
        "x-microsoft-original-message-id",
        "x-original-message-id",
        "x-google-original-message-id",
    ):
        for other in around.wire.named(name):
            yield _raw(field, other.unfolded)


def _folds(field: Field, around: Around) -> Iterator[bytes | None]:
    """White space and folds count in the simple form only."""
    if not around.is_simple:
        return
    for space in (b" ", b"\t", b"        "):
        yield _FOLD.sub(b"\r\n" + space, field.raw[:-2])
    flat = _FOLD.sub(b" ", field.raw[:-2])
    yield flat
    for width in _WIDTHS:
        for space in (b"\t", b" ", b"        "):
            yield _folded(flat, width, space)
    if b", " in flat:
        for space in (b"\t", b" ", b"        "):
            yield flat.replace(b", ", b",\r\n" + space)


def _folded(flat: bytes, width: int, space: bytes) -> bytes:
    lines, line = [], b""
    for word in flat.split(b" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + b" " + word if line else word
    return (b"\r\n" + space).join([*lines, line])


def _names(field: Field, around: Around) -> Iterator[bytes | None]:
    """How a field's name is written counts in the simple form only."""
    if not around.is_simple:
        return
    name, colon, value = field.raw.partition(b":")
    for other in (name.title(), name.lower(), name.upper(), *_KNOWN.get(field.name, ())):
        yield other + colon + value


_KNOWN = {
    "message-id": (b"Message-ID", b"Message-Id"),
    "mime-version": (b"MIME-Version", b"Mime-Version"),
    "cc": (b"Cc", b"CC"),
}


def _raw(field: Field, value: str) -> bytes:
    return field.raw.partition(b":")[0] + b": " + value.encode("utf-8", "surrogateescape")


_RULES: tuple[tuple[Change, Callable[[Field, Around], Iterator[bytes | None]]], ...] = (
    (Change.SENDER, _sender),
    (Change.FROM, _from),
    (Change.SUBJECT_TAG, _subject),
    (Change.ADDED, _added),
    (Change.ENCODING, _encoding),
    (Change.ADDRESSES, _addresses),
    (Change.PARAMETERS, _parameters),
    (Change.WORDS, _words),
    (Change.MESSAGE_ID, _message_id),
    (Change.FOLDS, _folds),
    (Change.NAMES, _names),
)
