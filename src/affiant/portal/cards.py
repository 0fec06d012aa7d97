"""A fact beside its document: what it says, what the machine said, and what people decided."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template

from affiant.dossiers.details import details
from affiant.evidence.held import Verdict
from affiant.evidence.models import Addition
from affiant.evidence.ruling import Voice
from affiant.portal.controls import seen
from affiant.portal.forms.shown import rows, typed
from affiant.portal.labels import labels
from affiant.portal.portion import Judged
from affiant.portal.speech import Speech
from affiant.portal.terms import kind_word, term

SHOWN = 400  # characters of a fact's words


@dataclass(frozen=True, slots=True)
class Said:
    """What one person decided, in words."""

    by: str
    word: str
    verdict: str
    on: str
    settles: bool
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """A fact as the room shows it, masked. `own` and `newest` are numbers of judgements, 0 for
    none; `values` is what its form holds, as JSON; `machine` what the machine said otherwise."""

    id: int
    code: str
    kind: str
    surface: str
    start: int
    end: int
    sure: str
    details: tuple[tuple[str, str], ...]
    machine: tuple[tuple[str, str], ...]
    verdict: str
    word: str
    own: int
    newest: int
    voices: tuple[Said, ...]
    disputed: bool
    added: str
    values: str


def fixed(request: HttpRequest, here: str, speech: Speech, *, blind: bool) -> str:
    """What the forms of all cards have alike, made once."""
    shown = {
        "say": labels(speech),
        "here": here,
        "blind": blind,
        "verdicts": {one.value: term(one, speech) for one in Verdict},
    }
    return get_template("card_fixed.html").render(shown, request)


def cards(judged: Iterable[Judged], by: str, speech: Speech, *, blind: bool = False) -> list[Card]:
    """The cards of these facts, as this person sees them; one query."""
    found = list(judged)
    added = [one.held.id for one in found if one.held.added]
    adders = dict(Addition.objects.filter(fact__in=added).values_list("fact", "by"))
    return [_card(one, by, adders, speech, blind=blind) for one in found]


def _card(judged: Judged, by: str, adders: dict[int, str], speech: Speech, *, blind: bool) -> Card:
    fact, ruling = judged.held.fact, judged.ruling
    own = ruling.voice(by)
    others = any(voice.by != by for voice in ruling.voices)
    return Card(
        id=judged.held.id,
        code=fact.kind,
        kind=kind_word(fact.kind, speech),
        surface=_cut(fact.surface),
        start=fact.span.start,
        end=fact.span.end,
        sure="" if judged.held.added else speech.percent(fact.confidence),
        details=_told(judged, speech),
        machine=_machine(judged, speech),
        verdict=ruling.verdict.value,
        word=term(Verdict(ruling.verdict), speech),
        own=own.judgement if own else 0,
        newest=ruling.newest,
        voices=tuple(_said(voice, speech) for voice in ruling.voices) if others else (),
        disputed=ruling.disputed,
        added="" if blind and own is None else adders.get(judged.held.id, ""),
        values=_values(judged, speech),
    )


def _cut(words: str) -> str:
    words = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    return seen(words)


def _told(judged: Judged, speech: Speech) -> tuple[tuple[str, str], ...]:
    fact: Any = judged.held.fact
    name = getattr(fact, "speaker", None) or fact.attribution.name
    sayer = speech.wording.according_to(name) if name else ""
    own = details(fact, speech.wording)
    return ((("", sayer),) if sayer else ()) + own


def _machine(judged: Judged, speech: Speech) -> tuple[tuple[str, str], ...]:
    """What the machine said where people say it otherwise, under the labels of the form."""
    now, found = judged.held.fact, judged.found
    if now == found:
        return ()
    said: list[tuple[str, str]] = []
    if now.span != found.span:
        said.append((speech.gettext("Words"), _cut(found.surface)))
    mine, theirs = typed(now, speech.language), typed(found, speech.language)
    for row in rows(found.kind, speech):
        if mine[row.name] != theirs[row.name]:
            words = dict(row.choices).get(theirs[row.name], theirs[row.name])
            said.append((row.label, words or speech.gettext("nothing")))
    return tuple(said)


def _said(voice: Voice, speech: Speech) -> Said:
    return Said(
        by=voice.by,
        word=term(voice.verdict, speech),
        verdict=voice.verdict.value,
        on=speech.date(voice.at.date().isoformat()),
        settles=voice.settles,
        note=voice.note,
    )


def _values(judged: Judged, speech: Speech) -> str:
    held = typed(judged.held.fact, speech.language)
    told = {name: value for name, value in held.items() if value}
    return json.dumps(told, ensure_ascii=False)
