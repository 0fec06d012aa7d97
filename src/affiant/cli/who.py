from collections.abc import Iterable
from typing import Annotated

import typer

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import WRONG_USE, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.words import GROUNDS, KINDS_OF_ENTITY, NEARNESS
from affiant.names.nearness import near
from affiant.names.resolve import Entity, resolve
from affiant.vocabulary.entity import EntityKind

DEFAULT_LIMIT = 20


def who(
    name: Annotated[
        str | None,
        typer.Argument(help=_("A name, as anybody writes it; without one, the most named.")),
    ] = None,
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    from affiant.evidence.questions import namings

    entities = resolve(namings())
    listed = _listed(entities)
    found = listed[:limit] if name is None else answering(name, listed)
    if name is not None and not found:
        unknown(name, listed, as_json=as_json)
    if as_json:
        print_json({"entities": found})
        return
    for entity in found:
        _show(entity)


def _listed(entities: Iterable[Entity]) -> list[Entity]:
    """All but the persons who have no public part in the documents (see `names.standing`)."""
    from affiant.evidence.questions import parts
    from affiant.names.standing import may_be_named

    people = parts()
    return [
        entity
        for entity in entities
        if entity.entity_kind is not EntityKind.PERSON
        or any(
            may_be_named(people[form.name].roles, quoted=people[form.name].quoted)
            for form in entity.forms
            if form.name in people
        )
    ]


def answering(name: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities that go by this name, in any way of writing it that is known."""
    from affiant.evidence.gazetteer import known_names
    from affiant.evidence.questions import names_written

    asked = (name, *known_names(name), *names_written(name))
    return [entity for entity in entities if any(map(entity.answers_to, asked))]


def unknown(name: str, entities: Iterable[Entity], *, as_json: bool) -> None:
    """Say that nobody goes by this name and who nearly does; exit code 2."""
    forms = [form for entity in entities for form in entity.names()]
    suggestions = near(name, forms)
    if as_json:
        print_json({"entities": [], "suggestions": suggestions})
        raise typer.Exit(WRONG_USE)
    aside(_("No document names {name}.").format(name=f"[bold]{printable(name)}[/bold]"))
    if suggestions:
        aside(_("Did you mean:"))
        for suggestion in suggestions:
            aside(f"  {printable(suggestion.name)}  [dim]{NEARNESS[suggestion.reason]}[/dim]")
    else:
        aside(_("`affiant search` looks for words; `affiant status` tells what was read."))
    raise typer.Exit(WRONG_USE)


def _show(entity: Entity) -> None:
    say(f"\n[bold]{printable(entity.name)}[/bold]  {KINDS_OF_ENTITY[entity.entity_kind]}")
    for form in entity.forms:
        times = ngettext("{n} mention", "{n} mentions", form.count).format(n=form.count)
        documents = len(form.documents)
        where = ngettext("in {n} document", "in {n} documents", documents).format(n=documents)
        say(f"  {printable(form.name)}: {times} {where}  [dim]{GROUNDS[form.ground]}[/dim]")
