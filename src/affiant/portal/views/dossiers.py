"""Dossiers: on a page of their own with a policy of their own, and in every form to take away."""

import io
import re
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.access.roles.role import Permission
from affiant.dossiers.compile import PrivatePerson, compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.exports import bundled, written
from affiant.dossiers.format import Format
from affiant.dossiers.subject import UnknownName
from affiant.evidence.entities.names import Names
from affiant.evidence.legal import legal_standings
from affiant.evidence.models import Text
from affiant.evidence.questions import documents_naming
from affiant.evidence.tracing import is_traced
from affiant.lineage.link import Link
from affiant.names.entity import Entity
from affiant.names.key import key
from affiant.portal import gate
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.headers import DOSSIER, INERT
from affiant.portal.known import known
from affiant.portal.page import page
from affiant.portal.publishing_words import publishing_words
from affiant.portal.running import running
from affiant.portal.speech import Speech, speech_of
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
        grounds=grounds(who, speech),
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
    if form == Format.HTML and request.GET.get("show") == "1":
        return opened(made, language)
    content = _content(made, Format(form), language)
    response = HttpResponse(content, content_type=_TYPES[Format(form)])
    response["Content-Security-Policy"] = INERT
    name = f"dossier-{_slug(made.entity.name)}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def grounds(who: Visitor, speech: Speech) -> list[tuple[str, str]]:
    """On what somebody may prepare a publication: what a form sends, and how it is called."""
    if not who.may(Action.EDIT):
        return []
    words = publishing_words(speech)
    whole = [("", words["whole"])] if who.reach(Permission.EDIT).whole else []
    rows = gate.collections(who, Permission.EDIT)
    return whole + [(str(row.pk), row.name or words["main"]) for row in rows]


def compiled(entity: str, visitor: Visitor) -> Dossier:
    """The dossier as this visitor sees it. Raises Http404, PrivatePerson, UnknownName."""
    found = public(entity, known())
    return compiled_of(found, known().names, gate.texts(visitor), gate.links(visitor))


def compiled_of(entity: Entity, names: Names, texts: QuerySet[Text], links: list[Link]) -> Dossier:
    """The dossier on an entity of these names, from these texts. Raises PrivatePerson,
    UnknownName."""
    documents = documents_naming({key(form) for form in entity.names()}, texts)
    today = datetime.now(UTC).date().isoformat()
    return compile_dossier(
        entity.name, documents, today, links, legal_standings(),
        known=names, protected=known().masks.met_in(documents),
    )  # fmt: skip


def opened(dossier: Dossier, language: str) -> HttpResponse:
    """The dossier on a page of its own, with a policy of its own."""
    response = HttpResponse(
        _content(dossier, Format.HTML, language), content_type=_TYPES[Format.HTML]
    )
    response["Content-Security-Policy"] = DOSSIER
    return response


def _content(compiled: Dossier, form: Format, language: str) -> bytes:
    if form is not Format.BUNDLE:
        return written(compiled, form, language)
    file = io.BytesIO()
    bundled(compiled, running().casefile, file, _slug(compiled.entity.name))
    return file.getvalue()


def _slug(name: str) -> str:
    """Letters and digits: nothing that a header or a path could take for its own."""
    return _NOT_IN_A_FILE_NAME.sub("-", key(name)).strip("-")[:60] or "unnamed"
