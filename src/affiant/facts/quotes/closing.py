"""Where a content ends that hangs on a noun at the head of its sentence.

His statement that the file was lost | is not borne out; a complaint alleging that he had struck
her | was closed: the second verb is the sentence's own, and tells the author's words.
"""

from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.verbs import Verb
from affiant.vocabulary.wordlist import words

_FINITE = words("clauses", "finite")
_PHRASE = 4  # tokens of a noun with its article and its adjectives
_NOMINATIVE = words("clauses", "nominative")
_NEGATIONS = frozenset({"not", "n", "t", "’", "'"})
_PARTS = frozenset({",", ";", "who", "which", "that", "whether", "if", "because", "when", "as"})


def heads_sentence(frame: Frame, cue: int) -> bool:
    """Whether the phrase that begins at this token opens its clause and no verb stands before it,
    so that it has one behind it."""
    cues = frame.cues
    before = frame.low(cue - 1)
    if before not in {"", ","} and before not in cues.conjunctions:
        return False  # contrary to her claim that; nobody read her claim that
    return not any(frame.low(at) in _FINITE or cues.verb(frame.low(at)) for at in range(cue))


def own_verb(frame: Frame, start: int, end: int) -> int | None:
    """The sentence's own verb in a content from `start`: the second finite one of what nothing
    parts; None where none stands out."""
    told = False
    for at in range(start + 1, end):
        low = frame.low(at)
        before = frame.low(at - 1)
        opens = before in frame.cues.pronouns or before in _NOMINATIVE
        if told and low in _FINITE and before not in _FINITE | _NEGATIONS and not opens:
            return at
        if low in _PARTS or low in frame.cues.conjunctions:
            told = False
        told = told or low in _FINITE
    return None


def end_under(frame: Frame, verb: Verb, start: int, end: int) -> int:
    """The end of what a verb reports: of a participle's that hangs on such a noun, before the
    sentence's own verb."""
    if not verb.hanging or frame.low(verb.at - 1) == ",":
        return end
    first = verb.first
    while verb.first - first < _PHRASE and frame.low(first - 1)[:1].isalnum():
        first -= 1
    if not heads_sentence(frame, first):
        return end
    return own_verb(frame, start, end) or end
