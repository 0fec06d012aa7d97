"""Bodies from which transport could have made the one at hand."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from affiant.mail.authentication.undo import encodings, parts
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.edits import Trial, edits
from affiant.mail.authentication.undo.footers import reads_like_footer
from affiant.mail.authentication.wire import Wire

MOST_STUFFED = 6  # lines that are told apart; of more, all are unstuffed at once
_STUFFED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_DOTS = re.compile(rb"^\.\.", re.MULTILINE)
_LIMITS = (range(985, 1003), range(2044, 2051))
"""Bytes of lines that servers break: SMTP allows 998 (RFC 5321, 4.5.3.1.6)."""
_BREAKS = ((b"", b" "), (b"", b""), (b"!", b" "), (b"!", b""))
"""What they put before and after the break: Postfix a space, Sendmail an exclamation mark."""


def bodies(wire: Wire) -> Iterator[Trial]:
    """Trials in the order of how often it happens and how little it costs to try; the message as it
    stands first.

    What was done last is undone first: a mailbox's stuffing and a server's breaks, then what was
    put around the letter, then changes to its text, in whatever encoding it was sent. Only the
    body is changed, and the fields that say how it is encoded.
    """
    for texts in (_as_encoded, _in_likely_encodings, _in_other_encodings):
        for plain, first in _carried(wire):
            for whole, second in _unwrapped(plain):
                for trial, third in texts(whole):
                    yield trial, (*first, *second, *third)


def _as_encoded(wire: Wire) -> Iterator[Trial]:
    """With changed texts; those that are encoded also decoded."""
    yield from edits(wire)
    opened = parts.mapped(wire, encodings.opened)
    if opened != wire:
        yield from (_told(wire, trial, undone) for trial, undone in edits(opened))


def _in_likely_encodings(wire: Wire) -> Iterator[Trial]:
    yield from _recoded(wire, encodings.likely(wire))
    yield from (_told(wire, mixed, ()) for mixed in encodings.mixed(wire))


def _in_other_encodings(wire: Wire) -> Iterator[Trial]:
    yield from _recoded(wire, encodings.others(wire))


def _recoded(wire: Wire, codings: tuple[encodings.Coding, ...]) -> Iterator[Trial]:
    """In each of these encodings, and with changed texts in each of them."""
    for recoded in encodings.coded(wire, codings):
        yield _told(wire, recoded, ())
    opened = parts.mapped(wire, encodings.opened)
    for edited, undone in edits(opened, is_recoded=True):
        if edited != wire:
            for recoded in encodings.coded(edited, codings):
                yield _told(wire, recoded, undone)


def _told(wire: Wire, trial: Wire, undone: tuple[Undone, ...]) -> Trial:
    """The trial, with the change of encoding named where there is one."""
    if undone and parts.encodings(trial) == parts.encodings(wire):
        return trial, undone
    return trial, (*undone, Undone(Change.ENCODING, "body"))


def _carried(wire: Wire) -> Iterator[Trial]:
    """Without what servers and mailboxes do to lines."""
    for joined, first in _rejoined(wire):
        for unstuffed, second in _unstuffed(joined):
            yield unstuffed, (*first, *second)
            dotted = _DOTS.sub(b".", unstuffed.body)
            if dotted != unstuffed.body:
                undone = (*first, *second, Undone(Change.DOTS, "body"))
                yield Wire(wire.fields, dotted), undone


def _rejoined(wire: Wire) -> Iterator[Trial]:
    yield wire, ()
    lines = wire.body.split(b"\r\n")
    if not any(_is_full(line) for line in lines[:-1]):
        return
    seen = {wire.body}
    for end, start in _BREAKS:
        body = _without_breaks(lines, end, start)
        if body not in seen:
            seen.add(body)
            yield Wire(wire.fields, body), (Undone(Change.LONG_LINES, "body"),)


def _is_full(line: bytes) -> bool:
    return any(len(line) in limit for limit in _LIMITS)


def _without_breaks(lines: list[bytes], end: bytes, start: bytes) -> bytes:
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        if _is_full(before) and before.endswith(end) and line.startswith(start):
            pieces[-1] = pieces[-1].removesuffix(end)
            pieces.append(line.removeprefix(start))
        else:
            pieces += [b"\r\n", line]
    return b"".join(pieces)


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


def _unwrapped(wire: Wire) -> Iterator[Trial]:
    """As it stands, and without the part that a list added: some cannot append to a text."""
    yield wire, ()
    found = parts.cut(wire)
    if found is None or len(found.pieces) < 4:  # noqa: PLR2004 - preamble, two parts, epilogue
        return
    last = encodings.opened(Wire.of(found.pieces[-2]))
    if parts.content_type(last) != "text/plain" or not reads_like_footer(last.body):
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
