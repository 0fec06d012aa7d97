"""Texts that hold several others whole, each in a place of its own: digests, round-ups, archives.

What two articles in one digest have in common is the digest. It is a version of neither, else it
would make one origin of both. A text from which two pieces were cut looks the same, so dates
decide: one that is older than its pieces is their source.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from affiant.lineage.copies.pair import CONTAINED, Pair
from affiant.lineage.dating import direction
from affiant.lineage.relation import Direction
from affiant.reading.document import Document

LARGEST_PART = 0.6  # of a digest's words; a text with more of another is a version of it
_OVERLAP = 0.2  # of the shorter piece


def pieces_of_compilations(
    pairs: Iterable[Pair], documents: Sequence[Document]
) -> set[tuple[int, int]]:
    """The pairs, by the numbers of their texts, of a compilation and a text that it holds."""
    pieces: dict[int, list[tuple[int, int]]] = defaultdict(list)
    held_by: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        if not pair.whole:
            continue
        told = _held(pair)
        if told is None:
            continue
        holder, held, place = told
        if direction(documents[holder], documents[held]) is not Direction.FORWARD:
            pieces[holder].append(place)
            held_by[holder].append((pair.first, pair.second))
    compilations = [holder for holder, places in pieces.items() if _apart(places)]
    return {numbers for holder in compilations for numbers in held_by[holder]}


def _held(pair: Pair) -> tuple[int, int, tuple[int, int]] | None:
    """Which text holds which, and from which word to which; None where neither does."""
    first, last = pair.passages[0], pair.passages[-1]
    if pair.cover_first < LARGEST_PART and pair.cover_second >= CONTAINED:
        return pair.first, pair.second, (first.first, last.first_end)
    if pair.cover_second < LARGEST_PART and pair.cover_first >= CONTAINED:
        starts = min(one.second for one in pair.passages)
        return pair.second, pair.first, (starts, max(one.second_end for one in pair.passages))
    return None


def _apart(places: list[tuple[int, int]]) -> bool:
    """Whether two of the places do not overlap, save at their edges."""
    earliest = min(places, key=lambda place: place[1])
    latest = max(places)
    shorter = min(earliest[1] - earliest[0], latest[1] - latest[0])
    return earliest[1] - latest[0] < _OVERLAP * shorter
