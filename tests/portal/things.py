"""A casefile of two collections, and people with every role over the first: for the truth table.

In MILLS lie documents that say MILLER, in DOCKS documents that say DOCKER; one document lies in
both, under two names. Both tell of Northmere Systems; only DOCKS gives it another name.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.role import Role, Scope
from affiant.evidence.casefile import Casefile
from affiant.evidence.collections import collection_named
from affiant.evidence.intake import Intake
from affiant.evidence.models import Collection, Fact, Publication, Text
from affiant.mail.models import Message, Trove
from affiant.mail.storing import Run
from affiant.names.entity import Entity
from affiant.portal.known import known
from affiant.portal.visitor import Visitor
from tests.portal.mail.settled import settle

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
MILLS, DOCKS = "Mills", "Docks"
SECRETS = ("Docker", "Quayside", "Norsys", "Harbourmaster", "d-shared", "d-letter", DOCKS)
"""What only DOCKS says: no page shows any of it to who may see MILLS alone."""
WITNESS = "Ines Calder"
"""Whom MILLS quotes, and DOCKS calls a victim: masked in both, and no name that may be listed."""

_SHARED = (
    "A shared circular of the county",
    "Northmere Systems paid $9.9 million to Arden County in 2018, the circular says.",
)
DOCUMENTS = {
    MILLS: {
        "m-letter.txt": (
            "Northmere Systems leaves the Miller works",
            "Northmere Systems held a $4.2 million contract at the Miller works since 2019.",
            "“We have listened to the families,” said Ada Quill, director of Northmere Systems.",
            "“Northmere Systems never answered,” said Ines Calder, director of the Miller works.",
        ),
        "m-shared.txt": _SHARED,
    },
    DOCKS: {
        "d-letter.txt": (
            "Northmere Systems at the Docker yard",
            "Northmere Systems, also known as Norsys Group, held a $7.7 million contract in 2020.",
            "The Quayside Authority paid Norsys Group twice at the Docker yard in 2020.",
            "The victim, Ines Calder, left the Docker yard in 2020.",
            "“No comment,” said Otto Harbourmaster, director of the Quayside Authority.",
        ),
        "d-shared.txt": _SHARED,
    },
}

LETTERS = b"""From office Thu Jan  2 10:00:00 2014
From: The WORKS office <office@WORKS.example>
To: county@arden.example
Message-ID: <1@WORKS.example>
Date: Thu, 2 Jan 2014 10:00:00 +0100
Subject: The contract of the WORKS

The contract of the WORKS is signed.
"""
WORKS = {MILLS: b"Miller", DOCKS: b"Docker"}


def fill(casefile: Casefile, folder: Path) -> None:
    """Write the documents and read each lot into its collection."""
    for name, documents in DOCUMENTS.items():
        (folder / name).mkdir(parents=True)
        for file, lines in documents.items():
            (folder / name / file).write_text("\n\n".join(lines), encoding="utf-8")
        number = collection_named(name, NOON)
        Intake(casefile, lambda: NOON, workers=1, collection=number).read([folder / name])
        mail = folder / name / f"{name}.mbox"
        mail.write_bytes(LETTERS.replace(b"WORKS", WORKS[name]))
        settle(Run(casefile, lambda: NOON, collection=number).read(mail)[0])


@dataclass(frozen=True)
class Things:
    """What addresses are made of: the ids of things in one collection (or of none at all)."""

    text: int = 999_999
    fact: int = 999_999
    entity: str = "aff-00000000000000000000"
    collection: int = 999_999
    trove: int = 999_999
    message: int = 999_999
    publication: int = 999_999


NOTHING = Things()
"""Things that are not there."""
SOMETHING = Things(1, 1, "aff-11111111111111111111", 1, 1, 1, 1)
"""To tell the addresses of a thing from the others."""


def things(collection: str) -> Things:
    """Those of one collection alone. The entity of MILLS is in DOCKS too; the other is not."""
    title, name = {
        MILLS: ("Northmere Systems leaves", "Northmere Systems"),
        DOCKS: ("Northmere Systems at", "Quayside Authority"),
    }[collection]
    text = Text.objects.get(title__startswith=title).pk
    number = Collection.objects.get(name=collection).pk
    entity = next(one for one in known().names.public if one.name == name)
    return Things(
        text=text,
        fact=Fact.objects.filter(kind="money", text=text).order_by("pk")[0].pk,
        entity=entity.id,
        collection=number,
        trove=Trove.objects.get(collection__name=collection).pk,
        message=Message.objects.filter(trove__collection__name=collection).earliest("pk").pk,
        publication=_publication(entity, number).pk,
    )


def _publication(entity: Entity, collection: int) -> Publication:
    """One that draws on this collection alone, made by nobody of the table."""
    made, _ = Publication.objects.get_or_create(
        node=entity.node, collections=[collection],
        defaults={
            "entity": entity.id, "name": entity.name, "language": "en", "at": NOON,
            "by": "person:99", "by_name": "Zoe", "edited_by": "person:99", "edited_at": NOON,
        },
    )  # fmt: skip
    return made


PEOPLE: dict[str, Visitor] = {
    name: Visitor(name, Person(f"person:{number}", verified=True))
    for number, name in enumerate([*(role.value for role in Role), "watcher", "nothing"], 1)
} | {
    "closed": Visitor("closed", Person("person:6", active=False, verified=True)),
    "unverified": Visitor("unverified", Person("person:6")),
    "other": Visitor("other", Person("person:9", verified=True)),
    "whole": Visitor("whole", Person("person:10", verified=True)),
}
"""One for each role over MILLS, and: `watcher`, an auditor of everything; `nothing`, with no role;
`closed`, whose account was closed while owner of MILLS; `unverified`, the same owner without a
second factor; `other`, a reader of DOCKS; `whole`, an owner of everything."""


def admit() -> None:
    """Give everybody their roles, past the log: what is tested is what they may do then."""
    mills, docks = (Collection.objects.get(name=name).pk for name in (MILLS, DOCKS))
    given = [(PEOPLE[role.value], role, mills) for role in Role]
    given += [(PEOPLE["other"], Role.READER, docks)]
    for who, role, number in given:
        _grant(who, role, Scope.COLLECTION, number)
    _grant(PEOPLE["watcher"], Role.AUDITOR, Scope.ALL, None)
    _grant(PEOPLE["whole"], Role.OWNER, Scope.ALL, None)


def _grant(who: Visitor, role: Role, scope: Scope, number: int | None) -> None:
    Grant.objects.create(
        holder=who.person.id,
        role=role.value,
        scope=scope.value,
        scope_id=number,
        by="system",
        at=NOON,
    )
