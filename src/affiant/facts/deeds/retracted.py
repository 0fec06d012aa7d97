"""Whether a text takes back what it tells: "We wrote that X was charged. She was not."

Read without that, a correction repeats the very mistake that it corrects.
"""

import re

from affiant.facts.deeds.unit import Unit
from affiant.facts.taking_back import takes_back
from affiant.vocabulary.event import EventKind

_AHEAD = 100  # characters of what follows in which it is taken back
_KEPT = frozenset(
    {EventKind.STATED, EventKind.ANNOUNCED, EventKind.SENT, EventKind.PUBLISHED, EventKind.REVEALED}
)
"""What was said was said, however wrong it is."""
_CORRECTS = re.compile(
    r"\W*(?:correction|corrections|clarification|erratum|errata|rectificatif|rectification"
    r"|mise au point)\b",
    re.IGNORECASE,
)


def retracted(unit: Unit, kind: EventKind) -> bool:
    """Whether the next sentence or the words of a correction take the unit's deed back."""
    if kind in _KEPT:
        return False
    passage = unit.page.span_of(unit.passage)
    text = unit.context.document.text
    if takes_back(text, unit.span.end, min(passage.end, unit.span.end + _AHEAD)):
        return True
    said = unit.spoken(unit.span.start, unit.span.end).lower().replace("’", "'")
    if any(words in said for words in unit.words.sets["misreported"]):
        return True
    corrects = _CORRECTS.match(text, passage.start, passage.end)
    return corrects is not None and any(words in said for words in unit.words.sets["reported"])
