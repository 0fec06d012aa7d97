"""Messages that hold what is looked for, in words that whoever looks may read.

The index knows the words that masks hide. A message counts only if all that was looked for still
stands in what is shown of it, so that nobody learns by searching whether a name is there. What is
said of how many there are, is said of those alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from affiant.mail import index
from affiant.mail.masking import Masker
from affiant.mail.models import Message, MessageText
from affiant.mail.settling.masks import masked_matches
from affiant.portal.mail.wanted import Wanted
from affiant.portal.masks import Masks

LOOKED_AT = 2_000
"""Messages that the index gives, in order, and that are looked at; more would take seconds."""

_AT_ONCE = 200
_AROUND = 1  # lines before and after a word that are looked at with it: masks need to see around
_FIRST = 3  # texts of a message that are looked at before the others
_MOST_WINDOWS = 40  # of one message


@dataclass(frozen=True, slots=True)
class Search:
    """`messages` are those within reach."""

    wanted: Wanted
    messages: QuerySet[Message]
    mask: Masker
    house: Masks

    @property
    def narrowed(self) -> QuerySet[Message]:
        """What fits but for the words, in order."""
        return self.wanted.of_messages(self.messages)

    def found(self, offset: int, limit: int) -> list[int]:
        """The ids of those from `offset`, in order."""
        if not self.wanted.q:
            return list(self.narrowed.values_list("pk", flat=True)[offset : offset + limit])
        return list(islice(self._hits(), offset, offset + limit))

    def _hits(self) -> Iterator[int]:
        ids = index.search(self.wanted.q, self.narrowed, LOOKED_AT)
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            subjects = dict(self.messages.filter(pk__in=some).values_list("pk", "subject"))
            texts = dict(MessageText.objects.filter(pk__in=some).values_list("pk", "text"))
            around = {
                pk: [subjects.get(pk, ""), *windows(self.wanted.q, texts.get(pk, ""))]
                for pk in some
            }
            yield from self._readable(around)

    def _readable(self, around: dict[int, list[str]]) -> Iterator[int]:
        hide = self.house.redaction(one for told in around.values() for one in told).hider(0)
        for pk, told in around.items():
            some = [hide(one) for one in told[:_FIRST]]
            if masked_matches(self.wanted.q, some, self.mask):
                yield pk
            elif told[_FIRST:]:  # most messages need no more than the first
                more = [*some, *map(hide, told[_FIRST:])]
                if masked_matches(self.wanted.q, more, self.mask):
                    yield pk


def windows(words: str, text: str) -> list[str]:
    """The lines of the text in which one of these words may stand, with some around them."""
    sought = {index.folded(term.words[0]) for term in index.terms(words)}
    lines = text.splitlines(keepends=True)
    hits = (at for at, line in enumerate(lines) if _has(index.folded(line), sought))
    return [
        "".join(lines[start:end]) for start, end in islice(_spans(hits, len(lines)), _MOST_WINDOWS)
    ]


def _has(line: str, sought: Iterable[str]) -> bool:
    return any(one in line for one in sought)


def _spans(hits: Iterable[int], last: int) -> Iterator[tuple[int, int]]:
    """Lines around hits, joined where they meet."""
    start = end = -1
    for at in hits:
        first, after = max(at - _AROUND, 0), min(at + _AROUND + 1, last)
        if first <= end:
            end = after
            continue
        if end > 0:
            yield start, end
        start, end = first, after
    if end > 0:
        yield start, end


def pieces(words: str, shown: str) -> Sequence[tuple[str, bool]]:
    """What is shown of a text, cut into (words, whether they were looked for)."""
    found = list(_marks(words, shown))
    told: list[tuple[str, bool]] = []
    at = 0
    for start, end in found:
        if start < at:
            continue
        told += [(shown[at:start], False), (shown[start:end], True)]
        at = end
    return [one for one in (*told, (shown[at:], False)) if one[0]]


def _marks(words: str, shown: str) -> Iterator[tuple[int, int]]:
    folded = index.folded(shown)
    if len(folded) != len(shown):  # a letter that folds into two: places would not fit
        return
    spans: list[tuple[int, int]] = []
    for term in index.terms(words):
        for word in map(index.folded, term.words):
            at = folded.find(word)
            while at >= 0 and len(spans) < _MOST_WINDOWS:
                end = at + len(word)
                if _is_word(folded, at, end, open_end=term.prefix):
                    spans.append((at, end))
                at = folded.find(word, end)
    yield from sorted(spans)


def _is_word(text: str, start: int, end: int, *, open_end: bool) -> bool:
    before = start == 0 or not text[start - 1].isalnum()
    return before and (open_end or end == len(text) or not text[end].isalnum())
