"""Where people who reviewed the same facts disagree, and how far they agree."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.evidence.agreement import Pair, alpha, first_words, pairs
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement, Text
from affiant.evidence.ruling import is_added, ruling
from affiant.portal import gate
from affiant.portal.cards import cards
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.page import page
from affiant.portal.portion import Reviewer, judged_apart
from affiant.portal.room_words import disagreement_words, room_words
from affiant.portal.speech import Speech, speech_of

PAGE = 20  # facts
MOST = 20_000  # facts that two people judged: a year's work; the newest are looked at


@asks(Action.READ)
@require_safe
def disagreements(request: HttpRequest) -> HttpResponse:
    """The facts in dispute, and the agreement on all that several people judged."""
    speech, visitor = speech_of(request), gate.visitor(request)
    judged = _judged_by_several()
    facts = _facts(gate.facts(visitor), judged)
    disputed = [pk for pk in facts if ruling(judged[pk], added=is_added(facts[pk])).disputed]
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    shown = [facts[pk] for pk in disputed[leaves.offset : leaves.offset + PAGE]]
    masks, reviewer = known().masks, Reviewer(visitor.name)
    listed = cards(judged_apart(shown, masks, reviewer), visitor.name, speech)
    titles = _titles(shown)
    units = [first_words(judged[pk]) for pk in facts]
    return page(
        request,
        "disagreements.html",
        cards=[
            (card, row.text_id, titles[row.text_id])
            for card, row in zip(listed, shown, strict=True)
        ],
        count=speech.number(len(disputed)),
        both=speech.number(sum(len(unit) > 1 for unit in units)),
        alpha=_share(alpha([list(unit.values()) for unit in units if len(unit) > 1]), speech),
        pairs=[_told(pair, speech) for pair in pairs(units)],
        leaves=leaves.among(len(disputed)),
        words=room_words(speech) | disagreement_words(speech),
        judging=False,
        filter={},
    )


def _judged_by_several() -> dict[int, list[Judgement]]:
    """All judgements, in their order, on each fact that more than one person has judged, whoever
    may see it. Judgements are few where facts are many, so that they are asked first."""
    given = Judgement.objects.exclude(verdict=Verdict.SUGGESTED.value).order_by()
    counted = given.values("fact").annotate(people=Count("by", distinct=True))
    several = counted.filter(people__gt=1).order_by("-fact").values_list("fact", flat=True)
    found: dict[int, list[Judgement]] = defaultdict(list)
    for row in Judgement.objects.filter(fact__in=list(several[:MOST])).order_by("fact", "pk"):
        found[row.fact_id].append(row)
    return found


def _facts(facts: QuerySet[Fact], judged: Iterable[int]) -> dict[int, Fact]:
    rows = facts.filter(pk__in=list(judged)).select_related("text").order_by("text", "start", "pk")
    return {row.pk: row for row in rows}


def _titles(rows: Iterable[Fact]) -> dict[int, str]:
    texts = Text.objects.in_bulk([row.text_id for row in rows])
    masks = known().masks
    return {pk: masks.hide(text.title, pk) for pk, text in texts.items()}


def _told(pair: Pair, speech: Speech) -> tuple[str, str, str, str, str]:
    number = speech.number
    return (
        pair.one,
        pair.other,
        number(pair.facts),
        number(pair.alike),
        _share(pair.alpha, speech),
    )


def _share(value: float | None, speech: Speech) -> str:
    if value is None:
        return "–"
    told = f"{value:.2f}"
    return told.replace(".", ",") if speech.language == "fr" else told
