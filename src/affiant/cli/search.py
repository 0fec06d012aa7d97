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

if TYPE_CHECKING:
    from affiant.evidence.search.hits import Hit

DEFAULT_LIMIT = 20


def search(
    words: Annotated[str, typer.Argument(help=_("What to look for."), show_default=False)],
    *,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    limit: LimitOption = DEFAULT_LIMIT,
    as_json: JsonOption = False,
) -> None:
    open_casefile(casefile, database)
    from affiant.evidence.search import hits as index

    total, found = index.search(words, limit=limit)
    hits = _shown(found)
    if as_json:
        print_json({"total": total, "hits": hits})
        return
    say(ngettext("{n} passage", "{n} passages", total).format(n=total))
    for hit in hits:
        page = _(", p. {n}").format(n=hit.page) if hit.page else ""
        date = f", {hit.published}" if hit.published else ""
        say(f"\n[bold]{printable(hit.title or _('Untitled'))}[/bold]{date}{page}")
        say(_marked(hit))


def _shown(hits: "list[Hit]") -> "list[Hit]":
    """The hits with the names of protected persons masked, each character in its place."""
    from affiant.dossiers.redaction import Redaction, people_in
    from affiant.evidence.questions import current_texts, held

    documents = list(held(current_texts().filter(pk__in={hit.text_id for hit in hits})))
    redaction = Redaction(people_in(documents))
    return [
        replace(
            hit,
            passage_text=redaction.hider(hit.text_id)(hit.passage_text),
            title=redaction.hider(hit.text_id)(hit.title),
        )
        for hit in hits
    ]


def _marked(hit: "Hit") -> str:
    text = harmless(hit.passage_text)
    pieces, reached = [], 0
    for mark in hit.marks:
        if mark.start >= reached:
            pieces += [escape(text[reached : mark.start]), f"[reverse]{escape(mark.of(text))}[/]"]
            reached = mark.end
    return "".join(pieces) + escape(text[reached:])
