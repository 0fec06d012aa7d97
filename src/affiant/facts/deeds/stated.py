"""Whose statement a page is: "Statement from Quillfeather on ...", « Déclaration de la Ligue »."""

import re

from affiant.facts.context import Context
from affiant.facts.deeds.letter import Party
from affiant.reading.passage import Passage
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_ABOVE = 4  # passages in which a page says what it is: letterhead, date, title, subtitle
_LONGEST = 140  # characters of a heading
_NAME = (
    r"[A-ZÀ-Þ][\w&.’'-]*(?:\s(?:(?:of|the|for|and|de|du|des|la|le|et|&)\s){0,2}[A-ZÀ-Þ][\w&’'-]*)*"
)
_FROM = re.compile(
    r"\b(?i:statement|response|reply|clarification|déclaration|réponse|réaction|communiqué|"
    r"mise au point)\s"
    rf"(?i:from|by|of|de|du|des|d[’'])\s?(?i:the |la |le |les |l[’'])?(?P<name>{_NAME})"
)


def states_of(context: Context, passage: Passage) -> Party | None:
    """Whose statement this heading announces; None for any other words."""
    text = context.document.text
    if passage.span.end - passage.span.start > _LONGEST:
        return None
    found = _FROM.search(text, passage.span.start, passage.span.end)
    if found is None:
        return None
    place = Span(*found.span("name"))
    acting = (EntityKind.ORGANISATION, EntityKind.PERSON)
    named = next(
        (m for m in context.mentions if m.span.start == place.start and m.entity_kind in acting),
        None,
    )
    return (named.name, named.span) if named else (place.of(text), place)


def stated_by(context: Context) -> Party | None:
    """Whose statement the page is, by what stands above it."""
    for passage in context.document.content()[:_ABOVE]:
        found = states_of(context, passage)
        if found is not None:
            return found
    return None
