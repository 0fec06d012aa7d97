"""Dossiers: on a page of their own with a policy of their own, and in every form to take away."""

import io
import re
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.compile import PrivatePerson, compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.exports import bundled, written
from affiant.dossiers.format import Format
from affiant.dossiers.subject import UnknownName
from affiant.evidence.legal import legal_standings
from affiant.evidence.questions import documents_naming
from affiant.evidence.tracing import is_traced
from affiant.names.key import key
from affiant.portal import gate
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.headers import DOSSIER, INERT
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.publishing_words import publishing_words
from affiant.portal.running import running
from affiant.portal.speech import speech_of
from affiant.portal.terms import FORMATS
from affiant.portal.views.entities import public
from affiant.vocabulary.language import LANGUAGES

_NOT_IN_A_FILE_NAME = re.compile(r"[^a-z0-9]+")
_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.FTM: "application/x-ndjson",
    Format.BUNDLE: "application/zip",
}


@asks(Action.READ)
@require_safe
def dossier(request: HttpRequest, entity: str) -> HttpResponse:
    """The way to the dossier, and every form of it."""
    found = public(entity, known())
    speech, who = speech_of(request), gate.visitor(request)
    return page(
        request,
        "dossier.html",
        entity=found,
        formats=[(one.value, speech.gettext(FORMATS[one])) for one in Format],
        traced=is_traced(),
        words=publishing_words(speech),
        prepares=who.may(Action.EDIT) and who.documents.whole,
    )


@asks(Action.EXPORT)
@require_safe
def download(request: HttpRequest, entity: str, form: str) -> HttpResponse:
    """The dossier in this form: shown where `show` is asked for and it is a page, else a file."""
    if form not in list(Format):
        raise Http404
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else speech_of(request).language
    try:
        made = compiled(entity, gate.visitor(request))
    except PrivatePerson:
        return page(request, "private.html", status=404)
    except UnknownName as unknown:
        raise Http404 from unknown
    content = _content(made, Format(form), language)
    shown = form == Format.HTML and request.GET.get("show") == "1"
    response = HttpResponse(content, content_type=_TYPES[Format(form)])
    response["Content-Security-Policy"] = DOSSIER if shown else INERT
    if not shown:
        name = f"dossier-{_slug(made.entity.name)}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def compiled(entity: str, visitor: Visitor) -> Dossier:
    """The dossier as this visitor sees it. Raises Http404, PrivatePerson, UnknownName."""
    now = known().names
    found = public(entity, known())
    keys = {key(form) for form in found.names()}
    today = datetime.now(UTC).date().isoformat()
    documents = documents_naming(keys, gate.texts(visitor))
    found_links = gate.links(visitor)
    return compile_dossier(
        found.name, documents, today, found_links, legal_standings(),
        known=now, protected=known().masks.met_in(documents),
    )  # fmt: skip


def _content(compiled: Dossier, form: Format, language: str) -> bytes:
    if form is not Format.BUNDLE:
        return written(compiled, form, language)
    file = io.BytesIO()
    bundled(compiled, running().casefile, file, _slug(compiled.entity.name))
    return file.getvalue()


def _slug(name: str) -> str:
    """Letters and digits: nothing that a header or a path could take for its own."""
    return _NOT_IN_A_FILE_NAME.sub("-", key(name)).strip("-")[:60] or "unnamed"
