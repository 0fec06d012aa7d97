from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.judging import Judging, contradicted_line, judge_now, judged_line, take_back_now
from affiant.cli.messages import _
from affiant.cli.opening import WRONG_USE, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    BecauseOption,
    ByOption,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.person import person
from affiant.cli.whoever import show, show_briefly
from affiant.cli.words import NEARNESS
from affiant.names.entity import Entity
from affiant.names.identity import Identities, Sameness
from affiant.names.key import same as written_the_same
from affiant.names.nearness import near
from affiant.vocabulary.entity import EntityKind

if TYPE_CHECKING:
    from affiant.evidence.entities.names import Names

DEFAULT_LIMIT = 20


def who(
    name: Annotated[
        str | None,
        typer.Argument(help=_("A name, as anybody writes it; without one, the most named.")),
    ] = None,
    *,
    same: Annotated[
        str | None, typer.Option(metavar=_("OTHER"), help=_("Judge that it is the same as OTHER."))
    ] = None,
    different: Annotated[
        str | None, typer.Option(metavar=_("OTHER"), help=_("Judge that it is not OTHER."))
    ] = None,
    unsure: Annotated[
        str | None,
        typer.Option(metavar=_("OTHER"), help=_("Note that nobody can tell whether it is OTHER.")),
    ] = None,
    because: BecauseOption = "",
    by: ByOption = "",
    despite: Annotated[
        bool, typer.Option("--despite", help=_("Judge so despite earlier judgements."))
    ] = False,
    undo: Annotated[
        int | None,
        typer.Option(metavar=_("NUMBER"), help=_("Take the judgement of this number back, whole.")),
    ] = None,
    judgements: Annotated[
        bool, typer.Option("--judgements", help=_("List all judgements, those taken back too."))
    ] = False,
    ftm: Annotated[
        bool,
        typer.Option("--ftm", help=_("Tell all of them as followthemoney entities, one a line.")),
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    as_json: JsonOption = False,
) -> None:
    asked = {Sameness.SAME: same, Sameness.DIFFERENT: different, Sameness.UNSURE: unsure}
    wanted = [(verdict, other) for verdict, other in asked.items() if other is not None]
    _check(name, wanted, undo)
    if ftm and (name is not None or judgements or undo is not None):
        raise typer.BadParameter(_("--ftm tells of all names: give nothing else with it."))
    open_casefile(casefile, database)
    from affiant.evidence.entities.names import names

    if undo is not None:
        take_back_now(undo, Judging(person(by), datetime.now(UTC), because), as_json=as_json)
        return
    if judgements:
        _list_judgements(as_json=as_json)
        return
    known = names()
    if ftm:
        _exchange(known)
        return
    if wanted and name is not None:
        verdict, other = wanted[0]
        pair = _meant(name, known, as_json=as_json), _meant(other, known, as_json=as_json)
        judging = Judging(person(by), datetime.now(UTC), because, despite=despite)
        judge_now(pair, verdict, judging, as_json=as_json)
        return
    _tell(name, known, limit, as_json=as_json)


def _check(name: str | None, wanted: Sequence[tuple[Sameness, str]], undo: int | None) -> None:
    """Exit code 2 where the options do not go together."""
    if len(wanted) > 1 or (wanted and undo is not None):
        raise typer.BadParameter(_("Judge one thing at a time."))
    if wanted and name is None:
        raise typer.BadParameter(_("Say whom you judge: affiant who NAME --same OTHER."))


def _tell(name: str | None, known: "Names", limit: int, *, as_json: bool) -> None:
    from affiant.evidence.entities.explaining import explain

    if name is None:
        found = known.public[:limit]
        if as_json:
            print_json({"entities": found})
            return
        for entity in found:
            show_briefly(entity)
        return
    answered = answering(name, known)
    if not answered:
        unknown(name, known.public, as_json=as_json)
    explained = [explain(entity, known) for entity in answered]
    if as_json:
        print_json({"entities": explained})
        return
    for one in explained:
        show(one)


def _exchange(known: "Names") -> None:
    """Organisations and persons with a public part, for Aleph and its like."""
    from affiant.evidence.entities.ftm import exchange

    for one in exchange(known):
        print_json(one)


def _list_judgements(*, as_json: bool) -> None:
    from affiant.evidence.entities.judging import judgements

    found = judgements()
    contradictions = Identities.of(found).contradictions()
    if as_json:
        print_json({"judgements": found, "contradictions": contradictions})
        return
    for judged in found:
        say(judged_line(judged))
    for one in contradictions:
        say(contradicted_line(one))
    if not found:
        say(_("Nobody has judged any names yet."))


def _meant(name: str, known: "Names", *, as_json: bool) -> tuple[str, str]:
    """What is judged, by its node and its name; exit code 2 where nothing is called so.

    A form that documents write is judged itself, so that a wrong merge of two forms can be said.
    """
    found = answering(name, known)
    if not found:
        unknown(name, known.public, as_json=as_json)
    for form in found[0].forms:
        if written_the_same(form.name, name):
            return form.node, form.name
    return found[0].node, found[0].name


def answering(name: str, known: "Names", among: "Sequence[Entity] | None" = None) -> list[Entity]:
    """The entities that go by this name, in any way of writing it that is known, or by this id.

    `among` are all that may be shown, where nothing else is said.
    """
    from affiant.evidence.gazetteer import known_names

    entities = known.public if among is None else among
    asked = (name, *known_names(name), *known.written(name))
    by_id = [entity for entity in entities if entity.id == name]
    found = by_id or [entity for entity in entities if any(map(entity.answers_to, asked))]
    return found or _as_registers_write(name, entities)


def _as_registers_write(name: str, entities: "Sequence[Entity]") -> list[Entity]:
    """The organisations of this name without all legal forms and the seat that a register adds."""
    from affiant.names.aliases import catalogued
    from affiant.names.parsed import parse

    wanted = parse(name).squeezed
    if not wanted:
        return []
    things = {alias.thing for alias in catalogued().called(wanted)}
    return [
        entity
        for entity in entities
        if entity.entity_kind is EntityKind.ORGANISATION
        and (
            not things.isdisjoint(entity.known_as)
            or any(parse(form.name).squeezed == wanted for form in entity.forms)
        )
    ]


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
