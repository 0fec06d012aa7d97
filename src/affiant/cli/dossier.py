import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from affiant.cli.messages import _, language
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.who import answering, unknown
from affiant.names.key import key

if TYPE_CHECKING:
    from affiant.dossiers.dossier import Dossier

_NOT_IN_A_FILE_NAME = re.compile(r"[^a-z0-9]+")


class Format(StrEnum):
    """What a dossier is written as."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"


class Language(StrEnum):
    """The languages a dossier is written in; its sources keep theirs."""

    ENGLISH = "en"
    FRENCH = "fr"


def dossier(
    name: Annotated[str, typer.Argument(help=_("Whom the dossier is about."))],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    form: Annotated[Format, typer.Option("--format", help=_("What to write."))] = Format.HTML,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help=_("Where to; `-` is standard output."), show_default=False
        ),
    ] = None,
    in_language: Annotated[
        Language | None, typer.Option("--language", help=_("The dossier's language."))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    compiled = _compiled(name, as_json=as_json)
    tongue = in_language or language()
    text = _written(compiled, form, tongue)
    if output is not None and str(output) == "-":
        typer.echo(text, nl=False)
        return
    target = output or Path(f"dossier-{_slug(compiled.entity.name)}.{form}")
    with explained():
        target.write_text(text, encoding="utf-8")
    _report(compiled, target, tongue, as_json=as_json)


def _compiled(name: str, *, as_json: bool) -> "Dossier":
    from affiant.dossiers.compile import PrivatePerson, compile_dossier
    from affiant.evidence.questions import documents_naming, namings
    from affiant.names.resolve import resolve

    entities = resolve(namings())
    found = answering(name, entities)
    if not found:
        unknown(name, entities, as_json=as_json)
    keys = {key(form) for entity in found for form in entity.names()}
    try:
        return compile_dossier(found[0].name, documents_naming(keys), _today())
    except PrivatePerson as refused:
        message = _(
            "{name} is a person without a public part in these documents: no dossier is made."
        )
        aside("[red]" + message.format(name=printable(name)) + "[/red]")
        raise typer.Exit(WRONG_USE) from refused


def _written(compiled: "Dossier", form: Format, tongue: str) -> str:
    from affiant.dossiers import render

    writers = {
        Format.HTML: render.html,
        Format.JSON: render.json,
        Format.MARKDOWN: render.markdown,
    }
    return writers[form](compiled, tongue)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _slug(name: str) -> str:
    return _NOT_IN_A_FILE_NAME.sub("-", key(name)).strip("-")[:60] or "unnamed"


def _report(compiled: "Dossier", target: Path, tongue: str, *, as_json: bool) -> None:
    from affiant.dossiers.dossier import Section
    from affiant.dossiers.wording import Wording

    counts = {section: len(compiled.of(section)) for section in Section}
    if as_json:
        found = {section.value: number for section, number in counts.items()}
        print_json({"file": str(target.absolute()), "sources": len(compiled.sources)} | found)
        return
    message = _("Dossier on {name}: {file}")
    name = f"[bold]{printable(compiled.entity.name)}[/bold]"
    say(message.format(name=name, file=escape(str(target.absolute()))))
    say(f"  {len(compiled.sources):>5} " + _("documents"))
    wording = Wording(tongue)
    for section, number in counts.items():
        if number:
            say(f"  {number:>5} {wording.term(section)}")
