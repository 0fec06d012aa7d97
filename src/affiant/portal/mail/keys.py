"""The keys that signatures of mail are checked with: what there is, what is missing, and imports.

Keys are the whole casefile's: who imports them sees all of it. Nothing is ever fetched.
"""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from affiant.access.audit.action import Action as Deed
from affiant.access.audit.action import ObjectKind
from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.found import KeyTrouble
from affiant.mail.keys.importing import ImportKind
from affiant.mail.models import KeyImport
from affiant.mail.terms import said
from affiant.portal import bodies, gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import Leaves
from affiant.portal.mail import key_shelves, settling
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.key_file import KeyFiles
from affiant.portal.mail.key_intake import LONGEST, Brought, Unread, bring
from affiant.portal.mail.key_shelves import Shelf, Shown, Wanted
from affiant.portal.mail.key_words import key_words, kind_words, source_words
from affiant.portal.mail.masks import Hide, hiding
from affiant.portal.mail.narrowed import is_known_domain
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of

PAGE = 50  # names
MOST_WANTED = 100  # names without a key
MOST_IMPORTS = 20
MOST_PROBLEMS = 500
WEAK = 1024  # bits: below, RFC 8301 lets nobody believe a signature
WRONG = 400


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The keys, those that are missing, and the form that brings some."""
    return _listed(request)


@asks(Action.READ)
@require_safe
def taking(request: HttpRequest, taking: int) -> HttpResponse:
    """One import, with its problems by line."""
    who, speech = gate.visitor(request), speech_of(request)
    row = KeyImport.objects.filter(pk=taking).first() if who.documents.whole else None
    if row is None:
        raise Http404
    hide = hiding(speech.language)
    return page(
        request,
        "mail_keys_import.html",
        words=key_words(speech),
        outdated=settling.of_all(who, speech),
        row=_import(row, hide, speech),
        sha256=row.sha256,
        problems=[_problem(one, hide, speech) for one in row.problems[:MOST_PROBLEMS]],
        more=_more(row.troubles - min(len(row.problems), MOST_PROBLEMS), speech),
    )


@asks(Action.EDIT)
@csrf_exempt  # only here: `_form` checks, once it is known where the files go
@require_POST
def form(request: HttpRequest, ticket: str) -> HttpResponse:
    """Keys that somebody brings: a file, or one key as text."""
    if not gate.visitor(request).documents.whole:
        raise PermissionDenied
    if not bodies.is_good(ticket):
        raise Http404
    files = KeyFiles()
    request.upload_handlers = [files]
    answered: HttpResponse = _form(request, files)
    return answered


@csrf_protect
def _form(request: HttpRequest, files: KeyFiles) -> HttpResponse:
    sent, now = request.POST, datetime.now(UTC)  # reads the form, and with it the files
    try:
        taken = bring(Brought.of({name: str(one) for name, one in sent.items()}, files), now)
    except Unread as why:
        return _listed(request, str(why), WRONG)
    row = KeyImport.objects.get(pk=taken.number)
    gate.record(
        request, Deed.UPLOADED, ObjectKind.KEY, str(row.pk), sha256=row.sha256, rows=row.new
    )
    return HttpResponseRedirect(f"/mail/keys/imports/{row.pk}")


def _listed(request: HttpRequest, told: str = "", status: int = 200) -> HttpResponse:
    who, speech = gate.visitor(request), speech_of(request)
    words, asked = key_words(speech), request.GET.get("name", "")[:LONGEST].strip().lower()
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    is_whole = who.documents.whole
    found = key_shelves.shelves(key_shelves.kept(who, asked), leaves.offset, PAGE, told=is_whole)
    hide = hiding(speech.language)
    return page(
        request,
        "mail_keys.html",
        status=status,
        words=words,
        told=words.get(told, ""),
        outdated=settling.of_all(who, speech),
        asked=asked,
        asked_as=urlencode({"name": asked}) if asked else "",
        shelves=[_shelf(one, hide, speech) for one in found[:PAGE]],
        leaves=leaves.among(leaves.offset + len(found)),
        wanted=[_wanted(one, hide, speech) for one in key_shelves.wanted(who, MOST_WANTED)],
        imports=[_import(one, hide, speech) for one in _imports()] if is_whole else [],
        is_whole=is_whole,
        ticket=bodies.ticket() if is_whole and who.may(Action.EDIT) else "",
        kinds=[(one.value, kind_words(speech)[one]) for one in ImportKind],
    )


def _imports() -> list[KeyImport]:
    return list(KeyImport.objects.order_by("-pk")[:MOST_IMPORTS])


def _shelf(shelf: Shelf, hide: Hide, speech: Speech) -> dict[str, Any]:
    return {
        "name": _name(shelf.selector, shelf.domain, hide),
        "keys": [_key(one, hide, speech) for one in shelf.keys],
        "different": speech.number(shelf.different) if shelf.different > 1 else "",
        "recovered": any(one.source is KeySource.RECOVERED for one in shelf.keys),
    }


def _name(selector: str, domain: str, hide: Hide) -> str:
    name = f"{selector}._domainkey.{domain}"
    return shown_domain(name, hide, is_known=is_known_domain(domain))


def _key(one: Shown, hide: Hide, speech: Speech) -> dict[str, Any]:
    words = key_words(speech)
    statement = words["verified"] if one.is_signed else words["unverified"]
    is_rsa = one.type == "rsa"
    size = words["bits"].format(n=one.bits) if one.bits else words["revoked"]
    return {
        "size": f"{one.type.upper() if is_rsa else 'Ed25519'}, {size}",
        "weak": words["weak"] if is_rsa and 0 < one.bits < WEAK else "",
        "source": source_words(speech)[one.source],
        "told_by": hide(one.told_by),
        "seen": _days(one.first_seen, one.last_seen, speech) or words["no_day"],
        "private": words["private_since"].format(day=speech.date(one.private_since.isoformat()))
        if one.private_since
        else "",
        "statement": statement if one.source is KeySource.STATEMENT else "",
        "record": one.record,
        "mark": one.material[:8],
    }


def _days(first: date | None, last: date | None, speech: Speech) -> str:
    days = dict.fromkeys(speech.date(day.isoformat()) for day in (first, last) if day)
    return " – ".join(days)


def _wanted(one: Wanted, hide: Hide, speech: Speech) -> dict[str, Any]:
    return {
        "name": _name(one.selector, one.domain, hide),
        "messages": speech.number(one.messages),
        "came": one.came,
        "several": one.messages > 1,
    }


def _import(row: KeyImport, hide: Hide, speech: Speech) -> dict[str, Any]:
    kinds = {kind.value: word for kind, word in kind_words(speech).items()}
    recovered = source_words(speech)[KeySource.RECOVERED]
    return {
        "id": row.pk,
        "name": hide(row.name),
        "kind": kinds.get(row.kind, recovered),
        "told_by": hide(row.told_by),
        "on": speech.date(row.at.date().isoformat()),
        "found": speech.number(row.found),
        "new": speech.number(row.new),
        "troubles": speech.number(row.troubles) if row.troubles else "",
    }


def _problem(told: dict[str, Any], hide: Hide, speech: Speech) -> dict[str, Any]:
    trouble = KeyTrouble(told["trouble"])
    return {
        "line": speech.number(int(told["line"])),
        "why": said(KeyTrouble, speech.language)[trouble],
        "detail": hide(str(told.get("detail", ""))),
        "kept": trouble.is_kept,
    }


def _more(left: int, speech: Speech) -> str:
    return key_words(speech)["more"].format(n=speech.number(left)) if left > 0 else ""
