"""The names of each text, counted, and the aliases that it teaches: taken when somebody asks.

Reading a text does not pay for it. A text's rows are made from its mentions the first time that
`namings` or `taught` is asked after it was read, and again when its facts or the judgements on
them have changed since (`mark`). Where the database cannot be written, they are made and not kept.
"""

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Max

from affiant.evidence.held import Verdict
from affiant.evidence.models import (
    Addition,
    Fact,
    Judgement,
    NameCount,
    NamesReached,
    NamesTaken,
    TaughtAlias,
    Text,
)
from affiant.evidence.rows import insert
from affiant.evidence.ruling import UNJUDGED, Ruling, rulings_of_rows
from affiant.names.aliases import catalogued
from affiant.names.key import key
from affiant.names.learning import Spotted, learn
from affiant.vocabulary.entity import EntityKind

TAKING = "3"  # a change of what is taken is a change of this number
BATCH = 200  # texts whose mentions are held at once
COUNTED = ("text", "entity_kind", "name", "known_as", "surface", "role", "quoted", "count")
TAUGHT = ("text", "alias", "name", "cue", "start", "end")
_KINDS = ("mention", "quote")
AGAIN = 64  # judgements and additions that are looked at again: who makes them is done in a moment
MANY = 500  # changed texts from which all are looked at: it costs the same
LONGEST_KEY = 200  # characters of a name's key that a column indexes
_lock = threading.Lock()
_reached: dict[str, "Reached"] = {}


@dataclass(frozen=True, slots=True)
class Reached:
    """Up to where everything was taken: the newest fact that was read, the newest that a person
    added, and the newest judgement, by their ids, and how many texts were superseded. What came
    after is all that has to be looked at.

    PostgreSQL gives an id before its row can be seen: a person's fact can be there before the facts
    of a text that is just being read, whose ids are lower. So both are told apart (one process at
    a time reads), and of what people do at the same moment the last few are looked at again.
    """

    fact: int
    added: int
    judgement: int
    superseded: int

    @classmethod
    def now(cls) -> "Reached":
        """As of now."""
        read = Fact.objects.filter(addition=None).order_by("-pk").values_list("pk", flat=True)
        return cls(
            read.first() or 0,
            Addition.objects.aggregate(most=Max("pk"))["most"] or 0,
            Judgement.objects.aggregate(most=Max("pk"))["most"] or 0,
            Text.objects.exclude(superseded_by=None).count(),
        )

    def since(self, now: "Reached") -> list[int] | None:
        """The texts that may have changed between; None for all."""
        if self.superseded != now.superseded:
            return None
        facts = Fact.objects.filter(pk__gt=self.fact, kind__in=_KINDS).order_by()
        added = Addition.objects.filter(pk__gt=self.added - AGAIN, fact__kind__in=_KINDS)
        judged = Judgement.objects.filter(pk__gt=self.judgement - AGAIN, fact__kind__in=_KINDS)
        texts = {
            *facts.values_list("text_id", flat=True).distinct()[: MANY + 1],
            *added.order_by().values_list("fact__text_id", flat=True).distinct()[: MANY + 1],
            *judged.order_by().values_list("fact__text_id", flat=True).distinct()[: MANY + 1],
        }
        return sorted(texts) if len(texts) <= MANY else None

    @classmethod
    def kept(cls) -> "Reached | None":
        """As another process left it; None where it says nothing of what there is now."""
        row = NamesReached.objects.order_by("-pk").first()
        if row is None or row.texts != NamesTaken.objects.count():
            return None
        taking, *numbers = json.loads(row.mark)
        return cls(*numbers) if taking == TAKING else None

    def keep(self) -> None:
        """Leave it to others, where the database can be written."""
        mark = json.dumps([TAKING, self.fact, self.added, self.judgement, self.superseded])
        with suppress(DatabaseError), transaction.atomic():
            NamesReached.objects.all().delete()
            NamesReached.objects.create(mark=mark, texts=NamesTaken.objects.count())


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows of NameCount and TaughtAlias, in the order of their columns, of these texts alone."""

    texts: frozenset[int]
    counted: tuple[tuple[Any, ...], ...]
    taught: tuple[tuple[Any, ...], ...]


def take(*, thoroughly: bool = False) -> Taken:
    """Bring the names up to date; the rows that could not be kept, for a reader without a pen.

    A process begins where another left off, and looks at what has changed since; `thoroughly`, at
    all texts.
    """
    name = str(connection.settings_dict["NAME"])
    with _lock:
        now = Reached.now()
        before = None if thoroughly else _reached.get(name) or Reached.kept()
        stale, unkept = _take(before.since(now) if before is not None else None)
        if not unkept.texts:
            _reached.clear()  # one casefile at a time
            _reached[name] = now
            if stale or before is None:
                now.keep()
        return unkept


def _take(among: Sequence[int] | None) -> tuple[bool, Taken]:
    """Take what is stale among these texts, or among all; whether there was anything, and what of
    it could not be kept."""
    marks = _marks(among)
    rows = NamesTaken.objects.all()
    if among is not None:
        rows = rows.filter(text__in=among)
    kept = dict(rows.values_list("text_id", "mark"))
    stale = sorted(text for text, mark in marks.items() if kept.get(text) != mark)
    gone = sorted(kept.keys() - marks.keys())
    unkept: list[Taken] = []
    for at in range(0, max(len(stale), 1 if gone else 0), BATCH):
        texts = stale[at : at + BATCH]
        found = _taken(texts)
        if not _keep(texts, gone if at == 0 else [], marks, found):
            unkept.append(found)
    return bool(stale or gone), Taken(
        frozenset().union(*(found.texts for found in unkept)),
        tuple(row for found in unkept for row in found.counted),
        tuple(row for found in unkept for row in found.taught),
    )


def _marks(among: Sequence[int] | None = None) -> dict[int, str]:
    """What each text's rows would be made from: newest fact, number of facts, judgement."""
    current = Text.objects.filter(superseded_by=None)
    found = Fact.objects.filter(kind__in=_KINDS)
    on = Judgement.objects.filter(fact__kind__in=_KINDS)
    if among is not None:
        current, found = current.filter(pk__in=among), found.filter(text__in=among)
        on = on.filter(fact__text__in=among)
    there = set(current.values_list("pk", flat=True))
    judgements = dict(on.order_by().values_list("fact__text_id").annotate(Max("id")))
    facts = found.order_by().values_list("text_id")
    return {
        text: f"{TAKING}.{last}.{count}.{judgements.get(text, 0)}"
        for text, last, count in facts.annotate(Max("id"), Count("id"))
        if text in there
    }


