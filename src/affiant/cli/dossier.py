import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.messages import _, language
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import print_json, printable, say
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
    from affiant.dossiers import render
    from affiant.dossiers.compile import compile_dossier
    from affiant.evidence.questions import documents_naming, namings
    from affiant.names.resolve import resolve

    entities = resolve(namings())
    found = answering(name, entities)
    if not found:
        unknown(name, entities, as_json=as_json)
    keys = {key(form_) for entity in found for form_ in entity.names()}
    compiled = compile_dossier(found[0].name, documents_naming(keys))
    writer = {Format.HTML: render.html, Format.JSON: render.json, Format.MARKDOWN: render.markdown}
    text = writer[form](compiled, in_language or language())
    target = output or Path(f"dossier-{_slug(found[0].name)}.{form}")
    if str(target) == "-":
        typer.echo(text)
        return
    with explained():
        target.write_text(text, encoding="utf-8")
    _report(compiled, target, as_json=as_json)


def _slug(name: str) -> str:
    return _NOT_IN_A_FILE_NAME.sub("-", key(name)).strip("-")[:60] or "unnamed"


def _report(compiled: "Dossier", target: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(target.absolute()), "found": compiled.counts()})
        return
    say(
        _("Dossier on {name}: {file}").format(
            name=f"[bold]{printable(compiled.name)}[/bold]", file=target.absolute()
        )
    )
    for what, number in compiled.counts().items():
        say(f"  {number:>5} {_(what)}")
