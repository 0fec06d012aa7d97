"""The figures of one sentence, as drafts: numbers with their noun phrase, change and unit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from affiant.facts.kinds import Change
from affiant.facts.quantities import framing
from affiant.facts.quantities.change import Move, base, move
from affiant.facts.quantities.draft import Draft
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator

_APPOSITION = 40  # characters between a level and the change told of it
_TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_BARE, _SPELLED, _VAGUE, _CLEAR = 0.6, 0.75, 0.7, 0.9


def figures(wording: Wording, numbers: Sequence[Number]) -> list[Draft]:
    """Drafts in order; a change told of a level is joined to it, so that both are one figure."""
    drafts: list[Draft] = []
    for number in numbers:
        draft = _draft(wording, number)
        if draft is None:
            continue
        joined = _joined(wording, drafts[-1], draft) if drafts else None
        if joined:
            drafts[-1] = joined
        else:
            drafts.append(draft)
    return drafts


def _draft(wording: Wording, number: Number) -> Draft | None:
    comparator, start = framing.compared(wording, number)
    plain = Draft(number, start, number.after, number.value, number.low, number.high)
    plain = replace(plain, comparator=comparator)
    moved = move(wording, number, start)
    if moved and number.high is not None and moved.from_to:
        return _moved(wording, replace(plain, value=number.high, low=None, high=None), moved)
    if moved and (moved.to or number.percent or number.points or moved.noun):
        return _moved(wording, plain, moved)
    if number.percent or number.points or number.form is Form.SHARE:
        return _part(wording, plain)
    return _count(wording, plain)


def _moved(wording: Wording, plain: Draft, moved: Move) -> Draft | None:
    """A change or the level it led to: the figure takes in the noun or subject that moved."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    subject = None if moved.noun else framing.subject_of(wording, moved.word)
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
            confidence=_CLEAR,
        )
    last = max(last, moved.word + 1)
    of = _of_phrase(wording, last)
    last, against = _with_base(wording, of[1] if of else last)
    unit = "%" if number.percent else "point" if number.points else None
    value = number.value if number.value is not None else number.high
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
        confidence=_CLEAR,
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
    for at in range(first, number.first):
        if wording.low(at) in counted():
            return counted()[wording.low(at)]
    found = framing.unit_of(wording, number, wording.phrase_end(number.after))
    return found[0] if found else None


def _of_phrase(wording: Wording, index: int) -> tuple[int, int] | None:
    """The complement behind a share or change: "des inculpés condamnés", "in arrests"."""
    of = wording.words.of | {"in", "dans", "chez", "among", "parmi"}
    if wording.low(index) not in of:
        return None
    based = base(wording, index)
    end = wording.phrase_end(index + 1)
    if based and based[0] < end:
        end = based[0]
    return (index + 1, end) if end > index + 1 else None


def _with_base(wording: Wording, last: int) -> tuple[int, tuple[int, int] | None]:
    found = base(wording, last)
    if found is None or found[0] > last + 1:
        return last, None
    end = max(wording.phrase_end(found[1]), found[1])
    while end < len(wording.tokens) and wording.digits(end) and not wording.tight(end):
        end += 1
    end = min(end, found[1] + 4)
    return (end, (found[1], end)) if end > found[1] else (last, None)


def _joined(wording: Wording, level: Draft, draft: Draft) -> Draft | None:
    """ "a augmenté de 11 % pour atteindre 165"; "a chuté à 257, soit une baisse de 8 %"."""
    if draft.level and level.change and level.moved_by == draft.moved_by:
        return replace(
            draft, first=min(level.first, draft.first), change=level.change, base=level.base
        )
    between = draft.first - level.last
    near = wording.length(level.last, draft.first) <= _APPOSITION if between > 0 else True
    linked = [wording.low(at) for at in range(level.last, draft.first)]
    told_of = all(
        word in wording.measures.apposition | {",", "(", "en", "a", "down", "up"} for word in linked
    )
    if draft.change and not level.change and near and told_of and level.unit != "%":
        return replace(level, last=draft.last, change=draft.change, base=draft.base)
    return None