def _taken(texts: Sequence[int]) -> Taken:
    mentions: dict[int, list[dict[str, Any]]] = defaultdict(list)
    speakers: dict[int, set[str]] = defaultdict(set)
    judged = _judged(texts)
    rows = Fact.objects.filter(text__in=texts, kind__in=_KINDS).order_by("start", "pk")
    for pk, text, kind, found in rows.values_list("pk", "text_id", "kind", "values"):
        ruling = judged.get(pk, UNJUDGED)
        if ruling.verdict is Verdict.REJECTED:
            continue
        values = ruling.values(found)
        if kind == "mention":
            start, end = values["span"]
            mentions[text].append({**values, "start": start, "end": end})
        elif values.get("act") in (None, "speech"):  # a belief or a topic quotes nobody
            speakers[text].add(values.get("speaker") or "")
    bodies = dict(Text.objects.filter(pk__in=mentions).values_list("pk", "body__text"))
    return Taken(
        frozenset(texts),
        tuple(row for text in mentions for row in _counted(text, mentions[text], speakers[text])),
        tuple(row for text in mentions for row in _taught(text, mentions[text], bodies[text])),
    )


def _judged(texts: Sequence[int]) -> dict[int, Ruling]:
    """What people decided about the mentions and quotes."""
    on = {"fact__text__in": texts, "fact__kind__in": _KINDS}
    judgements = Judgement.objects.filter(**on).select_related("fact").order_by("pk")
    return rulings_of_rows(judgements, {one.fact_id: one.fact for one in judgements})


def _counted(
    text: int, mentions: Iterable[dict[str, Any]], speakers: set[str]
) -> Iterator[tuple[Any, ...]]:
    counts = Counter(
        (
            mention["entity_kind"],
            mention["name"],
            mention.get("known_as") or "",
            mention.get("surface") or "",
            mention.get("role") or "",
        )
        for mention in mentions
    )
    for (kind, name, known_as, surface, role), count in counts.items():
        yield text, kind, name, known_as, surface, role, name in speakers, count


def _taught(text: int, mentions: Iterable[dict[str, Any]], body: str) -> Iterator[tuple[Any, ...]]:
    spotted = [
        Spotted(mention["start"], mention["end"], mention["surface"])
        for mention in mentions
        if mention["entity_kind"] == EntityKind.ORGANISATION.value
    ]
    for one in learn(body, spotted, catalogued()):
        yield text, one.alias, one.name, one.cue.value, one.start, one.end


def _keep(texts: Sequence[int], gone: Sequence[int], marks: dict[int, str], found: Taken) -> bool:
    """Whether the rows could be kept; not where somebody else keeps them at this moment."""
    try:
        with transaction.atomic():
            for model in (NameCount, TaughtAlias, NamesTaken):
                model._default_manager.filter(text__in=[*texts, *gone]).delete()  # noqa: SLF001 - Django documents it
            insert(NameCount, (*COUNTED, "name_key"), [(*row, _key(row)) for row in found.counted])
            insert(TaughtAlias, TAUGHT, found.taught)
            insert(NamesTaken, ("text", "mark"), [(text, marks[text]) for text in texts])
    except DatabaseError:
        return False
    return True


def _key(row: tuple[Any, ...]) -> str:
    """What a person's rows are found by."""
    _, kind, name, *_ = row
    return key(name)[:LONGEST_KEY] if kind == EntityKind.PERSON.value else ""
