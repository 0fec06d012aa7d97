"""Transfer encodings in which a signed body could have been, by each program's habits."""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, count

from affiant.mail.authentication.undo import parts, quoted
from affiant.mail.authentication.undo.quoted import HABITS, Habit
from affiant.mail.authentication.wire import Wire

MOST_LEAVES = 4
_WIDTHS = (76, 72, 64, 60)  # of base64 lines
_LARGEST = 64 * 1024  # bytes of a body that is written by every habit
_LIKELY_HABITS = 6  # of those that are tried early

Coding = Callable[[Wire], Wire]
"""Of one leaf; what it does not apply to comes back as it was."""


def is_open_text(leaf: Wire) -> bool:
    """Whether its words stand there as they are."""
    kind = parts.content_type(leaf)
    return kind.startswith("text/") and parts.encoding(leaf) in ("7bit", "8bit", "binary")


def is_quoted_text(leaf: Wire) -> bool:
    """Whether it is text in quoted-printable."""
    return (
        parts.content_type(leaf).startswith("text/") and parts.encoding(leaf) == "quoted-printable"
    )


def opened(leaf: Wire) -> Wire:
    """A text decoded; anything else as it is."""
    is_text = parts.content_type(leaf).startswith("text/")
    return decoded(leaf, to="8bit") if is_text else leaf


def likely(wire: Wire) -> tuple[Coding, ...]:
    """The most frequent ones."""
    return (
        partial(decoded, to="8bit"),
        partial(decoded, to=""),
        partial(_base64, width=_WIDTHS[0]),
        *(partial(_wrapped, width=width) for width in _WIDTHS),
        *(partial(_quoted, habit=one, only_8bit=True) for one in _habits(wire)[:_LIKELY_HABITS]),
    )


def others(wire: Wire) -> tuple[Coding, ...]:
    """All the rest."""
    habits = _habits(wire)
    return (
        *(partial(_base64, width=width) for width in _WIDTHS[1:]),
        *(partial(_quoted, habit=one, only_8bit=True) for one in habits[_LIKELY_HABITS:]),
        *(partial(_quoted, habit=one, only_8bit=False) for one in habits),
    )


def _habits(wire: Wire) -> tuple[Habit, ...]:
    """Those that can differ for this message."""
    is_from, is_dot = (_at_start(wire, start) for start in (b"From ", b"."))
    return tuple(
        one
        for one in (HABITS if len(wire.body) <= _LARGEST else HABITS[:_LIKELY_HABITS])
        if (is_from or not one.encodes_from) and (is_dot or not one.encodes_dot)
    )


def _at_start(wire: Wire, start: bytes) -> bool:
    """Whether a line begins so, or could once it is decoded."""
    is_coded = any(way not in ("7bit", "8bit", "binary") for way in parts.encodings(wire))
    return is_coded or wire.body.startswith(start) or b"\n" + start in wire.body


def coded(wire: Wire, codings: tuple[Coding, ...]) -> Iterator[Wire]:
    """The message with each of these, in all leaves and in some only; what changes nothing is
    left out."""
    seen = {wire.body}
    for coding in codings:
        changed: list[int] = []  # leaves, as they are counted on the way
        whole = parts.mapped(wire, _noting(coding, changed))
        if whole.body in seen:
            continue
        seen.add(whole.body)
        yield whole
        for chosen in _some(changed):
            yield parts.mapped(wire, _only(coding, chosen))


def _some(leaves: list[int]) -> Iterator[frozenset[int]]:
    """Choices of these, but all: every one of a few, and each alone of many."""
    if len(leaves) > MOST_LEAVES:
        yield from (frozenset({leaf}) for leaf in leaves[:MOST_LEAVES])
        return
    for many in range(1, len(leaves)):
        yield from map(frozenset, combinations(leaves, many))


def _noting(change: Coding, changed: list[int]) -> Coding:
    numbers = count()

    def noted(leaf: Wire) -> Wire:
        number, other = next(numbers), change(leaf)
        if other != leaf:
            changed.append(number)
        return other

    return noted


def _only(change: Coding, chosen: frozenset[int]) -> Coding:
    numbers = count()
    return lambda leaf: change(leaf) if next(numbers) in chosen else leaf


def decoded(leaf: Wire, to: str) -> Wire:
    """Sent as it is, and encoded on the way. `to` empty: 7bit where that is enough."""
    match parts.encoding(leaf):
        case "quoted-printable":
            content = quoted.decoded(leaf.body)
        case "base64" if parts.content_type(leaf).startswith("text/"):
            found = _unbased(leaf.body)
            if found is None:
                return leaf
            content = found.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        case _:
            return leaf
    changed = parts.with_encoding(leaf, to or ("7bit" if content.isascii() else "8bit"))
    return Wire(changed.fields, content)


def _unbased(body: bytes) -> bytes | None:
    """None for what is not base64 to the last character: words put behind it must not vanish."""
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _quoted(leaf: Wire, habit: Habit, *, only_8bit: bool) -> Wire:
    """Sent as quoted-printable, and decoded on the way."""
    if not is_open_text(leaf) or (only_8bit and leaf.body.isascii()):
        return leaf
    changed = parts.with_encoding(leaf, "quoted-printable")
    return Wire(changed.fields, quoted.encoded(leaf.body, habit))


def mixed(wire: Wire) -> Iterator[Wire]:
    """Some leaves sent as base64 and all others as quoted-printable, by the frequent habits, and
    all decoded on the way."""
    habits = _habits(wire)[:_LIKELY_HABITS]
    leaves: list[int] = []
    based = partial(_base64, width=_WIDTHS[0])
    parts.mapped(wire, _noting(based, leaves))
    if not 1 < len(leaves) <= MOST_LEAVES:
        return
    for chosen in _some(leaves):
        some = parts.mapped(wire, _only(based, chosen))
        for habit in habits:
            yield parts.mapped(some, partial(_quoted, habit=habit, only_8bit=True))


def _wrapped(leaf: Wire, width: int) -> Wire:
    """Sent in lines of another width; attachments, too."""
    if parts.encoding(leaf) != "base64" or _unbased(leaf.body) is None:
        return leaf
    whole = b"".join(leaf.body.split())
    end = leaf.body[len(leaf.body.rstrip()) :]
    return Wire(leaf.fields, b"\r\n".join(_lines(whole, width)) + end)


def _lines(whole: bytes, width: int) -> list[bytes]:
    return [whole[at : at + width] for at in range(0, len(whole), width)]


def _base64(leaf: Wire, width: int) -> Wire:
    """Sent as base64, and decoded on the way."""
    if not is_open_text(leaf) or leaf.body.isascii():
        return leaf
    lines = _lines(base64.b64encode(leaf.body), width)
    changed = parts.with_encoding(leaf, "base64")
    return Wire(changed.fields, b"\r\n".join(lines) + b"\r\n")
