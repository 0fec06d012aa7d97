"""Who is told after marked words to have said them: “...,” said X; “...” for that, X said."""

from affiant.facts.quotes.following import SHORT_TITLES
from affiant.facts.quotes.speaker import Said, Speaker
from affiant.facts.quotes.speech import Speech
from affiant.facts.quotes.verbs import BE, Verb
from affiant.reading.span import Span

AFTER, NEXT_TO, TRAILED = 0.95, 0.88, 0.9
_SKIPPED = frozenset({",", ".", "!", "?", "-", "–", "—", "”", '"', "»", "’", "'", "[", "]", ")"})
_INTRODUCES = frozenset({":", ","})
_APPOSED = 12  # tokens of an apposition before the verb (X, the owner of the lake, said)
_COMPLEMENT = 6  # tokens
_TOLD = frozenset({"à", "au", "aux", "auprès"})  # a indiqué au journal X: who is told
_TOLD_LONGEST = 7  # tokens
_ARTICLES = frozenset({"le", "la", "l", "les", "un", "une", "’", "'"})
_NEAR = 3  # tokens from a name to the colon (l’Union pour les lacs d’ici : « ... »)
_FARTHEST = 45  # tokens from the marks to a verb that ends their sentence
_TAIL = 4  # tokens at most after "..., X said" at the end of a sentence
_WHEN = frozenset(
    {
        *("aujourd’hui", "aujourd'hui", "aujourd", "hui", "hier", "demain", "ce", "matin", "soir"),
        *("midi", "après-midi", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"),
        *("dimanche", "’", "'", "ensuite", "alors", "encore", "aussi", "également", "notamment"),
    }
)


class Beside:
    """The rules on what follows marked words."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.frame = speech.frame
        self.subjects = speech.subjects

    def after(self, mark: int) -> Said | None:
        """“...,” said X; “...,” X said."""
        at = mark + 1
        while self.frame.low(at) in _SKIPPED or self.frame.low(at).isdigit():
            at += 1
        if at >= len(self.frame.words) or self._parts(at):
            return None
        verb = self._verb_at(at)
        if verb is not None and not verb.hanging:
            return self._inverted(verb, mark)
        return self._followed(mark, at)

    def _verb_at(self, at: int) -> Verb | None:
        """The verb whose phrase begins here, its reflexive pronoun left off: s’est exclamée X."""
        elided = self.frame.low(at) == "s" and self.frame.low(at + 1) in {"’", "'"}
        past = at + 2 if elided else at + (self.frame.low(at) == "se")
        begins = {at, past, past + (past > at and self.frame.low(past) in BE)}
        return next((verb for verb in self.speech.verbs if verb.first in begins), None)

    def trailed(self, mark: int) -> Said | None:
        """“...” for that crime, X said. The sentence ends in who said all of it."""
        verb = next((one for one in self.speech.verbs if one.at > mark), None)
        if verb is None or verb.hanging or verb.first - mark > _FARTHEST:
            return None
        if any(self._parts(at) for at in range(mark, verb.first)):
            return None
        found = self._trailer(verb)
        return self.speech.said(verb, found, TRAILED, close=False) if found else None

    def _parts(self, at: int) -> bool:
        """A semicolon; or “...”, | and that X assured them: another clause than theirs."""
        low, follows = self.frame.low(at), self.frame.low(at + 1)
        led = low in self.frame.cues.conjunctions and follows in self.frame.cues.that
        return low in {";", ":"} or led

    def _trailer(self, verb: Verb) -> Speaker | None:
        """Who speaks in a clause that ends the sentence after a comma."""
        if self.frame.low(verb.first - 1) == ",":
            if verb.inverted:
                return self.speech.subject(verb)
            found = self.speech.inverted(verb, self.told(verb))
            return found[0] if found and self._ends(found[1]) else None
        if verb.inverted or not self._ends(verb.last):
            return None
        return self._after_comma(verb)

    def _after_comma(self, verb: Verb) -> Speaker | None:
        """..., X said: the subject fills what stands between the comma and the verb."""
        comma = next((i for i in range(verb.first - 1, 0, -1) if self.frame.low(i) == ","), None)
        if comma is None or verb.first - comma > _APPOSED:
            return None
        found = self.speech.subject(verb)
        words = self.frame.words
        return found if found is not None and found.span.start >= words[comma].end else None

    def _ends(self, at: int) -> bool:
        """Whether the sentence ends at this token, or soon after an apposition begins."""
        low = self.frame.low(at)
        left = len(self.frame.words) - at
        return low in {"", ".", ",", ";", "("} or (
            left <= _TAIL and not self.speech.folded(at, at + left)
        )

    def _inverted(self, verb: Verb, mark: int) -> Said | None:
        if verb.inverted:
            speaker = self._named_before(mark) or self.speech.subject(verb)
            return self.speech.said(verb, speaker, AFTER, close=True)
        found = self.speech.inverted(verb, self.told(verb))
        if found is None:
            return None
        return self.speech.said(verb, found[0], AFTER, close=True)

    def _named_before(self, mark: int) -> Speaker | None:
        """Soulagement chez X : « ... », a-t-elle dit: the name before the colon."""
        if self.frame.low(mark - 1) != ":":
            return None
        end = mark - 1
        if self.frame.low(end - 1) == ")":
            end = next((i for i in range(end - 1, 0, -1) if self.frame.low(i) == "("), end)
        nearest = (at for at in range(end, max(0, end - _NEAR), -1) if at in self.frame.name_ends)
        at = next(nearest, None)
        return self.subjects.called(at) if at is not None else None

    def told(self, verb: Verb) -> int:
        """The token after the verb, the day, and whom it was told to (a dit hier au journal X)."""
        at = verb.last
        if self.frame.language != "fr":
            return at
        while self.frame.low(at) in _WHEN:
            at += 1
        if self.frame.low(at) not in _TOLD:
            return at
        end = self._listener(at + 1)
        return end if end is not None else len(self.frame.words)  # nobody who is told speaks

    def _listener(self, at: int) -> int | None:
        """Where the name or noun of who is told ends, if a noun phrase follows it."""
        limit = min(at + _TOLD_LONGEST, len(self.frame.words))
        while at < limit and (
            self.frame.low(at) in _ARTICLES or self.frame.low(at) in self.frame.cues.bodies
        ):
            at += 1
        if at in self.frame.names:
            return self._behind_name(self.frame.names[at][1])
        for end in range(at + 1, limit):
            if end in self.frame.name_ends and self.frame.name_ends[end] >= at:
                return end if self._noun_phrase(end) else None
            if end in self.frame.names or self._noun_phrase(end):
                return end
        return None

    def _behind_name(self, end: int) -> int | None:
        """À l’Agence du Lac | son directeur, Jane Roe: past the name of who is told."""
        return end if self._noun_phrase(end) else None

    def _noun_phrase(self, at: int) -> bool:
        low = self.frame.low(at)
        starts = at in self.frame.names or low in SHORT_TITLES or low in self.frame.cues.determiners
        return starts and low not in self.frame.cues.prepositions and low not in {"de", "d"}

    def _followed(self, mark: int, at: int) -> Said | None:
        """“...,” the company said; also where the verb is one we do not know."""
        found = self.subjects.after(at)
        end_of_words = self.speech.inner_end(mark)
        comma = self.frame.low(mark + 1) == "," or end_of_words in ",?!"
        if found is None or not comma or self._introduces_more(mark):
            return None
        speaker, end = found
        if self.frame.low(end) in {"’", "'"}:
            return None  # “...,” Jane Roe’s book
        verb = self._verb_of(end)
        if verb is not None:
            if self.frame.low(verb.last) in self.frame.cues.that and end_of_words != ",":
                return None  # « ... », d’autres disent que: what they say comes after
            return self.speech.said(verb, speaker, AFTER, close=True)
        if mark == 0 and end_of_words == "," and end < len(self.frame.words):
            word = self.frame.words[end]
            return Said(speaker, Span(word.start, word.end), NEXT_TO, close=True)
        return None

    def _verb_of(self, end: int) -> Verb | None:
        """The verb of speech whose subject ends at `end`: beside it, or past an apposition."""
        verb = next(
            (v for v in self.speech.verbs if end <= v.first and v.first - end <= _APPOSED), None
        )
        if verb is None:
            return None
        beside = verb.first - end <= 1 or self.frame.low(end) == ","
        return verb if beside or self._complement(end, verb.first) else None

    def _complement(self, first: int, last: int) -> bool:
        """A narrator | in the film | asks: a preposition, and no comma or marks."""
        lows = [self.frame.low(at) for at in range(first, last)]
        led = bool(lows) and len(lows) <= _COMPLEMENT and lows[0] in self.frame.cues.prepositions
        return led and all(low.isalnum() for low in lows)

    def _introduces_more(self, mark: int) -> bool:
        """“A?” X replied: “B” - what follows belongs to B."""
        if self.speech.inner_end(mark) == ",":
            return False
        later = next((at for at in self.frame.marks if at > mark), None)
        return later is not None and self.frame.low(later - 1) in _INTRODUCES
