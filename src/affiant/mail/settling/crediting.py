"""Signatures of stored messages checked against the casefile's keys, and whose accounts sent them.

Written in batches: whoever looks meanwhile sees each message as it was before or as it is now.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db import connection, transaction

from affiant.evidence.rows import insert
from affiant.mail.attribution.attribution import Attribution, attribute
from affiant.mail.attribution.grade import Ground
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.verdict import Result, Verdict
from affiant.mail.checked import Authors, check, undone
from affiant.mail.models import Attributed, Message, SignatureCheck
from affiant.mail.settling.source import Source, storable
from affiant.reading.formats.mail_headers import Headers, characters

_AT_ONCE = 500  # messages that are written together
_MOST_HOPS = 50  # values of Received and of recorded results that are looked at
_DOMAIN = 255  # characters, as the table has them
_COLUMNS = (
    "message", "domain", "organisation", "kind", "grade", "grounds", "key_source", "is_employer",
    "at",
)  # fmt: skip

_Row = tuple[int, str, str, str, str, str, str, bool, object]  # of `_COLUMNS`


@dataclass(slots=True)
class Crediting:
    """One run over a collection: takes in message after message, and counts."""

    keys: KeyArchive
    now: datetime
    authors: Authors | None = None
    done: int = 0
    signed: int = 0
    passing: int = 0
    _checks: list[SignatureCheck] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _at: object = field(init=False)

    def __post_init__(self) -> None:
        self._at = connection.ops.adapt_datetimefield_value(self.now)

    def take(self, source: Source, *, undo: bool) -> None:
        """Check and attribute one message; `undo` seeks what transport had changed."""
        verdicts = self._verdicts(source, undo=undo)
        found = _attribution(source, verdicts)
        self._rows.append(_row(source.message, found, self._at))
        self._checks += checks_of(source.message, verdicts)
        self.done += 1
        self.signed += any(one.result is not Result.NONE for one in verdicts)
        self.passing += any(one.passes for one in verdicts)
        if len(self._rows) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Put what was found in place of what was there."""
        numbers = [row[0] for row in self._rows]
        with transaction.atomic():
            SignatureCheck.objects.filter(message__in=numbers).delete()
            Attributed.objects.filter(pk__in=numbers).delete()
            insert(Attributed, _COLUMNS, self._rows)
            SignatureCheck.objects.bulk_create(self._checks)
        self._rows, self._checks = [], []

    def _verdicts(self, source: Source, *, undo: bool) -> tuple[Verdict, ...]:
        if not any(name == "dkim-signature" for name, _ in source.headers.fields):
            return ()  # most messages: their bodies are not even read
        raw = source.raw()
        if raw is None:
            return ()
        found = check(raw, self.keys, None, is_of_mailbox=source.is_of_mailbox)
        if undo and self.authors is not None:
            found = undone(found, raw, self.keys, self.authors.addresses(raw))
        return found.verdicts


def _attribution(source: Source, verdicts: tuple[Verdict, ...]) -> Attribution:
    row, headers = source.message, source.headers
    return attribute(
        row.sender,
        verdicts,
        list(_values(headers, "received")),
        list(_values(headers, "authentication-results")),
        row.sent.date() if row.sent else None,
    )


def _values(headers: Headers, name: str) -> Iterator[str]:
    found = (value for field_name, value in headers.fields if field_name == name)
    for _, value in zip(range(_MOST_HOPS), found, strict=False):
        yield characters(value)


def _row(message: Message, found: Attribution, at: object) -> _Row:
    return (
        message.pk,
        found.sender.rpartition("@")[2][:_DOMAIN],
        found.holder.organisation or "",
        found.holder.kind.value,
        found.grade.value,
        _told(found.grounds),
        found.key_source.value,
        found.employer is not None,
        at,
    )


@cache
def _told(grounds: tuple[Ground, ...]) -> str:
    return json.dumps([ground.value for ground in grounds])


def checks_of(message: Message, verdicts: tuple[Verdict, ...]) -> list[SignatureCheck]:
    """A row for each signature; none for a message without any."""
    return [
        SignatureCheck(
            message=message,
            number=number,
            domain=storable(one.signature.domain)[:_DOMAIN] if one.signature else "",
            selector=storable(one.signature.selector)[:_DOMAIN] if one.signature else "",
            result=one.result.value,
            reason=one.reason.value,
            key_source=one.key_source.value,
            undone=bool(one.undone),
        )
        for number, one in enumerate(verdicts, 1)
        if one.result is not Result.NONE
    ]
