"""From marked words to who is said to have used them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from affiant.facts.quotes.agents import Agents
from affiant.facts.quotes.beside import Beside
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.phrase import unknown_name
from affiant.facts.quotes.speaker import PERSON, Said, Speaker, named
from affiant.facts.quotes.speech import Speech
from affiant.facts.quotes.verbs import BE, Verb
from affiant.reading.span import Span
from affiant.vocabulary.wordlist import words

# How often each rule names the right speaker; measured on the development sets.
COLON, CLAUSE, HANGING, INSERTED, ACCORDING, REPORT, SIGNED = 0.95, 0.93, 0.9, 0.9, 0.93, 0.75, 0.9
LABEL, FIRST_PERSON, ABOUT, OPINED, VOICED, SOMEBODY = 0.8, 0.8, 0.7, 0.8, 0.75, 0.6
_OPENING = 6  # tokens within which a sentence tells its subject (Un nouveau rapport fédéral ...)
_LABEL = 8  # tokens at most before a colon that lets somebody speak without a verb of speech
_FARTHEST = 45  # tokens from a cue to the words it introduces; longer ones are chance
_LOOSE = 12  # tokens, where no "that" or preposition leads from the verb to the words
_BESIDE = 4  # tokens from a verb to the comma before the words (said on Monday, “...”)
_DASHES = frozenset({"—", "–", "―", "-"})
_NEAREST = 2  # of "selon" on either side of marked words
_INTRODUCES = frozenset({":", ","})
_ENOUGH = 2  # verbs looked back at, where the nearest has no subject (X says it shows that “...”)
_I = frozenset({"je", "j", "moi", "nous", "mon", "ma", "mes", "i", "we", "my", "our", "me"})
_FIRST_WORDS = 12  # of the words between marks that are looked at for an "I"
_ROLE = 4  # tokens of an article and a role before the name that opens a sentence
_READERS = words("clauses", "readers")
_PASSIVE = BE | words("clauses", "be") | {"été"}
_POUR = frozenset({"pour"})
_WITHIN = frozenset({"which", "lequel", "laquelle", "lesquels", "lesquelles"})
_COPULAS = frozenset({"est", "sont", "était", "étaient", "se", "s", "dit", "’", "'", "être"})


class Attributions(Speech):
    """The rules, tried in the order of how sure they are."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        super().__init__(frame, memory)
        self.according = according(frame)
        self.beside = Beside(self)
        self._agents = Agents(self)

    def of(self, mark: int) -> Said | None:
        """Who said the words folded at token `mark`; None when no rule fits."""
        return (
            self._signed(mark)
            or self._followed_closely(mark)
            or self._introduced(mark)
            or self.beside.after(mark)
            or self._according(mark)
            or self._agents.of(mark)
            or self._inserted(mark)
            or self._governed(mark)
            or self.beside.trailed(mark)
            or self._opined(mark)
            or self._reported(mark)
            or self._voiced(mark)
            or self._somebody(mark)
        )

    def _signed(self, mark: int) -> Said | None:
        """“...” — X, at the end of a passage or sentence."""
        at = mark + 1
        if self.frame.low(at) not in _DASHES:
            return None
        if at + 1 in self.frame.names:
            mention, last = self.frame.names[at + 1]
            if self.frame.low(last) not in {"", ".", ",", "("}:
                return None
            return Said(named(mention), mention.span, SIGNED, close=True)
        end = unknown_name(self.frame, at + 1)
        if end is None:
            return None
        first, last_word = self.frame.words[at + 1], self.frame.words[end - 1]
        span = Span(first.start, last_word.end)
        name = " ".join(span.of(self.memory.document.text).split())
        return Said(Speaker(name, PERSON, span), span, SIGNED, close=True)

    def _followed_closely(self, mark: int) -> Said | None:
        """The comma inside the marks promises who spoke: “...,” X said."""
        return self.beside.after(mark) if self.inner_end(mark) == "," else None

    def _introduced(self, mark: int) -> Said | None:
        """X said: “...”; noting: “...”."""
        if self.frame.low(mark - 1) not in _INTRODUCES:
            return None
        colon = self.frame.low(mark - 1) == ":"
        verb = self._nearest(mark)
        if verb is None and colon:
            return self.beside.after(mark) or self._labelled(mark - 1) or self._first_person(mark)
        if verb is None or not (colon or mark - verb.last <= _BESIDE):
            return None
        if colon and self._of_clause_within(verb.last, mark):
            return self.said(verb, None, SOMEBODY, close=True)
        speaker = self.subject(verb)
        if speaker is None and not verb.hanging:
            after = self.inverted(verb, verb.last)  # comme l’indique X : “...”
            speaker = after[0] if after and after[1] < mark else None
        if speaker is None and not colon:
            return None
        return self.said(verb, speaker, COLON, close=True)

    def _of_clause_within(self, first: int, mark: int) -> bool:
        """X cite un courriel dans lequel Y alertait ses chefs : “...”: Y's words, not X's."""
        lows = [self.frame.low(at) for at in range(first, mark)]
        small = self.frame.cues.prepositions
        return any(before in small and word in _WITHIN for before, word in pairwise(lows))

    def _labelled(self, colon: int) -> Said | None:
        """Jane Roe: “...”; Jane Roe went on: “...”."""
        if colon > _LABEL:
            return None
        speaker = self.subjects.known(colon) or self.subjects.main(colon)
        word = self.frame.words[colon]
        return Said(speaker, Span(word.start, word.end), LABEL, close=True) if speaker else None

    def _first_person(self, mark: int) -> Said | None:
        """Elle se voit la seule à pouvoir gagner : « Moi, je ... »: who the sentence is about.

        Less sure where the words are a sentence, but nobody's "I" is in them.
        """
        words = self.frame.marks[mark].span.of(self.memory.document.text)
        plain = words.lower().replace("’", " ").replace("'", " ").replace(",", " ")
        first = not _I.isdisjoint(plain.split()[:_FIRST_WORDS])
        if not first and not (words[0].isupper() and words[-1] in ".!?…"):
            return None
        speaker = self.subjects.main(mark - 1)
        word = self.frame.words[mark - 1]
        if speaker is None or not (first or self._opens(speaker)):
            return None
        sure = FIRST_PERSON if first else ABOUT
        return Said(speaker, Span(word.start, word.end), sure * speaker.certainty, close=True)

    def _opens(self, speaker: Speaker) -> bool:
        """Whether this person is what the sentence begins with (L’évêque Jane Roe s’étonne)."""
        before = [word.low for word in self.frame.words if word.start < speaker.span.start]
        small = self.frame.cues.governing | self.frame.cues.conjunctions
        return speaker.kind == PERSON and len(before) <= _ROLE and small.isdisjoint(before)

    def _according(self, mark: int) -> Said | None:
        words = self.frame.words
        nearest = bisect_left(self.according, (mark, 0))
        for at, last in self.according[max(0, nearest - _NEAREST) : nearest + _NEAREST]:
            if self._parted(at, mark) or self._inside(at, mark):
                continue
            found = self.subjects.after(last)
            if found is not None:
                cue = Span(words[at].start, words[last - 1].end)
                return Said(found[0], cue, ACCORDING * found[0].certainty, close=False)
        return None

    def _inside(self, at: int, mark: int) -> bool:
        """X says that, according to its sources, “...”: X says so."""
        return (
            at < mark
            and self.frame.low(at - 1) == ","
            and (self.frame.low(at - 2) in self.frame.cues.that)
        )

    def _parted(self, at: int, mark: int) -> bool:
        """Whether "selon" at `at` is another words' than those at `mark`: it goes as far as the
        sentence does (« ... » et « ... », selon X), but not past a verb of speech."""
        low, high = min(at, mark), max(at, mark)
        if any(at < by < mark and self.frame.low(by - 2) in _PASSIVE for by in self._agents.places):
            return True  # according to X, she was told by Y, “...”: Y's words
        between = [verb for verb in self.verbs if low < verb.at < high]
        if between and at < mark and self._told_by_another(between[-1], at):
            return True
        if between:
            return self.folded(low + 1, high)
        return at > mark and self._leads(at)

    def _told_by_another(self, verb: Verb, at: int) -> bool:
        """Selon X, un agent lui aurait dit « ... »: the agent’s words, X only tells them."""
        speaker = self.subjects.before(verb.at) if verb.clause and not verb.hanging else None
        if speaker is None or self.frame.low(verb.at - 1) not in self.frame.cues.auxiliaries:
            return False
        words = self.frame.words[at : verb.at]
        return any(word.text == "," and word.end <= speaker.span.start for word in words)

    def _leads(self, at: int) -> bool:
        """Whether "selon" opens a clause of its own (...; selon X, « ... »)."""
        return self.frame.low(at - 1) in {";", ":"}

    def _inserted(self, mark: int) -> Said | None:
        """..., indique le rapport, ... “...”."""
        for verb in reversed(self.verbs):
            if verb.at > mark or mark - verb.at > _FARTHEST or verb.hanging:
                continue
            if self.frame.low(verb.first - 1) != "," or verb.first == 0:
                continue
            found = self.inverted(verb, verb.last)
            if found is not None and self.frame.low(found[1]) in {",", "."}:
                return self.said(verb, found[0], INSERTED, close=False)
        return None

    def _governed(self, mark: int) -> Said | None:
        """X said that it was “...”; where the nearest verb has no subject, the one before it."""
        for verb in self._before(mark):
            if not self._reaches(verb, mark) or self._of_reader(verb, mark):
                return None
            speaker = self.subject(verb)
            if speaker is not None:
                sure = HANGING if verb.hanging else CLAUSE
                return self.said(verb, speaker, sure, close=mark - verb.last <= 1)
            if self._somebody_else(verb):
                return None
        return None

    def _of_reader(self, verb: Verb, mark: int) -> bool:
        """Responds to the request in which you | sought “...”: the reader's words."""
        near = range(max(verb.last, mark - _BESIDE), mark - 1)
        return any(self.frame.low(at) in _READERS for at in near) and not any(
            self.frame.low(at) in self.frame.cues.that for at in range(mark - 2, mark)
        )

    def _somebody_else(self, verb: Verb) -> bool:
        """Whether a noun that nobody is known by is the verb's subject: a clerk called it ..."""
        low = self.frame.low(self.subjects.past_between(verb.first) - 1)
        small = self.frame.cues.clause_words | self.frame.cues.thing_pronouns
        if verb.hanging or self.frame.low(verb.at) in self.frame.cues.nouns_too:
            return False
        return low[:1].isalpha() and low not in small

    def _reaches(self, verb: Verb, mark: int) -> bool:
        """Whether the words may be what the verb reports."""
        if mark - verb.at > _FARTHEST:
            return False
        cues = self.frame.cues
        led = range(verb.last, min(verb.last + _LOOSE, mark))
        joined = (self.frame.low(at) in cues.that or self.frame.low(at) == ":" for at in led)
        return mark - verb.last <= _LOOSE or self.frame.language != "fr" or any(joined)

    def _before(self, mark: int) -> list[Verb]:
        """Verbs of speech before the marks, the nearest first, no other marks or semicolon
        between."""
        found = []
        for verb in reversed(self.verbs):
            if verb.at < mark:
                if {w.text for w in self.frame.words[verb.at + 1 : mark - 1]} & {FOLDED, ";"}:
                    break
                found.append(verb)
            if len(found) == _ENOUGH:
                break
        return found

    def _opined(self, mark: int) -> Said | None:
        """Pour X, il s’agit d’un « ... »."""
        if self.frame.low(0) not in _POUR or mark > _FARTHEST:
            return None
        found = self.subjects.after(1)
        if found is None or self.frame.low(found[1]) != "," or self.verbs:
            return None
        speaker, _ = found
        if speaker.mention is None:
            return None
        word = self.frame.words[0]
        return Said(speaker, Span(word.start, word.end), OPINED * speaker.certainty, close=False)

    def _reported(self, mark: int) -> Said | None:
        """A report whose author is known links X to “...”."""
        for at in range(min(mark, _OPENING)):
            low = self.frame.low(at)
            if low in self.memory.owners and self.subjects.opens(at):
                owner = self.subjects.ending(at + 1)
                word = self.frame.words[at]
                return (
                    Said(owner, Span(word.start, word.end), REPORT, close=False) if owner else None
                )
        return None

    def _voiced(self, mark: int) -> Said | None:
        """X est « ... »; le texte « rappelle que ... »: the words go on where the subject ends."""
        if self.frame.language != "fr":
            return None
        at = mark
        while self.frame.low(at - 1) in _COPULAS:
            at -= 1
        end = at - 1 if self.frame.low(at - 1) == "," else at
        if at < 1 or (at == mark and not self._predicate(mark)) or self._told_by_verb(end):
            return None
        found = self.subjects.known(end) if end == at else self.subjects.apposed(end)
        if found is None or found.kind != PERSON:
            return None
        return Said(found, None, VOICED * found.certainty, close=False)

    def _told_by_verb(self, end: int) -> bool:
        """X nous a répondu qu’elle | “...”: who answered is meant, known or not."""
        at = end - 2
        at -= self.frame.low(at) in {"’", "'"}
        return self.frame.low(at) in self.frame.cues.that and bool(self.verbs)

    def _predicate(self, mark: int) -> bool:
        """Whether the marked words begin as a predicate would: in lower case."""
        return self.frame.marks[mark].span.of(self.memory.document.text)[0].islower()

    def _somebody(self, mark: int) -> Said | None:
        """She said it was “...”: somebody is quoted, though the text does not tell who."""
        nearest = self._before(mark)[:1]
        for verb in nearest:
            low = verb.inverted or self.frame.low(self.subjects.past_between(verb.at) - 1)
            if self._reaches(verb, mark) and low.lstrip("-") in self.frame.cues.person_pronouns:
                return self.said(verb, None, SOMEBODY, close=mark - verb.last <= 1)
        return None

    def announced(self) -> Said | None:
        """Whom the sentence lets speak when it ends in a colon."""
        if not self.verbs:
            return self._labelled(len(self.frame.words) - 1)
        verb = self.verbs[-1]
        speaker = self.subject(verb)
        return self.said(verb, speaker, COLON * 0.95, close=True) if speaker else None

    def _nearest(self, mark: int) -> Verb | None:
        """The last verb of speech before the marks."""
        return next(iter(self._before(mark)), None)


def according(frame: Frame) -> list[tuple[int, int]]:
    """Where "according to" and its like stand: first token, and the token after the last."""
    phrases = frame.cues.according
    return [
        (at, last)
        for at, (_, _, _, low) in enumerate(frame.words)
        if low in phrases and (last := _according_end(frame, at, phrases[low]))
    ]


def _according_end(frame: Frame, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    for phrase in phrases:
        end, good = at, True
        for part in phrase:
            if frame.low(end) in {"’", "'"}:
                end += 1
            if frame.low(end) != part:
                good = False
                break
            end += 1
        if good:
            return _past_verb(frame, end)
    return 0


def _past_verb(frame: Frame, at: int) -> int:
    """Selon | ce que rapporte X: the token after the verb; else `at`."""
    verb = at + 3 if frame.low(at + 2) in {"’", "'"} else at + 2
    that = frame.low(at) == "ce" and frame.low(at + 1) in frame.cues.that
    return verb + 1 if that and frame.cues.verb(frame.low(verb)) else at
