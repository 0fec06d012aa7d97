"""Bodies from which transport could have made the one at hand."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, count, islice

from affiant.mail.authentication.undo import parts, quoted
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.quoted import HABITS, Habit
from affiant.mail.authentication.wire import Wire

Trial = tuple[Wire, tuple[Undone, ...]]

MOST_LEAVES = 4
MOST_STUFFED = 6  # lines that are told apart; of more, all are unstuffed at once
_STUFFED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_RULE = re.compile(rb"^(?:_{10,}|-{10,}|={10,}|\*{10,}|--)[ \t]*\r\n", re.MULTILINE)
_FOOTER_WORDS = re.compile(
    rb"mailing[ -]?list|unsubscri|subscri|listinfo|list-?archive|liste de diffusion|"
    rb"d(?:\xc3\xa9|\xe9|=E9|=C3=A9)s(?:abonn|inscri)|se d[^ ]{1,6}sabonner|groups\.|majordomo|"
    rb"_{10,}",
    re.IGNORECASE,
)
_FOOTER = 4_000  # bytes that a footer has at most
_DASHES = re.compile(rb"^--\r\n", re.MULTILINE)
_DOTS = re.compile(rb"^\.\.", re.MULTILINE)
_WIDTHS = (76, 72, 64, 60)  # of base64 lines


def bodies(wire: Wire) -> Iterator[Trial]:
    """Trials in the order of how often it happens, the message as it stands first.

    What was done last is undone first: a mailbox's stuffing, then a list's footer, then the
    transfer encoding. Only the body, and Content-Transfer-Encoding with it, is changed.
    """
    for unstuffed, first in _unstuffed(wire):
        for cut, second in _without_footer(unstuffed):
            for restored, third in _steps(cut):
                yield restored, (*first, *second, *third)


def _steps(wire: Wire) -> Iterator[Trial]:
    yield wire, ()
    yield from _changed(wire, _DASHES.sub(b"-- \r\n", wire.body), Change.DASHES)
    yield from _changed(wire, _DOTS.sub(b".", wire.body), Change.DOTS)
    for converted in _converted(wire):
        undone = (Undone(Change.ENCODING, "body"),)
        yield converted, undone
        for mended, also in _changed(
            converted, _DASHES.sub(b"-- \r\n", converted.body), Change.DASHES
        ):
            yield mended, (*undone, *also)


def _converted(wire: Wire) -> Iterator[Wire]:
    """With other transfer encodings: of all leaves, and of some only."""
    seen = {wire.body}
    for change in _encodings():
        changed: list[int] = []  # leaves, as they are counted on the way
        whole = parts.mapped(wire, _noting(change, changed))
        if whole.body in seen:
            continue
        seen.add(whole.body)
        yield whole
        for chosen in _some(changed):
            yield parts.mapped(wire, _only(change, chosen))


def _some(leaves: list[int]) -> Iterator[frozenset[int]]:
    """Choices of these, but all: every one of a few, and each alone of many."""
    if len(leaves) > MOST_LEAVES:
        yield from (frozenset({leaf}) for leaf in leaves[:MOST_LEAVES])
        return
    for many in range(1, len(leaves)):
        yield from map(frozenset, combinations(leaves, many))


def _noting(change: Callable[[Wire], Wire], changed: list[int]) -> Callable[[Wire], Wire]:
    numbers = count()

    def noted(leaf: Wire) -> Wire:
        number, other = next(numbers), change(leaf)
        if other != leaf:
            changed.append(number)
        return other

    return noted


def _only(change: Callable[[Wire], Wire], chosen: frozenset[int]) -> Callable[[Wire], Wire]:
    numbers = count()
    return lambda leaf: change(leaf) if next(numbers) in chosen else leaf


def _changed(wire: Wire, body: bytes, change: Change) -> Iterator[Trial]:
    if body != wire.body:
        yield Wire(wire.fields, body), (Undone(change, "body"),)


def _unstuffed(wire: Wire) -> Iterator[Trial]:
    """As it stands, with all ">From " lines restored, and with each choice of a few of them."""
    yield wire, ()
    places = [found.start() for found in _STUFFED.finditer(wire.body)]
    if not places:
        return
    undone = (Undone(Change.STUFFED, "body"),)
    yield Wire(wire.fields, _STUFFED.sub(b"", wire.body)), undone
    if 1 < len(places) <= MOST_STUFFED:
        for choice in range(1, 2 ** len(places) - 1):
            chosen = [place for n, place in enumerate(places) if choice >> n & 1]
            yield Wire(wire.fields, _without(wire.body, chosen)), undone


def _without(body: bytes, places: Iterable[int]) -> bytes:
    """Without the byte at each of these places."""
    whole, at = b"", 0
    for place in places:
        whole += body[at:place]
        at = place + 1
    return whole + body[at:]


def _without_footer(wire: Wire) -> Iterator[Trial]:
    """As it stands, and without what a list appended: text that looks like it, or a part."""
    yield wire, ()
    yield from _without_footer_part(wire)
    tail = max(0, len(wire.body) - _FOOTER)
    for rule in islice(_RULE.finditer(wire.body, tail), 20):
        if _FOOTER_WORDS.search(wire.body, rule.start()):
            body = wire.body[: rule.start()]
            undone = (Undone(Change.FOOTER, "body"),)
            yield Wire(wire.fields, body), undone
            # A line that ended nowhere was given an end before the footer came.
            yield Wire(wire.fields, body.removesuffix(b"\r\n")), undone


def _without_footer_part(wire: Wire) -> Iterator[Trial]:
    """A list that cannot append text to a message puts it into a part of its own."""
    found = parts.cut(wire)
    if found is None or len(found.pieces) < 4:  # noqa: PLR2004 - preamble, two parts, epilogue
        return
    last = Wire.of(found.pieces[-2])
    if parts.content_type(last) != "text/plain" or not _FOOTER_WORDS.search(last.body):
        return
    undone = (Undone(Change.FOOTER_PART, "body"),)
    fewer = parts.Cut(
        (*found.pieces[:-2], found.pieces[-1]), (*found.delimiters[:-2], found.delimiters[-1])
    )
    yield Wire(wire.fields, fewer.joined()), undone
    if len(found.pieces) == 4:  # noqa: PLR2004 - the whole original was wrapped
        first = Wire.of(found.pieces[1])
        kept = tuple(field for field in wire.fields if not field.name.startswith("content-"))
        yield Wire((*kept, *first.fields), first.body), undone
        yield Wire((*kept, *first.fields), first.body + b"\r\n"), undone


def _encodings() -> Iterator[Callable[[Wire], Wire]]:
    yield partial(_decoded, to="8bit")
    yield partial(_decoded, to="")
    for width in _WIDTHS:
        yield partial(_base64, width=width)
    for habit in HABITS:
        yield partial(_quoted, habit=habit, only_8bit=True)
    for habit in HABITS:
        yield partial(_quoted, habit=habit, only_8bit=False)


def _decoded(leaf: Wire, to: str) -> Wire:
    """Sent as it is, and encoded on the way. `to` empty: 7bit where that is enough."""
    match parts.encoding(leaf):
        case "quoted-printable":
            content = quoted.decoded(leaf.body)
        case "base64" if parts.content_type(leaf).startswith("text/"):
            try:
                content = base64.b64decode(leaf.body, validate=False)
            except (binascii.Error, ValueError):
                return leaf
            content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        case _:
            return leaf
    changed = parts.with_encoding(leaf, to or ("7bit" if content.isascii() else "8bit"))
    return Wire(changed.fields, content)


def _quoted(leaf: Wire, habit: Habit, *, only_8bit: bool) -> Wire:
    """Sent as quoted-printable, and decoded on the way."""
    if not _is_open_text(leaf) or (only_8bit and leaf.body.isascii()):
        return leaf
    changed = parts.with_encoding(leaf, "quoted-printable")
    return Wire(changed.fields, quoted.encoded(leaf.body, habit))


def _base64(leaf: Wire, width: int) -> Wire:
    """Sent as base64, and decoded on the way."""
    if not _is_open_text(leaf) or leaf.body.isascii():
        return leaf
    whole = base64.b64encode(leaf.body)
    lines = [whole[at : at + width] for at in range(0, len(whole), width)]
    changed = parts.with_encoding(leaf, "base64")
    return Wire(changed.fields, b"\r\n".join(lines) + b"\r\n")


def _is_open_text(leaf: Wire) -> bool:
    return parts.content_type(leaf).startswith("text/") and parts.encoding(leaf) in (
        "7bit",
        "8bit",
        "binary",
    )
