"""`affiant mail publish`: the table by employer that may go out, a draft until it is confirmed."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.cli.mail_going import Going, read_replies
from affiant.cli.mail_words import CollectionOption, mail_of, unlock
from affiant.cli.messages import _, labelled, language, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.person import person
from affiant.cli.unlocking import KeyFileOption, refuse

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.mail.settling.releases import Draft, Pooled
    from affiant.portal.mail.released import Printed

FORMS = ("csv", "json", "html")


def publish(
    *,
    collection: CollectionOption = "",
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help=_("Publish: enter it into the ledger. Without, a draft.")),
    ] = False,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out",
            help=_("With --confirm: write the table here (.csv, .json or .html); several times."),
            show_default=False,
        ),
    ] = None,
    past: Annotated[
        bool, typer.Option("--past", help=_("List what was published before, and nothing else."))
    ] = False,
    minimum: Annotated[
        int | None,
        typer.Option(
            "--minimum",
            help=_("From now on, so many senders stand behind every published number."),
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        int | None,
        typer.Option(
            "--draft",
            help=_("This draft of the page, with whom it was asked and who approved it."),
            show_default=False,
        ),
    ] = None,
    replies: Annotated[
        Path | None,
        typer.Option(
            "--replies",
            help=_(
                "Whom of the named you asked for an answer: a table (CSV) with the columns "
                "employer, asked_on, deadline, channel, answer, answered_on, reason."
            ),
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    not_asked: Annotated[
        str,
        typer.Option(
            "--not-asked",
            help=_("Why the others were not asked: it is kept, and printed with the table."),
            show_default=False,
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            envvar="AFFIANT_BY", help=_("Who publishes; else the name you are logged in with.")
        ),
    ] = "",
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    _refuse_out(out or [], confirm=confirm)
    os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.settings"  # its templates
    opened = open_casefile(casefile, database)
    if past:
        _list(as_json=as_json)
        return
    number, name = mail_of(collection), person(by)
    with explained():
        unlock(opened, key_file)
        if minimum is not None:
            _set(minimum, name)
        if draft is not None:
            going = Going.of_draft(draft, number)
        else:
            going = Going(read_replies(replies) if replies else {}, not_asked)
        made = _made(opened, number, name, going, confirm=confirm)
        for path in out or [] if made.release else []:
            _write(path, _printed(made, going))
    if as_json:
        print_json(_told(made, going))
    else:
        _show(made, going)
    if made.refused is not None:
        raise typer.Exit(1)


def _refuse_out(out: list[Path], *, confirm: bool) -> None:
    if out and not confirm:
        refuse(_("A draft is not written to a file, for nothing would hold the next against it."))
    for path in out:
        if path.suffix.lstrip(".") not in FORMS:
            refuse(_("The file's name ends in .csv, .json or .html."))
        if path.exists():
            refuse(_("{name} is there already.").format(name=printable(path.name)))


def _set(minimum: int, by: str) -> None:
    from affiant.mail.settling.releases import FLOOR, set_minimum

    if minimum < FLOOR:
        refuse(
            _("A published number counts {n} senders at the least: fewer tell of persons.").format(
                n=FLOOR
            )
        )
    set_minimum(minimum, by, datetime.now(UTC))


def _made(opened: "Casefile", number: int, by: str, going: "Going", *, confirm: bool) -> "Draft":
    from affiant.access.cipher.errors import Unopenable
    from affiant.mail.settling.agreeing import Unagreed, Unasked
    from affiant.mail.settling.releases import Changed, NotSettled, draft

    now = datetime.now(UTC)
    try:
        made = going.publish(number, by, now) if confirm else draft(number, now, held=going.held)
    except NotSettled:
        refuse(_("Something came in since this mail was settled. Run `affiant mail settle`."))
    except Changed:
        refuse(_("Something of what must hold does not: look at the draft on its page."))
    except Unagreed:
        refuse(
            _(
                "This casefile has accounts: a second person approves a table on its page first "
                "(Mail > Publishing numbers). Then publish that draft: --draft N --confirm."
            )
        )
    except Unasked as unasked:
        refuse(
            _(
                "Not asked for an answer yet: {names}. Give what you asked and what they said with "
                "--replies, or the reason why not with --not-asked."
            ).format(names=printable(", ".join(unasked.parties)))
        )
    except Unopenable:
        refuse(
            _(
                "What was published before cannot be opened, so nothing can be compared with it: "
                "the casefile's keys are locked or gone. Restore its folder of keys from a backup."
            )
        )
    if made.release is not None:
        going.published(made)
        _record(opened, number)
    return made


def _record(opened: "Casefile", number: int) -> None:
    from affiant.access.audit.action import Action, ObjectKind
    from affiant.access.audit.deed import Deed
    from affiant.access.identifier import LOCAL
    from affiant.portal.running import trail_of

    deed = Deed(LOCAL, Action.PUBLISHED, ObjectKind.COLLECTION, str(number))
    trail_of(opened).record(deed, datetime.now(UTC))


def _printed(made: "Draft", going: "Going") -> "Printed":
    from affiant.portal.mail.released import Printed
    from affiant.portal.speech import Speech

    today = datetime.now(UTC).date().isoformat()
    return Printed(
        made.told, made.minimum, today, *going.words, Speech(language()),
        agreed_by=going.second if made.release else None,
        replies=going.replies(made.told),
    )  # fmt: skip


def _write(path: Path, printed: "Printed") -> None:
    form = {"csv": printed.csv, "json": printed.json, "html": printed.html}
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(form[path.suffix.lstrip(".")]())


def _told(made: "Draft", going: "Going") -> dict[str, Any]:
    from affiant.mail.publication.terms import method, refusal

    return {
        "published": made.release is not None,
        "release": made.release,
        "minimum": made.minimum,
        "rows": made.told,
        "pooled": made.pooled,
        "refused": refusal(made.refused, language()) if made.refused else None,
        "method": method(made.minimum, language()),
        "approved_by_second_person": bool(going.second) if made.release else None,
        "right_of_reply": [one.told for one in going.replies(made.told)],
    }


def _show(made: "Draft", going: "Going") -> None:
    from affiant.mail.publication.terms import method, refusal

    if made.refused is not None:
        aside(f"[yellow]{refusal(made.refused, language())}[/]")
        return
    done = _("Published.") if made.release else _("A draft: nothing is published yet.")
    say(f"[bold]{done}[/]\n")
    _show_rows(_printed(made, going))
    if made.pooled is not None:
        for line in _why(made.pooled, made.minimum):
            say(line)
    say("")
    for sentence in method(made.minimum, language()):
        say(f"- {sentence}")
    if not made.release:
        say(
            _(
                "\nTo publish: ask each employer named, then --confirm with --replies FILE or "
                "--not-asked WHY."
            )
        )


def _show_rows(printed: "Printed") -> None:
    from rich.table import Table

    from affiant.cli.output import answers

    shown = Table(box=None, pad_edge=False, header_style="bold")
    heads = (_("sent from accounts at"), _("e-mails"), _("accounts"), "%")
    for place, name in enumerate(heads):
        shown.add_column(name, justify="right" if place else "left", overflow="fold")
    for one in printed.rows:
        for told, indent in ((one, ""), *((part, "    ") for part in one["parts"])):
            name = f"{indent}{printable(told['name'])}"
            shown.add_row(name, told["messages"], told["accounts"], told["share"])
    answers.print(shown, soft_wrap=False)
    say("")
    for sentence in (*printed.sentences, *printed.people):
        say(printable(sentence))


def _why(pooled: "Pooled", minimum: int) -> list[str]:
    """Why employers are among the others; none is named."""
    told = (
        (
            pooled.few,
            ngettext(
                "{n} employer has fewer than {minimum} senders.",
                "{n} employers have fewer than {minimum} senders each.",
                pooled.few,
            ),
        ),
        (
            pooled.filling,
            ngettext(
                "{n} employer is counted among the others, for they were too few alone.",
                "{n} employers are counted among the others, for they were too few alone.",
                pooled.filling,
            ),
        ),
        (
            pooled.compared,
            ngettext(
                "{n} employer is counted among the others because of earlier tables.",
                "{n} employers are counted among the others because of earlier tables.",
                pooled.compared,
            ),
        ),
        (
            pooled.undivided,
            ngettext(
                "{n} row is not told in halves (shown by a signature or not).",
                "{n} rows are not told in halves (shown by a signature or not).",
                pooled.undivided,
            ),
        ),
    )
    return [words.format(n=n, minimum=minimum) for n, words in told if n]


def _list(*, as_json: bool) -> None:
    from affiant.mail.settling.releases import published

    found = published()
    if as_json:
        print_json({"releases": found})
        return
    if not found:
        say(_("Nothing was published yet."))
    for one in found:
        rows = sum(told.part is None for told in one.told)
        told = ngettext("{n} row", "{n} rows", rows).format(n=rows)
        alone = _(", alone") if one.agreed_by == "" else ""
        told = labelled(f"{printable(one.by)}{alone}", told)
        say(f"{one.at.date().isoformat()}  {told}  {one.id}")
