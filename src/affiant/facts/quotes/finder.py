"""From the first sentence to the last, with a memory of who spoke."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from affiant.facts.context import Context
from affiant.facts.kinds import Act, Manner, Quote, Reference
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.blocks import Block
from affiant.facts.quotes.channel import channel, owners
from affiant.facts.quotes.cues import cues
from affiant.facts.quotes.fact import Told, ascription, quotation
from affiant.facts.quotes.frame import Frame, Frames, Stretch, stretches
from affiant.facts.quotes.indirect import reported
from affiant.facts.quotes.manner import is_definition, is_paper, is_term, is_title, manner
from affiant.facts.quotes.marks import Marked, marked
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.reported import Reported, unsaid
from affiant.facts.quotes.speaker import Said
from affiant.facts.quotes.speech import DOUBTFUL
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

# How sure we are that marked words are a quotation at all, and that a carried speaker holds.
UNSAID, SCARE, CARRIED, NESTED = 0.6, 0.7, 0.9, 0.5
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"\s?<[^<>\s@]+@")
_NUMBERED_TITLE = re.compile(r"\s*\d{1,3}\s*[.)]\s*[\"“«]")
_STOPS = frozenset(".!?")
_HEADINGS = frozenset({PassageKind.TITLE, PassageKind.HEADING})
LONGEST = 1200  # tokens outside marks; a longer "sentence" is a table or a list: nobody is sought
LONGEST_PLAIN = 5000  # characters, for the same reason
NESTED_WORDS = 3  # at least; a shorter quote within a quote is a term


class Finder:
    """One document's quotations."""

    def __init__(self, context: Context, apart: Sequence[Block] = ()) -> None:
        self.context = context
        self.text = context.document.text
        self.pairs = [*_quoting(self.text, marked(context.document), context.references)]
        self.frames = Frames(context, self.pairs)
        self.memory = Memory(context.document, self.frames)
        self.lows: dict[int, list[str]] = {}
        self.apart = {block.span.start: block for block in apart if block.signature is None}

    def quotes(self) -> Iterator[Quote]:
        """All of them, nested ones after the words that hold them."""
        cut = [s for s in stretches(self.context, self.pairs) if not self._entry(s)]
        if self._may_own(cut):
            self.memory.owners = owners(self._owning(cut), self.frames)
        for stretch in cut:
            if stretch.start in self.apart:
                yield from self._apart(self.apart[stretch.start], stretch)
            if stretch.pairs:
                yield from self._marked(self.frames.frame(stretch))
            elif stretch.end - stretch.start <= LONGEST_PLAIN and self._triggered(stretch):
                yield from self._indirect(self.frames.frame(stretch))
            self._remember(stretch)
        yield from self._nested()

    # -- which stretches are worth reading -------------------------------------------------

    def _entry(self, stretch: Stretch) -> bool:
        """A sentence of a reference list, whose marked words are titles."""
        passage = self.context.document.passages[stretch.passage]
        if passage.kind is PassageKind.REFERENCE:
            return True
        if not stretch.pairs or _NUMBERED_TITLE.match(self.text, passage.span.start) is None:
            return False
        after = _WORD.findall(self.text[stretch.pairs[-1].outer.end : passage.span.end].lower())
        return not any(cues(stretch.language).verb(low) for low in after)

    def _may_own(self, cut: list[Stretch]) -> bool:
        return bool(self.frames.mentions) and any(stretch.pairs for stretch in cut)

    def _owning(self, cut: list[Stretch]) -> list[Stretch]:
        return [s for s in cut if not cues(s.language).channels.isdisjoint(self._lows(s))]

    def _triggered(self, stretch: Stretch) -> bool:
        if self._heads(stretch.passage):
            return False
        lows = self._lows(stretch)
        if not cues(stretch.language).triggers.isdisjoint(lows):
            return True
        return stretch.language == "fr" and "pour" in lows

    def _heads(self, passage: int) -> bool:
        return self.context.document.passages[passage].kind in _HEADINGS

    def _lows(self, stretch: Stretch) -> list[str]:
        held = self.lows.get(stretch.start)
        if held is None:
            held = [low for _, _, _, low in stretch.words(self.text)]
            self.lows[stretch.start] = held
        return held

    def _remember(self, stretch: Stretch) -> None:
        """What the next sentence may need of this one."""
        self.memory.before = stretch
        self.memory.introduced = None
        if self.text[stretch.end - 1] == ":":
            frame = self.frames.frame(stretch)
            self.memory.introduced = Attributions(frame, self.memory).announced()

    # -- words between marks -----------------------------------------------------------------

    def _marked(self, frame: Frame) -> Iterator[Quote]:
        rules = Attributions(frame, self.memory)
        before: Said | None = None
        for mark, pair in sorted(frame.marks.items()):
            content = pair.span.of(self.text)
            if is_title(frame, mark) or is_definition(frame, mark):
                continue
            if is_paper(frame, mark, content):
                continue
            term = is_term(frame, mark, content)
            said = rules.of(mark) if len(frame.words) <= LONGEST else None
            if said is None:
                said = self._carried(frame, mark, before)
            if said is not None and said.speaker is not None and said.sure < DOUBTFUL:
                said = replace(said, speaker=None, sure=UNSAID)
            how = manner(content, said, term=term)
            if how is Manner.SCARE:
                said, how = None, self._word_or_term(frame, mark)
            yield self._quote(frame, pair.span, said, how)
            if said is not None and said.speaker is not None:
                before = said
                self.memory.spoke(said.speaker, frame.passage)
        if len(frame.words) <= LONGEST and not self._heads(frame.passage):
            yield from self._reports(frame, rules)

    def _word_or_term(self, frame: Frame, mark: int) -> Manner:
        """What few marked words are that nobody is told to say. Headlines put somebody's word
        between marks, and so does a colon before a sentence (one line: “We are compliant.”);
        elsewhere they are a term held at a distance."""
        content = frame.marks[mark].span.of(self.text)
        if frame.low(mark - 1) == ":" and content[0].isupper() and content[-1] in _STOPS:
            return Manner.DIRECT
        kind = self.context.document.passages[frame.passage].kind
        return Manner.FRAGMENT if kind is PassageKind.TITLE else Manner.SCARE

    def _carried(self, frame: Frame, mark: int, before: Said | None) -> Said | None:
        """A sentence that is all quotation goes on with the speaker of the one before it."""
        if before is not None and before.speaker is not None:
            return Said(before.speaker, None, before.sure * CARRIED, close=False)
        if mark == 0 and self.memory.introduced is not None:
            return self.memory.introduced
        alone = len(frame.words) - len(frame.marks) <= 2  # noqa: PLR2004 - a full stop, a number
        if not alone or mark > 0:
            return None
        last = self.memory.last
        if last is not None and (self.memory.passage == frame.passage or self._goes_on(frame)):
            return Said(last, None, last.certainty * CARRIED, close=True)
        lone = self.memory.lone(frame)
        return Said(lone, None, lone.certainty * CARRIED, close=True) if lone else None

    def _goes_on(self, frame: Frame) -> bool:
        """Whether the paragraph before ended in words of the last speaker's, and in marks."""
        before = self.memory.before
        if before is None or frame.passage - self.memory.passage != 1:
            return False
        return before.passage == self.memory.passage and bool(before.pairs)

    def _quote(self, frame: Frame, span: Span, said: Said | None, how: Manner) -> Quote:
        if said is None:
            sure = SCARE if how is Manner.SCARE else UNSAID
            return quotation(self.text, span, how, sure)
        told = Told.of(said, channel(frame, said.cue))
        return quotation(self.text, span, how, said.sure, told)

    def _nested(self) -> Iterator[Quote]:
        for pair in self.pairs:
            content = pair.span.of(self.text)
            if pair.depth > 0 and len(content.split()) >= NESTED_WORDS:
                how = manner(content, None, term=False)
                yield quotation(self.text, pair.span, how, NESTED)

    def _apart(self, block: Block, stretch: Stretch) -> Iterator[Quote]:
        """A block without marks that the paragraph before it introduces."""
        said = self.memory.introduced
        if said is None or said.speaker is None or said.sure < DOUBTFUL:
            return
        self.memory.spoke(said.speaker, stretch.passage)
        yield self._quote(self.frames.frame(stretch), block.span, said, Manner.DIRECT)

    # -- indirect speech ---------------------------------------------------------------------

    def _indirect(self, frame: Frame) -> Iterator[Quote]:
        yield from self._reports(frame, Attributions(frame, self.memory))

    def _reports(self, frame: Frame, rules: Attributions) -> Iterator[Quote]:
        """Clauses that hold no marked words; those are found for themselves."""
        asks = self.text[frame.end - 1] == "?"
        for found in reported(frame, rules):
            if asks and found.speaker is None:
                continue  # can you confirm that ...: nobody has
            yield self._reported(frame, found)
            if found.speaker is not None:
                self.memory.spoke(found.speaker, frame.passage)

    def _reported(self, frame: Frame, found: Reported) -> Quote:
        told = Told(found.speaker, found.cue, channel(frame, found.cue, found.content))
        made = ascription(self.text, found.content, found.act, found.sure, told)
        if found.act is Act.SPEECH and unsaid(frame, found.cue):
            return replace(made, act=Act.TOPIC)
        return made


def _quoting(text: str, pairs: list[Marked], references: tuple[Reference, ...]) -> Iterator[Marked]:
    """The marked words that are not in an entry of a numbered list, and no name in a mail's head
    (From: "Jane Roe" <jane@...>)."""
    entries = sorted(ref.span for ref in references if ref.number)
    starts = [entry.start for entry in entries]
    reached = [*accumulate((entry.end for entry in entries), max)]
    for pair in pairs:
        before = bisect_left(starts, pair.outer.end)  # entries that start before the pair ends
        if before and reached[before - 1] > pair.outer.start:
            continue
        if _ADDRESS.match(text, pair.outer.end) is None:
            yield pair
