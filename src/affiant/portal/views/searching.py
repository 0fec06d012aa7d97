"""Search: passages with what was looked for marked, as a page and as a table."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.render.table import cell
from affiant.evidence.search.hits import SHOWN, Hit
from affiant.facts.codec import KINDS
from affiant.portal.found import PAGE, find
from affiant.portal.gate import Action, asks, visitor
from affiant.portal.headers import INERT
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.page import page
from affiant.portal.portion import portion_of
from affiant.portal.speech import NAMES, speech_of
from affiant.portal.terms import kind_word
from affiant.portal.wanted import Wanted

MOST_ROWS = 5_000
COLUMNS = ("document", "title", "published", "page", "passage", "start", "end")


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it: (words, whether they were looked for), masked."""

    hit: Hit
    title: str
    pieces: tuple[tuple[str, bool], ...]
    part: int
    published: str


@asks(Action.READ)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form and what it finds."""
    speech, wanted = speech_of(request), Wanted.of(request.GET.dict())
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    answer = find(wanted, visitor(request), known())
    total, found = len(answer.origins), [hit for hit, _ in answer.hits(leaves.offset, PAGE)]
    return page(
        request,
        "search.html",
        wanted=wanted,
        total=speech.ngettext("{n} passage", "{n} passages", total),
        found=[
            Shown(hit, title, tuple(_pieces(text, hit)), portion_of(hit.span.start), date)
            for hit, title, text, date in (
                (hit, title, text, speech.date(hit.published) if hit.published else "")
                for hit, title, text in _masked(found)
            )
        ],
        leaves=leaves.among(total),
        address=wanted.address(),
        kinds=[(kind, kind_word(kind, speech)) for kind in sorted(KINDS)],
        tongues=NAMES.items(),
    )


@asks(Action.EXPORT)
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The passages as CSV, at most MOST_ROWS, with nothing that a spreadsheet would run."""
    wanted = Wanted.of(request.GET.dict())
    found = [hit for hit, _ in find(wanted, visitor(request), known()).hits(0, MOST_ROWS)]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for hit, title, text in _masked(found):
        place = hit.page or "", text, hit.span.start, hit.span.end
        writer.writerow(map(cell, (hit.text_id, title, hit.published, *place)))
    return HttpResponse(
        "\ufeff" + file.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="affiant-search.csv"',
            "Content-Security-Policy": INERT,
        },
    )


def _masked(found: Sequence[Hit]) -> Iterator[tuple[Hit, str, str]]:
    """Each hit with its title and words as they may be shown; each character in its place."""
    redaction = known().masks.redaction(
        words for hit in found for words in (hit.title, hit.passage_text)
    )
    for hit in found:
        hide = redaction.hider(hit.text_id)
        yield hit, hide(hit.title), hide(hit.passage_text)[:SHOWN]


def _pieces(text: str, hit: Hit) -> Iterator[tuple[str, bool]]:
    reached = 0
    for mark in hit.marks:
        if mark.start >= reached:
            yield text[reached : mark.start], False
            yield mark.of(text), True
            reached = mark.end
    yield text[reached:], False
