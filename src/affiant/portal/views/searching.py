"""Search: passages with what was looked for marked, as a page and as a table."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.cell import cell
from affiant.evidence.models import Text
from affiant.evidence.questions import locators_of
from affiant.evidence.search.facets import LOOKED_INTO
from affiant.evidence.search.hits import SHOWN, Hit, said
from affiant.evidence.search.origins import Origin
from affiant.evidence.search.window import MOST, Order
from affiant.facts.codec import KINDS
from affiant.portal import gate
from affiant.portal.called import called
from affiant.portal.desks import look_at
from affiant.portal.found import PAGE, Answer, find
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.headers import INERT
from affiant.portal.known import Known, known
from affiant.portal.leaves import Leaves
from affiant.portal.narrowing import chosen, narrowing
from affiant.portal.page import page
from affiant.portal.portion import portion_of
from affiant.portal.search_words import search_words
from affiant.portal.speech import NAMES, Speech, speech_of
from affiant.portal.terms import kind_word
from affiant.portal.views.searches import kept
from affiant.portal.wanted import Wanted

MOST_ROWS = MOST
MOST_COPIES = 10  # that are named beside a passage
COLUMNS = ("document", "title", "publisher", "language", "published", "page", "passage", "start",
           "end")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it: (words, whether they were looked for), masked. `copies` are
    other texts of its origin that have the words, with their titles."""

    hit: Hit
    title: str
    pieces: tuple[tuple[str, bool], ...]
    part: int
    where: str
    told: str
    copies: tuple[tuple[int, str], ...]


@asks(Action.READ)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form and what it finds."""
    speech, wanted = speech_of(request), Wanted.of(request.GET.dict())
    now, who = known(), gate.visitor(request)
    answer = find(wanted, who, now)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    found = answer.hits(leaves.offset, PAGE)
    masked = list(_masked([hit for hit, _ in found], now))
    return page(
        request,
        "search.html",
        wanted=wanted,
        words=search_words(speech),
        total=_total(answer, speech),
        found=list(_shown(found, masked, who, now, speech)),
        also=_also(answer, masked),
        groups=narrowing(answer, now, speech) if answer.found else (),
        chosen=chosen(wanted, now, speech),
        leaves=leaves.among(len(answer.origins)),
        address=wanted.address(),
        as_typed=wanted.address(exact="1", near=""),
        nearly=wanted.address(near="1"),
        kinds=[(kind, kind_word(kind, speech)) for kind in sorted(KINDS)],
        tongues=NAMES.items(),
        orders=[order.value for order in Order],
        cut=answer.query.cut,
        in_part=len(answer.found) > LOOKED_INTO,
        **kept(request, wanted, now),
    )


def _total(answer: Answer, speech: Speech) -> str:
    """How many there are, and of what, and what was not looked at."""
    passages = speech.ngettext("{n} passage", "{n} passages", len(answer.found))
    if answer.window.more:
        told = speech.gettext(
            "More than {n} passages have these words. Here are those of the documents that were "
            "read last; another word makes them fewer."
        )
        passages = told.format(n=speech.number(MOST))
    if not answer.wanted.once:
        return passages
    number = len(answer.origins)
    return speech.ngettext("{n} origin", "{n} origins", number) + f" · {passages}"


def _also(answer: Answer, masked: Sequence["Masked"]) -> list[tuple[str, str]]:
    """What was typed, and what stands for it in the passages that are shown."""
    found = said(((one.hit, one.words) for one in masked), answer.query)
    return [(typed, ", ".join(sorted(words))) for typed, words in found.items()]


@dataclass(frozen=True, slots=True)
class Masked:
    """A hit with what of it may be shown, each character in its place."""

    hit: Hit
    title: str
    words: str
    publisher: str


def _masked(found: Sequence[Hit], now: Known) -> Iterator[Masked]:
    look_at({hit.text_id for hit in found})
    redaction = now.masks.redaction(
        words for hit in found for words in (hit.title, hit.passage_text, hit.publisher)
    )
    for hit in found:
        hide = redaction.hider(hit.text_id)
        words = hide(hit.passage_text)[:SHOWN]
        yield Masked(hit, hide(hit.title), words, hide(hit.publisher))


def _shown(
    found: Sequence[tuple[Hit, Origin]],
    masked: Sequence[Masked],
    who: Visitor,
    now: Known,
    speech: Speech,
) -> Iterator[Shown]:
    titles, files = _titles([one for _, one in found], who, now), _files([h for h, _ in found], now)
    for (hit, origin), one in zip(found, masked, strict=True):
        copies = origin.copies
        yield Shown(
            hit=hit,
            title=one.title or files.get(hit.text_id, ""),
            pieces=tuple(_pieces(one.words, hit)),
            part=portion_of(hit.span.start),
            where=_where(one, speech),
            told=_more(origin, speech),
            copies=tuple((pk, titles[pk]) for pk in copies[:MOST_COPIES] if pk in titles),
        )


def _more(origin: Origin, speech: Speech) -> str:
    """What else of the same origin has the words."""
    told = []
    if origin.copies:
        told.append(speech.ngettext("+ {n} copy", "+ {n} copies", len(origin.copies)))
    if origin.passages:
        more = origin.passages
        told.append(speech.ngettext("+ {n} passage here", "+ {n} passages here", more))
    return " · ".join(told)


def _where(one: Masked, speech: Speech) -> str:
    """Who published it, when, and on which page it stands."""
    hit, day = one.hit, one.hit.published
    page = speech.gettext("p.")
    place = f"{page} {hit.page}" if hit.page else ""
    return " · ".join(filter(None, (one.publisher, speech.date(day) if day else "", place)))


def _files(found: Sequence[Hit], now: Known) -> dict[int, str]:
    """By the text's id the names of the files that have no title, masked; one query, none where
    all have one."""
    where = locators_of([Text(pk=pk) for pk in {hit.text_id for hit in found if not hit.title}])
    names = {pk: called("", locator) for pk, locator in where.items()}
    redaction = now.masks.redaction(names.values())
    return {pk: redaction.hider(pk)(name) for pk, name in names.items()}


def _titles(shown: Sequence[Origin], who: Visitor, now: Known) -> dict[int, str]:
    """The titles of copies that are named, masked; one query, none without copies."""
    wanted = {pk for one in shown for pk in one.copies[:MOST_COPIES]}
    if not wanted:
        return {}
    rows = dict(gate.texts(who).filter(pk__in=wanted).values_list("pk", "title"))
    look_at(rows)
    redaction = now.masks.redaction(rows.values())
    return {pk: redaction.hider(pk)(title) for pk, title in rows.items()}


@asks(Action.EXPORT)
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The passages as CSV, at most MOST_ROWS, with nothing that a spreadsheet would run."""
    wanted, now = Wanted.of(request.GET.dict()), known()
    found = [hit for hit, _ in find(wanted, gate.visitor(request), now).hits(0, MOST_ROWS)]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for one in _masked(found, now):
        hit = one.hit
        told = (one.publisher, hit.language, hit.published, hit.page or "", one.words)
        writer.writerow(map(cell, (hit.text_id, one.title, *told, hit.span.start, hit.span.end)))
    return HttpResponse(
        "\ufeff" + file.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="affiant-search.csv"',
            "Content-Security-Policy": INERT,
        },
    )


def _pieces(text: str, hit: Hit) -> Iterator[tuple[str, bool]]:
    reached = 0
    for mark in hit.marks:
        if mark.start >= reached:
            yield text[reached : mark.start], False
            yield mark.of(text), True
            reached = mark.end
    yield text[reached:], False
