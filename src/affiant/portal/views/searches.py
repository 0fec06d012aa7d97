"""Saved searches: each person's own, with what is new since they looked last."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from affiant.evidence.models import SavedSearch
from affiant.evidence.saved_searches import NoRoom, forget, look, newest_text, save, saved_by
from affiant.portal import gate
from affiant.portal.found import find
from affiant.portal.gate import Action, asks
from affiant.portal.known import Known
from affiant.portal.page import page
from affiant.portal.search_words import search_words
from affiant.portal.speech import speech_of
from affiant.portal.wanted import Wanted
from affiant.portal.written import line

LONGEST = 120  # characters of a name
CONFLICT = 409


@asks(Action.READ)
@require_POST
def searches(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name: the words looked for, where none is given."""
    wanted = Wanted.of(dict(parse_qsl(request.POST.get("asked", ""))))
    name = line(request.POST.get("name", ""), LONGEST) or wanted.words[:LONGEST]
    if not wanted.words or "\0" in name:
        return HttpResponseRedirect("/search")
    try:
        save(_owner(request), name, wanted.address(after=""), datetime.now(UTC))
    except NoRoom:
        words = search_words(speech_of(request))
        title, sentence = words["saved"], words["full"]
        return page(request, "wrong.html", status=CONFLICT, title=title, sentence=sentence)
    return HttpResponseRedirect(f"/search?{wanted.address()}")


@asks(Action.READ)
@require_POST
def seen(request: HttpRequest, search: int) -> HttpResponse:
    """See what is new since the last time; from now on it is not."""
    try:
        found, before = look(_owner(request), search)
    except SavedSearch.DoesNotExist as missing:
        raise Http404 from missing
    return HttpResponseRedirect(f"/search?{_wanted(found).address(after=before)}")


@asks(Action.READ)
@require_POST
def forgotten(request: HttpRequest, search: int) -> HttpResponse:
    """Keep it no longer."""
    try:
        forget(_owner(request), search)
    except SavedSearch.DoesNotExist as missing:
        raise Http404 from missing
    return HttpResponseRedirect("/search")


def kept(request: HttpRequest, wanted: Wanted, now: Known) -> dict[str, Any]:
    """What the search page shows of them: all, with what is new, where nothing is looked for."""
    if wanted.words:
        return {"saved": (), "can_save": not wanted.after}
    who, newest = gate.visitor(request), newest_text()
    speech = speech_of(request)
    shown = []
    for one in saved_by(_owner(request)):
        new = 0
        if one.seen < newest:
            later = Wanted.of(dict(parse_qsl(_wanted(one).address(after=one.seen))))
            new = len(find(later, who, now).origins) if one.seen else 0
        told = speech.ngettext("{n} new", "{n} new", new) if new else ""
        shown.append({"id": one.pk, "name": one.name, "asked": one.asked, "new": told})
    return {"saved": shown, "can_save": False}


def _wanted(one: SavedSearch) -> Wanted:
    return Wanted.of(dict(parse_qsl(one.asked)))


def _owner(request: HttpRequest) -> str:
    return str(gate.visitor(request).person.id)
