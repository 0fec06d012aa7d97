"""The figures of one sentence, as drafts: numbers with their noun phrase, change and unit."""

from collections.abc import Sequence
from dataclasses import replace

from affiant.facts.quantities import framing
from affiant.facts.quantities.change import Move, move
from affiant.facts.quantities.count import count_draft
from affiant.facts.quantities.draft import TIME_UNITS, Draft
from affiant.facts.quantities.moved import moved_draft
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.part import part_draft
from affiant.facts.quantities.passing import ends, passes
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.direction import Direction

_APPOSITION = 40  # characters between a level and the change told of it


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
            drafts += [*_before_change(wording, number, draft), draft]
    return drafts


def _draft(wording: Wording, number: Number) -> Draft | None:
    comparator, start = framing.compared(wording, number)
    plain = Draft(number, start, number.after, number.value, number.low, number.high)
    plain = replace(plain, comparator=comparator)
    passed = passes(wording, number)
    if passed is not None:
        level = Move(passed, Direction.UP, noun=False, to=True)
        after = replace(plain, value=number.high, low=None, high=None, end="after")
        return moved_draft(wording, after, level)
    moved = move(wording, number, start)
    if moved and (moved.to or number.percent or number.points or moved.noun):
        return moved_draft(wording, plain, moved)
    if number.percent or number.points or number.form is Form.SHARE:
        return part_draft(wording, plain)
    return count_draft(wording, plain)


def _before_change(wording: Wording, number: Number, draft: Draft) -> list[Draft]:
    """What the figure was: "est passé de | 21 300 | à 22 050"."""
    parted = ends(wording, number) if passes(wording, number) is not None else None
    if parted is None:
        return []
    number = parted[0]
    told = replace(draft, number=number, first=number.first, last=number.after, value=number.value)
    return [replace(told, moved_by=None, base=None, change=None, end="before")]


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
    lasts = level.unit in TIME_UNITS
    if draft.change and not level.change and near and told_of and level.unit != "%" and not lasts:
        return replace(level, last=draft.last, change=draft.change, base=draft.base)
    return None
