"""Who has an account, and which roles: seen and changed by owners, each as far as they own."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from affiant.access.accounts import inviting
from affiant.access.accounts.inviting import Invited, LoginTaken
from affiant.access.accounts.models import Account
from affiant.access.models import Grant
from affiant.access.roles import granting
from affiant.access.roles.granting import Giving, LastOwner, Refused
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.thing import Kind
from affiant.evidence.models import Collection, Entry
from affiant.portal import gate
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.page import page
from affiant.portal.role_words import role_word
from affiant.portal.running import scribe
from affiant.portal.speech import Speech, speech_of
from affiant.portal.team.told import Over, collection_word
from affiant.portal.team.views.joining import end_sessions
from affiant.portal.team.words import words

WRONG = 400
DIGITS = 15  # of a row's number at most
_BY_COLLECTION = (Role.READER, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.OWNER)


@asks(Action.GRANT)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Everybody; a form for one more, to owners of the whole."""
    if request.method == "POST":
        return _invite(request)
    return _listed(request)


@asks(Action.GRANT)
@require_safe
def person(request: HttpRequest, account: int) -> HttpResponse:
    """One account, its roles, and what can be done with it."""
    return _shown(request, _account(request, account))


@asks(Action.GRANT)
@require_POST
def link(request: HttpRequest, account: int) -> HttpResponse:
    """A link to a new password."""
    row, anew = _account(request, account), request.POST.get("anew") == "1"
    by = gate.visitor(request).person
    try:
        made = inviting.invite_anew(scribe().trail, by, row, _now(), anew=anew)
    except Refused:
        return _shown(request, row, refused=_refused(request))
    return _shown(request, row, made=made)


@asks(Action.GRANT)
@require_POST
def close(request: HttpRequest, account: int) -> HttpResponse:
    """Close the account: it is out at once."""
    row = _account(request, account)
    try:
        inviting.close(scribe().trail, gate.visitor(request).person, row, _now())
    except Refused:
        return _shown(request, row, refused=_refused(request))
    end_sessions(row)
    return HttpResponseRedirect(f"/people/{row.pk}")


@asks(Action.GRANT)
@require_POST
def give(request: HttpRequest, account: int) -> HttpResponse:
    """Give a role."""
    row, by = _account(request, account), gate.visitor(request)
    try:
        granting.grant(scribe().trail, by.person, _giving(request, row), _now())
    except (Refused, ValueError):
        return _shown(request, row, refused=_refused(request))
    return HttpResponseRedirect(f"/people/{row.pk}")


@asks(Action.GRANT)
@require_POST
def withdraw(request: HttpRequest, account: int, grant: int) -> HttpResponse:
    """Take a role back."""
    row, by = _account(request, account), gate.visitor(request)
    if not _grants(row, by).filter(pk=grant).exists():
        raise Http404
    try:
        granting.withdraw(scribe().trail, by.person, grant, _now())
    except LastOwner:
        _ = speech_of(request).gettext
        return _shown(request, row, refused=_("Somebody has to remain an owner."))
    except Refused:
        return _shown(request, row, refused=_refused(request))
    return HttpResponseRedirect(f"/people/{row.pk}")


def _invite(request: HttpRequest) -> HttpResponse:
    by, _ = gate.visitor(request), speech_of(request).gettext
    try:
        made = inviting.invite(
            scribe().trail,
            by.person,
            request.POST.get("login", ""),
            request.POST.get("name", ""),
            _now(),
        )
    except LoginTaken:
        why = _(
            "This login or this name is taken, or the login is none: it has 3 to 60 small letters "
            "without accents, digits, dots and hyphens. Nobody was invited."
        )
        return _listed(request, refused=why)
    except Refused:
        return _listed(request, refused=_refused(request))
    return _shown(request, made.account, made=made)


