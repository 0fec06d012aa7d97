from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.cli.messages import _
from affiant.cli.opening import WRONG_USE, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import aside, print_json, printable, say
from affiant.facts.codec import KINDS, encode

if TYPE_CHECKING:
    from affiant.evidence.held import HeldDocument, HeldFact

DEFAULT_LIMIT = 50
OF_THE_ANCHOR = frozenset({"kind", "span", "surface", "found_by", "confidence", "supports"})


def facts(
    words: Annotated[
        str | None,
        typer.Argument(help=_("Only of documents that this search finds."), show_default=False),
    ] = None,
    *,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=_("One of: {kinds}.").format(kinds=", ".join(KINDS))),
    ] = None,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    as_json: JsonOption = False,
) -> None:
    if kind is not None and kind not in KINDS:
        message = _("There is no kind of fact called {kind}. There are: {kinds}.")
        aside(message.format(kind=printable(kind), kinds=", ".join(KINDS)))
        raise typer.Exit(WRONG_USE)
    open_casefile(casefile, database)
    from affiant.evidence.questions import documents_found

    shown = 0
    for document in documents_found(words):
        wanted = [fact for fact in shown_of(document) if kind in (None, fact.fact.kind)]
        chosen = wanted[: limit - shown]
        shown += len(chosen)
        if as_json:
            for fact in chosen:
                print_json(_row(document, fact))
        elif chosen:
            title = document.document.title or _("Untitled")
            say(f"\n[bold]{printable(title)}[/bold]  {printable(document.locator)}")
            for fact in chosen:
                say(f"  {_line(fact)}")
        if shown >= limit:
            break


def shown_of(document: "HeldDocument") -> list["HeldFact"]:
    """The document's facts as they may be shown: names of protected persons masked."""
    from affiant.dossiers.redaction import Redaction, people_in

    redaction = Redaction(people_in([document]))
    text = redaction.hider(document.id)(document.document.text)
    return [
        replace(held, fact=redaction.fact(held.fact, document.id, text)) for held in document.facts
    ]


def _row(document: "HeldDocument", fact: "HeldFact") -> dict[str, Any]:
    return {
        "id": fact.id,
        "document": document.id,
        "locator": document.locator,
        "text_sha256": document.text_sha256,
        "verdict": fact.verdict.value,
        **encode(fact.fact),
    }


def _line(fact: "HeldFact") -> str:
    values = encode(fact.fact)
    told = ", ".join(
        f"{name} {_plain(value)}" for name, value in values.items() if name not in OF_THE_ANCHOR
    )
    surface = " ".join(fact.fact.surface.split())
    said = f"{fact.fact.kind:<9} {printable(surface)}"
    told = " ".join(told.split())
    return f"[dim]{fact.id:>5}[/dim] {said}  [dim]{printable(told)}[/dim]"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if not isinstance(part, list))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
