from typing import Annotated

from django.db.models import Count
from django.http import HttpRequest
from ninja import Query, Router

from affiant.mail.models import Placement, Trove
from affiant.portal import gate
from affiant.portal.api.mail_rows import (
    AttachedOut,
    BytesOut,
    FailedOut,
    LeadOut,
    MessageOut,
    MessagesIn,
    MessagesOut,
    MessageWholeOut,
    PostOut,
    SendersOut,
    SignatureOut,
    SignedOut,
    ThreadOut,
    TroveOut,
    TrovesOut,
    TroveWholeOut,
)
from affiant.portal.api.paging import LARGEST, After, Limit
from affiant.portal.gate import Action, asks
from affiant.portal.leaves import MOST
from affiant.portal.mail import contents, rows
from affiant.portal.mail.account import account
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.masks import Hide, hiding
from affiant.portal.mail.message_page import Page
from affiant.portal.mail.narrowed import is_known_domain
from affiant.portal.mail.opened import Opened
from affiant.portal.mail.search import PAGE, find
from affiant.portal.mail.thread_page import PAGE as POSTS
from affiant.portal.mail.thread_page import Thread
from affiant.portal.mail.verdicts import Wish, findings
from affiant.portal.mail.wanted import Wanted
from affiant.portal.mail.words import why
from affiant.portal.running import running
from affiant.portal.speech import Speech, speech_of

router = Router()
FAILURES = 200  # of a trove that are listed

Number = Annotated[int, Query(1, ge=1, le=MOST, description="the page, from 1")]
Day = Annotated[str, Query("", max_length=10, description="YYYY-MM-DD; else expiry is not judged")]


@router.get("/mail/troves", response=TrovesOut, url_name="mail-troves")
@asks(Action.READ)
def troves(request: HttpRequest, limit: Limit = 50, after: After = 0) -> TrovesOut:
    """The troves of mail, in the order in which they were read."""
    who, hide = gate.visitor(request), hiding(speech_of(request).language)
    found = list(rows.troves(who).filter(pk__gt=after).order_by("pk")[:limit])
    held = rows.messages(who).filter(trove__in=found).order_by()
    counts = dict(held.values_list("trove").annotate(Count("pk")))
    return TrovesOut(
        troves=[_trove(one, counts.get(one.pk, 0), hide) for one in found],
        next=found[-1].pk if len(found) == limit else None,
    )


@router.get("/mail/troves/{trove}", response=TroveWholeOut, url_name="mail-trove")
@asks(Action.READ)
def trove(request: HttpRequest, trove: int) -> TroveWholeOut:
    """What came in with one, and what of it failed (the first 200)."""
    who, speech = gate.visitor(request), speech_of(request)
    row, hide = rows.trove_of(who, _bounded(trove)), hiding(speech.language)
    messages = rows.messages(who).filter(trove=row)
    dates, told = contents.dates(messages), account(row, messages)
    copies, threads = contents.placed(messages)
    failed, failures = contents.failures(row, 0, FAILURES)
    return TroveWholeOut(
        trove=_trove(row, messages.count(), hide),
        files=contents.files_by_state(row),
        copies=copies,
        threads=threads,
        attachments=contents.attachments(messages)[0],
        parsers=dict(contents.parsers(messages)),
        troubles={one.value: n for one, n in contents.troubles(messages)},
        bytes=BytesOut(
            size=told.size,
            messages=told.messages,
            lines=told.lines,
            separators=told.separators,
            unreadable=told.unreadable,
            containers=told.containers,
            rest=told.rest,
        ),
        days={day.isoformat(): n for day, n in dates.days},
        impossible_dates=dates.impossible,
        undated=dates.undated,
        signed=[_signed(one, hide) for one in contents.signed(messages)],
        unsigned=contents.unsigned(messages),
        senders=[
            SendersOut(kind=one.kind, accounts=one.accounts, grades=dict(one.grades))
            for one in contents.senders(messages)
        ],
        failed=[_failed(one, hide, speech) for one in failed],
        failures=failures,
    )


