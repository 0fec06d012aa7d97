"""Who sends a letter: the organisation that signs it, its publisher or author, its letterhead.

Only a letter has a sender: it greets its reader or is signed by a team. An article's
publisher makes no demands.
"""

import re

from affiant.facts.context import Context
from affiant.facts.deeds.letter import letterhead, salutation
from affiant.facts.deeds.lexicon import lexicon
from affiant.facts.kinds import Mention
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Sender = tuple[str, Span | None]
"""A name, and where it signs."""

_LONGEST = 300  # characters of a passage that greets or signs


def sender(context: Context) -> Sender | None:
    """The sender's name and where it signs; None for what is no letter."""
    signed = _signature(context)
    if signed is not None:
        return signed
    document = context.document
    if salutation(context) is None:
        return None
    name = document.publisher or (document.authors[0] if document.authors else None)
    return (name, None) if name else letterhead(context)


def _signature(context: Context) -> Sender | None:
    document = context.document
    organisations = [m for m in context.mentions if m.entity_kind is EntityKind.ORGANISATION]
    for passage in reversed(document.content()):
        told = passage.span.of(document.text)
        if len(told) > _LONGEST:
            continue
        words = lexicon(document.language_of(passage))
        signed = re.search(words.signature, told, re.IGNORECASE)
        if signed is None:
            continue
        place = Span(*signed.span(1)).shifted(passage.span.start)
        named = _named(organisations, place)
        if named is not None:
            return named.name, named.span
    return None


def _named(organisations: list[Mention], place: Span) -> Mention | None:
    return next((m for m in organisations if m.span.overlaps(place)), None)
