"""Texts of which transport could have made those at hand, whatever they are encoded in."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from affiant.mail.authentication.undo import flowed, footers, links, parts
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.undo.encodings import is_open_text, is_quoted_text
from affiant.mail.authentication.wire import Field, Wire

Trial = tuple[Wire, tuple[Undone, ...]]
Others = Callable[[Wire], Iterator[Wire]]
"""What an open text could have been; nothing for one to which this does not apply."""

_MOST = 200  # other forms of a message by one kind of change
_MOST_TOGETHER = 3  # texts whose forms are chosen each for itself; of more, they go in step
_DASHES = re.compile(rb"^--\r\n", re.MULTILINE)
_CHARSET = re.compile(rb"(charset\s*=\s*\"?)([\w-]+)", re.IGNORECASE)
_CHARSETS = ("iso-8859-1", "ISO-8859-1", "windows-1252", "Windows-1252", "iso-8859-15", "UTF-8",
             "utf-8")  # fmt: skip


def edits(wire: Wire, *, is_recoded: bool = False) -> Iterator[Trial]:
    """The message as it stands first, then with one kind of change taken back, then with more.

    `is_recoded`: each trial is going to be tried in many encodings, so the kinds that have many
    forms of their own are left out.
    """
    kinds = tuple(one for one in _KINDS if one[0] is not Change.FLOWED or not is_recoded)
    yield from _edited(wire, kinds)


def _edited(wire: Wire, kinds: tuple[tuple[Change, Others], ...]) -> Iterator[Trial]:
    if not kinds:
        yield wire, ()
        return
    (change, others), left = kinds[0], kinds[1:]
    yield from _edited(wire, left)
    for trial in everywhere(wire, others):
        for edited, undone in _edited(trial, left):
            yield edited, (Undone(change, "body"), *undone)


def everywhere(wire: Wire, others: Others) -> Iterator[Wire]:
    """The message with other forms of its texts: of all that have some, the first forms first."""
    found: list[list[Wire]] = []

    def noted(leaf: Wire) -> Wire:
        is_open = is_open_text(leaf) or (others is _footer and is_quoted_text(leaf))
        found.append(list(islice(others(leaf), _MOST)) if is_open else [])
        return leaf

    parts.mapped(wire, noted)
    if any(found):
        for choice in islice(_choices(found), _MOST):
            yield parts.mapped(wire, _chosen(choice))


def _choices(found: list[list[Wire]]) -> Iterator[tuple[Wire | None, ...]]:
    """A form of each leaf, None for it as it is, in the order of the numbers' sum.

    That one leaf was left alone is the second thing that is thought of.
    """
    forms: list[list[Wire | None]] = [[*one[:1], None, *one[1:]] for one in found]
    if sum(map(bool, found)) > _MOST_TOGETHER:
        longest = max(map(len, forms))
        numbers: Iterable[tuple[int, ...]] = (
            tuple(min(n, len(one) - 1) for one in forms) for n in range(longest) if n != 1
        )
    else:
        numbers = sorted(product(*(range(len(one)) for one in forms)), key=sum)
    for chosen in numbers:
        choice = tuple(one[n] for one, n in zip(forms, chosen, strict=True))
        if any(choice):
            yield choice


def _chosen(choice: tuple[Wire | None, ...]) -> Callable[[Wire], Wire]:
    forms = iter(choice)
    return lambda leaf: next(forms) or leaf


def _links(leaf: Wire) -> Iterator[Wire]:
    return _with(leaf, links.as_written(leaf.body, is_html=_is_html(leaf)))


def _footer(leaf: Wire) -> Iterator[Wire]:
    """Also of a quoted-printable text: altermime writes its own below what is encoded."""
    return _with(leaf, footers.without_footer(leaf.body, is_html=_is_html(leaf)))


def _warning(leaf: Wire) -> Iterator[Wire]:
    return _with(leaf, footers.without_warning(leaf.body, is_html=_is_html(leaf)))


def _dashes(leaf: Wire) -> Iterator[Wire]:
    return _with(leaf, iter((_DASHES.sub(b"-- \r\n", leaf.body),)))


def _flowed(leaf: Wire) -> Iterator[Wire]:
    """Only where the text says that it is: there are many widths to try."""
    told = b"".join(field.value for field in leaf.named("content-type")).lower()
    return _with(leaf, flowed.as_written(leaf.body)) if b"flowed" in told else iter(())


def _charset(leaf: Wire) -> Iterator[Wire]:
    """Sent in another character set, and said so."""
    if leaf.body.isascii():
        return
    field = next(iter(leaf.named("content-type")), None)
    told = field and _CHARSET.search(field.raw)
    if field is None or not told:
        return
    for name in _CHARSETS:
        try:
            body = leaf.body.decode(told[2].decode("ascii")).encode(name)
        except (UnicodeError, LookupError):
            continue
        if body != leaf.body:
            other = Field.of(_CHARSET.sub(rb"\g<1>" + name.encode(), field.raw, count=1))
            fields = tuple(other if one is field else one for one in leaf.fields)
            yield Wire(fields, body)


def _is_html(leaf: Wire) -> bool:
    return parts.content_type(leaf) == "text/html"


def _with(leaf: Wire, contents: Iterator[bytes]) -> Iterator[Wire]:
    seen = {leaf.body}
    for body in contents:
        if body not in seen:
            seen.add(body)
            yield Wire(leaf.fields, body)


_KINDS: tuple[tuple[Change, Others], ...] = (
    (Change.CHARSET, _charset),
    (Change.FLOWED, _flowed),
    (Change.DASHES, _dashes),
    (Change.WARNING, _warning),
    (Change.FOOTER, _footer),
    (Change.LINKS, _links),
)
"""The last is tried first."""