@router.get("/mail/messages", response=MessagesOut, url_name="mail-messages")
@asks(Action.READ)
def messages(request: HttpRequest, asked: Query[MessagesIn]) -> MessagesOut:
    """Messages that hold all of these words, as far as they may be read."""
    who, speech, page = gate.visitor(request), speech_of(request), asked.page
    wanted = Wanted.of(asked.model_dump(exclude={"page"}))
    found = find(wanted, who, speech, (page - 1) * PAGE, PAGE + 1)
    shown = [
        MessageOut(
            id=one.id,
            sender=one.sender,
            domain=one.domain,
            subject=one.subject,
            sent=one.day,
            trove=one.trove,
            organisation=one.organisation,
            kind=one.kind,
            grade=one.grade,
            words=one.words,
        )
        for one in found[:PAGE]
    ]
    return MessagesOut(messages=shown, page=page, more=len(found) > PAGE)


@router.get("/mail/messages/{message}", response=MessageWholeOut, url_name="mail-message")
@asks(Action.READ)
def message(
    request: HttpRequest, message: int, part: Number = 1, as_of: Day = ""
) -> MessageWholeOut:
    """What it says, what came with it, and what its signatures prove, worked out now."""
    who, speech = gate.visitor(request), speech_of(request)
    row, hide = rows.message_of(who, _bounded(message)), hiding(speech.language)
    opened = Opened(row, running().casefile.originals)
    found = findings(opened, Wish.of(as_of, ""), speech.language, hide)
    told = Page(row, opened, who, hide, speech).shown(part)
    credited = told["attributed"] or {}
    return MessageWholeOut(
        id=row.pk,
        trove=row.trove_id,
        subject=told["subject"],
        fields=told["fields"],
        text="\n".join(piece.words for piece in told["said"].pieces),
        part=told["said"].number,
        parts=told["said"].parts,
        attachments=[AttachedOut(**one) for one in told["attachments"]],
        signatures=[
            SignatureOut(
                number=one.number,
                sentence=one.sentence,
                passes=one.passes,
                result=one.axes.result,
                key=one.axes.key,
                time=one.axes.time,
                coverage=one.axes.coverage,
                undone=one.axes.undone,
            )
            for one in found.told
        ],
        is_checked=found.is_checked,
        chain=found.chain,
        leads=[
            LeadOut(sentence=sentence, rate=rate, caution=caution)
            for sentence, rate, caution in told["leads"]
        ],
        grade=credited.get("grade", ""),
        organisation=credited.get("organisation", ""),
        file=told["place"]["file"],
        start=row.start,
        end=row.end,
        sha256=row.sha256,
        mih=row.mih,
        content=row.content,
    )


@router.get("/mail/messages/{message}/thread", response=ThreadOut, url_name="mail-thread")
@asks(Action.READ)
def thread(request: HttpRequest, message: int, page: Number = 1) -> ThreadOut:
    """The thread that it stands in, with what is missing; empty before threads were worked out."""
    who, speech = gate.visitor(request), speech_of(request)
    row = rows.message_of(who, _bounded(message))
    place = Placement.objects.filter(pk=row.pk).first()
    found = Thread(
        place.root_id if place else 0,
        who,
        hiding(speech.language),
        speech,
        running().casefile.originals,
    )
    posts = [
        PostOut(
            number=one.number,
            message=one.id,
            sender=one.sender,
            subject=one.subject,
            sent=one.day,
            depth=one.depth,
            why=one.why,
            is_guess=one.is_guess,
            text="\n".join(piece.words for piece in one.said.pieces),
            gaps=list(one.gaps),
        )
        for one in found.posts((page - 1) * POSTS)
    ]
    return ThreadOut(messages=found.places.count(), page=page, posts=posts)


def _bounded(number: int) -> int:
    """A number that a database counts to; 0, which no row has, for others."""
    return number if 0 < number <= LARGEST else 0


def _trove(row: Trove, messages: int, hide: Hide) -> TroveOut:
    return TroveOut(
        id=row.pk,
        name=hide(row.name),
        collection=row.collection_id,
        messages=messages,
        at=row.at,
        ended=row.ended,
        settled=row.settled,
    )


def _signed(one: contents.Signed, hide: Hide) -> SignedOut:
    domain = shown_domain(one.domain, hide, is_known=is_known_domain(one.domain))
    return SignedOut(domain=domain, results=dict(one.results))


def _failed(one: contents.Failed, hide: Hide, speech: Speech) -> FailedOut:
    return FailedOut(
        place=hide(one.place),
        start=one.start,
        size=one.size,
        trouble=one.trouble,
        sentence=hide(why(one, speech)),
    )
