"""Threads of a collection's messages: who answers whom, written where views find it.

What a message quotes is asked only of those whose references lead nowhere, and what others wrote
only as far as it is quoted: so the texts pass by, and are not held. What messages refer to waits in
a file until all were looked at: held among rows that come and go, it would keep a multiple of its
own memory from being used again.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import IO

from django.db import transaction

from affiant.evidence.rows import insert
from affiant.mail.models import Message, MessageText, Placement
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.replies import Kind, sections
from affiant.mail.settling.source import Source
from affiant.mail.threads import COMMON, LEAST, MARKS, Basis, Mail, Node, telling, threads

_AT_ONCE = 500
_TEXTS = 100  # that are fetched together
_COLUMNS = ("message", "root", "parent", "copy_of", "basis", "depth", "order")
_MOST_REFERENCES = 100  # the last of a message's, which are the nearest
_MOST_LINES = 200  # of a message that are compared
_MAY_QUOTE = re.compile(r"^[ \t]*[>|]|[-_]{3}|:[ \t*]*\r?$", re.MULTILINE)
_WRITTEN = frozenset({Kind.WRITTEN, Kind.CONTEXT, Kind.FORWARDED})
_QUOTED = frozenset({Kind.QUOTED, Kind.CONTEXT})

_Row = tuple[int, int, int | None, int | None, str, int, int]  # of `_COLUMNS`


def waiting() -> IO[str]:
    """A file for a `Placing`, that is gone once it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")


@dataclass(slots=True)
class Placing:
    """One run: takes in every message, then places them. `_waiting` is the file that holds what
    they refer to meanwhile.
    """

    _waiting: IO[str]
    _ids: dict[str, str] = field(default_factory=dict)  # one text for an id, however often named

    def take(self, source: Source) -> None:
        """Write down what threading needs of the header: a line, for no reference has a space."""
        told = _references(source)[-_MOST_REFERENCES:]
        self._waiting.write(f"{source.message.pk} {' '.join(told)}\n")

    def place(self, copies: dict[int, int]) -> int:
        """Write all places anew, copies where the one stands that counts; how many threads."""
        mails = {int(mail.key): mail for mail in self._mails() if int(mail.key) not in copies}
        self._ids = {}
        _lines_in(mails)
        numbers, given = [*mails, *copies], [*mails.values()]
        del mails
        found = threads(given)
        del given
        counting = set(copies.values())
        places: dict[int, _Row] = {}
        with transaction.atomic():
            for some in _portions(numbers):
                Placement.objects.filter(pk__in=some).delete()
            left = (row for node in found for row in _rows(node))
            while rows := list(islice(left, _AT_ONCE)):
                insert(Placement, _COLUMNS, rows)
                places |= {row[0]: row for row in rows if row[0] in counting}
            for some in _portions([*copies]):
                insert(Placement, _COLUMNS, [_copy(key, places[copies[key]]) for key in some])
        return len(found)

    def _mails(self) -> Iterator[Mail]:
        """What was taken in, as threading asks for it."""
        self._waiting.seek(0)
        while some := list(islice(self._waiting, _AT_ONCE)):
            told = {int(line.partition(" ")[0]): line.split()[1:] for line in some}
            rows = Message.objects.filter(pk__range=(min(told), max(told))).order_by("pk")
            columns = rows.values_list("pk", "message_id", "subject", "sent")
            for key, message_id, subject, sent in columns.iterator(_AT_ONCE):
                if key not in told:
                    continue  # of another collection, or replaced
                name = self._one(message_id) if message_id else None
                references = tuple(map(self._one, told[key]))
                yield Mail(str(key), name, references, subject, sent)

    def _one(self, name: str) -> str:
        return self._ids.setdefault(name, name)


def _references(source: Source) -> tuple[str, ...]:
    return Letter(source.headers, (), Parser.STANDARD).references


def _lines_in(mails: dict[int, Mail]) -> None:
    """Put into the mails the lines that messages without references quote, and who wrote them."""
    known = {mail.message_id for mail in mails.values()}
    loose = [key for key, mail in mails.items() if not known.intersection(mail.references)]
    wanted: dict[str, str] = {}
    for key, text in _texts(loose):
        if not _MAY_QUOTE.search(text):
            continue
        lines = [wanted.setdefault(line, line) for line in _lines(text, _QUOTED)]
        if lines:
            mails[key] = replace(mails[key], quoted=tuple(lines))
    if wanted:
        _written_in(mails, wanted)


def _written_in(mails: dict[int, Mail], wanted: dict[str, str]) -> None:
    """Put into the mails which of the wanted lines they hold.

    A line that is known to be common is sought in no further mail: it tells nothing any more.
    """
    sought = set(wanted)
    held = Counter[str]()
    for key, text in _texts([*mails]):
        small = text.lower()
        if _is_quoted(small, wanted) and not sought.isdisjoint(_flat(small.splitlines())):
            lines = [wanted[line] for line in _lines(text, _WRITTEN) if line in wanted]
            mails[key] = replace(mails[key], written=tuple(lines))
            held.update(lines)
            sought.difference_update(line for line in lines if held[line] > COMMON)


def _is_quoted(small: str, wanted: dict[str, str]) -> bool:
    """Whether a line that it does not quote itself is among those that others quote."""
    lines = (line for line in small.splitlines() if not line.lstrip().startswith(">"))
    return not wanted.keys().isdisjoint(_flat(lines))


def _flat(lines: Iterable[str]) -> list[str]:
    """Lines in small letters as `telling` has them, and what tells nothing, too."""
    return [" ".join(line.strip(MARKS).split()) for line in lines if len(line) >= LEAST]


def _texts(keys: list[int]) -> Iterator[tuple[int, str]]:
    for numbers in _portions(keys):
        rows = MessageText.objects.filter(pk__in=numbers).values_list("pk", "text")
        yield from rows.iterator(_TEXTS)


def _portions(keys: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(keys), _AT_ONCE):
        yield keys[at : at + _AT_ONCE]


def _lines(text: str, kinds: frozenset[Kind]) -> list[str]:
    """The lines of these sections that tell something, each once."""
    parts = (part.of(text) for part in sections(text) if part.kind in kinds)
    told = dict.fromkeys(telling(line) for part in parts for line in part.splitlines())
    told.pop("", None)
    return [*told][:_MOST_LINES]


def _rows(root: Node) -> Iterator[_Row]:
    """A thread's places, as it is read from the top. What only is named has none."""
    there = [node for node in root.walk() if node.mail is not None]
    if not there:
        return
    first = _key(there[0])
    depths: dict[int, int] = {}
    for order, node in enumerate(there):
        above = _above(node)
        depth = depths[id(above)] + 1 if above else 0
        depths[id(node)] = depth
        basis = node.basis.value if node.parent else Basis.ROOT.value
        yield _key(node), first, _key(above) if above else None, None, basis, depth, order


def _above(node: Node) -> Node | None:
    """The nearest message over it that is there."""
    at = node.parent
    while at is not None and at.mail is None:
        at = at.parent
    return at


def _key(node: Node) -> int:
    assert node.mail is not None  # noqa: S101 - only those that are there are asked
    return int(node.mail.key)


def _copy(key: int, place: _Row) -> _Row:
    of, root, parent, _none, basis, depth, order = place
    return key, root, parent, of, basis, depth, order
