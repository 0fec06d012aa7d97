"""What a text ascribes to somebody without marks, by a word and its construction.

Wants to leave; called for a vote; is sure that ...; her claim that ...
"""

from collections.abc import Iterator

from affiant.facts.kinds import Act
from affiant.facts.quotes import french
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.closing import end_under, heads_sentence, own_verb
from affiant.facts.quotes.complement import Complement, complement
from affiant.facts.quotes.constructions import Lexeme, Word, constructions
from affiant.facts.quotes.extent import extent
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.predicate import adjective, owner, verb
from affiant.facts.quotes.reported import FEWEST, Reported, clause_closes, of_tokens
from affiant.facts.quotes.someone import subject_of
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.untold import untold
from affiant.facts.quotes.verbs import Verb
from affiant.vocabulary.wordlist import words

SURE = 0.75
_OPPOSING = words("clauses", "opposing")
_REPORTING = words("clauses", "reporting")
_NOT = frozenset({"not", "never", "didn", "doesn", "don", "hasn", "haven", "nor", "neither"})
_NEGATION = 4  # tokens before a verb in which its negation stands
_FINITE = frozenset({"are", "is", "was", "were", "has", "have", "had", "will", "would"})
_MAY, _IF = frozenset({"may", "might"}), frozenset({"if", "unless"})
_SUBJECT = 4  # tokens of a subject behind "if"
_WHO = frozenset({"who", "that"})
_CALLED = frozenset({"me", "us", "you", "him", "her", "them", "it"})
_ALLOWED = frozenset({"may", "can", "could", "might", "should", "must"})
_CHARGED = frozenset({"with", "of"})
_GAPS = words("clauses", "gaps")


def ascribed(frame: Frame, rules: Attributions, end: int) -> Iterator[Reported]:
    """Every ascription of the sentence before token `end`, as they begin; they may overlap."""
    if frame.language == "fr":
        yield from french.ascribed(frame, rules, end)
        return
    table = constructions(frame.language)
    english = _English(frame, rules, end)
    for at, word in enumerate(frame.words[:end]):
        if word.low in table and at not in frame.names:
            found = english.first(at, table[word.low])
            if found is not None:
                yield found


