from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from affiant.cli.link_judging import asked, judge_now, the_only
from affiant.cli.messages import _, language, ngettext, quoted
from affiant.cli.opening import WRONG_USE, explained, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    BecauseOption,
    ByOption,
    CasefileOption,
    DatabaseOption,
    JsonOption,
)
from affiant.cli.output import aside, asides, print_json, printable, say
from affiant.cli.unlocking import refuse
from affiant.dossiers.wording import Wording
from affiant.evidence.held import Verdict

if TYPE_CHECKING:
    from affiant.dossiers.origins import Lineage, Origins
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.held import HeldDocument
    from affiant.lineage.link import Link

SHOWN = 3  # passages of a link that are printed; `--json` has them all
LONGEST = 160  # characters of a passage on the screen
MOST_REASONS = 4  # of a link, the weightiest first
MOST_ANCHORS = 12  # names and numbers of a translation, in their order


def origins(
    document: Annotated[
        str | None,
        typer.Argument(
            help=_("A document's number, or part of its name; without one, all lineages.")
        ),
    ] = None,
    *,
    confirm: Annotated[
        str | None,
        typer.Option(metavar=_("OTHER"), help=_("Judge that the link with OTHER holds.")),
    ] = None,
    reject: Annotated[
        str | None,
        typer.Option(metavar=_("OTHER"), help=_("Judge that it does not hold: it counts no more.")),
    ] = None,
    unsure: Annotated[
        str | None,
        typer.Option(metavar=_("OTHER"), help=_("Note that nobody can tell: it does not count.")),
    ] = None,
    because: BecauseOption = "",
    by: ByOption = "",
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    told = {Verdict.ACCEPTED: confirm, Verdict.REJECTED: reject, Verdict.UNSURE: unsure}
    judging = asked(told, by, because)
    if judging and document is None:
        refuse(_("Say which document you judge: affiant origins DOCUMENT --reject OTHER."))
    opened = open_casefile(casefile, database)
    traced(opened)
    from affiant.dossiers.origins import find_origins
    from affiant.evidence.questions import current_texts, held
    from affiant.evidence.tracing import links

    documents = [one.covered() for one in held(current_texts())]
    if judging and document is not None:
        one, other = (the_only(_asked(name, documents), name) for name in (document, judging.other))
        judge_now(one, other, judging, as_json=as_json)
        return
    found = find_origins(documents, links())
    if document is None:
        _overview(found, documents, as_json=as_json)
        return
    for one in _asked(document, documents):
        _explain(one, found, documents, as_json=as_json)


def traced(casefile: "Casefile") -> None:
    """Bring the links between texts up to date, with a progress bar where a person looks."""
    from rich.progress import Progress

    from affiant.evidence.tracing import is_traced, trace_casefile
    from affiant.lineage.watch import Watch

    if is_traced():
        return
    # Without a thread that draws it again and again: work is shared out by forking.
    shown = Progress(console=asides, transient=True, auto_refresh=False)
    with explained(), casefile.writing(), shown as progress:
        task = progress.add_task(_("Comparing texts"), total=None)

        def tell(done: int, steps: int) -> None:
            progress.update(task, completed=done, total=steps, refresh=True)

        watch = Watch(tell)
        trace_casefile(datetime.now(UTC), watch)


def _asked(document: str, documents: "Sequence[HeldDocument]") -> "list[HeldDocument]":
    """The documents of this number or with this in their name; exit code 2 where there are none."""
    wanted = document.casefold()
    found = [one for one in documents if str(one.id) == document]
    found = found or [one for one in documents if wanted in one.locator.casefold()]
    if not found:
        aside(_("No document is called {name}.").format(name=printable(document)))
        raise typer.Exit(WRONG_USE)
    return found


def _overview(origins: "Origins", documents: "Sequence[HeldDocument]", *, as_json: bool) -> None:
    if as_json:
        print_json({"lineages": [_record(one, documents) for one in origins.lineages]})
        return
    from affiant.dossiers.origins.telling import Telling

    telling = Telling(language())
    titles = _titles(documents)
    say(telling.count(len(documents), len(origins.lineages)))
    for lineage in origins.lineages:
        say(f"\n{printable(telling.origin(lineage))}")
        for one in lineage.documents:
            say(f"  {one:>4}  {printable(titles[one])}")


def _explain(
    held: "HeldDocument",
    origins: "Origins",
    documents: "Sequence[HeldDocument]",
    *,
    as_json: bool,
) -> None:
    from affiant.dossiers.origins.telling import Telling
    from affiant.evidence.tracing import links_of, text_id

    links = links_of(held.id)
    lineage = origins.of(held.id)
    if as_json:
        print_json(_record(lineage, documents) | {"document": held.id, "links": links})
        return
    telling, titles = Telling(language()), _titles(documents)
    say(f"\n[bold]{printable(titles[held.id])}[/bold]")
    say(f"  {printable(telling.origin(lineage))}")
    for citation in lineage.origin.citations:
        if citation.document == held.id:
            say(f"    [dim]{printable(telling.citation(citation, held.document.text))}[/dim]")
    others = len(lineage.documents) - 1
    if others:
        message = ngettext(
            "{n} other document here has the same origin; together they count once.",
            "{n} other documents here have the same origin; together they count once.",
            others,
        )
        say("  " + message.format(n=others))
    for link in links:
        other = link.second if link.first == held.id else link.first
        say(f"  {printable(telling.relation(link, titles[text_id(other)]))}")
        say(f"    {telling.direction(link, held.id)} ({telling.certainty(link)})")
        because = list(telling.reasons(link))[:MOST_REASONS]
        if because:
            say(f"    [dim]{printable(Wording(language()).listed(because))}[/dim]")
        for line in _proof(link, held):
            say(f"    [dim]{line}[/dim]")


def _proof(link: "Link", held: "HeldDocument") -> Iterator[str]:
    """The longest of its passages, as this document has them; names and numbers in their order."""
    hide = held.hide or str
    if anchors := list(dict.fromkeys(hide(one.what) for one in link.matches if one.what)):
        more = " …" if len(anchors) > MOST_ANCHORS else ""
        yield printable(" · ".join(anchors[:MOST_ANCHORS]) + more)
        return
    mine = [one.first if link.first == held.id else one.second for one in link.matches]
    told = (" ".join(span.of(held.document.text).split()) for span in mine)
    for words in sorted(dict.fromkeys(told), key=len, reverse=True)[:SHOWN]:
        short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        yield printable(quoted(short))


def _record(lineage: "Lineage", documents: "Sequence[HeldDocument]") -> dict[str, object]:
    titles = {one.id: one.locator for one in documents}
    return {
        "documents": [{"id": one, "name": titles[one]} for one in lineage.documents],
        "origin": lineage.origin,
    }


def _titles(documents: "Sequence[HeldDocument]") -> dict[int, str]:
    """How each document is called; not yet safe to print."""
    untitled = _("Untitled")
    return {one.id: f"{one.document.title or untitled} ({one.locator})" for one in documents}
