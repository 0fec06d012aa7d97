"""`affiant mail keys`: the archive of public keys that signatures of mail are checked with."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.day import day_of
from affiant.cli.mail_recover import recover
from affiant.cli.mail_words import covering, tell_outdated
from affiant.cli.messages import _, labelled, language, ngettext
from affiant.cli.number import counted
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, asides, print_json, printable, say
from affiant.cli.speaking import Commands
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.mail.key_shelf import Taken
    from affiant.mail.keys.importing import ImportKind
    from affiant.mail.keys.signed import Signer
    from affiant.mail.models import MailKey

app = Commands()
KINDS = ("zone", "answers", "json", "csv", "statements", "single", "private")
SHOWN = 20  # problems; --json has them all

DomainOption = Annotated[
    str, typer.Option("--domain", help=_("The domain (d=)."), show_default=False)
]
SelectorOption = Annotated[
    str, typer.Option("--selector", help=_("The selector (s=)."), show_default=False)
]


@app.command(
    name="import",
    help=_(
        "Take keys into the casefile: zone files, output of dig and host, dumps as JSON lines or "
        "CSV, signed statements, single keys, published private keys.\n\n"
        'Example: affiant mail keys import dump.csv --source "Arden DNS archive"; '
        "affiant mail keys import key.pem --domain corp.example --selector s1 --seen 2014-03-01"
    ),
)
def import_(
    file: Annotated[Path, typer.Argument(help=_("The file with the keys."))],
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help=_("zone, answers, json, csv, statements, single or private; else by the content."),
            show_default=False,
        ),
    ] = "",
    domain: DomainOption = "",
    selector: SelectorOption = "",
    seen: Annotated[
        str,
        typer.Option(
            "--seen",
            help=_(
                "The day (YYYY-MM-DD) on which the file's keys were seen, where it tells none; of "
                "a private key, since when it is public."
            ),
            show_default=False,
        ),
    ] = "",
    source: Annotated[
        str,
        typer.Option("--source", help=_("Who tells it; else the file's name."), show_default=False),
    ] = "",
    signed_by: Annotated[
        Path | None,
        typer.Option(
            "--signed-by",
            help=_("The key (PEM, JWK or JWKS) by which statements must be signed."),
            show_default=False,
        ),
    ] = None,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    from affiant.mail.keys.found import Telling
    from affiant.mail.keys.importing import found

    with explained():
        chosen = _kind(file, kind)
        signers = _signers(signed_by)
        telling = Telling(source or file.name, day_of(seen), domain, selector)
        sha256 = _sha256(file)
    opened = open_casefile(casefile, database, create=True)
    from affiant.mail.key_shelf import Origin, keep

    origin = Origin(file.name, chosen.value, telling.told_by, sha256)
    with explained(), opened.writing(), file.open("rb") as content, _shown():
        taken = keep(found(content, chosen, telling, signers), origin, datetime.now(UTC))
    _report(taken, sha256, as_json=as_json)
    tell_outdated()
    if taken.troubles:
        raise typer.Exit(1)


@app.command(
    name="list",
    help=_(
        "List the keys of the casefile, each with who told it and when it was seen.\n\n"
        "Example: affiant mail keys list --domain corp.example"
    ),
)
def list_(
    *,
    domain: DomainOption = "",
    selector: SelectorOption = "",
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    from affiant.mail.key_shelf import archived, listed
    from affiant.mail.wording import Wording

    rows, hide = listed(domain, selector), covering()
    if as_json:
        print_json({"keys": [_told(row, hide) for row in rows]})
        return
    wording, count = Wording(language()), 0
    for row in rows:
        count += 1
        say(f"{printable(hide(str(row)))}  {printable(hide(wording.source(archived(row))))}")
        if row.private_since:
            since = _("the private part is public since {day}")
            say("    [yellow]" + since.format(day=row.private_since.isoformat()) + "[/]")
    say(ngettext("{n} key", "{n} keys", count).format(n=count))


app.command(
    help=_(
        "Compute keys that nobody kept from the messages that they signed.\n\n"
        "Example: affiant mail keys recover trove.mbox"
    )
)(recover)


def _kind(file: Path, told: str) -> "ImportKind":
    from affiant.mail.keys.importing import HEAD, ImportKind, kind_of

    if told and told not in KINDS:
        refuse(_("There is no kind {kind}.").format(kind=printable(told)))
    with file.open("rb") as content:
        kind = ImportKind(told) if told else kind_of(content.read(HEAD), file.name)
    if kind is None:
        refuse(
            _("What {name} holds cannot be told by its beginning: name it with --kind.").format(
                name=printable(file.name)
            )
        )
    return kind


def _signers(file: Path | None) -> "tuple[Signer, ...]":
    from affiant.mail.keys.signed import signers

    if file is None:
        return ()
    try:
        return signers(file.read_bytes())
    except (ValueError, KeyError, TypeError, AttributeError):
        refuse(
            _("{name} holds no public key of Ed25519 or P-256.").format(name=printable(file.name))
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def _shown() -> Iterator[None]:
    """That something goes on, when somebody is there to see it."""
    if not asides.is_terminal:
        yield
        return
    with asides.status(_("Taking keys in")):
        yield


def _report(taken: "Taken", sha256: str, *, as_json: bool) -> None:
    from affiant.mail.keys.found import KeyTrouble
    from affiant.mail.terms import said

    hide = covering()
    if as_json:
        print_json(
            {
                "sha256": sha256,
                "found": taken.found,
                "new": taken.new,
                "troubles": taken.troubles,
                "problems": [{**asdict(one), "detail": hide(one.detail)} for one in taken.problems],
            }
        )
        return
    words = said(KeyTrouble, language())
    for one in taken.problems[:SHOWN]:
        colour = "yellow" if one.trouble.is_kept else "red"
        detail = f" ({printable(hide(one.detail))})" if one.detail else ""
        line = _("line {n}").format(n=one.line)
        aside(f"[{colour}]{labelled(line, words[one.trouble] + detail)}[/]")
    if taken.troubles > SHOWN:
        more = taken.troubles - SHOWN
        aside(_("... and {n} more: --json lists them.").format(n=more))
    found = ngettext("{n} key found", "{n} keys found", taken.found).format(n=counted(taken.found))
    if taken.found and not taken.new:
        new = _("none of them new")
    else:
        new = ngettext("{n} of them new", "{n} of them new", taken.new).format(n=counted(taken.new))
    say(f"{found}, {new}" if taken.found else found)


def _told(row: "MailKey", hide: Callable[[str], str]) -> dict[str, object]:
    return {
        "domain": hide(row.domain),
        "selector": hide(row.selector),
        "record": row.record,
        "source": row.source,
        "told_by": hide(row.told_by),
        "first_seen": row.first_seen,
        "last_seen": row.last_seen,
        "private_since": row.private_since,
        "signed": row.is_signed,
        "imported": {"file": hide(row.taken_from.name), "sha256": row.taken_from.sha256},
    }