class _English:
    """One English sentence."""

    def __init__(self, frame: Frame, rules: Attributions, end: int) -> None:
        self.frame = frame
        self.rules = rules
        self.end = end

    def first(self, at: int, lexemes: tuple[Lexeme, ...]) -> Reported | None:
        """What the first of the lexemes that fits ascribes."""
        for lexeme in lexemes:
            last = self._last(at, lexeme)
            if not last:
                continue
            nominal = lexeme.word is Word.NOUN
            found = self._of_noun(at, lexeme) if nominal else self._of_verb(at, last, lexeme)
            if found is not None:
                return found
        return None

    def _last(self, at: int, lexeme: Lexeme) -> int:
        """The token after the lexeme's words, 0 where they do not stand there."""
        for number, part in enumerate(lexeme.rest, 1):
            if self.frame.low(at + number) != part:
                return 0
        return at + 1 + len(lexeme.rest)

    def _of_verb(self, at: int, last: int, lexeme: Lexeme) -> Reported | None:
        stands = verb if lexeme.word is Word.VERB else adjective
        cue = stands(self.frame, at, last)
        taken = complement(self.frame, last, lexeme.frames, self.end) if cue else None
        if cue is None or taken is None or self._denied(cue, lexeme, taken.frame):
            return None
        if taken.frame == "that" and untold(self.frame, cue, taken.start):
            return None
        if self._of_deed(cue, lexeme.frames[taken.frame]):
            return None
        if self._advised(cue):
            return None
        told, speaker = subject_of(self.frame, self.rules, cue)
        if not told or (taken.frame == "bare" and self._no_clause(cue, taken, speaker)):
            return None
        if speaker is not None and self._supposed(cue):
            speaker = None
        end = end_under(self.frame, cue, taken.start, self.end)
        return self._made((cue.first, cue.last), taken, lexeme, speaker, end)

    def _denied(self, cue: Verb, lexeme: Lexeme, frame: str) -> bool:
        """Does not dispute the finding: who does not has said the contrary."""
        if frame == "wh":
            return False  # neither confirms nor denies whether
        if self.frame.low(cue.at - 1) == "without":
            return True  # paid a fine without admitting liability
        if lexeme.lemma not in _OPPOSING | _REPORTING:
            return False
        near = (self.frame.low(at) for at in range(max(0, cue.at - _NEGATION), cue.at))
        return any(low in _NOT for low in near)

    def _supposed(self, cue: Verb) -> bool:
        """If it wished to leave; she may wish to know that: nobody is told to have wished."""
        before = range(cue.first, cue.at)
        if (
            any(self.frame.low(at) in _MAY for at in before)
            and self.frame.low(cue.at - 1) != "have"
        ):
            return True
        subject = [self.frame.low(at) for at in range(max(0, cue.first - _SUBJECT), cue.first)]
        return any(word in _IF and "," not in subject[place:] for place, word in enumerate(subject))

    def _advised(self, cue: Verb) -> bool:
        """You may ask for a review: what the reader may do, and nobody's word."""
        before = [self.frame.low(at) for at in range(max(0, cue.first - 1), cue.at)]
        return "you" in before and any(low in _ALLOWED for low in before)

    def _of_another(self, cue: tuple[int, int], content: tuple[int, int]) -> bool:
        """Two men who had supported her | were moved: the verb of those whom "who" tells of."""
        low = self.frame.low
        if low(cue[0] - 1) not in _WHO or low(cue[0] - 2) == ",":
            return False
        free = (at for at in range(content[0] + 1, content[1]) if low(at) in _FINITE)
        return any(
            low(at - 1) not in self.frame.cues.relatives | self.frame.cues.that for at in free
        )

    def _rung(self, content: tuple[int, int]) -> bool:
        """They never called | me: on the telephone, unless they called me a name."""
        return content[1] - content[0] == 1 and self.frame.low(content[0]) in _CALLED

    def _of_deed(self, cue: Verb, act: Act) -> bool:
        """Charged | with accepting bribes: what somebody did, and no word or wish."""
        return cue.hanging and act is Act.ATTITUDE and self.frame.low(cue.at - 1) in _CHARGED

    def _no_clause(self, cue: Verb, taken: Complement, speaker: Speaker | None) -> bool:
        """“...,” said Jane Roe: who speaks follows, not what is said; two words are none either."""
        if self.end - taken.start < FEWEST or self._gapped(speaker):
            return True
        inverted = self.frame.low(cue.first - 1) in {"", ",", FOLDED}
        return inverted and self.frame.low(taken.start) not in self.frame.cues.pronouns

    def _gapped(self, speaker: Speaker | None) -> bool:
        """A bonus, which X says it refused: the clause lacks what "which" stands for."""
        if speaker is None:
            return False
        start = speaker.span.start
        before = (word.low for word in reversed(self.frame.words) if word.end <= start)
        return next(before, "") in _GAPS

    def _of_noun(self, at: int, lexeme: Lexeme) -> Reported | None:
        """Her claim that ...; the ministry’s plan to ...: only where it is somebody's."""
        frame, join = self.frame, self.frame.low(at + 1)
        whose = owner(frame, at)
        if join not in lexeme.frames or whose is None or not frame.low(at + 2)[:1].isalnum():
            return None
        speaker = None
        if frame.low(whose) == "s":
            speaker = self.rules.subjects.ending(whose - 1)
        start = at + 1 if join == "to" else at + 2
        end = self.end
        if join == "that" and heads_sentence(frame, self._phrase_start(whose)):
            own = own_verb(frame, start, end)
            if own is None:
                return None  # her claim that X paid | angered them: no telling where it ends
            end = own
        return self._made((at, at + 1), Complement(start, join), lexeme, speaker, end)

    def _phrase_start(self, whose: int) -> int:
        """The first token of "her", or of the name before “’s”."""
        if self.frame.low(whose) != "s":
            return whose
        first = self.frame.name_ends.get(whose - 1)
        return first if first is not None else self.rules.subjects.referring.phrase_start(whose - 2)

    def _made(
        self,
        cue: tuple[int, int],
        taken: Complement,
        lexeme: Lexeme,
        speaker: Speaker | None,
        end: int | None = None,
    ) -> Reported | None:
        end = clause_closes(self.frame, cue[1] - 1, cue[0], self.end if end is None else end)
        content = taken.start, extent(self.frame, taken, end)
        act = lexeme.frames[taken.frame]
        if not any(word.text[0].isalpha() for word in self.frame.words[content[0] : content[1]]):
            return None  # Finding 3
        if act is Act.TOPIC and self.frame.low(content[0]) in _FINITE:
            return None  # penalties which the Ministry claims | are due
        if taken.frame == "object" and self._of_another(cue, content):
            return None
        if lexeme.lemma == "call" and taken.frame == "object" and self._rung(content):
            return None
        return of_tokens(self.frame, cue, content, speaker, SURE, act=act, fewest=1)
