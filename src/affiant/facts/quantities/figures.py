"""The figures of one sentence, as drafts: numbers with their noun phrase, change and unit."""

from collections.abc import Sequence
from dataclasses import replace

from affiant.facts.quantities import framing
from affiant.facts.quantities.change import move
from affiant.facts.quantities.count import count_draft
from affiant.facts.quantities.draft import Draft
from affiant.facts.quantities.moved import moved_draft
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.part import part_draft
from affiant.facts.quantities.wording import Wording

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
            drafts.append(draft)
    return drafts


def _draft(wording: Wording, number: Number) -> Draft | None:
    comparator, start = framing.compared(wording, number)
    plain = Draft(number, start, number.after, number.value, number.low, number.high)
    plain = replace(plain, comparator=comparator)
    moved = move(wording, number, start)
    if moved and number.high is not None and moved.from_to:
        return moved_draft(wording, replace(plain, value=number.high, low=None, high=None), moved)
    if moved and (moved.to or number.percent or number.points or moved.noun):
        return moved_draft(wording, plain, moved)
    if number.percent or number.points or number.form is Form.SHARE:
        return part_draft(wording, plain)
    return count_draft(wording, plain)


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
