"""Where verbs of speech stand in a frame, as verbs and not as nouns, passives or adjectives."""

from dataclasses import dataclass

from affiant.facts.quotes.frame import Frame

_FRENCH_PARTICIPLES = ("é", "ée", "és", "ées")
_ENGLISH_PARTICIPLES = frozenset({"said", "told", "found", "thought", "read", "shown"})
_INVERTED = ("-il", "-elle", "-ils", "-elles", "-on", "-je")
_INFINITIVES = ("er", "ire", "oir", "dre", "ître", "ttre", "nir", "tir")
_MAKES = frozenset({"fait", "font", "faisait", "faisaient", "fit", "firent"})
_KEEN = frozenset({"tenu", "tient", "tiennent", "tenait"})
BE = frozenset({"est", "sont", "était", "étaient", "fut", "furent"})
NEAR = 4  # tokens that may part an auxiliary from its participle


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech at token `at`, its phrase from `first` (auxiliary) to `last` (exclusive).

    `inverted` is the pronoun that hangs on it (explique-t-il), "" for none. `clause` tells
    whether it takes "that ...". `hanging` is a participle without a subject of its own.
    """

    at: int
    first: int
    last: int
    inverted: str
    clause: bool
    hanging: bool = False


def verb_at(frame: Frame, at: int) -> Verb | None:
    """The verb of speech at this token, if the word is one here."""
    low = frame.low(at)
    cues = frame.cues
    if _hangs(frame, at, low):
        return (
            None
            if _nominal(frame, at)
            else Verb(at, at, at + 1, "", low in cues.clause, hanging=True)
        )
    if "-" in low:
        return _hyphened(frame, at, low)
    if not cues.verb(low) or at in frame.names:
        return None
    first = phrase_start(frame, at)
    if frame.language == "fr" and (caused := _caused(frame, at)) is not None:
        return Verb(at, caused, at + 1, "", low in cues.clause)
    french = frame.language == "fr"
    good = french_verb(frame, at, first, low) if french else _english(frame, at, low)
    return (
        Verb(at, first, at + 1, _inverted_auxiliary(frame, first), _takes_clause(frame, low))
        if good
        else None
    )


def _takes_clause(frame: Frame, low: str) -> bool:
    return low in frame.cues.clause or low in frame.cues.shows


def _caused(frame: Frame, at: int) -> int | None:
    """Fait remarquer; a fait savoir; a tenu à préciser: the first token of the phrase."""
    if not frame.low(at).endswith(_INFINITIVES):
        return None
    first = at - 1
    if frame.low(first) == "à":
        first -= 1
        if frame.low(first) not in _KEEN:
            return None
    elif frame.low(first) not in _MAKES:
        return None
    return first - 1 if frame.low(first - 1) in frame.cues.auxiliaries else first


def _hangs(frame: Frame, at: int, low: str) -> bool:
    """A participle without an auxiliary: noting, en notant."""
    if frame.low(at - 1) == "without" or in_writing(frame, at):
        return False
    if low in frame.cues.hanging:
        return True
    if not frame.cues.verb(low) or not low.endswith("ant" if frame.language == "fr" else "ing"):
        return False
    return not _passive(frame, at)


def in_writing(frame: Frame, at: int) -> bool:
    """Guarantee | in writing | that: how something is said, and nobody who says it."""
    return frame.low(at) == "writing" and frame.low(at - 1) == "in"


def _hyphened(frame: Frame, at: int, low: str) -> Verb | None:
    """Explique-t-il."""
    head, tail = low.split("-", 1)
    if not frame.cues.verb(head) or not ("-" + tail).endswith(_INVERTED):
        return None
    return Verb(at, at, at + 1, low.rsplit("-", 1)[1], head in frame.cues.clause)


def _inverted_auxiliary(frame: Frame, first: int) -> str:
    """A-t-elle ajouté."""
    low = frame.low(first)
    return low.rsplit("-", 1)[1] if "-" in low and low.endswith(_INVERTED) else ""


def phrase_start(frame: Frame, at: int) -> int:
    """The auxiliary or adverb that the verb phrase begins with."""
    first = at
    for back in range(1, NEAR + 1):
        low = frame.low(at - back)
        if low in frame.cues.auxiliaries:
            return at - back
        if low not in frame.cues.between and not low.endswith(("ment", "ly")):
            break
    return first


def french_verb(frame: Frame, at: int, first: int, low: str) -> bool:
    """Whether the French word has a subject here: no infinitive, passive or noun."""
    participle = low.endswith(_FRENCH_PARTICIPLES) or low in frame.cues.participles
    if participle:
        passive = any(frame.low(here) == "été" for here in range(first, at))
        return not passive and (frame.low(first) in frame.cues.auxiliaries or _reflexive(frame, at))
    if low.endswith(_INFINITIVES):
        return False  # an infinitive has no subject
    return not _nominal(frame, at) and not (
        low in frame.cues.nouns_too and _after_noun_maker(frame, at)
    )


def _reflexive(frame: Frame, at: int) -> bool:
    """S’est | félicité; se sont | étonnés: the auxiliary "être" with a reflexive is no passive."""
    before = at - 1
    while frame.low(before) in frame.cues.between - BE:
        before -= 1
    if frame.low(before) not in BE:
        return False
    low = frame.low(before - 1)
    return low == "se" or (low in {"’", "'"} and frame.low(before - 2) == "s")


def _english(frame: Frame, at: int, low: str) -> bool:
    if (low.endswith(("ed", "en")) or low in _ENGLISH_PARTICIPLES) and _passive(frame, at):
        return False
    if frame.low(at - 1) == "to" or _is_subject(frame, at, low):
        return False
    return not _nominal(frame, at) and not (
        low in frame.cues.nouns_too and _after_noun_maker(frame, at)
    )


def _is_subject(frame: Frame, at: int, low: str) -> bool:
    """Press reports | allege: a form in -s right before a verb for several is their noun."""
    after = frame.low(at + 1)
    plural = low.endswith("s") and low not in {"says", "is"}
    return plural and frame.cues.verb(after) and not after.endswith(("s", "ing"))


def _passive(frame: Frame, at: int) -> bool:
    for back in range(1, NEAR):
        low = frame.low(at - back)
        if low in frame.cues.passives:
            return True
        if low not in frame.cues.between and not low.endswith("ly"):
            return False
    return False


def _nominal(frame: Frame, at: int) -> bool:
    """After an article or a preposition the word is a noun."""
    before = frame.low(at - 1)
    if frame.language == "fr":
        return before in {
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d",
            "cette",
            "ce",
            "sa",
            "son",
            "au",
        }
    return before in {"the", "a", "an", "of", "his", "her", "its", "their", "this", "these"} or (
        before == "s" and frame.low(at - 2) in {"’", "'"}
    )


def _after_noun_maker(frame: Frame, at: int) -> bool:
    before = frame.low(at - 1)
    named = at in frame.name_ends
    return (
        not named
        and before not in frame.cues.between
        and (
            before in frame.cues.prepositions
            or before in frame.cues.determiners
            or before[:1].isdigit()
        )
    )
