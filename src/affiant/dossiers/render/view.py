"""What the page's template is handed: words and links, nothing left to decide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from affiant.dossiers.details import details
from affiant.dossiers.dossier import Concern, Dossier, Entry, Moment, Place, Section, Source
from affiant.dossiers.render.segments import CopiedPassage, Mark, anchor, copied
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Fact, Figure, Money, Quote
from affiant.reading.passage import PassageKind

_TURN = 900  # characters of a turn of speech: a speech may take pages
_HEADLINE = 44
"""Code points of a value's headline: four lines of its column. A longer one (four of ten in the
five articles it was tried on) stands whole in the sentence beside it."""

ENDS = " ,;:."
"""What words of a source may end with, and what of ours follows them does not."""

_MARKS = {"fr": ("« ", " »"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is shown. `look` is value, quote or words; `lang` is set when foreign.

    `before`, `words` and `after` make up the sentence around the entry's words. `ground` tells
    why the line is here where its own sentence does not. `headline` is the words, or their
    beginning where they are long.
    """

    number: int
    look: str
    lang: str
    opening: str
    before: str
    words: str
    headline: str
    after: str
    closing: str
    sayer: str
    ground: str
    flags: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    source: int
    copies: tuple[int, ...]
    published: str
    page: int | None
    times: str
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its lines. `slug` is its id in the page."""

    slug: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A moment: its date in words; `line` is None where another section tells the entry."""

    when: str
    machine: str
    unsure: bool
    line: Line
    repeats: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A source's full text: runs of passages, each either written for the page or its frame.

    `heading` is who published it and when where the text brings its own title, else a title.
    """

    source: Source
    heading: str
    lang: str
    runs: tuple[tuple[bool, tuple["Paragraph", ...]], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One passage of the copy. `style` is the name of its kind, fit for a class."""

    copied: CopiedPassage
    style: str
    lang: str
    page: int | None


def notes(line: Line, wording: Wording) -> str:
    """What formats on paper and in plain text tell beside a line's words."""
    told = [line.sayer, *(wording.labelled(label, value) for label, value in line.details)]
    told += line.flags
    page = f"p. {line.page}" if line.page else ""
    return wording.listed([*told, *filter(None, (line.ground, page, line.times))])


def groups(dossier: Dossier, wording: Wording) -> Iterator[Group]:
    """The sections that have lines; the timeline is shown in its own way."""
    for section in Section:
        lines = tuple(line(entry, wording) for entry in dossier.of(section))
        if lines and section is not Section.TIMELINE:
            yield Group(slug(section), wording.term(section), lines)


def slug(section: Section) -> str:
    """The section's id in the page."""
    return section.replace(" ", "-")


def line(entry: Entry, wording: Wording) -> Line:
    """One entry with the sentence around it."""
    place, document = entry.places[0], entry.source.document
    opening, closing = _quotation(entry.fact, document.language_of(place.passage))
    before, after = _around(place, document.text)
    date = document.published
    return Line(
        number=entry.number,
        look=_look(entry.fact),
        lang=foreign(document.language_of(place.passage), wording.language),
        opening=opening,
        before=before,
        words=_shown(entry.fact, place.surface),
        headline=_headline(place.surface),
        after=after,
        closing=closing,
        sayer=wording.sayer(entry),
        ground=wording.term(entry.concern) if entry.concern is Concern.PASSAGE else "",
        flags=wording.flags(entry),
        details=details(entry.fact, wording),
        source=entry.source.number,
        copies=tuple(one.source.number for one in entry.copies),
        published=wording.date(date.iso) if date else "",
        page=place.passage.page,
        times=wording.times(len(entry.places)) if len(entry.places) > 1 else "",
        others=tuple((anchor(entry, nth), nth + 1) for nth in range(1, len(entry.places))),
    )


def moments(dossier: Dossier, wording: Wording) -> Iterator[DatedLine]:
    """The timeline, each moment with its date in words."""
    for moment in dossier.timeline:
        yield DatedLine(
            when=_when(moment, wording),
            machine=moment.date or "",
            unsure=moment.unsure,
            line=line(moment.entry, wording),
            repeats=moment.entry.section is not Section.TIMELINE,
        )


def copies(
    dossier: Dossier, found: dict[int, tuple[Mark, ...]], wording: Wording
) -> Iterator[Copy]:
    """The full text of every source."""
    for source in dossier.sources:
        passages = _paragraphs(source, found.get(source.number, ()), wording.language)
        runs = groupby(passages, key=lambda one: one.style == "boilerplate")
        yield Copy(
            source,
            _heading(source, wording),
            foreign(source.document.language, wording.language),
            tuple((is_frame, tuple(run)) for is_frame, run in runs),
        )


def _heading(source: Source, wording: Wording) -> str:
    document = source.document
    date = wording.date(document.published.iso) if document.published else ""
    origin = ", ".join(part for part in (document.publisher, date) if part)
    titled = any(passage.kind is PassageKind.TITLE for passage in document.passages)
    return origin if titled and origin else title(source)


def title(source: Source) -> str:
    """What the source calls itself, else where it was read from."""
    return source.document.title or source.locator


def foreign(language: str | None, page: str) -> str:
    """The language of a text when it is another than the page's, else ""."""
    return language if language and language != page else ""


def _paragraphs(source: Source, found: Sequence[Mark], page: str) -> Iterable[Paragraph]:
    for one in copied(source, found):
        language = one.passage.language or source.document.language
        shown = foreign(one.passage.language, source.document.language or page)
        yield Paragraph(
            one,
            one.passage.kind.replace(" ", "-"),
            shown if language else "",
            one.passage.page,
        )


def _when(moment: Moment, wording: Wording) -> str:
    if moment.date:
        return wording.date(moment.date)
    return moment.date_text or wording.gettext("undated")


def _headline(words: str) -> str:
    if len(words) <= _HEADLINE:
        return words
    return words[: _HEADLINE + 1].rpartition(" ")[0].rstrip(",;:") + "…"


def _shown(fact: Fact, words: str) -> str:
    """The words; of a turn of speech over pages its beginning, for the link leads to all of it."""
    if not isinstance(fact, Quote) or not fact.turn or len(words) <= _TURN:
        return words
    cut = max(words.rfind(end, 0, _TURN) for end in (". ", "? ", "! ", "\n")) + 1
    return f"{words[: cut or _TURN].rstrip()} […]"


def _look(fact: Fact) -> str:
    if isinstance(fact, Quote):
        return "quote"
    return "value" if isinstance(fact, Money | Figure) else "words"


def _quotation(fact: Fact, language: str | None) -> tuple[str, str]:
    """The marks around a quotation, in its own language's manner; none when it is reported."""
    if not isinstance(fact, Quote) or not fact.manner.marked:
        return "", ""
    return _MARKS.get(language or "en", _MARKS["en"])


def _around(place: Place, text: str) -> tuple[str, str]:
    before = text[place.sentence.start : place.span.start]
    return before, text[place.span.end : place.sentence.end]
