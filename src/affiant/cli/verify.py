from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.evidence.verification import Verification

WORDS = {
    "missing original": _("an original is gone from the archive"),
    "altered original": _("an original is not what it was"),
    "unreadable original": _("an original cannot be read from the disk"),
    "unknown original": _("bytes in the archive that no row speaks of (a killed run left them)"),
    "altered text": _("a text is not what it was"),
    "loose anchor": _("a fact does not stand on its words"),
    "loose passage": _("a passage does not stand in its text"),
    "unfinished": _(
        "a container was not read to its end: go on with `affiant read`, or `affiant mail read`"
    ),
    "miscounted": _("a container's members do not add up"),
    "unplaced judgement": _("a judgement found no place in the newer text; it is kept on the old"),
    "misplaced message": _("the messages and pieces of a trove's file are not all its bytes"),
    "altered message": _("a message, or a piece of a trove's file, is not what it was"),
    "damaged database": _("the database is damaged"),
}


FAULTS = {
    "no bundle": _("this is no bundle of affiant's, or it is damaged"),
    "bomb": _("the file grows beyond all measure when unpacked; it was not unpacked"),
    "missing": _("a file of the bundle is gone"),
    "unlisted": _("a file was put into the bundle"),
    "altered": _("a file of the bundle is not what it was"),
    "unsigned": _("the bundle bears no signature"),
    "bad signature": _("the signature does not hold"),
    "other key": _("another key signed it than the one you were told"),
    "loose anchor": _("a line does not stand on its words"),
}


def verify(
    bundle: Annotated[
        Path | None,
        typer.Argument(
            help=_("A bundle (zip) to check by itself; without one, the casefile is checked."),
            show_default=False,
        ),
    ] = None,
    *,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            help=_("The fingerprint of the key that must have signed the bundle."),
            show_default=False,
        ),
    ] = None,
    audit: Annotated[
        bool,
        typer.Option(
            "--audit", help=_("Check the audit log: any change of it since it was written.")
        ),
    ] = False,
    head: Annotated[
        list[str] | None,
        typer.Option(
            "--head",
            help=_("With --audit: a head noted earlier (number:hash); can be given several times."),
            show_default=False,
        ),
    ] = None,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    if bundle is not None and (audit or head):
        refuse(_("A bundle has no audit log: leave --audit and --head out."))
    if bundle is None and key is not None:
        refuse(_("--key is for a bundle: name the bundle, too."))
    if bundle is not None:
        _inspect(bundle, key, as_json=as_json)
        return
    if audit or head:
        from affiant.cli.audit import verify_audit

        verify_audit(casefile, database, head or [], as_json=as_json)
        return
    from affiant.evidence.connection import start_django

    start_django()
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.errors import CasefileDamaged
    from affiant.evidence.originals import Originals
    from affiant.evidence.verification import verify_originals
    from affiant.mail.storing.verification import verify as check

    try:
        Casefile.open(casefile, database)
        verification = check(open_casefile(casefile, database))
    except CasefileDamaged as error:
        message = _("The database cannot be read ({cause}); what follows is the archive alone.")
        aside("[red]" + message.format(cause=printable(error.cause)) + "[/red]")
        verification = verify_originals(Originals(casefile.absolute() / "originals"))
        _report(verification, as_json=as_json)
        raise typer.Exit(1) from error
    _report(verification, as_json=as_json)
    if not verification.holds:
        raise typer.Exit(1)


def _inspect(bundle: Path, key: str | None, *, as_json: bool) -> None:
    """Check a bundle alone: no casefile is opened, none is needed."""
    from affiant.evidence.connection import start_django

    start_django()
    from affiant.dossiers.bundle import check_bundle

    with explained():
        inspection = check_bundle(bundle, key)
    if as_json:
        print_json(inspection)
    else:
        for one in inspection.faults:
            about = f": {printable(one.about)}" if one.about else ""
            say(f"[red]{FAULTS[one.fault]}[/]{about}")
        if inspection.fingerprint:
            message = _("Signed by the key {fingerprint}. Ask the sender whether it is theirs.")
            say(message.format(fingerprint=inspection.fingerprint))
        if inspection.holds:
            checked = _("{files} files, {facts} lines, {withheld} originals withheld")
            say(
                checked.format(
                    files=inspection.files, facts=inspection.facts, withheld=inspection.withheld
                )
            )
            say(_("[green]Everything holds.[/]"))
    if not inspection.holds:
        raise typer.Exit(1)


def _report(verification: "Verification", *, as_json: bool) -> None:
    if as_json:
        print_json(verification)
        return
    for finding in verification.findings:
        colour = "red" if finding.is_grave else "yellow"
        detail = f" ({printable(finding.detail)})" if finding.detail else ""
        say(f"[{colour}]{WORDS[finding.problem]}[/]: {printable(finding.about)}{detail}")
    grave = sum(finding.is_grave for finding in verification.findings)
    checked = _(
        "{originals} originals hashed again, {texts} texts, {facts} facts, {entries} entries"
    )
    say(
        checked.format(
            originals=verification.originals,
            texts=verification.texts,
            facts=verification.facts,
            entries=verification.entries,
        )
    )
    if verification.messages:
        message = ngettext(
            "{n} message of mail read over", "{n} messages of mail read over", verification.messages
        )
        say(message.format(n=verification.messages))
    if grave:
        say(
            ngettext(
                "[red]{n} thing does not hold.[/]", "[red]{n} things do not hold.[/]", grave
            ).format(n=grave)
        )
    else:
        say(_("[green]Everything holds.[/]"))
