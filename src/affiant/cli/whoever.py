"""An entity in words: its names and why each is one of them, its kin, what was left open."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from affiant.cli.judging import contradicted_line, judged_line
from affiant.cli.messages import _, labelled, ngettext, quoted
from affiant.cli.output import printable, say
from affiant.cli.words import (
    CUES,
    GROUNDS,
    KINDS_OF_ENTITY,
    KINDS_OF_ORGANISATION,
    WHY,
)
from affiant.names.entity import Entity
from affiant.vocabulary.entity import OrganisationKind

if TYPE_CHECKING:
    from affiant.evidence.entities.explaining import Alias, Explained, Kin, Possible

UNCHECKED = "common knowledge, unchecked"  # how the catalogue calls it
MOST_LESSONS = 3  # places that are printed for each name; `--json` has them all


def show_briefly(entity: Entity) -> None:
    """The entity with its names, a line each."""
    say(f"\n[bold]{printable(entity.name)}[/bold]  {KINDS_OF_ENTITY[entity.entity_kind]}")
    for form in entity.forms:
        told = _mentions(form.name, form.count, len(form.documents))
        say(f"  {told}  [dim]{GROUNDS[form.ground]}[/dim]")


def show(entity: "Explained") -> None:
    """The entity with every reason."""
    say(f"\n[bold]{printable(entity.name)}[/bold]  {_kind(entity)}  [dim]{entity.id}[/dim]")
    for line in (
        *_names(entity.aliases),
        *_kin(entity),
        *_judged(entity),
        *_possible(entity.possible),
    ):
        say(line)


def _kind(entity: "Explained") -> str:
    told = [KINDS_OF_ENTITY[entity.entity_kind]]
    if entity.organisation_kind:
        told = [KINDS_OF_ORGANISATION[OrganisationKind(entity.organisation_kind)]]
    if entity.country:
        told.append(entity.country.upper())
    return ", ".join(told)


def _mentions(name: str, count: int, documents: int) -> str:
    times = ngettext("{n} mention", "{n} mentions", count).format(n=count)
    where = ngettext("in {n} document", "in {n} documents", documents).format(n=documents)
    told = _("{name}: {times} {where}")
    return told.format(name=printable(name), times=times, where=where)


def _names(aliases: "Iterable[Alias]") -> Iterator[str]:
    for alias in aliases:
        dates = _dates(alias.first[:10], alias.last[:10])
        told = _mentions(alias.name, alias.mentions, alias.documents)
        yield f"  {told}{dates}  [dim]{GROUNDS[alias.ground]}[/dim]"
        if alias.short:
            shorts = ", ".join(f"{printable(text)} ({count})" for text, count in alias.short)
            yield "    " + _("also written {names}").format(names=shorts)
        for lesson in alias.lessons[:MOST_LESSONS]:
            words = quoted(printable(lesson.words))
            told = labelled(printable(lesson.document), f"{words} ({CUES[lesson.cue]})")
            yield f"    [dim]{told}[/dim]"


def _dates(first: str, last: str) -> str:
    if not first:
        return ""
    return f", {first}" if first == last else f", {first} – {last}"


def _kin(entity: "Explained") -> Iterator[str]:
    for parent in entity.parents:
        message = _("belongs to {name}{dates}, says {source}")
        yield "  " + _related(message, parent)
    for part in entity.parts:
        message = _("to it belongs {name}{dates}, says {source}")
        yield "  " + _related(message, part)
    for number in entity.identifiers:
        shown = f"{number.scheme.upper()} {printable(number.value)}"
        yield "  " + _("{number}, says {source}").format(
            number=shown, source=_source(number.source)
        )


def _related(message: str, kin: "Kin") -> str:
    dates = ""
    if kin.since:
        dates += " " + _("since {date}").format(date=kin.since)
    if kin.until:
        dates += " " + _("until {date}").format(date=kin.until)
    return message.format(name=printable(kin.name), dates=dates, source=_source(kin.source))


def _source(title: str) -> str:
    """The list that says so; where nobody has looked it up, that is said in the reader's words."""
    if title == UNCHECKED:
        return _("common knowledge that nobody has checked")
    return printable(title)


def _judged(entity: "Explained") -> Iterator[str]:
    if entity.judgements:
        yield "  " + _("Judged by people:")
    for judged in entity.judgements:
        yield f"  {judged_line(judged)}"
    for one in entity.contradictions:
        yield f"  {contradicted_line(one)}"
    if entity.kept_apart:
        names = ", ".join(map(printable, entity.kept_apart))
        yield "  " + _("Kept apart from: {names}").format(names=names)
    if entity.left_open:
        names = ", ".join(map(printable, entity.left_open))
        yield "  " + _("Left unsure: {names}").format(names=names)


def _possible(others: "Iterable[Possible]") -> Iterator[str]:
    listed = list(others)
    if listed:
        yield "  " + _("May be the same, nobody has judged it:")
    for other in listed:
        reasons = _("; ").join(
            WHY[reason.why] + _words(reason.one, reason.other) for reason in other.reasons
        )
        yield f"    {printable(other.name)}  {other.score:.2f}  [dim]{reasons}[/dim]"


def _words(one: str, other: str) -> str:
    told = " / ".join(printable(words) for words in (one, other) if words)
    return f" ({told})" if told else ""
