"""A fact as one reads it in a terminal: its kind and its words, and below them what it tells."""

from typing import TYPE_CHECKING

from affiant.cli.output import printable
from affiant.dossiers.details import details
from affiant.dossiers.wording import Wording

if TYPE_CHECKING:
    from affiant.evidence.held import HeldFact
    from affiant.facts.kinds import Fact

_MARGIN = " " * 8
"""What stands under a fact begins where its kind does."""


def lines(held: "HeldFact", wording: Wording) -> tuple[str, ...]:
    """The fact on one line, and what it tells besides its words on the next, if anything."""
    words = printable(" ".join(held.fact.surface.split()))
    first = f"  [dim]{held.id:>5}[/dim] [bold]{wording.kind(held.fact.kind)}[/bold]  {words}"
    told = _told(held.fact, wording)
    return (first, f"{_MARGIN}[dim]{told}[/dim]") if told else (first,)


def _told(fact: "Fact", wording: Wording) -> str:
    name = getattr(fact, "speaker", None) or fact.attribution.name
    sayer = [wording.according_to(name)] if name else []
    between = "\N{NARROW NO-BREAK SPACE}: " if wording.language == "fr" else ": "
    told = sayer + [f"{label}{between}{value}" for label, value in details(fact, wording)]
    return printable(" · ".join(told).replace("\n", " "))
