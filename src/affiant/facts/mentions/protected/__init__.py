"""Whom a text presents as a victim, a child, a witness, a suspect, in whatever shape.

    protect(settings, found, common) -> list[Named]

A role read here is what masks a name, so a name that no list knows is taken for a person's where
such words present it, and a pronoun that opens a sentence stands for the one person named in the
sentence before. Who has another role in the document (a minister, a lawyer) gets one of these only
by what is grave: many are called victims, and everybody was once fourteen.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from affiant.facts.kinds import Support
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.offices import words_of
from affiant.facts.mentions.protected import shapes
from affiant.facts.mentions.protected.lexicon import cues
from affiant.facts.mentions.protected.line import Line
from affiant.facts.mentions.protected.shapes import Hit
from affiant.facts.mentions.setting import Setting
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

__all__ = ["protect"]


def protect(
    settings: Sequence[Setting], found: Sequence[Named], common: frozenset[str]
) -> list[Named]:
    """The persons whom only such words tell; those already found are given their role."""
    held = sorted(found, key=attrgetter("start"))
    having = frozenset(one.name for one in found if one.role is not None)
    before: Line | None = None
    new: list[Named] = []
    for setting in settings:
        line = Line(setting, cues(_tongue(setting)), held, common, new)
        if _presents(line):
            for hit in _hits(line):
                _give(line, hit, before, having)
        before = line
    return new


def _tongue(setting: Setting) -> str:
    return "fr" if (setting.sentence.language or "").startswith("fr") else "en"


def _presents(line: Line) -> bool:
    firsts = line.cues.firsts
    return any(low in firsts for _, _, _, low in line.words)


def _hits(line: Line) -> Iterator[Hit]:
    told = line.cues
    for at in range(len(line.words)):
        if line.low(at) not in told.firsts and line.low(at) not in told.aged:
            continue
        yield from shapes.by_noun(line, at)
        yield from shapes.by_deed(line, at, told.grave, grave=True, active=False)
        yield from shapes.by_deed(line, at, told.done, grave=False, active=False)
        yield from shapes.by_deed(line, at, told.accused, grave=False, active=False)
        yield from shapes.by_deed(line, at, told.did, grave=False, active=True)
        yield from shapes.by_age(line, at)
        yield from shapes.by_little(line, at)
        yield from shapes.by_identifying(line, at)
        yield from shapes.by_renaming(line, at)


def _give(line: Line, hit: Hit, before: Line | None, having: frozenset[str]) -> None:
    """The role of the hit to whom it is of; nobody where a pronoun may stand for several."""
    if line.has(hit.name.first, "pronouns") and hit.name.named is None:
        named = None if before is None else _antecedent(before, line)
    else:
        named = hit.name.named or line.take(hit.name)
    if named is None or (named.name in having and not hit.grave):
        return
    if named.role is not None and named.name not in having:
        return  # read here already
    named.role = words_of(line.words, hit.first, hit.last)
    start, end = line.words[hit.first].start, line.words[hit.last - 1].end
    kept = tuple(one for one in named.supports if one.attribute != "role")
    named.supports = (*kept, Support("role", Span(start, end)))


def _antecedent(before: Line, line: Line) -> Named | None:
    """The one person of the sentence before, in the same passage."""
    if before.setting.sentence.passage != line.setting.sentence.passage:
        return None
    people = [one for one in before.people() if one.kind is EntityKind.PERSON]
    if not people:
        subject = before.name_at(0)
        return before.take(subject) if subject is not None and not subject.single else None
    return people[0] if len({one.name for one in people}) == 1 else None
