"""Several who act together: X, Y and Z called on; X ainsi que Y exigent."""

from collections.abc import Callable

from affiant.facts.deeds.actor import Subject
from affiant.facts.deeds.unit import Unit
from affiant.reading.span import Span

_AND = (
    ("and",),
    ("et",),
    ("as", "well", "as"),
    ("ainsi", "que"),
    ("ainsi", "qu", "’"),
    ("ainsi", "qu", "'"),
)
_MOST = 8  # names in a row
_STOPS = frozenset(',;:()[]“”"«»—–…!?')


def together(
    unit: Unit, last: Subject | None, phrase: Callable[[Unit, int], Subject | None]
) -> Subject | None:
    """X, Y and Z | exigent: the last one with those before it, where they open the clause.

    `phrase` reads the noun phrase that ends before an index. None where what stands before "and"
    hangs on a preposition: a report by X and Y.
    """
    if last is None or not last.first:
        return last
    members, at = [last], last.first
    while len(members) < _MOST:
        end = _joint(unit, at, listed=len(members) > 1 or last.mention is None)
        before = phrase(unit, end) if end is not None else None
        if end is None or before is None or before.span.end != unit.tokens[end - 1].end:
            break
        members.append(before)
        at = before.first
    if len(members) == 1:
        hangs = _joint(unit, at, listed=False) is not None and last.mention is not None
        return None if hangs and _governed(unit, at) else last
    if not _opens(unit, at):
        return last
    return _joined(unit, members[::-1])


def _joint(unit: Unit, at: int, *, listed: bool) -> int | None:
    """The index behind the member that an "and" or a comma before this one joins to it."""
    low = [token.low for token in unit.tokens[max(0, at - 3) : at]]
    for words in _AND:
        if tuple(low[-len(words) :]) == words:
            at -= len(words)
            return at - 1 if at and unit.tokens[at - 1].text == "," else at
    return at - 1 if listed and low[-1:] == [","] else None


def _governed(unit: Unit, at: int) -> bool:
    """Whether the name before the "and" at this index hangs on a preposition."""
    end = _joint(unit, at, listed=False)
    mention = next(
        (m for m in unit.mentions if end and m.span.end == unit.tokens[end - 1].end), None
    )
    if mention is None:
        return False
    before = [t.low for t in unit.tokens if t.end <= mention.span.start and t.text not in "’'"]
    while before and before[-1] in unit.words.sets["determiners"]:
        before.pop()
    return bool(before) and before[-1] in unit.words.sets["prepositions"]


def _opens(unit: Unit, at: int) -> bool:
    """Whether a clause may begin at this index."""
    if not at:
        return True
    before = unit.tokens[at - 1]
    if before.text == ",":
        opener = unit.tokens[0]
        return unit.has(0, "prepositions") or any(t.span.start <= opener.end for t in unit.times)
    return before.text in _STOPS or unit.has(at - 1, "boundaries") or unit.has(at - 1, "openers")


def _joined(unit: Unit, members: list[Subject]) -> Subject:
    link = " et " if unit.words.language == "fr" else " and "
    names = [member.name for member in members]
    first, last = members[0], members[-1]
    if last.mention is None and link in last.name:  # X, | Y et Z
        names[-1:] = last.name.split(link, 1)
    return Subject(
        ", ".join(names[:-1]) + link + names[-1],
        Span(first.span.start, last.span.end),
        first.first,
        first.start,
        last.mention,
        tuple(names),
    )
