"""Which words of a document a person means: by offsets that a page sent, or by the words alone."""

from collections.abc import Mapping
from typing import Any

from affiant.dossiers.terms import N_
from affiant.evidence.anchoring import (
    MOST,
    AcrossPassages,
    Misplaced,
    NoWords,
    anchored,
    words_at,
)
from affiant.evidence.masking import BULLET
from affiant.evidence.models import Fact, Text
from affiant.facts.kinds import Voice
from affiant.portal.controls import seen
from affiant.portal.forms.answers import Wrong
from affiant.portal.masks import Masks
from affiant.reading.span import Span

AROUND = 40_000  # characters on each side in which words are looked for: what a page shows
NEAR = 2_000  # characters before and after a fact in which its speaker's name is looked for
_LONGEST_NAME = 200

_NO_WORDS = N_("Select the words that say it: one word at least, and no more than a few pages.")
_ACROSS = N_(
    "A fact stands in one passage, and these words reach over into another. Select words in one "
    "of them; what the other says is a fact of its own."
)
_OUTSIDE = N_("These words are no part of the text that is reviewed. Select others.")
_MOVED = N_(
    "The words that you selected do not stand at this place of the document as it is now. Load "
    "the page again and select them anew."
)
_NOWHERE = N_("These words do not stand there. Copy them from the document, as they are written.")
_MASKED = N_(
    "Words with masked characters (•) cannot be looked for. Select them in the document with the "
    "mouse, or write unmasked words beside them."
)
_ELSEWHERE = N_(
    "That is another passage. Reject this fact, and add one on the words that you selected."
)

_SAID: dict[type[Misplaced], str] = {NoWords: _NO_WORDS, AcrossPassages: _ACROSS}


def meant(posted: Mapping[str, str], text: Text, masks: Masks, near: int) -> Span | None:
    """The span that a form names, None where it names none. `near` is where words that come
    without offsets are looked for first. Raises Wrong."""
    start, end = _number(posted.get("start")), _number(posted.get("end"))
    words = posted.get("words", "").replace("\r\n", "\n")
    if start is not None and end is not None:
        return _told(Span(start, end) if start < end else Span(0, 0), words, text, masks)
    stood = posted.get("stood", "").replace("\r\n", "\n")  # what the form showed, masked
    is_other = words.strip() not in ("", stood.strip())
    return _found(words.strip(), text, masks, near) if is_other else None


def stands(text: Text, span: Span) -> tuple[Span, str]:
    """The span without the white space around it, and its words. Raises Wrong."""
    try:
        return anchored(text, span)
    except Misplaced as error:
        raise Wrong(_SAID.get(type(error), _OUTSIDE)) from error


def stays(old: Span, new: Span, text: Text) -> None:
    """See that a corrected place is in the passage of the fact. Raises Wrong."""
    both = Span(min(old.start, new.start), max(old.end, new.end))
    inside = text.passages.filter(start__lte=both.start, end__gte=both.end).exists()
    if not inside and not old.overlaps(new):
        raise Wrong(_ELSEWHERE)


def attribution(name: str | None, text: Text, near: Span) -> dict[str, Any]:
    """Who says so, as `facts.codec` writes it, with where the name stands if it does."""
    if not name:
        return {"voice": Voice.DOCUMENT.value}
    span = _of_name(name, text, near)
    place = {"span": [span.start, span.end]} if span else {}
    return {"voice": Voice.SPEAKER.value, "name": name, **place}


def _told(span: Span, words: str, text: Text, masks: Masks) -> Span:
    """The span that a page's script counted, if the words that were seen stand there."""
    if not 0 < len(span) <= MOST:
        raise Wrong(_NO_WORDS)
    stand = words_at(text, span)
    if len(stand) != len(span) or not _same(masks.hide(stand, text.pk), words):
        raise Wrong(_MOVED)
    return span


def _same(stand: str, shown: str) -> bool:
    """Whether these are the same words; what is masked in either may be anything in the other."""
    one, other = (" ".join(seen(words).split()) for words in (stand, shown))
    return len(one) == len(other) and all(
        a == b or BULLET in (a, b) for a, b in zip(one, other, strict=True)
    )


def _found(words: str, text: Text, masks: Masks, near: int) -> Span:
    """Looked for among what is shown: else one could guess at what is masked."""
    if BULLET in words:
        raise Wrong(_MASKED)
    begin = max(0, near - AROUND)
    around = masks.hide(words_at(text, Span(begin, begin + 2 * AROUND)), text.pk)
    places = [
        start + begin
        for start in (around.find(words, near - begin), around.rfind(words, 0, near - begin + 1))
        if start >= 0
    ]
    if not places:
        first = around.find(words)
        places = [first + begin] if first >= 0 else []
    if not places:
        raise Wrong(_NOWHERE)
    start = min(places, key=lambda one: abs(one - near))
    return Span(start, start + len(words))


def _of_name(name: str, text: Text, near: Span) -> Span | None:
    """Where the name stands next to a fact: as it is written, else a mention that it is of."""
    begin = max(0, near.start - NEAR)
    around = words_at(text, Span(begin, near.end + NEAR))
    start = around.rfind(name, 0, near.start - begin)
    start = around.find(name, near.end - begin) if start < 0 else start
    if start >= 0:
        return Span(begin + start, begin + start + len(name))
    mentions = Fact.objects.filter(text=text, kind="mention", name_key__gt="", values__name=name)
    place = mentions.order_by("start").values_list("start", "end").first()
    return Span(*place) if place and len(name) <= _LONGEST_NAME else None


def _number(sent: str | None) -> int | None:
    fits = sent is not None and sent.isascii() and sent.isdecimal() and len(sent) < 12  # noqa: PLR2004 - a text is shorter
    return int(sent) if fits and sent is not None else None
