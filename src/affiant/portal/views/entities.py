from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.evidence.entities.explaining import Alias, Explained, explain
from affiant.evidence.questions import locators_of
from affiant.names.entity import Entity
from affiant.portal import gate
from affiant.portal.called import called
from affiant.portal.desks import look_at
from affiant.portal.gate import Action, asks
from affiant.portal.known import Known, known
from affiant.portal.leaves import Leaves
from affiant.portal.name_list import name_list
from affiant.portal.page import page
from affiant.portal.sameness_words import sameness_words, verdict_words
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import term
from affiant.portal.views.judged import judged_told, may_judge
from affiant.vocabulary.entity import OrganisationKind

PAGE = 100  # names
MOST_DOCUMENTS = 100
MOST_LESSONS = 3  # places that are shown for each name
UNCHECKED = "common knowledge, unchecked"  # how the catalogue calls it


def public(entity: str, among: Known) -> Entity:
    """The entity of this id. Raises Http404 for none, and for a person without a public part."""
    found = among.names.public_by_id.get(entity)
    if found is None:
        raise Http404
    return found


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Who is named, the most often named first."""
    speech, asked = speech_of(request), request.GET.get("q", "")[:200]
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    found = name_list(asked, leaves.offset, PAGE, gate.visitor(request), known())
    return page(
        request,
        "entities.html",
        asked=asked,
        entities=[
            {
                "id": one.id,
                "name": one.name,
                "kind": speech.wording.term(one.entity_kind),
                "count": speech.ngettext("{n} mention", "{n} mentions", one.count),
            }
            for one in found.shown
        ],
        leaves=leaves.among(found.count),
    )


@asks(Action.READ)
@require_safe
def entity(request: HttpRequest, entity: str) -> HttpResponse:
    """Who it is, under which names, and every reason."""
    now, speech = known(), speech_of(request)
    found = public(entity, now)
    explained = explain(found, now.names)
    return page(
        request,
        "entity.html",
        entity=explained,
        kind=_kind(explained, speech),
        aliases=[_alias(one, now, speech) for one in explained.aliases],
        identifiers=[(one.scheme.upper(), one.value, one.source) for one in explained.identifiers],
        judgements=_judgements(explained, speech),
        judging=may_judge(request),
        verdicts=[(one.value, word) for one, word in verdict_words(speech).items()],
        words=sameness_words(speech),
        possible=[
            {
                "id": one.id,
                "name": one.name,
                "score": speech.percent(one.score),
                "reasons": [(term(why.why, speech), why.one, why.other) for why in one.reasons],
            }
            for one in explained.possible
        ],
        unchecked=UNCHECKED,
        documents=_documents(found, request, now, speech),
    )


def _judgements(entity: Explained, speech: Speech) -> list[dict[str, Any]]:
    """Each in words, and in words those that it contradicts."""
    against = {one.judged: one.by for one in entity.contradictions}
    return [
        judged_told(one, speech)
        | {"contradicts": [judged_told(other, speech)["said"] for other in against.get(one, ())]}
        for one in entity.judgements
    ]


def _kind(entity: Explained, speech: Speech) -> str:
    told = speech.wording.term(entity.entity_kind)
    if entity.organisation_kind:
        told = term(OrganisationKind(entity.organisation_kind), speech)
    return f"{told}, {entity.country.upper()}" if entity.country else told


def _alias(alias: Alias, now: Known, speech: Speech) -> dict[str, Any]:
    hide, wording = now.masks.hide, speech.wording
    first, last = alias.first[:10], alias.last[:10]
    dates = [speech.date(day) for day in dict.fromkeys((first, last)) if day]
    return {
        "name": alias.name,
        "told": f"{wording.times(alias.mentions)}, {wording.documents(alias.documents)}",
        "dates": " – ".join(dates),
        "ground": term(alias.ground, speech),
        "node": alias.node,
        "short": alias.short,
        "lessons": [
            (hide(one.document), hide(one.words), speech.gettext(str(one.cue)))
            for one in alias.lessons[:MOST_LESSONS]
        ],
    }


def _documents(
    entity: Entity, request: HttpRequest, now: Known, speech: Speech
) -> list[dict[str, Any]]:
    """The first of those that name it, each with who published it and when."""
    ids = sorted({int(str(one)) for form in entity.forms for one in form.documents})
    texts = gate.texts(gate.visitor(request)).filter(pk__in=ids[:MOST_DOCUMENTS]).order_by("pk")
    rows = list(texts.only("pk", "title", "publisher", "published"))
    where = locators_of(rows)
    told = {row.pk: (row.title, where.get(row.pk, ""), row.publisher) for row in rows}
    look_at(told)
    redaction = now.masks.redaction(words for three in told.values() for words in three)
    found = []
    for row in rows:
        title, locator, publisher = map(redaction.hider(row.pk), told[row.pk])
        day = speech.date(row.published) if row.published else ""
        more = " · ".join(filter(None, (publisher, day)))
        found.append({"id": row.pk, "called": called(title, locator), "told": more})
    return found