def _part(wording: Wording, plain: Draft) -> Draft | None:
    """A percentage or share with its whole: "59 % des victimes", "un taux de 89 %"."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    unit = "%" if number.percent else "point" if number.points else "share"
    whole = _whole(wording, number)
    last = max(whole[1] if whole else 0, number.after)
    head = framing.head_before(wording, plain.first)
    subject = framing.measured_subject(wording, plain.first)
    confidence = _CLEAR if whole or head is not None else _BARE
    drafted = replace(plain, unit=unit, denominator=whole, last=last, confidence=confidence)
    if head is not None:
        return replace(drafted, first=head, of=(head, plain.first - 1))
    if subject is not None:
        return replace(drafted, first=subject[0], of=subject)
    ended = framing.with_predicate(wording, plain.first, number, last)
    return replace(drafted, last=ended, of=(last, ended) if ended > last else None)


def _whole(wording: Wording, number: Number) -> tuple[int, int] | None:
    at = number.after
    if number.form is Form.SHARE and wording.low(at) not in wording.words.of:
        return _counted_inside(wording, number)
    if wording.low(at) not in wording.words.of:
        return None
    end = wording.phrase_end(at + 1)
    if end == at + 1 and wording.digits(at + 1):
        end = at + 2
    return (at + 1, end) if end > at + 1 else None


def _counted_inside(wording: Wording, number: Number) -> tuple[int, int] | None:
    """ "un salarié sur trois" and "one in five workers": the noun in or right behind the share."""
    if wording.low(number.first) in wording.words.articles and number.last - number.first > 3:  # noqa: PLR2004 - with a noun
        return number.first + 1, number.first + 2
    if number.last - number.first < 3:  # noqa: PLR2004 - "a third" is no "one in five"
        return None
    end = wording.phrase_end(number.after)
    return (number.after, end) if end > number.after else None


def _count(wording: Wording, plain: Draft) -> Draft | None:
    """A count with what it counts: "163 défendeurs", "More than 4,000 Google employees"."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    end = wording.phrase_end(number.after)
    found = framing.unit_of(wording, number, end)
    unit = found[0] if found else None
    if unit in _TIME_UNITS and found:
        return _length_of_time(wording, plain, unit, found[1])
    head = framing.head_before(wording, plain.first)
    subject = framing.measured_subject(wording, plain.first)
    pronoun = framing.antecedent(wording, number) if found is None else None
    nothing = unit is None and pronoun is None and head is None and subject is None
    if nothing and not wording.verb(end):
        return None
    last = framing.with_predicate(wording, plain.first, number, end)
    first = plain.first
    if found is None and (head is not None or subject):
        first = head if head is not None else subject[0] if subject else first
    found = found or pronoun
    unit = found[0] if found else None
    held = {"unit": found[1]} if found else {}
    if pronoun:
        last = max(last, end)
    of = (number.after, max(last, end)) if max(last, end) > number.after else None
    return replace(
        plain,
        first=first,
        last=max(last, number.after),
        unit=unit,
        of=of,
        held=held,
        level=True,
        confidence=_sureness(number, unit),
    )


def _length_of_time(wording: Wording, plain: Draft, unit: str, noun: tuple[int, int]) -> Draft:
    last = noun[1]
    if wording.low(last) in wording.words.of | {"in"} and wording.low(last + 1).isalpha():
        last = wording.trimmed(last, min(wording.phrase_end(last + 1), last + 4))
    if plain.comparator is Comparator.MORE and wording.low(plain.first) == "over":
        plain = replace(plain, first=plain.first + 1, comparator=Comparator.EXACT)
    return replace(
        plain, unit=unit, last=max(last, noun[1]), held={"unit": noun}, confidence=_SPELLED
    )


def _sureness(number: Number, unit: str | None) -> float:
    if number.form is Form.VAGUE:
        return _VAGUE
    if unit is None:
        return _BARE
    return _CLEAR if number.digits else _SPELLED


def vague_shares(wording: Wording) -> Iterator[Draft]:
    """ "une grande majorité d'entre eux", "the vast majority of victims"."""
    words = wording.measures
    for at in range(len(wording.tokens)):
        if wording.low(at) not in words.vague_nouns:
            continue
        first = at - 1
        while wording.low(first) in words.vague_adjectives or wording.low(first) in '“"«':
            if not wording.low(first):
                break
            first -= 1
        adjectives = [
            step for step in range(first + 1, at) if wording.low(step) in words.vague_adjectives
        ]
        behind = at + 1
        while wording.low(behind) in ("”", '"', "»"):
            behind += 1
        if not adjectives or wording.low(first) not in words.vague_articles:
            continue
        if wording.low(behind) not in wording.words.of:
            continue
        end = wording.phrase_end(behind + 1)
        if wording.low(behind + 1) == "entre":
            end = max(end, behind + 3)
        number = Number(first, at + 1, behind, Form.SHARE)
        last = framing.with_predicate(wording, first, number, end)
        yield Draft(
            None,
            first,
            last,
            unit="share",
            comparator=Comparator.ABOUT,
            denominator=(behind + 1, end),
            of=(end, last) if last > end else None,
            confidence=_VAGUE,
        )


def ranks(wording: Wording) -> Iterator[Draft]:
    """ "le moins d'inculpés depuis 2012": the year that a record goes back to."""
    words = wording.measures
    record = False
    for at, token in enumerate(wording.tokens):
        if token.low in words.superlatives and wording.low(at - 1) in words.superlative_articles:
            record = True
        if token.low in ".;":
            record = False
        year = wording.low(at + 1)
        if record and token.low in words.since and len(year) == 4 and year.isdecimal():  # noqa: PLR2004 - a year
            yield Draft(None, at, at + 2, Decimal(year), unit="year", confidence=_BARE)
