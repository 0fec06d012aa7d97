"""`affiant mail attribution`: the founding story's table, with its method printed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from affiant.cli.day import day_of
from affiant.cli.mail_words import CollectionOption, hiding, mail_of, tell_none, tell_stale, unlock
from affiant.cli.messages import _, language, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import answers, print_json, printable, say
from affiant.cli.unlocking import KeyFileOption, refuse

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from affiant.mail.attribution.tally import Count, Row
    from affiant.mail.models import Message
    from affiant.mail.settling.counts import Part

SinceOption = Annotated[
    str,
    typer.Option("--since", help=_("From this day (YYYY-MM-DD) on."), show_default=False),
]
UntilOption = Annotated[
    str, typer.Option("--until", help=_("Up to this day (YYYY-MM-DD)."), show_default=False)
]


def attribution(
    *,
    collection: CollectionOption = "",
    trove: Annotated[
        int | None, typer.Option("--trove", help=_("Of this trove alone."), show_default=False)
    ] = None,
    since: SinceOption = "",
    until: UntilOption = "",
    parts: Annotated[
        bool, typer.Option("--parts", help=_("Under each row the domains that it counts."))
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    first, last = day_of(since), day_of(until)
    opened = open_casefile(casefile, database)
    from affiant.mail.settling.counts import counting, table, undated

    number = mail_of(collection)
    _refuse_trove(trove, number)
    with explained():
        if parts:
            unlock(opened, key_file)
        held = counting(number, trove=trove, since=first, until=last)
        found, whole = table(held)
        without = undated(counting(number, trove=trove)) if first or last else 0
        told = [_told(row, held, parts=parts) for row in found]
    if as_json:
        from affiant.mail.attribution.terms import method

        print_json(
            {
                "rows": told,
                "messages": whole.messages,
                "accounts": whole.accounts,
                "undated": without,
                "method": method(language()),
            }
        )
    else:
        _show(told, whole, without, narrowed=bool(trove or first or last))
    tell_stale(number)


def _refuse_trove(trove: int | None, collection: int) -> None:
    """Exit 2 for a trove that this collection does not have."""
    from affiant.mail.models import Trove

    if trove is None or Trove.objects.filter(pk=trove, collection_id=collection).exists():
        return
    told = _("There is no trove {number}. `affiant mail troves` lists those there are.")
    refuse(told.format(number=trove))


def _told(row: "Row", held: "QuerySet[Message]", *, parts: bool) -> dict[str, Any]:
    """A row for machines; a part that few have is told to the casefile alone."""
    from affiant.mail.settling.counts import CellOf
    from affiant.mail.settling.counts import parts as parts_of

    told: dict[str, Any] = {
        "organisation": row.organisation,
        "kind": row.kind,
        "messages": row.all.messages,
        "accounts": row.all.accounts,
        "grades": {grade.value: count for grade, count in row.grades.items()},
    }
    if parts:
        found = parts_of(held, CellOf(row.kind, row.organisation))
        hide = hiding()
        told["parts"] = [_part(part, hide) for part in found]
    return told


def _part(part: "Part", hide: Callable[[str], str]) -> dict[str, Any]:
    from affiant.mail.attribution.holder import Kind, holder

    is_known = holder(part.domain).kind is not Kind.UNKNOWN
    return {
        "domain": part.domain if is_known else hide(part.domain),
        "unit": part.unit,
        "messages": part.all.messages,
        "accounts": part.all.accounts,
    }


def _show(told: list[dict[str, Any]], whole: "Count", without: int, *, narrowed: bool) -> None:
    from affiant.mail.attribution.grade import Grade
    from affiant.mail.attribution.terms import method, said

    grades = [grade for grade in Grade if any(grade.value in row["grades"] for row in told)]
    shown = Table(box=None, pad_edge=False, header_style="bold")
    shown.add_column(_("sent from accounts at"), overflow="fold")
    for name in (_("e-mails"), _("accounts"), *(grade.value for grade in grades)):
        shown.add_column(name, justify="right")
    for row in told:
        name = row["organisation"] or said(row["kind"], language())
        shown.add_row(printable(name), *_numbers(row), *_by_grade(row, grades))
        for part in row.get("parts", ()):
            name = " – ".join(filter(None, (part["domain"] or _("no address"), part["unit"])))
            shown.add_row(f"    {printable(name)}", *_numbers(part))
    if not told:
        if not tell_none():
            _tell_empty(without, narrowed=narrowed)
        return
    answers.print(shown, soft_wrap=False)
    messages = ngettext("{n} e-mail", "{n} e-mails", whole.messages).format(n=whole.messages)
    accounts = ngettext("{n} account", "{n} accounts", whole.accounts).format(n=whole.accounts)
    say(_("\nTogether {messages} from {accounts}.").format(messages=messages, accounts=accounts))
    _tell_undated(without)
    say(_("\nUnder each grade: e-mails/accounts. How it was counted:"))
    for sentence in method(language()):
        say(f"- {sentence}")


def _tell_empty(without: int, *, narrowed: bool) -> None:
    if not narrowed:
        say(_("No message was attributed yet. Run `affiant mail settle`."))
        return
    say(_("No message of this choice was attributed."))
    _tell_undated(without)


def _tell_undated(without: int) -> None:
    if without:
        line = ngettext(
            "{n} e-mail without a date is not among them.",
            "{n} e-mails without a date are not among them.",
            without,
        )
        say(line.format(n=without))


def _numbers(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["messages"]), str(row["accounts"])


def _by_grade(row: dict[str, Any], grades: list[Any]) -> list[str]:
    counts = (row["grades"].get(grade.value) for grade in grades)
    return [f"{count.messages}/{count.accounts}" if count else "" for count in counts]
