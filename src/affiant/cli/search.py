from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from affiant.cli.messages import _, ngettext
from affiant.cli.opening import open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    CasefileOption,
    DatabaseOption,
    JsonOption,
    LimitOption,
)
from affiant.cli.output import harmless, print_json, printable, say
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from affiant.evidence.search.hits import Hit
    from affiant.portal.veil import MaskedNames

DEFAULT_LIMIT = 20


def search(
    words: Annotated[str, typer.Argument(help=_("What to look for."), show_default=False)],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    near: Annotated[
        bool,
        typer.Option("--near", help=_("Near spellings too: typing errors, mistakes of a scan.")),
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help=_("Nothing in the other language."))
    ] = False,
    once: Annotated[
        bool, typer.Option("--once", help=_("One passage for each origin: no copies of it."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    if not any(map(str.isalnum, words)):
        refuse(_("Say what to look for: a word or more."))
    open_casefile(casefile, database)
    from affiant.evidence.search.hits import search as look
    from affiant.evidence.search.wider import Breadth

    masks = _masks()
    breadth = Breadth(near=near, both=not exact)
    total, found = look(words, limit=limit, breadth=breadth, veil=masks, apart=not once)
    hits = [_shown(hit, masks) for hit in found]
    if as_json:
        print_json({"total": total, "hits": hits})
        return
    say(ngettext("{n} passage", "{n} passages", total).format(n=total))
    for hit in hits:
        page = _(", p. {n}").format(n=hit.page) if hit.page else ""
        date = f", {hit.published}" if hit.published else ""
        title = hit.title or _("Untitled")
        say(f"\n[bold]{printable(title)}[/bold]{date}{page}")
        say(_marked(hit))


def _masks() -> "MaskedNames":
    """Who is masked, from all documents together."""
    from affiant.evidence.entities.names import names
    from affiant.evidence.legal import legal_standings
    from affiant.portal.masks import Masks, people_counted
    from affiant.portal.veil import MaskedNames

    return MaskedNames(Masks(people_counted(names().counted, legal_standings())))


def _shown(hit: "Hit", masks: "MaskedNames") -> "Hit":
    """The hit with what may be shown of it, each character in its place."""
    words = masks.hide(hit.passage_text, hit.text_id)
    title, publisher = (masks.hide(one, hit.text_id) for one in (hit.title, hit.publisher))
    return replace(hit, passage_text=words, title=title, publisher=publisher)


def _marked(hit: "Hit") -> str:
    text = harmless(hit.passage_text)
    pieces, reached = [], 0
    for mark in hit.marks:
        if mark.start >= reached:
            pieces += [escape(text[reached : mark.start]), f"[reverse]{escape(mark.of(text))}[/]"]
            reached = mark.end
    return "".join(pieces) + escape(text[reached:])
