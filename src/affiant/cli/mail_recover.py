"""`affiant mail keys recover`: keys that nobody kept, computed from what they signed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.mail_words import covering
from affiant.cli.messages import _, ngettext
from affiant.cli.number import counted
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, asides, print_json, printable, say
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.mail.authentication.recovery import Recovered, Signed
    from affiant.mail.recovering import Signatures

SECONDS = 900  # of processor time a key; 2048 bits took about 70 where it was measured

FilesArgument = Annotated[
    list[Path], typer.Argument(help=_("Messages (eml) and mailboxes (mbox)."))
]


def refuse_without_mail(files: Sequence[Path], hide: Callable[[str], str]) -> None:
    """A sentence and exit code 2 for a file that is no mailbox and no message. Raises OSError."""
    from affiant.mail.stored import holds_messages

    for path in files:
        if not holds_messages(path):
            told = _(
                "{name} is no mailbox and no message. Archives and Outlook's files "
                "are read with `affiant mail read`."
            )
            refuse(told.format(name=printable(hide(path.name))))


def limits() -> str:
    """What a recovered key does not prove; printed with every one."""
    return _(
        "A recovered key proves that one signer made these signatures. It does not prove whose "
        "key it is, nor that the domain published it: whoever makes up a whole trove can make up "
        "a key for it."
    )


def recover(
    files: FilesArgument,
    *,
    domain: Annotated[
        str, typer.Option("--domain", help=_("Of this domain alone."), show_default=False)
    ] = "",
    seconds: Annotated[
        int, typer.Option("--seconds", min=1, help=_("Processor time for each key at most."))
    ] = SECONDS,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    opened = open_casefile(casefile, database, create=True)
    from affiant.mail.key_shelf import KeyShelf

    shelf, hide = KeyShelf(), covering()
    with explained(hide):
        refuse_without_mail(files, hide)
        trove, failed = _gathered(files, hide)
        names = [
            name
            for name in trove.names()
            if not shelf.under(*name) and domain.lower() in ("", name[1])
        ]
        told: list[dict[str, object]] = []
        for name in names:
            found, gave_up = _computed(trove.under(name), name, seconds, hide)
            failed += gave_up
            if found is not None:
                with opened.writing():
                    _keep(found, name, files)
            told.append(_row(found, name, len(trove.under(name)), hide))
    _report(told, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _computed(
    signed: "Sequence[Signed]", name: tuple[str, str], seconds: int, hide: Callable[[str], str]
) -> "tuple[Recovered | None, bool]":
    """The key, and whether the time or the memory was used up."""
    from affiant.mail.recovering import GaveUp
    from affiant.mail.recovering import recover as compute

    with _waiting(hide(f"{name[0]}._domainkey.{name[1]}")) as tick:
        try:
            return compute(signed, seconds, tick), False
        except GaveUp:
            words = ngettext(
                "gave up: {n} second of processor time did not do",
                "gave up: {n} seconds of processor time did not do",
                seconds,
            )
            aside("[red]" + words.format(n=counted(seconds)) + "[/]")
            return None, True


def _gathered(files: Sequence[Path], hide: Callable[[str], str]) -> "tuple[Signatures, int]":
    """The signatures of all messages, and how many could not be looked at."""
    from affiant.mail.recovering import Signatures
    from affiant.mail.stored import messages

    trove, failed = Signatures(), 0
    for path in files:
        for one in messages(path):
            if one.raw is None:
                failed += 1
                words = _("{name}, message {n}: too large")
                aside(words.format(name=printable(hide(path.name)), n=one.number))
            else:
                trove.note(one.raw)
    return trove, failed


def _keep(found: "Recovered", name: tuple[str, str], files: Sequence[Path]) -> None:
    from affiant.mail.authentication.archive import KeySource
    from affiant.mail.key_shelf import Origin, keep
    from affiant.mail.keys.found import Days, archived

    trove = ", ".join(path.name for path in files)[:200]
    key = archived(1, name, found.record, KeySource.RECOVERED, trove, days=Days())
    keep([key], Origin(trove, "recovered", trove), datetime.now(UTC))


@contextmanager
def _waiting(name: str) -> "Iterator[Callable[[], None]]":
    """A clock on standard error, when somebody is there to see it."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Without a thread that draws it again and again: the work is done in a forked process.
    shown = Progress(
        *columns,
        console=asides,
        transient=True,
        auto_refresh=False,
        disable=not asides.is_terminal,
    )
    with shown as progress:
        progress.add_task(_("Computing {name}").format(name=printable(name)), total=None)
        yield progress.refresh


def _row(
    found: "Recovered | None", name: tuple[str, str], signatures: int, hide: Callable[[str], str]
) -> dict[str, object]:
    return {
        "name": hide(f"{name[0]}._domainkey.{name[1]}"),
        "signatures": signatures,
        "recovered": found is not None,
        "record": found.record if found else None,
        "bits": found.bits if found else None,
        "explains": len(found.fits) if found else 0,
    }


def _report(told: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        print_json({"keys": told, "limits": limits()})
        return
    for one in told:
        name, count = printable(str(one["name"])), int(str(one["signatures"]))
        if one["recovered"]:
            words = _(
                "{name}: recovered from the trove, {bits} bits; it explains {fits} of {n} "
                "signatures"
            )
            say(words.format(name=name, bits=one["bits"], fits=one["explains"], n=count))
        else:
            words = ngettext(
                "{name}: not recovered from {n} signature",
                "{name}: not recovered from {n} signatures",
                count,
            )
            say(words.format(name=name, n=count))
    if not told:
        say(_("No name has two signatures and no key: there is nothing to recover."))
    if any(one["recovered"] for one in told):
        say(limits())
