"""`affiant mail redact`: a copy of a message that still verifies, without what may be taken out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.access.whole import write_new
from affiant.cli.mail_words import covering
from affiant.cli.messages import _, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.mail.redacting import Lesser

Hide = Callable[[str], str]


def redact(
    message: Annotated[
        int, typer.Argument(help=_("The message's number, as `affiant mail threads` lists it."))
    ],
    *,
    out: Annotated[Path, typer.Option("--out", help=_("The file that is written (eml)."))],
    signature: Annotated[
        int | None,
        typer.Option(
            "--signature",
            min=1,
            help=_("By which signature, from 1; else the first that holds."),
            show_default=False,
        ),
    ] = None,
    undo: Annotated[
        bool,
        typer.Option(
            "--undo",
            help=_("Where none holds, seek what transport had changed and take it back."),
        ),
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    from affiant.mail.models import Message
    from affiant.mail.redacting import NotKept, lesser

    if not Message.objects.filter(pk=message).exists():
        refuse(_("There is no message {n}: `affiant mail threads` lists them.").format(n=message))
    if out.exists():
        refuse(_("{name} is there already.").format(name=printable(out.name)))
    with explained():
        try:
            found = lesser(message, signature, undo=undo)
        except NotKept:
            refuse(
                _(
                    "No signature of this message holds by the keys of the casefile, so there is "
                    "nothing that a lesser copy could still prove."
                )
            )
        write_new(out, found.message)  # From stays in it, and most of the body
        hide = covering()
    if as_json:
        print_json({"file": out.name, **_told(found, hide)})
    else:
        _show(out, found, hide)


def _told(found: "Lesser", hide: Hide) -> dict[str, Any]:
    return {
        "signature": found.number,
        "domain": hide(found.domain),
        "selector": hide(found.selector),
        "removed": [hide(name) for name in found.removed],
        "left": [hide(name) for name in found.left],
        "body_removed": found.body_removed,
        "body_left": found.body_left,
        "tells": found.tells,
        "restored": found.is_restored,
    }


def _show(out: Path, found: "Lesser", hide: Hide) -> None:
    name = hide(f"{found.selector}._domainkey.{found.domain}")
    words = _("{file} is written, for you alone; the signature by {key} still holds in it.")
    say(words.format(file=printable(out.name), key=printable(name)))
    say(_("Taken out: {fields}").format(fields=_fields(found.removed, hide)))
    if found.body_removed:
        bytes_out = ngettext("{n} byte of the body", "{n} bytes of the body", found.body_removed)
        say(_("Taken out: {fields}").format(fields=bytes_out.format(n=found.body_removed)))
    say(_("Signed, so it had to stay: {fields}").format(fields=_fields(found.left, hide)))
    body = ngettext("{n} byte of the body", "{n} bytes of the body", found.body_left)
    say(_("Signed, so it had to stay: {fields}").format(fields=body.format(n=found.body_left)))
    if found.tells:
        tags = ", ".join(f"{tag}=" for tag in found.tells)
        aside(
            _("[yellow]The signature's own tags {tags} can name an account.[/]").format(tags=tags)
        )
    if found.is_restored:
        aside(
            _(
                "[yellow]It was restored: it can show the account really used, which the message "
                "as it was handed in does not.[/]"
            )
        )
    aside(
        _(
            "[yellow]It names the sender, and whoever its subject and text name. Show it to who "
            "may know that; to publish, publish the table.[/]"
        )
    )


def _fields(names: tuple[str, ...], hide: Hide) -> str:
    return printable(", ".join(dict.fromkeys(map(hide, names)))) or _("nothing")
