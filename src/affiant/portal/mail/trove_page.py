"""What the page of a trove is given."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.terms import said
from affiant.mail.authentication.verdict import Result
from affiant.mail.models import Trove
from affiant.portal.gate import Visitor
from affiant.portal.mail import contents, rows
from affiant.portal.mail.account import Account, account
from affiant.portal.mail.domains import shown_domain
from affiant.portal.mail.histogram import HEIGHT, WIDTH, histogram
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.narrowed import is_known_domain
from affiant.portal.mail.words import parser_word
from affiant.portal.sizes import size_word
from affiant.portal.speech import Speech

_PLAIN = (Result.PASS.value, Result.FAIL.value, Result.TEMPERROR.value)


_LABEL = 60  # units that the longest date takes below the bars


def trove_page(trove: Trove, who: Visitor, hide: Hide, speech: Speech) -> dict[str, Any]:
    """Everything but what failed, which has pages of its own."""
    messages = rows.messages(who).filter(trove=trove)
    return {
        "name": hide(trove.name),
        "numbers": _numbers(trove, who, speech),
        "bytes": _bytes(account(trove, messages), speech),
        "parsers": [
            (parser_word(one, speech), speech.number(n)) for one, n in contents.parsers(messages)
        ],
        "troubles": [
            {
                "told": one.sentence(speech.language),
                "count": speech.number(n),
                "address": urlencode({"trove": trove.pk, "trouble": one.value}),
                "is_loss": one.is_loss,
            }
            for one, n in contents.troubles(messages)
        ],
        "dates": _dates(contents.dates(messages), trove, speech),
        "signed": _signed(contents.signed(messages), hide, speech),
        "unsigned": speech.number(contents.unsigned(messages)),
        "senders": _senders(contents.senders(messages), speech),
        "grades": [(grade.value, said(grade, speech.language)) for grade in Grade],
    }


def _numbers(trove: Trove, who: Visitor, speech: Speech) -> list[tuple[str, str, bool]]:
    """Each number with what it counts, and whether it is to be worried about."""
    messages = rows.messages(who).filter(trove=trove)
    states = contents.files_by_state(trove)
    sent, different = contents.attachments(messages)
    copies, threads = contents.placed(messages)
    ngettext, found = speech.ngettext, messages.count()
    read, begun, failed = (states.get(name, 0) for name in ("read", "begun", "failed"))
    told = [
        (read, ngettext("file read", "files read", read), False),
        (
            begun,
            ngettext("file begun and not finished", "files begun and not finished", begun),
            True,
        ),
        (failed, ngettext("file not read", "files not read", failed), True),
        (found, ngettext("message", "messages", found), False),
        (copies, ngettext("of them an exact copy", "of them exact copies", copies), False),
        (threads, ngettext("thread", "threads", threads), False),
        (sent, ngettext("attachment", "attachments", sent), False),
        (different, ngettext("different attachment", "different attachments", different), False),
    ]
    always = ngettext("message", "messages", found)
    return [(speech.number(n), what, warn) for n, what, warn in told if n or what == always]


def _bytes(told: Account, speech: Speech) -> dict[str, Any]:
    parts = (
        ("in_messages", told.messages),
        ("in_lines", told.lines),
        ("in_separators", told.separators),
        ("in_unreadable", told.unreadable),
        ("in_containers", told.containers),
    )
    return {
        "parts": [(name, speech.number(n), size_word(n, speech)) for name, n in parts if n],
        "whole": (speech.number(told.size), size_word(told.size, speech)),
        "rest": speech.number(told.rest) if told.rest else "",
    }


def _dates(told: contents.Dates, trove: Trove, speech: Speech) -> dict[str, Any]:
    drawn = histogram(told.days)
    dated = sum(n for _, n in told.days)
    _ = speech.gettext
    caption = _("{first} to {last}; at most {most} on one bar")
    return {
        "bars": [
            {
                "x": _si(one.x),
                "y": _si(one.y),
                "width": _si(one.width),
                "height": _si(one.height),
                "name": speech.date(one.name),
                "count": speech.number(one.count),
                "address": urlencode({"trove": trove.pk, "since": one.name, "until": one.name}),
                "labelled": one.labelled and one.x <= WIDTH - _LABEL,
                "short": one.name,
                "held": one.count,
            }
            for one in drawn.bars
        ],
        "box": f"0 0 {WIDTH} {HEIGHT + 18}",
        "base": HEIGHT,
        "below": HEIGHT + 14,
        "width": WIDTH,
        "caption": caption.format(
            first=speech.date(drawn.bars[0].name),
            last=speech.date(drawn.bars[-1].name),
            most=speech.number(drawn.most),
        )
        if drawn.bars
        else "",
        "dated": speech.number(dated),
        "impossible": speech.number(told.impossible) if told.impossible else "",
        "undated": speech.number(told.undated) if told.undated else "",
    }


def _si(length: float) -> str:
    """As SVG wants it, whatever the language."""
    return f"{length:g}"


def _signed(found: Sequence[contents.Signed], hide: Hide, speech: Speech) -> list[dict[str, Any]]:
    return [
        {
            "domain": shown_domain(one.domain, hide, is_known=is_known_domain(one.domain)),
            "results": [speech.number(one.results[name]) for name in _PLAIN],
            "other": speech.number(sum(n for name, n in one.results.items() if name not in _PLAIN)),
        }
        for one in found
    ]


def _senders(found: Sequence[contents.Senders], speech: Speech) -> list[dict[str, Any]]:
    return [
        {
            "kind": said(Kind(one.kind), speech.language),
            "messages": speech.number(one.messages),
            "accounts": speech.number(one.accounts),
            "grades": [speech.number(one.grades[grade.value]) for grade in Grade],
        }
        for one in found
    ]
