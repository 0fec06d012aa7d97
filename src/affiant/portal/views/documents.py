"""The documents, and the reading room: one of them beside its facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.details import details
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement, Text
from affiant.evidence.questions import locators_of
from affiant.facts.codec import KINDS
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.page import page
from affiant.portal.portion import Judged, Portion, portion, portion_of
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import kind_word, term

PAGE = 50  # documents
QUIET = ("mention", "date")  # kinds that are many, and shown when asked for
SURENESS = ("0.5", "0.7", "0.9")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which facts are shown. `kind` "" is all but the quiet ones, "all" is all."""

    kind: str = ""
    confidence: float = 0.0
    unreviewed: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Filter":
        """What a form says; what it cannot mean is no filter."""
        kind, sure = asked.get("kind", ""), asked.get("confidence", "")
        return cls(
            kind if kind in (*KINDS, "all") else "",
            float(sure) if sure in SURENESS else 0.0,
            unreviewed=asked.get("unreviewed") == "1",
        )

    def of_facts(self, facts: QuerySet[Fact]) -> QuerySet[Fact]:
        """Those that fit."""
        if self.kind in KINDS:
            facts = facts.filter(kind=self.kind)
        elif not self.kind:
            facts = facts.exclude(kind__in=QUIET)
        if self.confidence:
            facts = facts.filter(confidence__gte=self.confidence)
        return unjudged(facts) if self.unreviewed else facts


def unjudged(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """Those on which no decision stands: never judged, or taken back."""
    newest = Judgement.objects.filter(fact=OuterRef("pk")).order_by("-pk").values("verdict")[:1]
    return facts.annotate(stands=Subquery(newest)).filter(
        Q(stands=None) | Q(stands=Verdict.SUGGESTED.value)
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A fact as the room shows it, masked."""

    judged: Judged
    kind: str
    sure: str
    details: tuple[tuple[str, str], ...]
    verdict: str
    word: str


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All documents, with how much is left to judge."""
    speech, visitor = speech_of(request), gate.visitor(request)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    texts = gate.texts(visitor)
    rows = list(texts.order_by("pk")[leaves.offset : leaves.offset + PAGE])
    loud = gate.facts(visitor).filter(text__in=rows).exclude(kind__in=QUIET).order_by()
    total = dict(loud.values_list("text").annotate(Count("pk")))
    left = dict(unjudged(loud).values_list("text").annotate(Count("pk")))
    where = locators_of(rows)
    return page(
        request,
        "documents.html",
        documents=[
            {
                "id": row.pk,
                "title": title,
                "locator": locator,
                "language": row.language,
                "published": speech.date(row.published) if row.published else "",
                "facts": speech.number(total.get(row.pk, 0)),
                "left": speech.number(left.get(row.pk, 0)),
                "done": not left.get(row.pk, 0),
            }
            for row, title, locator in _named(rows, where)
        ],
        leaves=leaves.among(texts.count()),
    )


def _named(rows: list[Text], where: Mapping[int, str]) -> Iterator[tuple[Text, str, str]]:
    """Each with its title and place, masked."""
    shown = {row.pk: (row.title, where.get(row.pk, "")) for row in rows}
    redaction = known().masks.redaction(words for pair in shown.values() for words in pair)
    for row in rows:
        hide = redaction.hider(row.pk)
        title, locator = shown[row.pk]
        yield row, hide(title), hide(locator)


@asks(Action.READ)
@require_safe
def room(request: HttpRequest, text: int) -> HttpResponse:
    """A document beside its facts; `fact` or `place` in the address opens there."""
    visitor = gate.visitor(request)
    row = gate.texts(visitor).filter(pk=text).first()
    if row is None:
        raise Http404
    speech, wanted = speech_of(request), Filter.of(request.GET.dict())
    fact, number = _opened(request, row)
    masks = known().masks
    passage = _number(request.GET.get("passage", ""))
    shown = portion(row, number, masks, wanted.of_facts(gate.facts(visitor)))
    cards = [_card(one, speech) for one in _beside(shown, passage, asked="passage" in request.GET)]
    hide = masks.hide
    return page(
        request,
        "room.html",
        document=row,
        title=hide(row.title, row.pk),
        locator=hide(locators_of([row]).get(row.pk, ""), row.pk),
        published=speech.date(row.published) if row.published else "",
        shown=shown,
        cards=cards,
        opened=fact,
        passage="passage" in request.GET,
        chosen=request.GET.get("confidence", ""),
        verdicts={one.value: term(one, speech) for one in Verdict},
        filter=wanted,
        kinds=[(kind, kind_word(kind, speech)) for kind in sorted(KINDS)],
        sureness=[(one, speech.percent(float(one))) for one in SURENESS],
        count=speech.ngettext("{n} fact in this part", "{n} facts in this part", len(cards)),
        kept=_address(request),
    )


def _beside(shown: Portion, passage: int, *, asked: bool) -> Iterator[Judged]:
    """The facts of the passage that begins there, where one is asked for; else all."""
    inside = {fact for block in shown.blocks if block.span.start == passage for fact in block.facts}
    return (one for one in shown.facts if not asked or one.held.id in inside)


def _opened(request: HttpRequest, row: Text) -> tuple[int, int]:
    """The fact that is to be lit (0 for none), and the portion to show."""
    fact = _number(request.GET.get("fact", ""))
    if fact:
        place = Fact.objects.filter(pk=fact, text=row).values_list("start", flat=True).first()
        if place is not None:
            return fact, portion_of(place)
    return fact, _number(request.GET.get("part", "")) or 1


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0  # noqa: PLR2004 - ids are shorter


def _address(request: HttpRequest) -> str:
    """What of the address stays when another fact is opened."""
    asked = request.GET.copy()
    for name in ("fact", "passage", "part"):
        asked.pop(name, None)
    return asked.urlencode()


def _card(judged: Judged, speech: Speech) -> Card:
    fact: Any = judged.held.fact
    name = getattr(fact, "speaker", None) or fact.attribution.name
    told = details(fact, speech.wording)
    sayer = speech.wording.gettext("according to {name}").format(name=name) if name else ""
    return Card(
        judged=judged,
        kind=kind_word(fact.kind, speech),
        sure=speech.percent(fact.confidence),
        details=((("", sayer),) if sayer else ()) + told,
        verdict=judged.held.verdict.value,
        word=term(judged.held.verdict, speech),
    )
