"""Who is the subject of a verb of speech: before it, after it, or the sentence's own.

A name after a preposition is no subject (a letter to Jane Roe said ...). When nothing fits,
nobody is named: a wrong speaker is worse than none.
"""

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from affiant.facts.kinds import Mention
from affiant.facts.quotes import phrase
from affiant.facts.quotes.capitals import MAIN, Capitals
from affiant.facts.quotes.following import (
    BODY,
    LONGEST_PHRASE,
    SHORT_TITLES,
    SPOKES,
    Following,
    role_between,
)
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.referring import APOSTROPHES, LATTER, OWNER, Referring
from affiant.facts.quotes.speaker import Speaker, named
from affiant.facts.quotes.together import behind, together
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.wordlist import words

_RELATIVE = 8  # tokens from "who" to what its verb acts on
_WHO = frozenset({"who", "qui"})
_ANY = frozenset({"any", "no", "every", "aucun", "aucune", "toute", "tout"})
_BRACKETED = 8  # tokens between brackets after a name
_SHORT_WORD = 5  # letters; shorter words in -ly or -ment are no adverbs (fly, ment)
_ARTICLES = frozenset({"the", "le", "la", "l", "les", "its", *APOSTROPHES})
APPOSED = 0.95
_ANSWERS = words("clauses", "answers")
_LAST = {"dernier": "m", "dernière": "f", "latter": ""}
_THIS = frozenset({"ce", "cette", "the"})
_AMONG = frozenset({"entre", "of", "parmi", "among"})


