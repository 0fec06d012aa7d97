"""What the API says of whose accounts mail came from, of keys, and of what was published."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count
from affiant.mail.attribution.terms import method
from affiant.mail.settling.counts import table
from affiant.mail.settling.releases import published
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import MOST
from affiant.portal.mail import key_shelves, rows, tallied
from affiant.portal.mail.domains import PAGE, shown_domain
from affiant.portal.mail.key_shelves import Shown
from affiant.portal.mail.keys import MOST_WANTED
from affiant.portal.mail.keys import PAGE as NAMES
from affiant.portal.mail.masks import Hide, hiding
from affiant.portal.mail.narrowed import Narrowed, counted, is_known_domain
from affiant.portal.mail.tallied import Met
from affiant.portal.speech import speech_of

router = Router()

Number = Annotated[int, Query(1, ge=1, le=MOST, description="the page, from 1")]


class CountOut(Schema):
    """E-mails are not accounts, and accounts are not people."""

    messages: int
    accounts: int


class AccountsRowOut(Schema):
    """An employer, or a kind as a whole where `organisation` is null."""

    organisation: str | None
    kind: str
    all: CountOut
    grades: dict[str, CountOut]


class AccountsOut(Schema):
    """The table with its method; for the casefile, not for the public."""

    rows: list[AccountsRowOut]
    all: CountOut
    method: list[str]


class DomainOut(Schema):
    """A domain and whose it was taken to be; one with a person's name in it is masked."""

    domain: str
    organisation: str | None
    kind: str
    unit: str
    source: str | None
    checked: date | None
    all: CountOut


class DomainsOut(Schema):
    """A page of them, by falling number of messages."""

    domains: list[DomainOut]
    page: int
    more: bool


class KeyOut(Schema):
    """A public key as one source told it; `told_by` is null for who sees a part of the casefile."""

    name: str
    record: str
    bits: int
    source: str
    told_by: str | None
    first_seen: date | None
    last_seen: date | None
    private_since: date | None
    signed: bool


class MissingOut(Schema):
    """A name that signatures need and that had no key; `came` where one is kept by now."""

    name: str
    messages: int
    came: bool


class KeysOut(Schema):
    """A page of names, with all that are missing (the first hundred)."""

    keys: list[KeyOut]
    missing: list[MissingOut]
    page: int
    more: bool


class ReleasedRowOut(Schema):
    """A row or half row; `employer` is null for all others together."""

    employer: str | None
    part: str | None
    messages: int
    accounts: int


class ReleaseOut(Schema):
    """Numbers that were published."""

    id: str
    at: datetime
    by: str
    minimum: int
    rows: list[ReleasedRowOut]


class ReleasesOut(Schema):
    """All of them, the newest first; none for who sees a part of the casefile."""

    releases: list[ReleaseOut]


@router.get("/mail/accounts", response=AccountsOut, url_name="mail-accounts")
@asks(Action.READ)
def accounts(
    request: HttpRequest, trove: str = "", since: str = "", until: str = ""
) -> AccountsOut:
    """Messages and distinct accounts by organisation and grade, copies once. Days in UTC."""
    narrowed = _narrowed(request, trove, since, until)
    held = narrowed.among(rows.messages(gate.visitor(request)))
    told, whole = table(counted(narrowed, held))
    return AccountsOut(
        rows=[
            AccountsRowOut(
                organisation=one.organisation,
                kind=one.kind.value,
                all=_count(one.all),
                grades={grade.value: _count(count) for grade, count in one.grades.items()},
            )
            for one in told
        ],
        all=_count(whole),
        method=list(method(speech_of(request).language)),
    )


@router.get("/mail/domains", response=DomainsOut, url_name="mail-domains")
@asks(Action.READ)
def domains(
    request: HttpRequest, trove: str = "", since: str = "", until: str = "", page: Number = 1
) -> DomainsOut:
    """The domains that senders wrote from, and by what each was attributed."""
    narrowed = _narrowed(request, trove, since, until)
    held = counted(narrowed, narrowed.among(rows.messages(gate.visitor(request))))
    met, more = tallied.domains(held, Kind, (page - 1) * PAGE, PAGE)
    hide = hiding(speech_of(request).language)
    return DomainsOut(domains=[_domain(one, hide) for one in met], page=page, more=more)


@router.get("/mail/keys", response=KeysOut, url_name="mail-keys")
@asks(Action.READ)
def keys(request: HttpRequest, name: str = "", page: Number = 1) -> KeysOut:
    """The keys that signatures are checked with, and those that are missing."""
    who, hide = gate.visitor(request), hiding(speech_of(request).language)
    is_whole = who.documents.whole
    kept = key_shelves.kept(who, name[:200].strip().lower())
    found = key_shelves.shelves(kept, (page - 1) * NAMES, NAMES, told=is_whole)
    return KeysOut(
        keys=[
            _key(_name(shelf.selector, shelf.domain, hide), one, hide if is_whole else None)
            for shelf in found[:NAMES]
            for one in shelf.keys
        ],
        missing=[
            MissingOut(
                name=_name(one.selector, one.domain, hide), messages=one.messages, came=one.came
            )
            for one in key_shelves.wanted(who, MOST_WANTED)
        ],
        page=page,
        more=len(found) > NAMES,
    )


@router.get("/mail/releases", response=ReleasesOut, url_name="mail-releases")
@asks(Action.READ)
def releases(request: HttpRequest) -> ReleasesOut:
    """The tables by employer that were published."""
    is_whole = gate.visitor(request).documents.whole
    return ReleasesOut(
        releases=[
            ReleaseOut(
                id=one.id,
                at=one.at,
                by=one.by,
                minimum=one.minimum,
                rows=[
                    ReleasedRowOut(
                        employer=told.name or None,
                        part=told.part.value if told.part else None,
                        messages=told.messages,
                        accounts=told.senders,
                    )
                    for told in one.told
                ],
            )
            for one in (published() if is_whole else [])
        ]
    )


def _narrowed(request: HttpRequest, trove: str, since: str, until: str) -> Narrowed:
    """Raises Http404 for a trove beyond reach, ValueError for what is no day."""
    narrowed = Narrowed.of({"trove": trove, "since": since, "until": until})
    if narrowed.wrong:
        raise ValueError("a day is written YYYY-MM-DD")
    if narrowed.trove:
        rows.trove_of(gate.visitor(request), narrowed.trove)
    return narrowed


def _count(count: Count) -> CountOut:
    return CountOut(messages=count.messages, accounts=count.accounts)


def _domain(met: Met, hide: Hide) -> DomainOut:
    source = met.entry.source if met.entry else None
    return DomainOut(
        domain=shown_domain(met.domain, hide, is_known=met.kind is not Kind.UNKNOWN),
        organisation=met.organisation or None,
        kind=met.kind.value,
        unit=met.entry.unit if met.entry else "",
        source=source.title if source else None,
        checked=met.checked,
        all=_count(met.count),
    )


def _name(selector: str, domain: str, hide: Hide) -> str:
    name = f"{selector}._domainkey.{domain}"
    return shown_domain(name, hide, is_known=is_known_domain(domain))


def _key(name: str, one: Shown, hide: Hide | None) -> KeyOut:
    """`hide` None for who may not know who told it."""
    return KeyOut(
        name=name,
        record=one.record,
        bits=one.bits,
        source=one.source.value,
        told_by=hide(one.told_by) if hide else None,
        first_seen=one.first_seen,
        last_seen=one.last_seen,
        private_since=one.private_since,
        signed=one.is_signed,
    )
