"""With whose voice each text of the casefile speaks: taken once, and again when its facts change.

To find out means to read a text with its facts; a page of origins asks for all texts.
"""

import json
import threading
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Count, Max, QuerySet

from affiant.dossiers.origins.origin import Citation
from affiant.dossiers.origins.voiced import Voiced, voiced
from affiant.evidence.models import Fact, Judgement, Text, TextVoice
from affiant.evidence.questions import current_texts, held
from affiant.evidence.rows import insert
from affiant.reading.span import Span
from affiant.vocabulary.citing import Citing

TAKING = "1"  # a change of what is taken is a change of this number
BATCH = 100  # texts that are held at once
KINDS = ("mention", "demand")  # facts that a voice is taken from
_COLUMNS = ("text", "mark", "date", "sender", "is_person", "citations")
_READ = ("text_id", "date", "sender", "is_person", "citations")
Reached = tuple[object, ...]
_lock = threading.Lock()
_reached: dict[str, Reached] = {}


def reached() -> Reached:
    """What voices follow from, by a few numbers: the newest fact, judgement and text."""
    return tuple(
        model._default_manager.aggregate(most=Max("pk"))["most"]  # noqa: SLF001 - Django documents it
        for model in (Fact, Judgement, Text)
    )


def are_taken() -> bool:
    """Whether this process took all of them, and nothing has changed since."""
    now = reached()
    with _lock:
        return _reached.get(_name()) == now


def stale() -> dict[int, str]:
    """The texts whose voice is not known as of now, with the marks to keep it under. All facts are
    counted for it."""
    kept = dict(TextVoice.objects.values_list("text_id", "mark"))
    return {text: mark for text, mark in sorted(_marks().items()) if kept.get(text) != mark}


def take(wanted: Mapping[int, str], now: Reached) -> None:
    """Take the voices of these texts, which `stale` gave after `reached` gave `now`."""
    texts = list(wanted)
    for at in range(0, len(texts), BATCH):
        some = texts[at : at + BATCH]
        _keep(some, [_row(one, wanted[one.id]) for one in _voiced(some)])
    with _lock:
        _reached.clear()  # one casefile at a time
        _reached[_name()] = now


def voices(texts: QuerySet[Text]) -> list[Voiced]:
    """Those of these texts that were taken, in the order of the texts."""
    rows = TextVoice.objects.filter(text__in=texts.order_by().values("pk")).order_by("text_id")
    return [_read(*row) for row in rows.values_list(*_READ).iterator()]


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _marks() -> dict[int, str]:
    """What each current text's voice would be taken from: newest fact, number of facts, newest
    judgement."""
    facts = {
        text: (last, count)
        for text, last, count in Fact.objects.order_by()
        .values_list("text_id")
        .annotate(Max("id"), Count("id"))
    }
    judged = dict(Judgement.objects.order_by().values_list("fact__text_id").annotate(Max("id")))
    return {
        text: f"{TAKING}.{'.'.join(map(str, facts.get(text, (0, 0))))}.{judged.get(text, 0)}"
        for text in current_texts().values_list("pk", flat=True)
    }


def _voiced(texts: Sequence[int]) -> Iterable[Voiced]:
    return map(voiced, held(current_texts().filter(pk__in=texts), kinds=KINDS))


def _keep(texts: Sequence[int], rows: Sequence[tuple[object, ...]]) -> None:
    with transaction.atomic():
        TextVoice.objects.filter(text__in=texts).delete()
        insert(TextVoice, _COLUMNS, rows)


def _row(one: Voiced, mark: str) -> tuple[object, ...]:
    told = [
        (
            cited.name,
            cited.citing.value,
            cited.span.start,
            cited.span.end,
            cited.medium,
            cited.prominent,
        )
        for cited in one.citations
    ]
    return one.id, mark, one.date or "", one.sender or "", one.is_person, json.dumps(told)


def _read(text: int, date: str, sender: str, is_person: bool, told: str) -> Voiced:
    citations = tuple(
        Citation(text, name, Citing(sort), Span(start, end), medium=medium, prominent=prominent)
        for name, sort, start, end, medium, prominent in json.loads(told)
    )
    return Voiced(text, date or None, sender or None, is_person, citations)
