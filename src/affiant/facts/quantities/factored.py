"""Changes told by a factor: « divisé par trois », "multiplied by 2.5", "tenfold", "grew 2.3x"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from affiant.facts.kinds import Change
from affiant.facts.quantities import framing
from affiant.facts.quantities.cardinal import cardinal
from affiant.facts.quantities.change import direction_of
from affiant.facts.quantities.draft import SPELLED, Draft
from affiant.facts.quantities.giving import INFINITIVE, givings
from affiant.facts.quantities.multiplied import TIMES
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.direction import Direction

_UP, _DOWN = Direction.UP, Direction.DOWN
_VERBS = {
    **dict.fromkeys(("multiplié", "multipliée", "multipliés", "multipliées", "multiplied"), _UP),
    **dict.fromkeys(("divisé", "divisée", "divisés", "divisées", "divided"), _DOWN),
}
_BY = frozenset(("par", "by"))
_FACTORS = frozenset(("facteur", "factor"))
_FOLD = re.compile(r"([a-z]{2,8}|\d{1,4})-?fold\Z")
_X = frozenset(("x", "×"))
_NEAR = 5  # tokens between the verb of change and its factor
_LONGEST = 14  # tokens of a subject
FACTORED = frozenset(_VERBS) | _FACTORS | _X
_PLANNED = givings().unreal - INFINITIVE


def may_hold(text: str, words: frozenset[str]) -> bool:
    """Whether a sentence is worth looking through."""
    return not FACTORED.isdisjoint(words) or "fold" in text or "×" in text or "x" in words


def with_factored(wording: Wording, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and the changes by a factor; numbers that are the factor itself are left out."""
    made = list(_made(wording))
    if not made:
        return list(drafts)
    taken = [(draft.first, draft.last) for draft in made]
    kept = [
        draft
        for draft in drafts
        if not any(first <= draft.first and draft.last <= last for first, last in taken)
    ]
    return [*kept, *made]


def _made(wording: Wording) -> Iterator[Draft]:
    for at, token in enumerate(wording.tokens):
        if token.low in _VERBS and wording.low(at + 1) in _BY:
            yield from _by(wording, at, at + 2, _VERBS[token.low])
        elif token.low in _FACTORS:
            yield from _factor(wording, at)
        elif token.low.endswith("fold"):
            yield from _fold(wording, at)
        elif token.low in _X:
            yield from _signed(wording, at)


def _by(wording: Wording, verb: int, at: int, way: Direction) -> Iterator[Draft]:
    """ "a été divisé | par deux": of what stands before the verb."""
    factor = cardinal(wording.tokens, at, wording.words)
    if factor is None or factor.article or wording.low(factor.last) == "%":
        return
    yield from _drafted(wording, verb, factor.last, factor.value, way)


def _factor(wording: Wording, at: int) -> Iterator[Draft]:
    """ "rose by a factor of three", « réduit d’un facteur trois »."""
    first = at + 2 if wording.low(at + 1) in wording.words.of else at + 1
    factor = cardinal(wording.tokens, first, wording.words)
    moved = _moved(wording, at)
    if factor is not None and not factor.article and moved is not None:
        yield from _drafted(wording, moved[0], factor.last, factor.value, moved[1])


def _fold(wording: Wording, at: int) -> Iterator[Draft]:
    """ "increased tenfold", "rose 12-fold"."""
    found = _FOLD.match(wording.low(at))
    word = found[1] if found else ""
    place = at
    if not found and wording.low(at - 1) in ("-", "‑") and wording.tight(at):
        word, place = wording.low(at - 2), at - 2  # "12-fold" is three tokens
    value = (
        word if word.isdecimal() else wording.words.small.get(word, wording.words.tens.get(word))
    )
    moved = _moved(wording, place)
    if value and moved is not None and Decimal(value) > 1:
        yield from _drafted(wording, moved[0], at + 1, Decimal(value), moved[1])


def _signed(wording: Wording, at: int) -> Iterator[Draft]:
    """ "grew | 2.3x", « le budget | ×3 »."""
    before = wording.digits(at - 1) and wording.tight(at)
    after = wording.digits(at + 1) and wording.tight(at + 1) and wording.tokens[at].text == "×"
    number = cardinal(wording.tokens, at - 1 if before else at + 1, wording.words)
    if not (before or after) or number is None:
        return
    moved = _moved(wording, at - 1 if before else at)
    if moved is not None:
        yield from _drafted(wording, moved[0], max(at + 1, number.last), number.value, moved[1])


def _moved(wording: Wording, at: int) -> tuple[int, Direction] | None:
    """The verb of change right before the factor."""
    for step in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        if wording.low(step) in ".,;:" or wording.digits(step):
            return None
        way = direction_of(wording, step)
        if way in (_UP, _DOWN) and wording.low(step) not in wording.measures.change_nouns:
            return step, way
    return None


def _drafted(
    wording: Wording, verb: int, last: int, value: Decimal, way: Direction
) -> Iterator[Draft]:
    """Of what is planned, or of a pronoun, nothing is told."""
    if value <= 1 or any(wording.low(at) in _PLANNED for at in range(max(0, verb - 4), verb)):
        return
    subject = framing.subject_of(wording, verb)
    if subject is None or subject[1] - subject[0] > _LONGEST or framing.empty(wording, subject[0]):
        return
    half = way is _DOWN and value == 2  # noqa: PLR2004 - as "halved" is told
    change = Change(Decimal(50), "%", way) if half else Change(value, TIMES, way)
    yield Draft(
        None, subject[0], last, of=subject, change=change, moved_by=verb, confidence=SPELLED
    )
