"""A dossier as a plain run of headings and paragraphs, from which paper formats are made.

The same lines with the same numbers as the page; the sources in full stay with the page and the
bundle. Words of sources are text here and never markup: each format escapes in its own way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from affiant.dossiers.bidi import visible
from affiant.dossiers.conclusions import Conclusion, Sort, conclusions
from affiant.dossiers.dossier import Dossier, Source
from affiant.dossiers.render.labels import labels
from affiant.dossiers.render.origins import asked, voices
from affiant.dossiers.render.people import roles_shown, told_of
from affiant.dossiers.render.pictures import lineage, network, on_paper, vintages
from affiant.dossiers.render.view import ENDS, Line, groups, moments, notes, title
from affiant.dossiers.wording import Wording

_GAP = "\u2003"
"""Between the cells of a row: neither paper nor a word processor keeps the source's tabs apart."""


class Style(StrEnum):
    """How a run of words looks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    MARK = "mark"  # the very words of a fact
    CODE = "code"


class Kind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    CAUTION = "caution"
    ENTRY = "entry"
    NOTE = "note"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph. `number` is a line's, or a source's with its S; "" for others.

    `notes` stands under the paragraph, smaller: who says so, flags, attributes. `picture` is an
    SVG that needs nothing besides; the runs then say what it shows.
    """

    kind: Kind
    runs: tuple[Run, ...]
    number: str = ""
    notes: str = ""
    picture: str = ""


def outline(dossier: Dossier, language: str, *, pictures: bool = False) -> Iterator[Block]:
    """The blocks, in the order of the page; with `pictures`, those too."""
    wording = Wording(language)
    for block in _all(dossier, wording):
        if block.picture:
            if pictures:
                yield block
            continue
        yield Block(
            block.kind,
            tuple(Run(_on_one_line(run.text), run.style) for run in block.runs if run.text),
            block.number,
            _on_one_line(block.notes),
        )


def _on_one_line(words: str) -> str:
    """As a sentence runs, though its source broke its lines (a letter of 72 columns)."""
    return visible(words).replace("\t", _GAP).replace("\n", " ")


def _all(dossier: Dossier, wording: Wording) -> Iterator[Block]:
    say = labels(wording)
    yield _plain(Kind.TITLE, dossier.entity.name)
    kind = wording.term(dossier.entity.entity_kind)
    made = f" · {say['made_on']} {wording.date(dossier.made_on)}" if dossier.made_on else ""
    yield _plain(Kind.NOTE, f"{say['dossier']} · {kind}{made}")
    yield _plain(Kind.LEAD, wording.summary(dossier))
    yield _plain(Kind.CAUTION, wording.caution(dossier))
    yield from _together(dossier, wording)
    for group in groups(dossier, wording):
        yield _plain(Kind.HEADING, group.title)
        yield from (_entry(line, wording) for line in group.lines)
    yield from _timeline(dossier, wording)
    yield from _picture(network(dossier, wording), f"{say['network']}. {say['network_note']}")
    for heading, sort in (("minds", Sort.CHANGE_OUR_MIND), ("questions", Sort.OPEN)):
        listed = asked(dossier, wording, sort)
        if listed:
            yield _plain(Kind.HEADING, say[heading])
            yield from map(_conclusion, listed)
    yield from _people(dossier, wording)
    yield _plain(Kind.HEADING, say["sources"])
    for source in dossier.sources:
        yield _source(source, wording)
    yield _plain(Kind.NOTE, say["footer"])


def _together(dossier: Dossier, wording: Wording) -> Iterator[Block]:
    say, whose = labels(wording), tuple(voices(dossier, wording))
    if not whose:
        return
    yield _plain(Kind.HEADING, say["together"])
    yield from map(_conclusion, conclusions(dossier, wording))
    for chart in vintages(dossier, wording):
        yield Block(Kind.PICTURE, (Run(say["chart"]),), picture=chart)
    yield _plain(Kind.SUBHEADING, say["origins"])
    yield from _picture(lineage(dossier, wording), wording.gettext("Who took from whom"))
    for voice in whose:
        which = _sources(voice.sources)
        if voice.told.endswith(":"):
            yield Block(Kind.ENTRY, (Run(f"{voice.told} {which}"),))
        else:
            yield Block(Kind.ENTRY, (Run(voice.told),), which)


def _picture(picture: str, shows: str) -> Iterator[Block]:
    if picture:
        yield Block(Kind.PICTURE, (Run(shows),), picture=on_paper(picture))


def _timeline(dossier: Dossier, wording: Wording) -> Iterator[Block]:
    say, dated = labels(wording), tuple(moments(dossier, wording))
    if dated:
        yield _plain(Kind.HEADING, say["timeline"])
    for moment in dated:
        when = moment.when + (f" ({say['unsure']})" if moment.unsure else "")
        entry = _entry(moment.line, wording)
        runs = (Run(f"{when}. " if when else "", Style.STRONG), *entry.runs)
        yield Block(Kind.ENTRY, runs, entry.number, entry.notes)


def _people(dossier: Dossier, wording: Wording) -> Iterator[Block]:
    if dossier.people or dossier.unlisted:
        yield _plain(Kind.HEADING, labels(wording)["people"])
    for person in dossier.people:
        roles = "".join(f", {role}" for role in roles_shown(person, wording))
        yield Block(
            Kind.ENTRY,
            (Run(person.name, Style.STRONG), Run(roles)),
            _sources(person.sources),
            told_of(person, wording),
        )
    if dossier.unlisted:
        yield _plain(Kind.NOTE, wording.unlisted(dossier))


def _conclusion(one: Conclusion) -> Block:
    words = (Run(f"{one.words.rstrip(ENDS)} – ", Style.STRONG),) if one.words else ()
    lines = ", ".join(map(str, one.lines))
    about = " ".join(part for part in (lines, _sources(one.sources)) if part)
    return Block(Kind.ENTRY, (*words, Run(one.sentence)), about)


def _entry(line: Line, wording: Wording) -> Block:
    """The sentence brings the marks of a quotation along."""
    words = Run(line.words, Style.MARK)
    return Block(
        Kind.ENTRY,
        (Run(line.before), words, Run(line.after)),
        str(line.number),
        f"{_sources((line.source, *line.copies))}. {notes(line, wording)}",
    )


def _source(source: Source, wording: Wording) -> Block:
    return Block(
        Kind.ENTRY,
        (
            Run(f"{title(source).rstrip(ENDS)}. ", Style.STRONG),
            Run(f"{wording.card(source)} "),
            Run(f"SHA-256 {source.document.sha256}", Style.CODE),
        ),
        f"S{source.number}",
    )


def _plain(kind: Kind, text: str) -> Block:
    return Block(kind, (Run(text),))


def _sources(numbers: tuple[int, ...]) -> str:
    return " ".join(f"S{number}" for number in numbers)
