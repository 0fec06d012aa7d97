"""Words behind a verb of speech that nobody said: found no evidence | that it was used.

They are the contrary of what was found or told, and told as somebody's word they accuse.
"""

from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.verbs import Verb
from affiant.vocabulary.conjugation import english_forms
from affiant.vocabulary.wordlist import words

_PROOFS = words("clauses", "proofs")
_NONE = frozenset({"no", "nothing", "little", "not", "any"})
_NOT = frozenset({"not", "never", "didn", "doesn", "don", "hasn", "haven", "hadn"})
_NEGATION = 3  # tokens before a verb in which its negation stands
_REPORTED = frozenset(
    form for verb in words("clauses", "reporting") for form in (verb, *english_forms(verb))
) | {"told", "found", "shown"}


def untold(frame: Frame, verb: Verb, that: int) -> bool:
    """Found no evidence | that it was used; did not tell them | that he had left."""
    between = {frame.low(at) for at in range(verb.last, that)}
    if not between.isdisjoint(_PROOFS) and not between.isdisjoint(_NONE):
        return True
    lemma = frame.low(verb.at)
    negated = any(frame.low(at) in _NOT for at in range(max(0, verb.at - _NEGATION), verb.at))
    return negated and lemma in _REPORTED
