"""One document's labels made turns: who takes part, who asks, where each turn ends."""

from collections import Counter
from collections.abc import Iterator

from affiant.facts.context import Context
from affiant.facts.kinds import UNATTRIBUTED, Attribution, Manner, Quote, Support, Voice
from affiant.facts.quotes.turns.asides import brackets
from affiant.facts.quotes.turns.convention import alike, channel, kept
from affiant.facts.quotes.turns.examination import People
from affiant.facts.quotes.turns.label import Kind, Label
from affiant.facts.quotes.turns.lines import Line
from affiant.facts.quotes.turns.resolving import Examination, Resolving, Whose, cased
from affiant.facts.quotes.turns.roll import Roll
from affiant.facts.quotes.turns.speech import Stretch, opened, spoken_to
from affiant.facts.sentence import is_question
from affiant.facts.turn import FOUND_BY, Turn
from affiant.reading.span import Span


class Transcript:
    """`found` are the document's lines, `labels` those that may stand there, with their line."""

    def __init__(
        self, context: Context, found: list[Line], labels: list[tuple[int, Label]]
    ) -> None:
        self.text = context.document.text
        self.lines = found
        self.people = People(self.text, context.mentions)
        self.candidates = [one for one in labels if not self._introduces(*one)]
        self.head = self._first()
        self.roll = Roll(self.text, context.mentions, self.head)

    def turns(self) -> tuple[Turn, ...]:
        """The turns, where the labels show that this is a transcript."""
        told = kept(self.text, [label for _, label in self.candidates], self.roll, self.head)
        if not told:
            return ()
        told = alike([label for _, label in self.candidates], told, self.people)
        starts = {label.start for label in told}
        labels = [one for one in self.candidates if one[1].start in starts]
        where = channel(self.text, self.head)
        examination = self._examination(labels[0][0])
        if examination == Examination() and _asked_of_nobody(self.text, where, told):
            return ()
        resolving = Resolving(self.text, self.roll, examination)
        for _, label in labels:
            resolving.learn(label)
        made = (self._turn(*one, where) for one in self._taken(labels, resolving))
        return tuple(turn for turn in made if turn is not None)

    def _introduces(self, at: int, label: Label) -> bool:
        """Président : Jean Roe: a line of the roll, and no turn; SAMUEL PIKE, sworn as follows:"""
        end = self.lines[at].end
        if label.kind is Kind.NAME and label.office and self.people.swears(self.lines[at]):
            return True
        return label.end < end and self.people.introduced(Span(label.end, end))

    def _first(self) -> int:
        """Where the first label stands that comes again."""
        again = Counter(label.key for _, label in self.candidates)
        return next((one.start for _, one in self.candidates if again[one.key] > 1), len(self.text))

    def _examination(self, first: int) -> Examination:
        """What the head tells of who asks and who answers."""
        asks, asked = self.people.asks(), self.people.asked(self.head)
        held = Examination(asks.name if asks else None, asked.name if asked else None)
        for at in range(first):
            self._sworn(at, held)
        return held

    def _sworn(self, at: int, held: Examination) -> bool:
        witness = self.people.witness(self.lines[at], self.lines[at - 1] if at else None)
        if witness is not None:
            held.witness = self._full(witness)
        return witness is not None

    def _full(self, name: str) -> str:
        words = tuple(word.strip(".,").lower() for word in name.split())
        person = self.roll.named(words, "")[1] if words else None
        return cased(person.name if person is not None else name)

    def _taken(
        self, labels: list[tuple[int, Label]], resolving: Resolving
    ) -> Iterator[tuple[Stretch, Whose]]:
        ends = [*(at for at, _ in labels[1:]), len(self.lines)]
        official = any(one.titled or one.kind is Kind.PART for _, one in labels)
        for (at, label), stop in zip(labels, ends, strict=True):
            if label.kind is Kind.EXAMINER:
                resolving.examination.examiner = resolving.name(label)
                self._called(at + 1, stop, resolving)
                continue
            whose = resolving.of(label)
            called = self._called(at + 1, stop, resolving)
            turn = opened(label, self.lines[at])
            first = at + 1 + self._beside(label, at + 1, called)
            if first > at + 1 and first < called:
                turn.start = self.lines[first].start
            last = stop == len(self.lines) and not official
            behind = self.lines[first:called]
            spoken_to(self.text, turn, _own(behind, turn) if last else behind)
            yield turn, whose

    def _beside(self, label: Label, at: int, stop: int) -> int:
        """How many lines behind a label that has its own are only brackets: (Larkfield) (Lab)."""
        own = label.form in ("line", "timed") and at < stop
        told = self.text[self.lines[at].start : self.lines[at].end].strip() if own else ""
        return int(told.startswith("(") and told.endswith(")") and not told.endswith(".)"))

    def _called(self, first: int, stop: int, resolving: Resolving) -> int:
        """Where a witness is called between two labels; `stop` where none is."""
        called = stop
        for at in range(first, stop):
            if self._sworn(at, resolving.examination):
                called = min(called, at)
        return called

    def _turn(self, stretch: Stretch, whose: Whose, where: Span | None) -> Turn | None:
        noted = [*brackets(self.text, stretch.start, stretch.end)]
        asides = [span for span, directs in noted if directs]
        span = self._trimmed(stretch, asides)
        if span is None:
            return None
        gaps = [one for one, directs in noted if not directs and one in span]
        fact = self._quote(stretch, span, whose, where, gaps)
        asks = is_question(fact.surface)
        label = Span(stretch.label.start, stretch.label.end)
        return Turn(fact, label, tuple(one for one in asides if one in span), asks)

    def _trimmed(self, stretch: Stretch, asides: list[Span]) -> Span | None:
        """The words alone, no blanks or directions at either end; None where none are left."""
        start, end = stretch.start, stretch.end
        first, last = 0, len(asides)
        while True:
            while start < end and self.text[start].isspace():
                start += 1
            while end > start and self.text[end - 1].isspace():
                end -= 1
            if first < last and asides[first].start == start:
                start, first = asides[first].end, first + 1
            elif first < last and asides[last - 1].end == end:
                end, last = asides[last - 1].start, last - 1
            else:
                break
        words = self.text[start:end]
        return Span(start, end) if any(sign.isalnum() for sign in words) else None

    def _quote(
        self, stretch: Stretch, span: Span, whose: Whose, where: Span | None, gaps: list[Span]
    ) -> Quote:
        label = stretch.label
        supports = [Support("cue", label.said)]
        if whose.name is not None:
            supports.append(Support("speaker", label.said))
        if whose.role is not None and whose.name is not None:
            supports.append(Support("role", whose.role))
        if where is not None:
            supports.append(Support("channel", where))
        supports += [Support("gap", gap) for gap in gaps]
        told = Attribution(Voice.SPEAKER, whose.name, label.said) if whose.name else UNATTRIBUTED
        return Quote(
            span=span,
            surface=span.of(self.text),
            found_by=FOUND_BY,
            confidence=whose.sure,
            attribution=told,
            supports=tuple(supports),
            content=self._content(stretch, span),
            manner=Manner.DIRECT,
            speaker=whose.name,
            speaker_kind=whose.kind,
            role=whose.role.of(self.text) if whose.role and whose.name else None,
            cue=label.said.of(self.text),
            channel=where.of(self.text) if where else None,
        )

    def _content(self, stretch: Stretch, span: Span) -> str:
        """The words without what a page's edge put between them."""
        inside = (
            self.text[max(start, span.start) : min(end, span.end)]
            for start, end in stretch.places
            if start < span.end and end > span.start
        )
        return "\n".join(inside)


def _asked_of_nobody(text: str, where: Span | None, told: list[Label]) -> bool:
    """Whether a page of Q. and A. calls itself no more than that: anybody may have asked."""
    asks = all(one.kind in (Kind.QUESTION, Kind.ANSWER) for one in told)
    return asks and where is not None and "&" in where.of(text)


def _own(lines: list[Line], turn: Stretch) -> list[Line]:
    """Those of the lines behind that are of the paragraph in which the turn begins."""
    after = next((at for at, line in enumerate(lines) if line.opens), len(lines))
    return lines[:after] if turn.places else lines[: after + 1]
