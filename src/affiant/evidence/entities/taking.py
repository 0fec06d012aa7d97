"""The names of each text, counted, and the aliases that it teaches: taken when somebody asks.

Reading a text does not pay for it. A text's rows are made from its mentions the first time that
`namings` or `taught` is asked after it was read, and again when its facts or the judgements on
them have changed since (`mark`). Where the database cannot be written, they are made and not kept.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Max

from affiant.evidence.held import Verdict
from affiant.evidence.models import (
    Fact,
    Judgement,
    NameCount,
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
MANY = 500  # changed texts from which all are looked at: it costs the same
LONGEST_KEY = 200  # characters of a name's key that a column indexes
_lock = threading.Lock()
_reached: dict[str, "Reached"] = {}


@dataclass(frozen=True, slots=True)
class Reached:
    """Up to where everything was taken: the newest fact, judgement and addition, by their ids, and
    how many texts were superseded. What came after is all that has to be looked at."""

    fact: int
    judgement: int
    superseded: int

    @classmethod
    def now(cls) -> "Reached":
        """As of now."""
        facts = Fact.objects.aggregate(most=Max("pk"))["most"] or 0
        judgements = Judgement.objects.aggregate(most=Max("pk"))["most"] or 0
        return cls(facts, judgements, Text.objects.exclude(superseded_by=None).count())

    def since(self, now: "Reached") -> list[int] | None:
        """The texts that may have changed between; None for all."""
        if self.superseded != now.superseded:
            return None
        facts = Fact.objects.filter(pk__gt=self.fact, kind__in=_KINDS).order_by()
        judged = Judgement.objects.filter(pk__gt=self.judgement, fact__kind__in=_KINDS).order_by()
        texts = {
            *facts.values_list("text_id", flat=True).distinct()[: MANY + 1],
            *judged.values_list("fact__text_id", flat=True).distinct()[: MANY + 1],
        }
        return sorted(texts) if len(texts) <= MANY else None


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows of NameCount and TaughtAlias, in the order of their columns, of these texts alone."""

    texts: frozenset[int]
    counted: tuple[tuple[Any, ...], ...]
    taught: tuple[tuple[Any, ...], ...]


def take() -> Taken:
    """Bring the names up to date; the rows that could not be kept, for a reader without a pen.

    A process looks at all texts the first time, and after that at those that have changed.
    """
    name = str(connection.settings_dict["NAME"])
    with _lock:
        now = Reached.now()
        before = _reached.get(name)
        among = before.since(now) if before is not None else None
        unkept = _take(among)
        if not unkept.texts:
            _reached.clear()  # one casefile at a time
            _reached[name] = now
        return unkept


def _take(among: Sequence[int] | None) -> Taken:
    """Take what is stale among these texts, or among all."""
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
    return Taken(
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
