from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.cli.doubts import Doubts, row, told
from affiant.cli.listing import lines
from affiant.cli.messages import _, language
from affiant.cli.opening import WRONG_USE, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import aside, print_json, printable, say
from affiant.dossiers.wording import Wording
from affiant.facts.codec import KINDS, encode
from affiant.facts.kinds import Quote, TimeExpression
from affiant.facts.kinds.quote import Act

if TYPE_CHECKING:
    from affiant.evidence.held import HeldDocument, HeldFact
    from affiant.facts.kinds import Fact

DEFAULT_LIMIT = 50


def _kinds() -> str:
    """The kinds as they are typed, in English; and what they are called in another language."""
    if language() == "en":
        return ", ".join(KINDS)
    kind = Wording(language()).kind
    return ", ".join(f"{name} ({kind(name).lower()})" for name in KINDS)


def facts(
    words: Annotated[
        str | None,
        typer.Argument(help=_("Only of documents that this search finds."), show_default=False),
    ] = None,
    *,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=_("One of: {kinds}.").format(kinds=_kinds())),
    ] = None,
    act: Annotated[
        Act | None,
        typer.Option(
            "--act",
            help=_("Only quotes in which somebody spoke, spoke of something, or wants something."),
            show_choices=True,
        ),
    ] = None,
    parts: Annotated[
        bool,
        typer.Option("--parts", help=_("Also the dates that are part of a longer time.")),
    ] = False,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    as_json: JsonOption = False,
) -> None:
    if kind is not None and kind not in KINDS:
        message = _("There is no kind of fact called {kind}. There are: {kinds}.")
        aside(message.format(kind=printable(kind), kinds=_kinds()))
        raise typer.Exit(WRONG_USE)
    if act is not None and kind not in (None, Quote.kind):
        aside(_("Only quotes have an act: leave --kind out, or ask for --kind quote."))
        raise typer.Exit(WRONG_USE)
    open_casefile(casefile, database)
    from affiant.evidence.questions import documents_found

    shown = 0
    for document in documents_found(words):
        wanted = [fact for fact in shown_of(document) if _asked(fact.fact, kind, act, parts=parts)]
        chosen = wanted[: limit - shown]
        shown += len(chosen)
        doubts = Doubts.of(document.document) if chosen else Doubts(())
        if as_json:
            for fact in chosen:
                print_json(_row(document, fact, doubts))
        elif chosen:
            _show(document, chosen, doubts)
        if shown >= limit:
            break
    if not shown:
        aside(_("There is no such fact."))


def _show(document: "HeldDocument", chosen: list["HeldFact"], doubts: Doubts) -> None:
    """A document's facts for people; what a spoilt name may mean is noted once."""
    title = document.covered().document.title or _("Untitled")
    say(f"\n[bold]{printable(title)}[/bold]  {printable(document.locator)}")
    noted: set[str] = set()
    wording = Wording(language())
    for fact in chosen:
        for line in lines(fact, wording):
            say(line)
        for note in map(told, doubts.on(fact.fact)):
            if note not in noted:
                say(f"        [yellow]{printable(note)}[/yellow]")
            noted.add(note)


def _asked(fact: "Fact", kind: str | None, act: Act | None, *, parts: bool) -> bool:
    """Whether the fact is of the wanted kind; a part of a longer time only when asked for."""
    if act is not None and not (isinstance(fact, Quote) and fact.act is act):
        return False
    part = isinstance(fact, TimeExpression) and fact.part_of is not None
    return kind in (None, fact.kind) and (parts or not part)


def shown_of(document: "HeldDocument") -> list["HeldFact"]:
    """The document's facts as they may be shown: names of protected persons masked."""
    from affiant.dossiers.redaction import Redaction, people_in

    document = document.covered()
    redaction = Redaction(people_in([document]))
    text = redaction.hider(document.id)(document.document.text)
    return [
        replace(held, fact=redaction.fact(held.fact, document.id, text)) for held in document.facts
    ]


def _row(document: "HeldDocument", fact: "HeldFact", doubts: Doubts) -> dict[str, Any]:
    may_mean = [row(one) for one in doubts.on(fact.fact)]
    return {
        "id": fact.id,
        "document": document.id,
        "locator": document.locator,
        "text_sha256": document.text_sha256,
        "verdict": fact.verdict.value,
        **encode(fact.fact),
        **({"may_mean": may_mean} if may_mean else {}),
    }
