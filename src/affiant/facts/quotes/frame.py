"""A sentence with its marked words folded into one token each, and the names that stand in it.

Every rule that looks for a cue or a speaker reads a frame; so “A. B,” said X is one sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from affiant.facts.context import Context
from affiant.facts.kinds import Mention
from affiant.facts.quotes import dateline
from affiant.facts.quotes.cues import Cues, cues
from affiant.facts.quotes.marks import Marked
from affiant.facts.sentence import Sentence
from affiant.facts.token import Token, tokens_of
from affiant.vocabulary.entity import EntityKind

_DASHES = "—–―"
_ASKED = frozenset("?!…")
_OPENING_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.;:“\"]")
_OPENING, _FEW = 80, 6  # characters and words of a clause that tells who asked
_STREET_REACH = 14  # characters; "boulevard " has ten
_CLOSING = '”»"’'
_GROUPED = re.compile(r"\d,\d")
FOLDED = "\ue000"
_SPEAKS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


@dataclass(slots=True)
class Frame:
    """`words`: tokens, marked words as FOLDED; `marks`: token index to the words folded there;
    `names`: first token to (mention, token after its last); `name_ends`: the reverse."""

    start: int
    end: int
    passage: int
    cues: Cues
    language: str | None
    words: list[Token] = field(default_factory=list)
    marks: dict[int, Marked] = field(default_factory=dict)
    names: dict[int, tuple[Mention, int]] = field(default_factory=dict)
    name_ends: dict[int, int] = field(default_factory=dict)

    def low(self, at: int) -> str:
        """The word at `at` in lower case; "" beyond either end."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def text(self, first: int, last: int, document: str) -> str:
        """The document's characters from token `first` to `last` (exclusive)."""
        return document[self.words[first].start : self.words[last - 1].end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or more sentences that no boundary outside marks cuts."""

    start: int
    end: int
    passage: int
    language: str | None
    pairs: tuple[Marked, ...]
    sentences: tuple[Sentence, ...] = ()

    def words(self, text: str) -> list[Token]:
        """All its tokens, those within marks too."""
        cut = [tokens_of(text, sentence) for sentence in self.sentences]
        return cut[0] if len(cut) == 1 else [word for words in cut for word in words]


def stretches(context: Context, pairs: list[Marked]) -> Iterator[Stretch]:
    """The document's sentences, those that meet inside marked words joined."""
    top = [pair for pair in pairs if pair.depth == 0]
    starts = [pair.outer.start for pair in top]
    held: list[Sentence] = []
    for sentence in context.sentences:
        if held and not _joined(held[-1], sentence, top, starts):
            yield _stretch(held, top, starts)
            held = []
        held.append(sentence)
    if held:
        yield _stretch(held, top, starts)


def _joined(left: Sentence, right: Sentence, top: list[Marked], starts: list[int]) -> bool:
    if left.text[-1] in _CLOSING and (
        right.text[0] in _DASHES or (left.text[-2:-1] in _ASKED and _tells_who(right))
    ):
        return True  # “...” — who said so; “...?” X asked.
    at = bisect_left(starts, right.span.start) - 1
    return at >= 0 and top[at].outer.end > right.span.start


def _tells_who(sentence: Sentence) -> bool:
    """Whether a short clause with a verb of speech opens the sentence (Jane Roe asked.)."""
    told = cues(sentence.language)
    words = _OPENING_WORDS.findall(sentence.text[:_OPENING].lower())[:_FEW]
    for at, word in enumerate(words[1:], 1):
        if told.verb(word):
            return words[0] not in told.conjunctions and not told.that.intersection(words[at:])
    return False


def _stretch(held: list[Sentence], top: list[Marked], starts: list[int]) -> Stretch:
    first, last = held[0], held[-1]
    low = bisect_left(starts, first.span.start)
    high = bisect_left(starts, last.span.end)
    return Stretch(
        first.span.start,
        last.span.end,
        first.passage,
        first.language,
        tuple(top[low:high]),
        tuple(held),
    )


def _outside(text: str, mentions: tuple[Mention, ...], pairs: list[Marked]) -> Iterator[Mention]:
    """Persons and organisations that are not named within marked words; no names of streets."""
    starts = [pair.outer.start for pair in pairs if pair.depth == 0]
    ends = [pair.outer.end for pair in pairs if pair.depth == 0]
    for mention in mentions:
        at = bisect_left(starts, mention.span.start) - 1
        if mention.entity_kind not in _SPEAKS or (at >= 0 and ends[at] > mention.span.start):
            continue
        if not (mention.entity_kind is EntityKind.PERSON and _street(text, mention.span.start)):
            yield mention


def _street(text: str, start: int) -> bool:
    """Place Jane Roe: a street or house bears the name."""
    before = text[max(0, start - _STREET_REACH) : start].split()
    return bool(before) and before[-1].strip("(’'«").lower() in cues("fr").streets


def _whole_numbers(words: list[Token]) -> list[Token]:
    """The words with "1", ",", "004" as one: the comma of a number parts no clauses."""
    whole: list[Token] = []
    for word in words:
        if len(whole) > 1 and word.text.isdigit() and _groups(whole[-2], whole[-1], word):
            number, text = whole[-2], f"{whole[-2].text},{word.text}"
            whole[-2:] = [Token(number.start, word.end, text, text)]
        else:
            whole.append(word)
    return whole


def _groups(number: Token, comma: Token, word: Token) -> bool:
    beside = number.end == comma.start and comma.end == word.start
    return beside and comma.text == "," and number.text[-1].isdigit()


_start = itemgetter(0)  # of a token


class Frames:
    """Makes frames over one document: its mentions indexed by place once."""

    def __init__(self, context: Context, pairs: list[Marked]) -> None:
        self.text = context.document.text
        self.passages = context.document.passages
        self.mentions = [*_outside(self.text, context.mentions, pairs)]
        self.starts = [mention.span.start for mention in self.mentions]

    def frame(self, stretch: Stretch) -> Frame:
        """The stretch as one frame."""
        made = Frame(
            stretch.start, stretch.end, stretch.passage, cues(stretch.language), stretch.language
        )
        words = stretch.words(self.text)
        if _GROUPED.search(self.text, stretch.start, stretch.end):
            words = _whole_numbers(words)
        if not stretch.pairs:
            made.words = words
        at = 0
        for pair in stretch.pairs:
            first = bisect_left(words, pair.outer.start, at, key=_start)
            made.words.extend(words[at:first])
            made.marks[len(made.words)] = pair
            made.words.append(Token(pair.outer.start, pair.outer.end, FOLDED, FOLDED))
            at = bisect_left(words, pair.outer.end, first, key=_start)
        if stretch.pairs:
            made.words.extend(words[at:])
        self._leave_dateline(made)
        self._place_names(made)
        return made

    def _leave_dateline(self, frame: Frame) -> None:
        """A dateline is no part of the sentence that it stands before."""
        if frame.start != self.passages[frame.passage].span.start:
            return
        behind = dateline.after(self.text, frame.start, frame.end)
        first = bisect_left(frame.words, behind, key=_start) if behind > frame.start else 0
        if 0 < first < len(frame.words) and not any(mark < first for mark in frame.marks):
            frame.words = frame.words[first:]
            frame.marks = {mark - first: pair for mark, pair in frame.marks.items()}

    def between(self, start: int, end: int) -> list[Mention]:
        """Persons and organisations named from `start` to `end`."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _place_names(self, frame: Frame) -> None:
        for mention in self.between(frame.start, frame.end):
            at = bisect_left(frame.words, mention.span.start, key=_start)
            if at == len(frame.words) or frame.words[at].start != mention.span.start:
                continue
            last = at
            while last < len(frame.words) and frame.words[last].start < mention.span.end:
                last += 1
            frame.names[at] = (mention, last)
            frame.name_ends[last] = at
