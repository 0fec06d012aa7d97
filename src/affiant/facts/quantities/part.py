"""Percentages and shares with what they are a part of."""

from dataclasses import replace

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import BARE, CLEAR, TIME_UNITS, Draft
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.whole import opening_whole
from affiant.facts.quantities.wording import Wording

_PRONOUNS = frozenset(("them", "us", "you", "whom", "which", "eux", "elles"))
_IN = frozenset(("sur", "in", "out"))
_WITHIN = frozenset(("in", "within", "over", "en"))
_VERB = 4  # letters of the shortest verb that is told by its ending: "ose"; "une" is none


def part_draft(wording: Wording, plain: Draft) -> Draft | None:
    """A percentage or share with its whole: "59 % des victimes", "un taux de 89 %"."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    unit = "%" if number.percent else framing.points_of(wording, number) or "share"
    if unit == framing.BASIS_POINT:
        return replace(plain, unit=unit, confidence=CLEAR)
    whole = _whole(wording, number)
    last = max(whole[1] if whole else 0, number.after)
    whole = whole or _whole_before(wording, plain.first)
    head = framing.head_before(wording, plain.first)
    subject = framing.measured_subject(wording, plain.first)
    confidence = CLEAR if whole or head is not None else BARE
    drafted = replace(plain, unit=unit, denominator=whole, last=last, confidence=confidence)
    if head is not None:
        return replace(drafted, first=head, of=(head, plain.first - 1))
    if subject is not None:
        return replace(drafted, first=subject[0], of=subject)
    if _made_of(wording, number):
        end = wording.phrase_end(number.after + 1)
        drafted = replace(drafted, last=end, confidence=CLEAR)
        return replace(drafted, of=(number.after + 1, end))
    ended = framing.with_predicate(wording, plain.first, number, last)
    return replace(drafted, last=ended, of=(last, ended) if ended > last else None)


def _whole_before(wording: Wording, start: int) -> tuple[int, int] | None:
    """ "Of the 611 parents whose place is known, 38 percent ...": a whole that is counted."""
    whole = opening_whole(wording, start)
    named = whole and any(
        wording.digits(at) or wording.low(at) in counted() for at in range(*whole)
    )
    return whole if named else None


def _whole(wording: Wording, number: Number) -> tuple[int, int] | None:
    at = number.after
    if number.form is Form.SHARE and wording.low(at) not in wording.words.of:
        return _counted_inside(wording, number)
    if wording.low(at) not in wording.words.of or _made_of(wording, number):
        return None
    if wording.low(at + 1) in _PRONOUNS:
        return at + 1, at + 2  # "a quarter of them | children"
    end = _without_verb(wording, at + 1, wording.whole_end(at + 1))
    end = _without_time(wording, at + 1, end)
    if wording.low(at + 1) == "entre":  # "d'entre elles"
        end = max(end, at + 3)
    return (at + 1, end) if end > at + 1 else None


def _without_time(wording: Wording, first: int, end: int) -> int:
    """A third of its members | in two years: how long it took is no part of the whole."""
    for at in range(first + 1, end - 2):
        unit = counted().get(wording.low(at + 2), framing.singular(wording.low(at + 2), "en"))
        if wording.low(at) in _WITHIN and unit in TIME_UNITS:
            return at
    return end


def _made_of(wording: Wording, number: Number) -> bool:
    """ "60 % de femmes": what the share consists of; its whole would have an article."""
    at = number.after
    if wording.measures.language != "fr" or wording.low(at) not in ("de", "d'"):
        return False
    noun = wording.low(at + 1)
    known = wording.measures
    small = noun in known.determiners | known.prepositions | known.adjectives
    counted = noun.endswith(("s", "x")) and noun.isalpha() and not small
    inside = at + 1 < len(wording.tokens)
    return number.percent and counted and inside and wording.tokens[at + 1].text.islower()


def _without_verb(wording: Wording, first: int, end: int) -> int:
    """ "des ouvriers | refuse": behind a French plural, an adjective would be a plural too."""
    if wording.measures.language != "fr":
        return end
    for at in range(first, end - 1):
        noun, behind = wording.low(at), wording.low(at + 1)
        plural = noun.isalpha() and noun.endswith(("s", "x"))
        small = noun in wording.measures.determiners | wording.measures.prepositions
        if plural and not small and behind.isalpha() and behind.endswith("e"):
            known = behind in wording.measures.prepositions | wording.measures.determiners
            if len(behind) >= _VERB and not known and wording.tokens[at + 1].text.islower():
                return at + 1
    return end


def _counted_inside(wording: Wording, number: Number) -> tuple[int, int] | None:
    """ "un salarié sur trois" and "one in five workers": the noun in or right behind the share."""
    link = next((at for at in range(number.first, number.last) if wording.low(at) in _IN), 0)
    if link > number.first + 1 and wording.low(link - 1).isalpha():
        noun = link - 1
        if wording.low(noun) not in wording.words.splittable:
            return noun, link
    if number.last - number.first < 3:  # noqa: PLR2004 - "a third" is no "one in five"
        return None
    if wording.measures.language == "fr" or _predicate_behind(wording, number):
        return None  # French puts the noun inside; "un sur trois refuse" has a verb behind
    end = wording.phrase_end(number.after)
    return (number.after, end) if end > number.after else None


def _predicate_behind(wording: Wording, number: Number) -> bool:
    """ "One in three refuses to sign", "one in four agreed": a verb, where a noun could stand.

    A plural and a verb look alike; a subject that has nothing else to do is followed by one.
    """
    at = number.after
    word, behind = wording.low(at), wording.low(at + 1)
    if word in counted():
        return False
    if word.endswith("ed"):
        return True
    opens = wording.clause_start(number.first) == number.first
    alone = behind in wording.measures.determiners | {"to", "it", "them", ""} or behind in ".,;!?"
    return opens and alone and word.endswith("s")
