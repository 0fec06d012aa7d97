"""The documents, and one of them beside its facts."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, NameCount, Text
from affiant.evidence.questions import locators_of
from affiant.evidence.whole import who_reviewed
from affiant.facts.codec import KINDS
from affiant.portal import gate
from affiant.portal.asked import QUIET, SURENESS, Asked, unjudged
from affiant.portal.called import beside, called
from affiant.portal.cards import Card, cards, fixed
from affiant.portal.desks import look_at
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.masks import Masks
from affiant.portal.page import page
from affiant.portal.portion import Judged, Portion, Reviewer, portion, portion_of
from affiant.portal.room_words import left_words, room_words
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import kind_word, term
from affiant.portal.unmasking import lifted
from affiant.vocabulary.entity import EntityKind

PAGE = 50  # documents
NAMES = 200  # names of a document that are offered as speakers
SAYERS = (EntityKind.PERSON.value, EntityKind.ORGANISATION.value)


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
    where, count = locators_of(rows), texts.count()
    return page(
        request,
        "documents.html",
        documents=[
            {
                "id": row.pk,
                "called": called(title, locator),
                "locator": beside(title, locator),
                "language": row.language,
                "published": speech.date(row.published) if row.published else "",
                "facts": speech.number(total.get(row.pk, 0)),
                "left": speech.number(left.get(row.pk, 0)),
                "done": not left.get(row.pk, 0),
            }
            for row, title, locator in _named(rows, where)
        ],
        count=speech.number(count),
        leaves=leaves.among(count),
    )


def _named(rows: list[Text], where: Mapping[int, str]) -> Iterator[tuple[Text, str, str]]:
    """Each with its title and place, masked."""
    shown = {row.pk: (row.title, where.get(row.pk, "")) for row in rows}
    look_at(shown)
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
    speech, asked = speech_of(request), Asked.of(request.GET.dict())
    facts = gate.facts(visitor)
    fact, number = _opened(request, row)
    masks, name = lifted(visitor, row, known().masks), visitor.name
    shown = portion(
        row,
        number,
        masks,
        facts,
        reviewer=Reviewer(name, asked.blind),
        narrowed=asked.of_facts(facts),
        wanted=lambda one, ruling: asked.fits(one, ruling, name),
    )
    title = masks.hide(row.title, row.pk)
    locator = masks.hide(locators_of([row]).get(row.pk, ""), row.pk)
    near = _beside(shown, _number(request.GET.get("passage", "")), "passage" in request.GET)
    listed = cards(near, name, speech, blind=asked.blind)
    return page(
        request,
        "room.html",
        document=row,
        called=called(title, locator),
        locator=locator,
        published=speech.date(row.published) if row.published else "",
        shown=shown,
        cards=listed,
        fixed=fixed(request, request.get_full_path(), speech, blind=asked.blind),
        opened=fact,
        passage="passage" in request.GET,
        names=_names(row, masks),
        drawn=row.reader == "pdf",
        kept=_address(request),
        judging=gate.may(visitor, Action.JUDGE),
        unmask=speech.gettext("Look behind a mask") if gate.may(visitor, Action.UNMASK) else "",
        reviewed=_reviewed(row, name, speech),
        words=room_words(speech),
        **_filter(request, asked, shown, speech),
        **_counts(listed, speech),
    )


def _filter(request: HttpRequest, asked: Asked, shown: Portion, speech: Speech) -> dict[str, Any]:
    """The form above the facts."""
    return {
        "filter": asked,
        "chosen": request.GET.get("confidence", ""),
        "kinds": [
            (kind, kind_word(kind, speech), speech.number(shown.kinds.get(kind, 0)))
            for kind in sorted(KINDS, key=lambda one: kind_word(one, speech))
        ],
        "sureness": [(one, speech.percent(float(one))) for one in SURENESS],
        "lefts": left_words(speech),
        "verdicts": {one.value: term(one, speech) for one in Verdict},
    }


def _counts(listed: list[Card], speech: Speech) -> dict[str, Any]:
    """How many facts are shown, how many of them are judged, how many in dispute."""
    judged = sum(card.verdict != Verdict.SUGGESTED.value for card in listed)
    disputed = sum(card.disputed for card in listed)
    return {
        "count": speech.ngettext("{n} fact in this part", "{n} facts in this part", len(listed)),
        "judged": speech.ngettext("{n} judged", "{n} judged", judged),
        "disputed": speech.ngettext("{n} in dispute", "{n} in dispute", disputed)
        if disputed
        else "",
    }


def _reviewed(row: Text, name: str, speech: Speech) -> dict[str, Any]:
    """Who went through the whole document."""
    found = who_reviewed(row)
    return {
        "mine": name in found,
        "by": [(by, speech.date(at.date().isoformat())) for by, at in found.items()],
    }


def _names(row: Text, masks: Masks) -> list[str]:
    """The names that the document gives, the most frequent first; masked ones are left out, and of
    a desk's document all: part of a masked address is a name by itself."""
    if masks.is_closed(row.pk):
        return []
    counted = NameCount.objects.filter(text=row, entity_kind__in=SAYERS).order_by("-count", "pk")
    names = list(dict.fromkeys(counted.values_list("name", flat=True)[:NAMES]))
    hide = masks.hider(names, row.pk)
    return [name for name in names if hide(name) == name]


def _beside(shown: Portion, passage: int, narrowed: bool) -> Iterator[Judged]:
    """The facts of the passage that begins there, where one is asked for; else all."""
    inside = {fact for block in shown.blocks if block.span.start == passage for fact in block.facts}
    return (one for one in shown.facts if not narrowed or one.held.id in inside)


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
