"""Whose accounts mail came from: the table, the domains behind it, the messages of each number."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count, Row
from affiant.mail.attribution.terms import method, said
from affiant.mail.models import Attributed, Message
from affiant.mail.settling import counts
from affiant.mail.settling.counts import CellOf
from affiant.mail.settling.counts import table as tabled
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.mail import rows
from affiant.portal.mail.attribution_words import attribution_words, grade_heads
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.masks import Hide, hiding
from affiant.portal.mail.narrowed import Narrowed, asked, counted, is_known_domain, offered
from affiant.portal.mail.sheets import sheet
from affiant.portal.mail.tallied import count_words
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of

PAGE = 50  # messages
LONGEST = 255  # characters of an organisation or a domain that is asked for


@asks(Action.READ)
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Messages and accounts by organisation or kind, and by grade."""
    speech, who = speech_of(request), gate.visitor(request)
    narrowed, found = asked(request)
    told, whole = tabled(counted(narrowed, found))
    return page(
        request,
        "mail_attribution.html",
        words=attribution_words(speech),
        narrowed=narrowed,
        troves=offered(rows.troves(who), hiding(speech.language)),
        rows=[_row(one, narrowed, speech) for one in told],
        grades=[(one.value, grade_heads(speech)[one], said(one, speech.language)) for one in Grade],
        whole=count_words(whole, speech),
        unsettled=_unsettled(found),
        method=method(speech.language),
        address=narrowed.address(),
        exports=who.may(Action.EXPORT),
    )


@asks(Action.EXPORT)
@require_safe
def table_sheet(request: HttpRequest) -> HttpResponse:
    """The table as CSV, with its method under it."""
    speech = speech_of(request)
    words, (narrowed, found) = attribution_words(speech), asked(request)
    told, _ = tabled(counted(narrowed, found))
    heads = [words["whose"], words["kind"], words["messages"], words["accounts"]]
    for grade in Grade:
        heads += [f"{grade.value}: {words[one]}" for one in ("messages", "accounts")]
    lines = [_line(one, speech) for one in told]
    notes = [[one] for one in (words["lead"], *method(speech.language))]
    return sheet("affiant-mail-accounts.csv", [heads, *lines, [], *notes])


@asks(Action.READ)
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """The messages that a number counts, each leading to its own page."""
    speech = speech_of(request)
    narrowed, found = asked(request)
    cell = _cell(request)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    wanted = counts.messages(counted(narrowed, found), cell)
    shown, hide = list(wanted[leaves.offset : leaves.offset + PAGE + 1]), hiding(speech.language)
    if cell.domain and not is_known_domain(cell.domain) and hide(cell.domain) != cell.domain:
        raise Http404  # whether mail came from there is as masked as its name
    return page(
        request,
        "mail_attribution_messages.html",
        words=attribution_words(speech),
        about=[*_about(cell, hide, speech), _how_many(wanted.count(), speech)],
        rows=[_message(one, hide, speech) for one in shown[:PAGE]],
        leaves=leaves.among(leaves.offset + len(shown)),
        address=narrowed.address(**_told(cell)),
        plain=narrowed.address(),
    )


def _cell(request: HttpRequest) -> CellOf:
    said = request.GET
    kind, grade = said.get("kind", ""), said.get("grade", "")
    return CellOf(
        Kind(kind) if kind in list(Kind) else None,
        said.get("organisation", "")[:LONGEST] or None,
        Grade(grade) if grade in list(Grade) else None,
        said.get("domain", "")[:LONGEST] or None,
    )


def _told(cell: CellOf) -> dict[str, str]:
    return {
        "kind": cell.kind.value if cell.kind else "",
        "organisation": cell.organisation or "",
        "grade": cell.grade.value if cell.grade else "",
        "domain": cell.domain or "",
    }


def _about(cell: CellOf, hide: Hide, speech: Speech) -> list[str]:
    """What the cell counts, in words."""
    told = [cell.organisation or "", said(cell.kind, speech.language) if cell.kind else ""]
    told += [said(cell.grade, speech.language)] if cell.grade else []
    if cell.domain:
        of_domain = attribution_words(speech)["of_domain"]
        shown = shown_domain(cell.domain, hide, is_known=is_known_domain(cell.domain))
        told.append(f"{of_domain} {shown}")
    return [one for one in told if one]


def _how_many(n: int, speech: Speech) -> str:
    return speech.ngettext("{n} message", "{n} messages", n)


def _unsettled(found: QuerySet[Message]) -> bool:
    """Whether any of these has no sender worked out yet."""
    return found.exclude(Exists(Attributed.objects.filter(pk=OuterRef("pk")))).exists()


def _row(row: Row, narrowed: Narrowed, speech: Speech) -> dict[str, Any]:
    cell = CellOf(row.kind, row.organisation)
    address = narrowed.address(**_told(cell))
    grades = []
    for grade in Grade:
        count = row.grades.get(grade)
        grades.append((grade.value, count_words(count, speech) if count else None))
    return {
        "name": row.organisation or said(row.kind, speech.language),
        "is_named": row.organisation is not None,
        "kind": said(row.kind, speech.language),
        "all": count_words(row.all, speech),
        "grades": grades,
        "address": address,
    }


def _line(row: Row, speech: Speech) -> list[object]:
    line: list[object] = [row.organisation or "", said(row.kind, speech.language)]
    for count in (row.all, *(row.grades.get(grade, Count(0, 0)) for grade in Grade)):
        line += [count.messages, count.accounts]
    return line


def _message(row: Message, hide: Hide, speech: Speech) -> dict[str, Any]:
    told = row.attributed
    grounds: Sequence[str] = told.grounds
    return {
        "id": row.pk,
        "sent": speech.date(row.sent.date().isoformat()) if row.sent else "",
        "sender": hide(row.sender),
        "subject": hide(row.subject),
        "grade": told.grade,
        "why": "; ".join(
            said(Ground(one), speech.language) for one in grounds if one in list(Ground)
        ),
    }
