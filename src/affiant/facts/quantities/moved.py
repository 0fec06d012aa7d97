"""A figure that moved: the amount of its change, or the level that it reached."""

from dataclasses import replace

from affiant.facts.kinds import Change
from affiant.facts.quantities import framing
from affiant.facts.quantities.change import Move, base
from affiant.facts.quantities.draft import CLEAR, TIME_UNITS, Draft
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Number
from affiant.facts.quantities.wording import Wording

_TIME = 4  # tokens of a time between a change and its base
_RATES = frozenset(("rate", "rates", "ratio", "taux", "per"))
_TIMING = frozenset(("in", "en", "during", "for", ",", "au", "cours", "de", "l'", "année", "year"))


def moved_draft(wording: Wording, plain: Draft, moved: Move) -> Draft | None:
    """A change or the level it led to: the figure takes in the noun or subject that moved."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    infinitive = wording.low(moved.word - 1) == "to"  # "expects it to fall below"
    subject = None if moved.noun or infinitive else framing.subject_of(wording, moved.word)
    if moved.noun:
        first = _noun_start(wording, moved, plain.first)
    else:
        first = subject[0] if subject else moved.word
    last = number.after
    if moved.to:
        unit = _level_unit(wording, number, first)
        return replace(
            plain,
            first=first,
            last=last,
            unit=unit,
            level=True,
            moved_by=moved.word,
            of=subject,
            confidence=CLEAR,
        )
    last = max(last, moved.word + 1)
    of = _of_phrase(wording, last)
    last, against = _with_base(wording, of[1] if of else last)
    unit = "%" if number.percent else framing.points_of(wording, number)
    value = number.value  # of a range no one amount is told
    if unit is None and moved.noun:
        found = framing.unit_of(wording, number, wording.phrase_end(number.after))
        unit = found[0] if found else None
    change = Change(value, unit or "", moved.direction) if value is not None else None
    return replace(
        plain,
        first=first,
        last=last,
        unit=unit,
        of=of or subject,
        denominator=of or subject if unit == "%" else None,
        change=change,
        base=against,
        moved_by=moved.word,
        confidence=CLEAR,
    )


def _noun_start(wording: Wording, moved: Move, start: int) -> int:
    at = min(moved.word, start)
    before = wording.low(at - 1)
    while (
        before.isalpha()
        and before in wording.measures.determiners | wording.measures.adjectives | {"a", "an"}
    ):
        at -= 1
        before = wording.low(at - 1)
    return at


def _level_unit(wording: Wording, number: Number, first: int) -> str | None:
    """The noun behind the number, or in its subject: "le nombre de prévenus a chuté à 257"."""
    if number.percent:
        return "%"
    named = range(first, number.first)
    if any(wording.low(at) in _RATES for at in named):
        named = range(0)  # "the rate per 100 detainees" is no number of detainees
    for at in named:
        if wording.low(at) in counted() and counted()[wording.low(at)] not in TIME_UNITS:
            return counted()[wording.low(at)]
    found = framing.unit_of(wording, number, wording.phrase_end(number.after))
    return found[0] if found else None


def _of_phrase(wording: Wording, index: int) -> tuple[int, int] | None:
    """The complement behind a share or change: "des inculpés condamnés", "in arrests"."""
    of = wording.words.of | {"in", "dans", "chez", "among", "parmi"}
    if wording.low(index) not in of:
        return None
    timed = wording.low(index) not in wording.words.of and wording.low(index) != "among"
    if timed and (wording.digits(index + 1) or wording.low(index + 1) in wording.words.splittable):
        return None  # "in two years"
    based = base(wording, index)
    end = wording.phrase_end(index + 1)
    if based and based[0] < end:
        end = based[0]
    return (index + 1, end) if end > index + 1 else None


def _with_base(wording: Wording, last: int) -> tuple[int, tuple[int, int] | None]:
    found = base(wording, last)
    if found is None:
        return last, None
    apart = found[0] > last + 1
    if apart and not _only_a_time(wording, last, found[0]):
        return last, None
    end = max(wording.phrase_end(found[1]), found[1])
    while end < len(wording.tokens) and wording.digits(end) and not wording.tight(end):
        end += 1
    end = min(end, found[1] + 4)
    if end <= found[1]:
        return last, None
    return last if apart else end, (found[1], end)


def _only_a_time(wording: Wording, first: int, last: int) -> bool:
    """ "12 % | in 2020 | compared with 2019": nothing but the time of the figure between."""
    return last - first <= _TIME and all(
        wording.digits(at) or wording.low(at) in _TIMING for at in range(first, last)
    )
