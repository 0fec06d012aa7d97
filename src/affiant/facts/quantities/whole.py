"""The whole that opens its sentence: "Of the 1,140 e-mails in the release, 67 were sent"."""

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import TIME_UNITS
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Number
from affiant.facts.quantities.wording import Wording

_ANTECEDENT = 40  # tokens back to "Parmi les courriels,"
_OF_A_WHOLE = frozenset(("parmi", "among", "of", "sur"))
_LISTING = frozenset((",", "soit", "and", "et", "but", "mais", "while"))
_SENTENCE_SIGNS = frozenset(".;:!?")
_THESE = frozenset(("these", "those", "them", "ceux-ci", "celles-ci"))


def opening_whole(wording: Wording, start: int) -> tuple[int, int] | None:
    """The whole that opens the sentence of a number at `start`: "Of the 1,140 e-mails, 67 ...".

    The number stands behind its comma, or behind "and" in the same sentence.
    """
    if wording.low(start - 1) not in _LISTING:
        return None
    for opener in range(start - 2, max(-1, start - 2 - _ANTECEDENT), -1):
        if wording.low(opener) in _SENTENCE_SIGNS:
            return None
        if wording.low(opener) in _OF_A_WHOLE and _opens(wording, opener):
            return _up_to_comma(wording, opener + 1, start)
    return None


def _opens(wording: Wording, opener: int) -> bool:
    before = wording.low(opener - 1)
    return not before or (not before[0].isalnum() and before not in ",-’'")


def _up_to_comma(wording: Wording, first: int, start: int) -> tuple[int, int] | None:
    comma = next((at for at in range(first, start) if wording.low(at) == ","), None)
    return (first, comma) if comma is not None and comma > first else None


def antecedent(
    wording: Wording, number: Number
) -> tuple[str | None, tuple[int, int], tuple[int, int]] | None:
    """What a number without a noun counts, told by the whole before it: unit, noun, whole."""
    start = framing.compared(wording, number)[1]
    whole = opening_whole(wording, start)
    if whole is None:
        return None
    if wording.low(whole[0]) in _THESE:
        return None, whole, whole
    noun = _counted_in(wording, *whole)
    if noun is None:
        return None
    low = wording.low(noun)
    return (
        counted().get(low, framing.singular(low, wording.measures.language)),
        (noun, noun + 1),
        whole,
    )


def _counted_in(wording: Wording, first: int, last: int) -> int | None:
    """The noun of a whole: one that the field counts, else the one behind its number."""
    for at in range(first, last):
        told = counted().get(wording.low(at))
        if told is not None and (told not in TIME_UNITS or wording.digits(at - 1)):
            return at  # no "year" of "310 complaints in the year to May"
    digits = [at for at in range(first, last) if wording.digits(at) and not wording.year(at)]
    if not digits:
        return None
    window = range(digits[0] + 1, min(digits[0] + 1 + framing.NOUN_REACH, last))
    end = wording.phrase_end(digits[0] + 1)
    return framing.head(
        wording, [at for at in window if at < end and wording.low(at)[:1].isalpha()]
    )
