"""An invented text as a document, and what the finders make of it."""

from dataclasses import replace

from affiant.facts import deeds, mentions, quotes, references, times
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.kinds import Claim, Demand, Event, Outcome, Response
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Deed = Claim | Demand | Event | Outcome | Response
NAMES = ("Quillfeather", "Brindlewood", "Harbour Watch", "Port Agency")


BULLET = "- "


def document(
    text: str, language: str = "en", title: str | None = None, authors: tuple[str, ...] = ()
) -> Document:
    """Each line is a passage, one with a bullet a list item; the first a title if one is given."""
    whole = f"{title}\n{text}" if title else text
    passages, at = [], 0
    for number, line in enumerate(whole.split("\n")):
        if line.strip():
            kind = PassageKind.LIST_ITEM if line.startswith(BULLET) else PassageKind.PARAGRAPH
            kind = PassageKind.TITLE if title and number == 0 else kind
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    published = PublicationDate("2024-05-17", DateBasis.METADATA)
    return Document(
        "0" * 64,
        "text/plain",
        whole,
        language,
        title,
        published,
        authors=authors,
        passages=tuple(passages),
    )


def found(
    text: str, language: str = "en", title: str | None = None, authors: tuple[str, ...] = ()
) -> tuple[Deed, ...]:
    """The deeds, with a catalogue of invented organisations."""
    known = Gazetteer.of(Known(name, name, EntityKind.ORGANISATION) for name in NAMES)
    page = document(text, language, title, authors)
    context = Context(page, tuple(sentences(page)), known)
    context = replace(context, times=times.find(context))
    context = replace(context, references=references.find(context))
    context = replace(context, mentions=mentions.find(context))
    context = replace(context, quotes=quotes.find(context))
    return deeds.find(context)
