"""`affiant mail threads`: who answers whom, masked."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.cli.mail_words import (
    CollectionOption,
    collection_of,
    hiding,
    mail_of,
    tell_none,
    tell_stale,
    unlock,
)
from affiant.cli.messages import _, labelled, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import print_json, say
from affiant.cli.unlocking import KeyFileOption, refuse

if TYPE_CHECKING:
    from affiant.mail.models import Placement
    from affiant.mail.settling.threads import Thread

DEFAULT_LIMIT = 50
BASES = {
    "root": "",
    "references": "",
    "quoted text": _("by what it quotes"),
    "subject": _("by its subject"),
}
Hide = Callable[[str], str]


def threads(
    message: Annotated[
        int | None,
        typer.Argument(help=_("One thread, by a message of it."), show_default=False),
    ] = None,
    *,
    collection: CollectionOption = "",
    limit: LimitOption = DEFAULT_LIMIT,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database)
    from affiant.mail.settling.threads import largest, posts

    number = _collection_of(message) if message and not collection else mail_of(collection)
    with explained():
        unlock(opened, key_file)
        hide = hiding()
        if message is None:
            told = [_told(thread, hide) for thread in largest(number, limit)]
        else:
            told = [_post(place, hide) for place in posts(number, message)]
    if message is not None and not told:
        refuse(_("There is no such message, or it is in no thread yet: affiant mail settle"))
    if as_json:
        print_json({"threads" if message is None else "messages": told})
        return
    if not told:
        tell_none()
    above = ""
    for one in told:
        say(_line(one) if message is None else _post_line(one, above))
        above = one["subject"]
    if message is None:
        _tell_more(number, len(told))
    tell_stale(number)


def _tell_more(collection: int, shown: int) -> None:
    """Say so where the limit left threads out."""
    from affiant.mail.settling.threads import total

    whole = total(collection)
    if whole > shown:
        line = _("{shown} of {n} threads. --limit {n} shows all of them.")
        say(line.format(shown=shown, n=whole))


def _collection_of(message: int) -> int:
    """Where this message lies; the casefile's own where there is no such message."""
    from affiant.mail.models import Message

    found = Message.objects.filter(pk=message).values_list("trove__collection_id", flat=True)
    return found.first() or collection_of("")


def _told(thread: "Thread", hide: Hide) -> dict[str, Any]:
    return {
        "message": thread.root,
        "messages": thread.messages,
        "accounts": thread.accounts,
        "first": _day(thread.first),
        "last": _day(thread.last),
        "subject": hide(thread.subject),
    }


def _post(place: "Placement", hide: Hide) -> dict[str, Any]:
    row = place.message
    return {
        "message": row.pk,
        "answers": place.parent_id,
        "basis": place.basis,
        "depth": place.depth,
        "sent": row.sent.isoformat() if row.sent else None,
        "sender": hide(row.sender),
        "subject": hide(row.subject),
        "copies": place.copies,  # type: ignore[attr-defined] # counted by the query
    }


def _line(told: dict[str, Any]) -> str:
    from rich.markup import escape

    messages = ngettext("{n} message", "{n} messages", told["messages"])
    days = " – ".join(dict.fromkeys(filter(None, (told["first"], told["last"])))) or _("no date")
    name = escape(told["subject"]) or _("no subject")
    return f"{told['message']:>8}  {messages.format(n=told['messages'])}, {days}  [bold]{name}[/]"


def _post_line(told: dict[str, Any], above: str) -> str:
    """A message; its subject only where it is another than that of the line above."""
    from rich.markup import escape

    from affiant.mail.threads.subject import base

    sent = (told["sent"] or "")[:16].replace("T", " ") or _("no date")
    notes = [BASES.get(told["basis"], "")]
    if told["copies"]:
        copies = ngettext("{n} copy", "{n} copies", told["copies"])
        notes.append(copies.format(n=told["copies"]))
    note = ", ".join(filter(None, notes))
    sender = told["sender"] or _("no sender")  # in an f-string nobody collects it
    goes_on = bool(above) and base(told["subject"])[0] == base(above)[0]
    words = escape(sender) if goes_on else labelled(escape(sender), escape(told["subject"]))
    return f"{told['message']:>8}  {'  ' * min(told['depth'], 12)}{sent}  {words}" + (
        f"  [dim]({note})[/]" if note else ""
    )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
