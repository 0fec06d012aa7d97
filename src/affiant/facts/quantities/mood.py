"""Whether the clause of a verb tells, asks, alleges, denies or supposes what the verb says.

    The union demands that Hooli pay $3.        Le syndicat exige que Hooli verse 3 €.
    Hooli denies having paid $3.                Hooli nie avoir versé 3 €.
    If Hooli pays $3, the strike ends.          Rien ne prouve que Hooli a versé 3 €.

Read without the words before it, each of them would be a payment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from affiant.facts.quantities.giving import givings, stops
from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.wording import Wording

_CLAUSE = 24  # tokens before a verb in which what rules its clause stands
_OBJECT = 6  # tokens between a verb of asking and its "that": exige de la banque Hooli | que
_BESIDE = 4  # tokens before a verb in which an adverb doubts it: had | reportedly | already paid
THAT = frozenset(("that", "que", "qu'"))
_ACCUSED = frozenset(("of", "de", "d'", "with", "for"))


class Mood(Enum):
    """How a clause stands to what its verb says."""

    TOLD = "told"
    ASKED = "asked"
    PROPOSED = "proposed"
    ALLEGED = "alleged"
    DENIED = "denied"
    SUPPOSED = "supposed"


@dataclass(frozen=True, slots=True)
class Moods:
    """The vocabulary; see `moods` in `vocabulary/payments.yaml`."""

    before_that: dict[str, Mood]
    before_deed: dict[str, Mood]
    proofs: frozenset[str]
    no: frozenset[str]
    adverbs: frozenset[str]
    supposing: frozenset[str]
    supposing_that: frozenset[str]
    subjects: frozenset[str]
    concession: frozenset[str]


@cache
def moods() -> Moods:
    """Both languages together, as `giving.givings`."""
    read = rules("payments.yaml")["moods"]
    told = {name: frozenset(words) for name, words in read.items() if isinstance(words, list)}
    return Moods(
        before_that=_by_word(read["before_that"]), before_deed=_by_word(read["before_deed"]), **told
    )


def _by_word(read: dict[str, list[str]]) -> dict[str, Mood]:
    return {word: Mood(name) for name, words in read.items() for word in words}


def mood(wording: Wording, verb: int) -> Mood:
    """What the words before the verb at `verb` make of it."""
    for at in _before(wording, verb):
        word = wording.low(at)
        if verb - at <= _BESIDE and word in moods().adverbs:
            return Mood.ALLEGED
        if _supposes(wording, at):
            return Mood.SUPPOSED
        if word in THAT:
            return _of_that(wording, at)
        ruled = moods().before_deed.get(word)
        if ruled is not None and _rules_deed(wording, at, verb):
            return ruled
        if word in moods().before_that and _without_that(wording, at, verb):
            return moods().before_that[word]
    return Mood.TOLD


def _before(wording: Wording, verb: int) -> Iterator[int]:
    for at in range(verb - 1, max(-1, verb - 1 - _CLAUSE), -1):
        if stops(wording, at):
            return
        yield at


def _supposes(wording: Wording, at: int) -> bool:
    """If Hooli pays, had Hooli paid, « si la banque avait payé »; no « même si », « si bien »."""
    word = wording.low(at)
    if word in ("had", "should"):  # "Had Hooli paid $3, ..."
        return at == 0 or wording.low(at - 1) == ","
    if word not in moods().supposing:
        return False
    follower = wording.tokens[at + 1].text if at + 1 < len(wording.tokens) else ""
    known = wording.measures.determiners | moods().subjects
    if word in ("si", "s'") and not (follower[:1].isupper() or follower.lower() in known):
        return False
    return wording.low(at - 1) not in moods().concession


def _of_that(wording: Wording, that: int) -> Mood:
    """What governs "that": a verb of asking or denying, « à condition », « avant »."""
    for at in range(that - 1, max(-1, that - 1 - _OBJECT), -1):
        word = wording.low(at)
        if stops(wording, at) or word == "," or word in THAT:
            break
        ruled = moods().before_that.get(word)
        if ruled is not None:
            return Mood.TOLD if ruled is Mood.DENIED and _negated(wording, at) else ruled
        if word in moods().proofs:
            return Mood.DENIED if _negated(wording, at) else Mood.ALLEGED
        if at == that - 1 and word in moods().supposing_that:
            return Mood.SUPPOSED
    return Mood.TOLD


def _negated(wording: Wording, at: int) -> bool:
    """Nothing shows that X paid; who does not deny that X paid tells it."""
    near = (*range(max(0, at - _BESIDE), at), at + 1)
    return any(wording.low(step) in moods().no for step in near)


def _rules_deed(wording: Wording, at: int, verb: int) -> bool:
    """Denies | having paid, nie | avoir versé, accused Hooli | of paying."""
    gap = [wording.low(step) for step in range(at + 1, verb)]
    helping = givings().auxiliaries | moods().no | {"having", "avoir", "ever"}
    while gap and gap[-1] in helping:
        gap.pop()
    if not gap or gap[-1] in _ACCUSED:
        return not _negated(wording, at)
    return False


def _without_that(wording: Wording, at: int, verb: int) -> bool:
    """Denied | it had paid, demanded | Hooli pays: only a name or a pronoun between the two."""
    gap = wording.tokens[at + 1 : verb]
    while gap and gap[-1].low in givings().auxiliaries | moods().no:
        gap = gap[:-1]
    known = givings().bodies | moods().subjects | {"the"}
    named = all(token.text[:1].isupper() or token.low in known for token in gap)
    return bool(gap) and named and wording.measures.language == "en"
