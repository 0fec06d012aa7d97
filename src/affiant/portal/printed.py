"""Pages of PDFs as they were printed, with the boxes of facts; what is masked lies under bars.

Pictures are drawn when they are asked for, two at a time, and kept in memory for a while: nothing
of them is written on the disk.
"""

import hashlib
import threading
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from affiant.evidence import desk_masks
from affiant.evidence.anchoring import words_at
from affiant.evidence.masking import mask
from affiant.evidence.models import Passage, Text
from affiant.portal.masks import Masks
from affiant.portal.running import running
from affiant.reading.drawing import drawn
from affiant.reading.page_picture import Picture, Printed, Undrawn, Wish
from affiant.reading.passage import Box
from affiant.reading.source import Source
from affiant.reading.span import Span

BUSY = "busy"
AT_ONCE = 2
PATIENCE = 10.0  # seconds until one that waits for its turn is told to try again
KEPT = 24  # pictures
KEPT_BYTES = 32 * 1024 * 1024
MOST_WORDS = 200_000  # characters of a page: more is no page
READER = "pdf"  # whose texts have pages
_GLYPH = 5  # numbers a character: see `Picture.glyphs`

Rectangle = tuple[int, int, int, int]

_turns = threading.BoundedSemaphore(AT_ONCE)
_lock = threading.Lock()
_kept: OrderedDict[str, Picture] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn page, and where on it the characters of the text stand."""

    picture: Picture
    span: Span

    def boxes(self, span: Span) -> list[Rectangle]:
        """The rectangles of these words, one a line; of the whole passage where its characters
        have no place of their own. Pixels: left, top, right, bottom."""
        found = [place for offset, place in _places(self.picture.glyphs) if _in(offset, span)]
        if found:
            return list(_lines(found))
        whole = list(_places(self.picture.boxes))
        before = [place for offset, place in whole if offset <= span.start]
        return before[-1:] if whole and self.span.overlaps(span) else []


def sheet(text: Text, page: int, masks: Masks) -> Sheet:
    """The page as it may be shown. Raises Undrawn."""
    wish, span = _wish(text, page, masks)
    key = hashlib.sha256(repr((text.original_id, wish)).encode()).hexdigest()
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return Sheet(_kept[key], span)
    if not _turns.acquire(timeout=PATIENCE):
        raise Undrawn(BUSY)
    try:
        picture = drawn(_source(text), wish, running().casefile.originals)
    finally:
        _turns.release()
    _keep(key, picture)
    return Sheet(picture, span)


def _keep(key: str, picture: Picture) -> None:
    with _lock:
        _kept[key] = picture
        while len(_kept) > KEPT or sum(len(one.png) for one in _kept.values()) > KEPT_BYTES:
            _kept.popitem(last=False)


def _source(text: Text) -> Source:
    original = text.original
    path = running().casefile.originals.path(original.sha256)
    return Source(path, "page.pdf", original.sha256, original.size)


def _wish(text: Text, page: int, masks: Masks) -> tuple[Wish, Span]:
    """What is known of the page, and where in the text it stands. Raises Undrawn."""
    known = [*_passages(text, page), *_boilerplate(text, page)]
    if text.reader != READER or not known:
        raise Undrawn("missing")
    known.sort(key=lambda one: one[0].start)
    span = Span(known[0][0].start, max(one.end for one, _ in known))
    if len(span) > MOST_WORDS:
        raise Undrawn("hidden")
    words = words_at(text, span)
    hidden = masks.hide(words, text.pk)
    named = hidden != mask(words) or any(text.pk in one.documents for one in masks.people)
    named = named or desk_masks.hider(text.pk) is not None  # a picture may show whom a desk hides
    printed = tuple(
        Printed(
            place.start,
            place.shifted(-span.start).of(words),
            tuple(_differing(place.shifted(-span.start), words, hidden)),
            box,
        )
        for place, box in known
    )
    return Wish(page, printed, guarded=named), span


def _passages(text: Text, page: int) -> Iterator[tuple[Span, Box | None]]:
    rows = Passage.objects.filter(text=text, page=page).order_by("start")
    for start, end, box in rows.values_list("start", "end", "box"):
        yield Span(start, end), Box(*box) if box else None


def _boilerplate(text: Text, page: int) -> Iterator[tuple[Span, Box | None]]:
    for start, end, on in text.description.get("boilerplate", ()):
        if on == page:
            yield Span(start, end), None


def _differing(place: Span, words: str, hidden: str) -> Iterator[Span]:
    """Where the masked words differ, counted from the passage's beginning."""
    begun = None
    for at in range(place.start, place.end + 1):
        other = at < place.end and words[at] != hidden[at]
        if other and begun is None:
            begun = at
        elif not other and begun is not None:
            yield Span(begun - place.start, at - place.start)
            begun = None


def _places(packed: bytes) -> Iterator[tuple[int, Rectangle]]:
    numbers = array("i")
    numbers.frombytes(packed)
    for at in range(0, len(numbers), _GLYPH):
        offset, left, top, right, bottom = numbers[at : at + _GLYPH]
        yield offset, (left, top, right, bottom)


def _in(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end


def _lines(places: Iterable[Rectangle]) -> Iterator[Rectangle]:
    """Boxes of characters in their order, joined as long as they stand in one line."""
    joined: Rectangle | None = None
    for left, top, right, bottom in places:
        if joined is not None and left >= joined[0] and _beside((top, bottom), joined):
            joined = (joined[0], min(top, joined[1]), max(right, joined[2]), max(bottom, joined[3]))
            continue
        if joined is not None:
            yield joined
        joined = (left, top, right, bottom)
    if joined is not None:
        yield joined


def _beside(one: tuple[int, int], line: Rectangle) -> bool:
    """Whether a character's middle lies within the height of the line."""
    return line[1] <= sum(one) / 2 <= line[3]
