"""The words of texts as numbers, with their places.

Invariant: the same words have the same numbers, whatever their case, accents or marks, in
every process and on every machine; the spans are code points of the text as it stands.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies import folding as table
from affiant.reading.document import Document
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.sheet import strings

_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_POWERS = table.powers()
_HYPHEN = 0x2D
_LINE_END = 0x0A
NUMBER = 1  # the lowest bit of a hash tells a number from a word
_NUMBER = np.uint32(NUMBER)

_NUMBER_WORDS = ("small", "tens", "scales", "ordinals")
_TIME_WORDS = ("months", "short_months", "weekdays")

Hashes = NDArray[np.uint32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """One text's words in order: 32-bit hashes, first characters, characters after the last.

    The lowest bit of a hash is set for a number: digits, a number word, a month or a weekday.
    """

    hashes: Hashes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.hashes)

    def span(self, first: int, end: int) -> Span:
        """Where the words from `first` to before `end` stand; `end` must be after `first`."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


def words_of(document: Document) -> Words:
    """The words that somebody wrote for this document: boilerplate is left out."""
    found = _words(_codes(document))
    spelled = _spelled()
    at = np.searchsorted(spelled, found.hashes) % len(spelled)
    found.hashes[spelled[at] == found.hashes] |= _NUMBER
    return found


def is_number(hashes: Hashes) -> NDArray[np.bool_]:
    """Which of the words are numbers."""
    return (hashes & _NUMBER).astype(np.bool_)


@cache
def _spelled() -> Hashes:
    """The number words and names of months and weekdays of both languages, as plain words."""
    words: set[str] = set()
    for language in ("en", "fr"):
        numbers = strings("numbers", f"{language}.yaml")
        calendar = strings("calendar", f"{language}.yaml")
        for sheet, names in ((numbers, _NUMBER_WORDS), (calendar, _TIME_WORDS)):
            words.update(word for name in names for word in sheet[name])
        words -= set(numbers["articles"])
    codes = np.frombuffer(" ".join(sorted(words)).encode("utf-32-le"), np.uint32)
    return np.unique(_words(codes).hashes)


def _codes(document: Document) -> NDArray[np.uint32]:
    """The text's code points, 0 where boilerplate stands."""
    raw = document.text.encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, np.uint32)
    skipped = [p.span for p in document.passages if p.kind is PassageKind.BOILERPLATE]
    if skipped:
        codes = codes.copy()
        for span in skipped:
            codes[span.start : span.end] = 0
    return codes


def _words(codes: NDArray[np.uint32]) -> Words:
    kind, share, letters = _looked_up(codes)
    _join_broken_lines(codes, kind, share, letters)
    padded = np.zeros(len(kind) + 2, np.uint8)
    padded[1:-1] = kind
    before, here, after = padded[:-2], padded[1:-1], padded[2:]
    alone = here == table.ALONE
    inside = here != table.PART
    starts = np.flatnonzero(inside & ((before == table.PART) | (before == table.ALONE) | alone))
    ends = np.flatnonzero(inside & ((after == table.PART) | (after == table.ALONE) | alone)) + 1
    if not len(starts):
        return Words(np.zeros(0, np.uint32), starts, ends)
    place = np.cumsum(letters, dtype=np.int64)
    first = place[starts] - letters[starts]
    lengths = place[ends - 1] - first
    place -= letters
    place[starts[0] :] -= np.repeat(first, np.diff(np.append(starts, len(place))))
    told = np.add.reduceat(share * _POWERS[place & (table.POWERS - 1)], starts)
    told ^= told >> _HALF
    told *= _MIX
    hashes = (told >> _HALF).astype(np.uint32) & ~_NUMBER
    hashes |= np.logical_and.reduceat((here == table.DIGIT) | (letters == 0), starts)
    real = lengths > 0
    if real.all():
        return Words(hashes, starts, ends)
    return Words(hashes[real], starts[real], ends[real])


def _looked_up(
    codes: NDArray[np.uint32],
) -> tuple[NDArray[np.uint8], NDArray[np.uint64], NDArray[np.uint8]]:
    tables = table.folding()
    if not len(codes) or codes.max() < table.PLANE:
        return tables.kind[codes], tables.share[codes], tables.letters[codes]
    far = np.flatnonzero(codes >= table.PLANE)
    near = codes.copy()
    near[far] = 0
    kind, share, letters = tables.kind[near], tables.share[near], tables.letters[near]
    seen, which = np.unique(codes[far], return_inverse=True)
    own = np.array([table.beyond(int(code)) for code in seen], np.uint64).reshape(-1, 3)
    kind[far], share[far], letters[far] = own[which].T
    return kind, share, letters


def _join_broken_lines(
    codes: NDArray[np.uint32],
    kind: NDArray[np.uint8],
    share: NDArray[np.uint64],
    letters: NDArray[np.uint8],
) -> None:
    """Let a hyphen and the line end after it count for nothing between two letters."""
    at = np.flatnonzero(codes == _LINE_END) - 1
    at = at[(at > 0) & (at < len(codes) - 2)]
    at = at[codes[at] == _HYPHEN]
    at = at[(kind[at - 1] == table.LETTER) & (kind[at + 2] == table.LETTER)]
    for both in (at, at + 1):
        kind[both], share[both], letters[both] = table.LETTER, 0, 0
