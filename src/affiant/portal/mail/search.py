"""Search of mail: messages with the words around what was looked for, as a page and as a table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.access.cipher.errors import Locked
from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.terms import said
from affiant.mail.models import Attributed
from affiant.mail.reading.trouble import Trouble
from affiant.portal import gate
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.mail import rows
from affiant.portal.mail.finding import LOOKED_AT, Search
from affiant.portal.mail.listed import Listed, listed
from affiant.portal.mail.masks import hiding, mask_of
from affiant.portal.mail.search_words import search_words
from affiant.portal.mail.sheets import sheet
from affiant.portal.mail.wanted import Wanted
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of

PAGE = 25  # messages
MOST_ROWS = 1_000
MOST_ORGANISATIONS = 200
COLUMNS = (
    "message", "date", "sender", "domain", "organisation", "kind", "grade", "subject", "words",
    "trove",
)  # fmt: skip


@asks(Action.READ)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form and what it finds; without words, what fits the filters."""
    speech, who = speech_of(request), gate.visitor(request)
    wanted = Wanted.of(request.GET.dict())
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    found = find(wanted, who, speech, leaves.offset, PAGE + 1)
    return page(
        request,
        "mail_search.html",
        words=search_words(speech),
        wanted=wanted,
        found=found[:PAGE],
        leaves=leaves.among(leaves.offset + len(found)),
        address=wanted.address(),
        looked_at=search_words(speech)["looked_at"].format(n=speech.number(LOOKED_AT)),
        exports=who.may(Action.EXPORT),
        **_choices(who, speech),
    )


@asks(Action.EXPORT)
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The messages as CSV, masked, at most MOST_ROWS, with nothing that a spreadsheet would run."""
    speech, who = speech_of(request), gate.visitor(request)
    found = find(Wanted.of(request.GET.dict()), who, speech, 0, MOST_ROWS, taken_out=True)
    told = [
        (
            one.id, one.day, one.sender, one.domain, one.organisation, one.kind, one.grade,
            one.subject, one.words, one.trove,
        )
        for one in found
    ]  # fmt: skip
    return sheet("affiant-mail.csv", [COLUMNS, *told])


def find(
    wanted: Wanted,
    who: Visitor,
    speech: Speech,
    offset: int,
    limit: int,
    *,
    taken_out: bool = False,
) -> list[Listed]:
    """What answers, from `offset`, masked; nothing where the casefile's keys are not at hand."""
    messages = rows.messages(who)
    try:
        mask = mask_of(speech.language)
    except Locked:
        return []  # what may be read cannot be told from what may not
    look = Search(wanted, messages, mask, known().masks)
    ids = look.found(offset, limit)
    hide = hiding(speech.language, taken_out=taken_out)
    return listed(ids, messages, wanted.q, hide, speech)


def _choices(who: Visitor, speech: Speech) -> dict[str, Any]:
    """What the form offers."""
    language, hide = speech.language, hiding(speech.language)
    named = Attributed.objects.filter(message__in=rows.messages(who).order_by())
    held = named.exclude(organisation="").order_by("organisation").values_list("organisation")
    return {
        "troves": [(str(one.pk), hide(one.name)) for one in rows.troves(who).order_by("-pk")],
        "organisations": [one for (one,) in held.distinct()[:MOST_ORGANISATIONS]],
        "grades": [(one.value, said(one, language)) for one in Grade],
        "kinds": [(one.value, said(one, language)) for one in Kind],
        "troubles": [(one.value, one.sentence(language)) for one in Trouble],
    }
