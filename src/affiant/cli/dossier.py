import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer
from rich.markup import escape

from affiant.cli.language import Language
from affiant.cli.messages import _, language
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.origins import traced
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.unlocking import refuse
from affiant.cli.who import answering, unknown
from affiant.dossiers.format import Format
from affiant.names.key import key

if TYPE_CHECKING:
    from affiant.dossiers.dossier import Dossier
    from affiant.evidence.casefile import Casefile

_NOT_IN_A_FILE_NAME = re.compile(r"[^a-z0-9]+")


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
    unmasked: Annotated[
        bool,
        typer.Option(
            "--unmasked-originals",
            help=_("Put originals into a bundle (zip) although they hold what is masked."),
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    if unmasked and form is not Format.BUNDLE:
        refuse(_("--unmasked-originals is for a bundle: add --format zip."))
    opened = open_casefile(casefile, database)
    traced(opened)
    compiled = _compiled(name, as_json=as_json)
    tongue = in_language or language()
    slug = _slug(compiled.entity.name)
    target = output or Path(f"dossier-{slug}.{form}")
    if form is Format.BUNDLE:
        _bundle(compiled, opened, target, slug, unmasked=unmasked)
    else:
        from affiant.dossiers.exports import written

        content = written(compiled, form, tongue)
        if str(target) == "-":
            typer.get_binary_stream("stdout").write(content)
            return
        with explained(), whole(target) as file:
            file.write(content)
    _report(compiled, target, tongue, as_json=as_json)


def _bundle(
    compiled: "Dossier", casefile: "Casefile", target: Path, slug: str, *, unmasked: bool
) -> None:
    from affiant.dossiers.exports import bundled

    with explained():
        if str(target) == "-":
            raise ValueError(_("A bundle needs a file: give one with --output."))
        with whole(target) as file:
            fingerprint = bundled(compiled, casefile, file, slug, unmasked=unmasked)
    aside(_("Signed with the casefile's key {fingerprint}").format(fingerprint=fingerprint))


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """A file that is there whole in the end or not at all; a device or a pipe as it is."""
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    target = target.resolve()  # a link stays one
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _compiled(name: str, *, as_json: bool) -> "Dossier":
    from affiant.dossiers.compile import PrivatePerson, compile_dossier
    from affiant.evidence.entities.names import names
    from affiant.evidence.entities.protected import counted_of_protected
    from affiant.evidence.legal import legal_standings
    from affiant.evidence.questions import documents_naming
    from affiant.evidence.tracing import links
    from affiant.portal.masks import Masks, people_counted

    known = names()
    found = answering(name, known, known.entities)
    if not found:
        unknown(name, known.entities, as_json=as_json)
    keys = {key(form) for entity in found for form in entity.names()}
    try:
        documents, legal = documents_naming(keys), legal_standings()
        protected = Masks(people_counted(counted_of_protected(), legal)).met_in(documents)
        return compile_dossier(
            found[0].name, documents, _today(), links(), legal, known=known, protected=protected
        )
    except PrivatePerson as refused:
        message = _(
            "{name} is a person without a public part in these documents: no dossier is made."
        )
        aside("[red]" + message.format(name=printable(name)) + "[/red]")
        aside(
            _(
                "If it is an organisation that was taken for a person, correct its kind in a "
                "document (`affiant serve`), or read with `--again --thorough`."
            )
        )
        raise typer.Exit(WRONG_USE) from refused


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
