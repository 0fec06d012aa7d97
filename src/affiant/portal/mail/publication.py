"""The publication assistant: from what is counted to a table that is written into the ledger.

It is for those who see the whole casefile: what was published of one collection is compared with
what is published of another, so each decision draws on all of it.
"""

from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from affiant.access.audit.action import Action as Deed
from affiant.access.audit.action import ObjectKind
from affiant.access.cipher.errors import Locked
from affiant.evidence.models import Collection
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import MailDraft, Trove
from affiant.mail.settling import releases
from affiant.mail.settling.agreeing import Unagreed, Unasked
from affiant.mail.settling.releases import Changed, NotSettled
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.mail.drafting import Drafted
from affiant.portal.mail.masks import hiding
from affiant.portal.mail.narrowed import Narrowed
from affiant.portal.mail.publication_page import draft_page, listed, started
from affiant.portal.mail.publication_words import publication_words
from affiant.portal.mail.reply_words import form_words
from affiant.portal.mail.replying import Wrong, keep, reply_of
from affiant.portal.page import page
from affiant.portal.speech import speech_of
from affiant.portal.written import line, lines
from affiant.vocabulary.language import LANGUAGES

WRONG, FORBIDDEN, CONFLICT = 400, 403, 409
TITLE, WORDS = 300, 20_000  # characters
MOST = 200  # drafts that are listed


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is in preparation, what was published, and how a table is begun."""
    return _listed(request)


@asks(Action.EDIT)
@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """A new draft, of all mail of a collection."""
    _whole(request)
    asked = request.POST.get("collection", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0  # noqa: PLR2004 - what a database counts to
    collection = Collection.objects.filter(pk=number).first()
    if collection is None:
        return _listed(request, status=WRONG)
    who, now = gate.visitor(request), _now()
    row = MailDraft.objects.create(
        collection=collection, language=speech_of(request).language,
        by=who.person.id, by_name=who.name, at=now, edited_by=who.person.id, edited_at=now,
    )  # fmt: skip
    gate.record(request, Deed.EDITED, ObjectKind.RELEASE, str(row.pk))
    return HttpResponseRedirect(_address(row))


@asks(Action.PUBLISH)
@require_POST
def least(request: HttpRequest) -> HttpResponse:
    """Set how many accounts stand behind every number from now on."""
    _whole(request)
    asked = request.POST.get("minimum", "").strip()
    try:
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < _DIGITS else 0
        releases.set_minimum(number, gate.visitor(request).person.id, _now())
    except ValueError:
        return _listed(request, "bad_least", WRONG)
    gate.record(request, Deed.EDITED, ObjectKind.CASEFILE)
    return HttpResponseRedirect("/mail/publication")


_DIGITS = 7  # of a number of accounts that makes sense


@asks(Action.READ)
@require_safe
def draft(request: HttpRequest, draft: int) -> HttpResponse:
    """What would go out, what holds, and what can be done about it."""
    drafted = _drafted(request, draft)
    if drafted.row.release_id is not None:
        return HttpResponseRedirect(f"/mail/publication/releases/{drafted.row.release_id}")
    return _shown(request, drafted)


@asks(Action.EDIT)
@require_POST
def edit(request: HttpRequest, draft: int) -> HttpResponse:
    """Save what is counted and the words before it; an approval of something else counts no
    more."""
    drafted, sent = _open(request, draft), request.POST
    row, who = drafted.row, gate.visitor(request)
    narrowed = Narrowed.of({name: sent.get(name, "") for name in ("trove", "since", "until")})
    if narrowed.wrong:
        return _shown(request, drafted, "bad_day", WRONG)
    mine = Trove.objects.filter(collection=row.collection_id, pk=narrowed.trove)
    if narrowed.trove and not mine.exists():
        raise Http404
    grades = [one.value for one in Grade if one.value in sent.getlist("grade")]
    language = sent.get("language", "")
    MailDraft.objects.filter(pk=row.pk, release=None).update(
        counted=narrowed.told | ({"grades": grades} if grades else {}),
        title=line(sent.get("title", ""), TITLE),
        words=lines(sent.get("words", ""), WORDS),
        language=language if language in LANGUAGES else row.language,
        edited_by=who.person.id,
        edited_at=_now(),
    )
    gate.record(request, Deed.EDITED, ObjectKind.RELEASE, str(row.pk))
    return HttpResponseRedirect(_address(row))


@asks(Action.EDIT)
@require_POST
def reply(request: HttpRequest, draft: int) -> HttpResponse:
    """Keep that an employer was asked for an answer, what it said, or why it was not asked."""
    drafted, who = _open(request, draft), gate.visitor(request)
    party = request.POST.get("party", "")
    if party not in drafted.named:
        return _shown(request, drafted, "changed", CONFLICT)
    try:
        kept = reply_of(request.POST, party, drafted.hidden)
    except Wrong as wrong:
        return _shown(request, drafted, wrong.word, WRONG)
    keep(drafted.row, kept, who.name, _now())
    gate.record(request, Deed.EDITED, ObjectKind.RELEASE, str(drafted.row.pk))
    return HttpResponseRedirect(f"{_address(drafted.row)}#reply")


@asks(Action.PUBLISH)
@require_POST
def agree(request: HttpRequest, draft: int) -> HttpResponse:
    """Approve what was seen."""
    drafted, who = _open(request, draft), gate.visitor(request)
    row = drafted.row
    if who.person.id in (row.by, row.edited_by):
        return _shown(request, drafted, "own", FORBIDDEN)
    if not drafted.is_ready:
        return _shown(request, drafted, "not_yet", CONFLICT)
    if request.POST.get("digest", "") != drafted.digest:
        return _shown(request, drafted, "changed", CONFLICT)
    MailDraft.objects.filter(pk=row.pk, release=None).update(
        approved_digest=drafted.digest, approved_by=who.person.id, approved_name=who.name,
        approved_at=_now(),
    )  # fmt: skip
    gate.record(request, Deed.APPROVED, ObjectKind.RELEASE, str(row.pk))
    return HttpResponseRedirect(_address(row))


@asks(Action.PUBLISH)
@require_POST
def publish(request: HttpRequest, draft: int) -> HttpResponse:
    """Write it into the ledger, if everything holds."""
    _open(request, draft)
    try:
        with transaction.atomic():
            number = _publish(request, draft)
    except (Changed, NotSettled, Locked, Unagreed, Unasked):
        return _shown(request, _open(request, draft), "changed", CONFLICT)
    if not number:
        return _shown(request, _open(request, draft), "not_yet", CONFLICT)
    gate.record(request, Deed.PUBLISHED, ObjectKind.RELEASE, number)
    return HttpResponseRedirect(f"/mail/publication/releases/{number}")


def _publish(request: HttpRequest, number: int) -> str:
    """Its id in the ledger; "" where something does not hold. Raises what `releases.publish`
    raises, and Changed where somebody else was faster."""
    row = MailDraft.objects.select_for_update().get(pk=number)
    drafted = _made(request, row)
    if row.release_id is not None:
        raise Changed("it was published meanwhile")
    if not (drafted.is_ready and drafted.is_agreed) or drafted.draft is None:
        return ""
    made = releases.publish(
        row.collection_id,
        gate.visitor(request).name,
        drafted.now,
        mark=drafted.draft.mark,
        held=drafted.counted,
        second=drafted.second,
        replies=drafted.replies,
    )
    MailDraft.objects.filter(pk=row.pk).update(release=made.release)
    return str(made.release)


def _listed(request: HttpRequest, told: str = "", status: int = 200) -> HttpResponse:
    who, speech = gate.visitor(request), speech_of(request)
    words, is_whole = publication_words(speech), who.documents.whole
    rows = MailDraft.objects.filter(release=None).order_by("-pk")[:MOST] if is_whole else []
    return page(
        request,
        "mail_publication.html",
        status=status,
        words=words,
        told=words.get(told, ""),
        is_whole=is_whole,
        drafts=[started(one, speech) for one in rows],
        releases=[listed(one, speech) for one in releases.published()] if is_whole else [],
        collections=list(Collection.objects.order_by("name_key")) if is_whole else [],
        minimum=releases.minimum(),
        floor=releases.FLOOR,
        least_lead=words["least_lead"].format(floor=speech.number(releases.FLOOR)),
        edits=is_whole and who.may(Action.EDIT),
        publishes=is_whole and who.may(Action.PUBLISH),
    )


def _shown(
    request: HttpRequest, drafted: Drafted, told: str = "", status: int = 200
) -> HttpResponse:
    who, speech = gate.visitor(request), speech_of(request)
    own = who.person.id in (drafted.row.by, drafted.row.edited_by)
    return page(
        request,
        "mail_publication_draft.html",
        status=status,
        told=(publication_words(speech) | form_words(speech)).get(told, ""),
        own=own,
        edits=who.may(Action.EDIT),
        publishes=who.may(Action.PUBLISH),
        **draft_page(drafted, hiding(speech.language), speech),
    )


def _open(request: HttpRequest, number: int) -> Drafted:
    """A draft that was not published. Raises Http404."""
    drafted = _drafted(request, number)
    if drafted.row.release_id is not None:
        raise Http404
    return drafted


def _drafted(request: HttpRequest, number: int) -> Drafted:
    if not gate.visitor(request).documents.whole:
        raise Http404
    row = MailDraft.objects.select_related("collection").filter(pk=number).first()
    if row is None:
        raise Http404
    return _made(request, row)


def _made(request: HttpRequest, row: MailDraft) -> Drafted:
    hide = hiding(speech_of(request).language, taken_out=True)
    return Drafted(row, _now(), lambda said: bool(said) and hide(said) != said)


def _whole(request: HttpRequest) -> None:
    if not gate.visitor(request).documents.whole:
        raise PermissionDenied


def _address(row: MailDraft) -> str:
    return f"/mail/publication/drafts/{row.pk}"


def _now() -> datetime:
    return datetime.now(UTC)