def _giving(request: HttpRequest, row: Account) -> Giving:
    """What the form says. Raises ValueError for what it cannot mean."""
    role, asked = Role(request.POST.get("role", "")), request.POST
    document, collection = asked.get("document", "").strip(), asked.get("collection", "")
    if document:
        return Giving(row.holder, role, Scope.DOCUMENT, _there(Entry, document))
    if collection:
        return Giving(row.holder, role, Scope.COLLECTION, _there(Collection, collection))
    return Giving(row.holder, role)


def _there(model: type[Model], typed: str) -> int:
    """The number of a row that is there. Raises ValueError."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS):
        raise ValueError("no number")
    if not model._default_manager.filter(pk=int(typed)).exists():  # noqa: SLF001 - Django documents it
        raise ValueError("nothing of this number")
    return int(typed)


def _account(request: HttpRequest, number: int) -> Account:
    """The account, if the visitor may know of it: an owner of a collection knows everybody, for
    they admit people to it. Raises Http404."""
    del request
    found = Account.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _grants(row: Account, by: Visitor) -> Any:
    """The roles that the visitor may know of: those over what they own themselves."""
    rows = Grant.objects.filter(holder=row.holder, withdrawn_at=None).order_by("pk")
    reach = by.reach(Permission.GRANT, Kind.GRANTS)
    if reach.whole:
        return rows
    return rows.filter(scope=Scope.COLLECTION.value, scope_id__in=reach.collections) | rows.filter(
        scope=Scope.DOCUMENT.value, scope_id__in=reach.documents
    )


def _listed(request: HttpRequest, refused: str = "") -> HttpResponse:
    speech, by = speech_of(request), gate.visitor(request)
    over = Over(speech, gate.collections(by))
    rows = list(Account.objects.order_by("login"))
    factors = _with_factors(rows)
    return page(
        request,
        "team/people.html",
        status=WRONG if refused else 200,
        tell=words(speech),
        people=[
            {
                **_told(row, factors, speech),
                "roles": [
                    (role_word(one.role, speech), over.word(one)) for one in _grants(row, by)
                ],
            }
            for row in rows
        ],
        whole=_is_whole(by),
        refused=refused,
    )


def _shown(
    request: HttpRequest, row: Account, *, refused: str = "", made: Invited | None = None
) -> HttpResponse:
    speech, by = speech_of(request), gate.visitor(request)
    row.refresh_from_db()
    tell, owned = words(speech), gate.collections(by, Permission.GRANT, Kind.GRANTS)
    over = Over(speech, owned)
    return page(
        request,
        "team/person.html",
        status=WRONG if refused else 200,
        tell=tell,
        person={**_told(row, _with_factors([row]), speech), "is_open": row.is_active},
        grants=[
            {"id": one.pk, "role": role_word(one.role, speech), "over": over.word(one)}
            for one in _grants(row, by)
        ],
        all_roles=[
            (one.value, role_word(one.value, speech))
            for one in Role
            if _is_whole(by) or one in _BY_COLLECTION
        ],
        collections=[(one.pk, collection_word(one, speech)) for one in owned],
        whole=_is_whole(by),
        refused=refused,
        told=tell["invited"].format(name=row.name) if made else "",
        link=request.build_absolute_uri(f"/join/{made.secret}") if made else "",
    )


def _told(row: Account, factors: set[int], speech: Speech) -> dict[str, Any]:
    tell = words(speech)
    status = "status_open" if row.has_usable_password() else "status_waiting"
    return {
        "id": row.pk,
        "name": row.name,
        "login": row.login,
        "status": tell[status if row.is_active else "status_closed"],
        "factor": tell["yes" if row.pk in factors else "no"],
    }


def _with_factors(rows: Iterable[Account]) -> set[int]:
    found = Authenticator.objects.filter(user_id__in=[row.pk for row in rows])
    return set(found.values_list("user_id", flat=True))


def _is_whole(by: Visitor) -> bool:
    return by.reach(Permission.GRANT, Kind.GRANTS).whole


def _refused(request: HttpRequest) -> str:
    return speech_of(request).gettext(
        "That was refused: it is more than your own role reaches. Nothing was changed."
    )


def _now() -> datetime:
    return datetime.now(UTC)
