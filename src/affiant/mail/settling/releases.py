"""The casefile's ledger of published tables: `publication.Ledger`, kept in the database.

A release is of a collection as it is settled now, compared with every earlier release of the
casefile, whichever collection it was of: a message or an account is the same in all of them.
Releases are only ever added. Two that publish at once stand in line, and the second is compared
with the first.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from affiant.evidence.right_of_reply import Reply
from affiant.mail.attribution.account import account
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import MailMinimum, MailRelease, MailSecret, Message
from affiant.mail.publication import (
    LEAST_SENDERS,
    Counted,
    Ledger,
    Persons,
    Refused,
    Release,
    Table,
    Told,
    tabled,
)
from affiant.mail.publication.hidden import hidden
from affiant.mail.publication.table import Part
from affiant.mail.settling.agreeing import Unagreed, Unasked, is_agreed, named, unasked
from affiant.mail.settling.anew import is_settled
from affiant.mail.settling.counts import counting
from affiant.mail.settling.persons import persons
from affiant.mail.settling.released_cells import from_text, to_text
from affiant.mail.settling.secret import closed, opened, pseudonym_key

FLOOR = 5
"""The least minimum that may be set: the strict end of the three to five that the OECD's glossary
of statistical terms gives for threshold rules. Of five accounts, one that takes itself away and
confides in another still faces three."""

_IDENTITY = 32  # hexadecimal digits of a digest that is kept: 128 bits


class NotSettled(ValueError):
    """Something came in since the collection was settled: what is counted would be out of date."""


class Changed(ValueError):
    """What would be published is no longer what was looked at."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """How many employers are counted among the others, and why; none is named.

    `few` have fewer senders than the minimum; `filling` have enough, and are there because the
    others together were fewer; `compared` because of what was published before. `undivided` rows
    are named without being told in halves (shown by a signature, or not).
    """

    few: int
    filling: int
    compared: int
    undivided: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What `publish` would publish now. `refused` says why that is nothing; `told` is empty then.

    `mark` stands for exactly these numbers: publishing with it publishes them or nothing.
    `release` is the row that was written, None for a draft.
    """

    told: tuple[Told, ...]
    pooled: Pooled | None
    refused: Refused | None
    minimum: int
    mark: str
    release: UUID | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A row of the ledger as anybody may see it. `agreed_by` is the second person, "" where one
    published alone; it and `replies` are None for what appeared before they were kept."""

    id: str
    at: datetime
    by: str
    collection: int
    minimum: int
    told: tuple[Told, ...]
    agreed_by: str | None = None
    replies: tuple[Reply, ...] | None = None


def minimum() -> int:
    """How many accounts stand behind every published number: a setting of the casefile."""
    row = MailMinimum.objects.order_by("-pk").first()
    return row.minimum if row else LEAST_SENDERS


def set_minimum(least: int, by: str, now: datetime) -> None:
    """Change it from now on. Raises ValueError below FLOOR."""
    if least < FLOOR:
        raise ValueError(f"a published number counts {FLOOR} senders at the least")
    MailMinimum.objects.create(minimum=least, by=by, at=now)


def draft(collection: int, now: datetime, *, held: QuerySet[Message] | None = None) -> Draft:
    """What would be published of all mail that counts, or of these messages (`held`) of it.

    Nothing is written. Raises NotSettled, Locked.
    """
    return _drafted(_counted(collection, held), _ledger(), now)[0]


def publish(
    collection: int,
    by: str,
    now: datetime,
    *,
    mark: str | None = None,
    held: QuerySet[Message] | None = None,
    second: str = "",
    replies: Sequence[Reply] = (),
) -> Draft:
    """Write what may be published to the ledger; a refusal writes nothing.

    `second` is who agreed to exactly this (`agreeing.second_person`). Raises NotSettled, Locked;
    Changed where `mark` is not of what would be published now; Unagreed, Unasked.
    """
    if not is_agreed(second):
        raise Unagreed("a second person has to agree")
    pseudonym_key()  # made before, so that there is a row to stand in line at
    with transaction.atomic():
        list(MailSecret.objects.select_for_update().values_list("pk"))
        ledger = _ledger()
        made, table = _drafted(_counted(collection, held), ledger, now)
        if mark is not None and mark != made.mark:
            raise Changed("something was published or settled meanwhile: look at the draft again")
        if table is not None:
            if missing := unasked(made.told, replies, now.date()):
                raise Unasked(missing)
            printed = [one for one in replies if one.party in named(made.told)]
            people = {"by": by, "agreed_by": second, "replies": [one.told for one in printed]}
            number = _write(ledger.releases[-1], made, collection, people, now)
            made = replace(made, release=number)
    return made


def published() -> list[Published]:
    """All releases, the newest first."""
    return [_published(row) for row in MailRelease.objects.defer("cells").order_by("-at", "-pk")]


def _drafted(
    held: tuple[Counted, ...], ledger: Ledger, now: datetime
) -> tuple[Draft, Table | None]:
    least = minimum()
    found = ledger.release(held, now.date(), least)
    if isinstance(found, Refused):
        return Draft((), None, found, least, _mark((), least)), None
    told = found.told()
    pooled = _pooled(held, found, ledger.persons)
    return Draft(told, pooled, None, least, _mark(told, least)), found


def _pooled(held: tuple[Counted, ...], table: Table, known: Persons) -> Pooled:
    accounts: dict[str, set[str]] = {}
    for one in held:
        if one.organisation:
            accounts.setdefault(one.organisation, set()).add(one.sender)
    enough = sum(known.count(senders) >= table.minimum for senders in accounts.values())
    alone = len(tabled(held, table.minimum, persons=known).named)
    divided = {cell.name for cell in table.parts}
    return Pooled(
        few=len(accounts) - enough,
        filling=enough - alone,
        compared=alone - len(table.named),
        undivided=sum(row.name not in divided for row in table.named),
    )


def _counted(collection: int, held: QuerySet[Message] | None) -> tuple[Counted, ...]:
    if not is_settled(collection):
        raise NotSettled("settle the collection first: affiant mail settle")
    return tuple(_rows(counting(collection) if held is None else held, pseudonym_key()))


def _rows(held: QuerySet[Message], key: bytes) -> Iterator[Counted]:
    """A message is what it says it is and says, whichever of its copies counts."""
    columns = held.exclude(sender="").order_by("pk")
    names: dict[str, str] = {}
    for mih, content, sender, organisation, is_employer, grade in columns.values_list(
        "mih", "content", "sender", "attributed__organisation", "attributed__is_employer",
        "attributed__grade",
    ).iterator(2_000):  # fmt: skip
        if sender not in names:
            names[sender] = _hidden_account(key, account(sender) or sender)
        yield Counted(
            hidden(key, f"message\0{mih}\0{content}")[:_IDENTITY],
            names[sender],
            organisation if is_employer else None,
            Part.PROVED if Grade(grade).is_proved else Part.OTHER,
        )


def _hidden_account(key: bytes, sender: str) -> str:
    return hidden(key, f"account\0{sender}")[:_IDENTITY]


def _ledger() -> Ledger:
    """All releases with what each of their cells counted."""
    key = pseudonym_key()
    return Ledger(
        [
            Release(row.day, from_text(opened(row, "cells")), row.minimum)
            for row in MailRelease.objects.order_by("at", "pk")
        ],
        persons(lambda sender: _hidden_account(key, sender)),
    )


def _write(
    release: Release, made: Draft, collection: int, people: dict[str, Any], now: datetime
) -> UUID:
    number = uuid4()
    row = MailRelease(
        id=number,
        day=release.day,
        minimum=made.minimum,
        table={"collection": collection, "rows": [asdict(told) for told in made.told]},
        at=now,
        **people,
    )
    row.__dict__["cells"] = closed(MailRelease, "cells", number, to_text(release.cells))
    row.save(force_insert=True)
    return number


def _published(row: MailRelease) -> Published:
    told = tuple(
        Told(**{**one, "part": Part(one["part"]) if one["part"] else None})
        for one in row.table["rows"]
    )
    return Published(
        str(row.pk), row.at, row.by, row.table["collection"], row.minimum, told, row.agreed_by,
        None if row.replies is None else tuple(map(Reply.of, row.replies)),
    )  # fmt: skip


def _mark(told: tuple[Told, ...], least: int) -> str:
    content = json.dumps([least, [asdict(one) for one in told]], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
