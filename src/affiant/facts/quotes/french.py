"""What a French verb ascribes to its subject: affirme vouloir ...; accuse X de ...

Only a subject that is a name, a known noun or a pronoun counts: French verbs in -e and -ent are too
often nouns for a phrase of unknown words before them to be trusted.
"""

from collections.abc import Iterator

from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.complement import Complement
from affiant.facts.quotes.constructions import Lexeme, constructions
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.reported import FEWEST, Reported, clause_closes, of_tokens
from affiant.facts.quotes.verbs import Verb, french_verb, phrase_start
from affiant.vocabulary.wordlist import words

SURE = 0.75
_REACH = 14  # tokens of whom one asks or accuses before "de"
_INFINITIVES = ("er", "ir", "re", "oir")
_SHORTEST = 4  # letters of an infinitive ("dire", "voir")
_NO_INFINITIVES = words("clauses", "no_infinitives_fr")
_JOINS = frozenset({"de", "d", "à"})
_MARKS = frozenset({"’", "'"})
_BEFORE_INFINITIVE = words("clauses", "before_infinitive_fr")
_TIMES, _TURNS = words("clauses", "times_fr"), words("clauses", "turns_fr")
_ADVERBS = words("clauses", "adverbs_fr")
_OPPOSING = words("clauses", "opposing")
_NOT = frozenset({"ne", "n", "pas", "jamais", "aucunement", "nullement"})
_NEGATION = 4  # tokens before a verb in which "ne" stands
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", FOLDED})


def ascribed(frame: Frame, rules: Attributions, end: int) -> Iterator[Reported]:
    """Every ascription of the sentence, as they begin; they may overlap."""
    table = constructions("fr")
    for at, word in enumerate(frame.words[:end]):
        for lexeme in table.get(word.low, ()):
            found = None if at in frame.names else _found(frame, rules, at, lexeme, end)
            if found is not None:
                yield found
                break


def _found(frame: Frame, rules: Attributions, at: int, lexeme: Lexeme, end: int) -> Reported | None:
    first = phrase_start(frame, at)
    group = {frame.low(i) for i in range(first, at + 1)}
    hangs = "ayant" in group or frame.low(at).endswith("ant")
    if (
        hangs
        or not group.isdisjoint(frame.cues.passives)
        or not french_verb(frame, at, first, frame.low(at))
    ):
        return None
    taken = _complement(frame, at + 1, lexeme, end)
    if taken is None or (lexeme.lemma in _OPPOSING and _denied(frame, at)):
        return None
    if lexeme.lemma == "appeler" and frame.low(at - 1) in _MARKS and frame.low(at - 2) == "s":
        return None  # le directeur s’appelle X
    speaker = rules.subject(Verb(at, first, at + 1, "", clause=True))
    if speaker is None:
        return None
    stop = _extent(frame, taken.start, clause_closes(frame, at, first, end))
    if stop - taken.start < FEWEST - 1:
        return None
    cue = (first, at + 1)
    act = lexeme.frames[taken.frame]
    return of_tokens(frame, cue, (taken.start, stop), speaker, SURE, act=act, fewest=FEWEST - 1)


def _denied(frame: Frame, at: int) -> bool:
    """Ne conteste pas ce point: who does not contest it has said the contrary."""
    near = {frame.low(i) for i in range(at - _NEGATION, at + 2)}
    return not near.isdisjoint(_NOT)


def _complement(frame: Frame, at: int, lexeme: Lexeme, end: int) -> Complement | None:
    while frame.low(at) in _ADVERBS:
        at += 1
    at = _past_times(frame, at)
    low = frame.low(at)
    if "that" in lexeme.frames and low in frame.cues.that:
        start = at + 2 if frame.low(at + 1) in _MARKS else at + 1
        return Complement(start, "that")
    if "inf" in lexeme.frames and _infinitive(frame, at):
        return Complement(at, "inf")
    joined = _to(frame, at, end) if "to" in lexeme.frames else None
    if joined is not None:
        return Complement(joined, "to")
    if "object" in lexeme.frames and low in frame.cues.determiners - _JOINS and low != "au":
        return Complement(at, "object")
    if "object" in lexeme.frames and at in frame.names:
        return Complement(at, "object")
    return None


def _past_times(frame: Frame, at: int) -> int:
    """Annonce | ce vendredi | le 28 juillet 2016 | la rupture ..."""
    low, follows = frame.low(at), frame.low(at + 1)
    if low in _TIMES:
        return at + 1
    if low in {"ce", "le", "cette"} and follows in _TIMES:
        return at + 2
    if low == "le" and follows.isdigit():
        at += 3
        return at + 1 if frame.low(at).isdigit() else at
    return at


def _infinitive(frame: Frame, at: int) -> bool:
    while frame.low(at) in _BEFORE_INFINITIVE:
        at += 1
    low = frame.low(at)
    return len(low) >= _SHORTEST and low.endswith(_INFINITIVES) and low not in _NO_INFINITIVES


def _to(frame: Frame, at: int, end: int) -> int | None:
    """De partir; à la mairie de partir: where the infinitive's preposition stands."""
    for here in range(at, min(at + _REACH, end)):
        low = frame.low(here)
        if low in _STOPS:
            return None
        if low in _JOINS and _infinitive(frame, here + 1 + (frame.low(here + 1) in _MARKS)):
            return here
        if here == at and low not in _JOINS | {"au", "aux", "leur"}:
            return None
    return None


def _extent(frame: Frame, start: int, end: int) -> int:
    for at in range(start + 1, end):
        low = frame.low(at)
        if low in {";", "—", "–"} or (low == "," and frame.low(at + 1) in _TURNS):
            return at
        if low in frame.cues.conjunctions and _ascribes(frame, at + 1):
            return at
    return end


def _ascribes(frame: Frame, at: int) -> bool:
    """Exige X | et demande Y: another verb of the same subject, no infinitive or participle."""
    low = frame.low(at)
    told = low in constructions("fr") or frame.cues.verb(low)
    return told and not low.endswith((*_INFINITIVES, "é", "ée", "és", "ées", "u", "ue", "is"))