class Subjects:
    """Finds subjects in one frame."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory
        self.cues = frame.cues
        self.referring = Referring(frame, memory)
        self.capitals = Capitals(frame, memory)

    # -- before the verb ---------------------------------------------------------------

    def before(self, verb: int) -> Speaker | None:
        """The subject that ends before the verb phrase at `verb`."""
        at = self.past_between(verb)
        low = self.frame.low(at - 1)
        if at == 0:
            return None
        if low in self.cues.relatives:
            return self._antecedent(at - 1)
        if low == ",":
            return self.apposed(at - 1)
        if low == ")":
            return self._before_brackets(at - 1)
        if low in self.cues.conjunctions:
            return self.main(at - 1)
        found = self.jointly(at)
        relative = self._relative(found)
        return found if relative is None else self._antecedent(relative)

    def _relative(self, found: Speaker | None) -> int | None:
        """Two people who read the filings | said: the relative pronoun whose verb the phrase
        hangs on. The filings say nothing."""
        if found is None:
            return None
        at = bisect_left(self.frame.words, found.span.start, key=attrgetter("start")) - 1
        acted = self.frame.low(at)
        if at < 1 or not acted.isalpha() or acted in _WHO or self.cues.verb(acted):
            return None
        for back in range(at - 1, max(-1, at - 1 - _RELATIVE), -1):
            low = self.frame.low(back)
            if low in _WHO:
                return back
            if not low[:1].isalnum() and low not in APOSTROPHES:
                return None
        return None

    def jointly(self, end: int) -> Speaker | None:
        """Who ends before token `end`, with those whom "and" joins to the name."""
        found = self.ending(end)
        if found is None or found.span.end != self.frame.words[end - 1].end:
            return found
        several, all_of_them = together(self.frame, found, end, self.memory.document.text)
        return (all_of_them or self._of_two()) if several else found

    def _of_two(self) -> Speaker | None:
        """Documents read by X and Y | show: the phrase that begins it, neither name."""
        last = phrase.end_of(self.frame, 0)
        if last is None or self.frame.low(last) not in {"par", "by"}:
            return None
        return phrase.speaker(self.frame, 0, last, self.memory.document.text)

    def _before_brackets(self, closing: int) -> Speaker | None:
        """Jane Roe (R-Ohio) | said."""
        for at in range(closing - 1, max(closing - _BRACKETED, 0), -1):
            if self.frame.low(at) == "(":
                return self.ending(at)
        return None

    def past_between(self, verb: int) -> int:
        """The first token of the verb phrase: auxiliaries, adverbs and clitics before `verb`."""
        at = verb
        while at and (
            self.frame.low(at - 1) in self.cues.between
            or self._adverb(at - 1)
            or (
                self.frame.low(at - 1) in APOSTROPHES
                and at > 1
                and len(self.frame.low(at - 2)) == 1
            )
        ):
            at -= 1
        return at

    def _adverb(self, at: int) -> bool:
        low = self.frame.low(at)
        ending = "ment" if self.frame.language == "fr" else "ly"
        return (
            low.endswith(ending)
            and len(low) > _SHORT_WORD
            and low not in self.cues.bodies
            and low != "family"
        )

    def ending(self, end: int) -> Speaker | None:
        """The noun phrase that ends before token `end`, as a speaker."""
        if self.frame.low(end - 1) in LATTER:
            return self.known(end)  # a pronoun is nobody's name
        return self.known(end) or self._unnamed(end) or self.capitals.ending(end)

    def known(self, end: int) -> Speaker | None:
        """The name, pronoun or noun for somebody named before that ends before token `end`."""
        if end in self.frame.name_ends:
            return self._name_ending(self.frame.name_ends[end])
        low = self.frame.low(end - 1)
        if low in _LAST and self.frame.low(end - 2) in _THIS:
            found = self.memory.latter(self.frame, end - 2, _LAST[low])
            return self.referring.here(found, end - 2, end)
        if low in self.cues.pronouns and self.frame.low(end - 2) in _AMONG:
            return None  # forty of them; quarante d’entre elles
        found = self.referring.pronoun(end - 1, low) or self.referring.noun(end - 1)
        inner = found is not None and found.mention is not None and self._complement(end - 1)
        return None if inner else found

    def _complement(self, at: int) -> bool:
        """Le cabinet de la ministre: the office, and not she, speaks."""
        first = self.referring.phrase_start(at)
        return first > 1 and self.frame.low(first - 1) in {"de", "of"}

    def called(self, end: int) -> Speaker:
        """The name that ends before token `end`, whatever governs it."""
        return named(self.frame.names[self.frame.name_ends[end]][0])

    def _unnamed(self, end: int) -> Speaker | None:
        """The phrase that ends before `end`, as the text has it (la direction de la régie)."""
        start = phrase.start_of(self.frame, end)
        if start is None:
            return None
        found = phrase.speaker(self.frame, start, end, self.memory.document.text)
        return self.memory.titled(found)

    def _name_ending(self, first: int) -> Speaker | None:
        mention, _ = self.frame.names[first]
        head = self.governor(first)
        if head is None or self.frame.low(head + 1) in phrase.CLAUSE_OPENERS:
            return named(mention)
        return self._employee(head) or self._headed(head, mention)

    def _employee(self, head: int) -> Speaker | None:
        """Jane Roe | of the Harbour Police: she speaks."""
        first = self.frame.name_ends.get(head + 1)
        holder = self.frame.names[first][0] if first is not None else None
        if holder is None or holder.entity_kind is not EntityKind.PERSON:
            return None
        return named(holder) if self.governor(first or 0) is None else None

    def governor(self, first: int) -> int | None:
        """The token before the preposition that governs the name at `first`; None for none."""
        at = first
        if self.frame.low(at - 1) == "." and self.frame.low(at - 2) in SHORT_TITLES:
            at -= 2
        noun = self.frame.low(at - 1)  # un agent de la société | X
        body = self.frame.names[first][0].entity_kind is EntityKind.ORGANISATION
        at -= body and noun in self.cues.bodies and self.frame.low(at - 2) in _ARTICLES
        while at and (self.frame.low(at - 1) in _ARTICLES):
            at -= 1
        if at and self.frame.low(at - 1) in self.cues.prepositions:
            return at - 2
        return None

    def _headed(self, head: int, mention: Mention) -> Speaker | None:
        """A spokesman for X; employees of X; a letter from X."""
        low = self.frame.low(head)
        if low in SPOKES:
            return named(mention, BODY)
        if low in self.cues.groups:
            return self.referring.group(head, head + 1)
        if low in self.cues.channels or low in _ANSWERS:
            return named(mention, OWNER)
        return None

    def after(self, start: int) -> tuple[Speaker, int] | None:
        """The noun phrase that starts at `start`, as a speaker, and where it ends."""
        if self.frame.low(start) in _ANY:
            return None  # X, through his lawyers, denied | any wrongdoing
        found = Following(self.referring, start).found()
        joined = behind(self.frame, *found) if found is not None and found[0].mention else None
        return joined or found

    # -- the sentence's subject ----------------------------------------------------------

    def main(self, limit: int) -> Speaker | None:
        """The first name or group in the sentence that no preposition governs."""
        found = self._main(limit)
        acted = found is None and any(at < limit and self._acted_on(at) for at in self.frame.names)
        opening = self._opening(limit) if acted or found is not None else None
        if opening is not None and (found is None or self._behind(found, opening)):
            return replace(opening, certainty=opening.certainty * MAIN)
        return found or self.capitals.opening()

    def _behind(self, found: Speaker, opening: Speaker) -> bool:
        """Whether the name stands behind the opening phrase, in the same sentence."""
        between = (
            w.text for w in self.frame.words if opening.span.end <= w.start < found.span.start
        )
        return found.span.start >= opening.span.end and "." not in between

    def _opening(self, limit: int) -> Speaker | None:
        """A judge | blocked X ..., saying: the phrase for somebody that opens the sentence, so that
        a name behind it is no subject."""
        whole = phrase.end_of(self.frame, 0)
        if whole is None or self.frame.low(whole) in {",", "("}:
            return None
        last = min(whole, phrase.head_end(self.frame, 0))
        if last >= limit:
            return None
        inside = [self.frame.low(at) for at in range(1, last)]
        somebody = self.cues.roles | self.cues.bodies | self.cues.groups | self.cues.people
        if somebody.isdisjoint(inside) or any(at in self.frame.names for at in range(last)):
            return None
        return self.known(last) or phrase.speaker(self.frame, 0, last, self.memory.document.text)

    def _main(self, limit: int, start: int = 0) -> Speaker | None:
        at = start
        while at < limit:
            found = self._standing(at, limit)
            if found is not None:
                return replace(found, certainty=found.certainty * MAIN)
            at = self.frame.names[at][1] if at in self.frame.names else at + 1
        return None

    def _standing(self, at: int, limit: int) -> Speaker | None:
        if at in self.frame.names:
            return self._standing_name(at, limit)
        low = self.frame.low(at)
        if low in self.cues.groups or low in self.cues.bodies or low in self.cues.channels:
            if self.governed(at) or at + 1 in self.frame.names or self._object(at):
                return None
            return self.referring.noun(at)
        if low in self.cues.pronouns:
            return self.referring.pronoun(at, self.frame.low(at))
        return None

    def _object(self, at: int) -> bool:
        """Whether the noun follows a participle without a subject (en menaçant les gens)."""
        before = self.frame.low(self.referring.phrase_start(at) - 1)
        return before.endswith("ant" if self.frame.language == "fr" else "ing")

    def _standing_name(self, at: int, limit: int) -> Speaker | None:
        mention, last = self.frame.names[at]
        if self.frame.low(last) in self.cues.groups and last < limit:
            return None if self.governed(at) else self.referring.group(last, last + 1)
        if self.governor(at) is not None or self._owns(last) or self._leads_to_name(last, limit):
            return None
        return None if self._acted_on(at) else named(mention)

    def _acted_on(self, at: int) -> bool:
        """A judge sentenced | X and ordered ...: X is whom the verb before it acts on."""
        before = at - 2 if self.frame.low(at - 1) == "." else at - 1
        if self.frame.low(before) in SHORT_TITLES:
            before -= 1
        low = self.frame.low(before)
        if before < 1 or self.frame.words[before].capital or self.cues.verb(low):
            return False
        if self.frame.language == "fr":
            return low.endswith(("é", "i", "u")) and self.frame.low(before - 1) in {"a", "ont"}
        return low.endswith("ed") and self.frame.low(before - 1) not in self.cues.determiners

    def _owns(self, last: int) -> bool:
        return (self.frame.low(last) in APOSTROPHES and self.frame.low(last + 1) == "s") or (
            self.frame.low(last) in APOSTROPHES and self.frame.words[last - 1].low.endswith("s")
        )

    def _leads_to_name(self, last: int, limit: int) -> bool:
        return any(
            further in self.frame.names and role_between(self.frame, last, further)
            for further in range(last, min(last + 5, limit))
        )

    def governed(self, at: int) -> bool:
        """Whether the phrase that the noun at `at` ends hangs on a preposition."""
        first = self.referring.phrase_start(at)
        return (self.frame.low(first) in {"des", "du", "aux", "au", "de", "d"} and first > 0) or (
            self.frame.low(first - 1) in self.cues.prepositions
        )

    def opens(self, at: int) -> bool:
        """Whether the phrase that the noun at `at` ends opens the sentence."""
        return (
            self.referring.phrase_start(at) == 0 and self.frame.low(0) not in self.cues.prepositions
        )

    # -- pieces --------------------------------------------------------------------------

    def apposed(self, comma: int) -> Speaker | None:
        """X, de chez Y, une organisation ..., | a souligné: the first name that stands free."""
        close = comma
        for at in sorted(self.frame.names):
            if at >= close:
                break
            mention, last = self.frame.names[at]
            free = self.frame.low(last) == "," and last < close and self.governor(at) is None
            free = free and not self._employs(at)
            if free and not self._leads_to_name(last, close):
                return named(mention, APPOSED)
        asked = self._asked_by(comma)
        if asked is not None:
            return asked
        if close in self.frame.name_ends:
            first = self.frame.name_ends[close]
            return named(self.frame.names[first][0]) if self.governor(first) is None else None
        return self._apposed_phrase(comma)

    def _apposed_phrase(self, comma: int) -> Speaker | None:
        """L’archevêque d’ici, reçu ce matin, | appelle: the phrase that opens the sentence."""
        first = next((at for at in range(1, comma) if self.frame.low(at) == ","), None)
        if first is None or phrase.end_of(self.frame, 0) != first:
            return None
        found = self._unnamed(first)
        return replace(found, certainty=found.certainty * APPOSED) if found else None

    def _asked_by(self, comma: int) -> Speaker | None:
        """Le tribunal, saisi par un rival, la société X, | a refusé: the court, and not X."""
        first = next((at for at in range(1, comma) if self.frame.low(at) == ","), None)
        if first is None or self.frame.low(first + 2) not in {"par", "by"}:
            return None
        return self._apposed_phrase(comma)

    def _employs(self, at: int) -> bool:
        """Le consultant X, Jane Roe, ...: X is where she works."""
        mention, _ = self.frame.names[at]
        return mention.entity_kind is EntityKind.ORGANISATION and (
            self.frame.low(at - 1) in self.cues.roles
        )

    def _antecedent(self, relative: int) -> Speaker | None:
        """Par une voisine, qui ...: a preposition before it does not matter here."""
        end = relative - 1 if self.frame.low(relative - 1) == "," else relative
        found = self.ending(end) or self._governed_phrase(end)
        found = found or self._alone(self._main(relative), end)
        return self.referring.here(found, relative, relative + 1)

    def _alone(self, found: Speaker | None, end: int) -> Speaker | None:
        """To ask X of the report by Y, out in May, | which said: X only where no other name, of a
        body or a person, stands nearer."""
        if found is None:
            return None
        start, stop = found.span.end, self.frame.words[end - 1].end
        nearer = {one.name for one in self.memory.frames.between(start, stop)} - {found.name}
        return None if nearer else found

    def _governed_phrase(self, end: int) -> Speaker | None:
        """The whole phrase that ends before `end`, though a preposition stands before it."""
        for start in range(max(0, end - LONGEST_PHRASE), end):
            if phrase.end_of(self.frame, start) == end:
                return phrase.speaker(self.frame, start, end, self.memory.document.text)
        return None
