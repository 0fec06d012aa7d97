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
from affiant.facts.taking_back import takes_back
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

__all__ = ["protect"]

_DENYING = frozenset({"not", "never", "ne", "n"})
_ONLY = frozenset({"que", "qu", "only"})
_DENIAL = 4  # tokens from the denial to the words


def protect(
    settings: Sequence[Setting], found: Sequence[Named], common: frozenset[str]
) -> list[Named]:
    """The persons whom only such words tell; those already found are given their role."""
    held = sorted(found, key=attrgetter("start"))
    having = frozenset(one.name for one in found if one.role is not None)
    new: list[Named] = []

    def line_of(setting: Setting) -> Line:
        return Line(setting, cues(_tongue(setting)), held, common, new)

    before: Line | None = None
    for at, setting in enumerate(settings):
        places = _places(setting)
        if not places:
            before = None
            continue
        line = line_of(setting)
        if before is None and at:
            before = line_of(settings[at - 1])
        denied = _denied_next(settings, at)
        for hit in _hits(line, places):
            if denied and not hit.grave:
                continue  # X was charged. She was not.
            _give(line, hit, before, having)
        before = line
    return new


def _denied_next(settings: Sequence[Setting], at: int) -> bool:
    """Whether the sentence behind takes this one back."""
    if at + 1 >= len(settings):
        return False
    one, other = settings[at].sentence, settings[at + 1].sentence
    return one.passage == other.passage and takes_back(other.text)


def _tongue(setting: Setting) -> str:
    return "fr" if (setting.sentence.language or "").startswith("fr") else "en"


def _places(setting: Setting) -> list[int]:
    """The tokens that a shape may begin at."""
    firsts = cues(_tongue(setting)).firsts
    return [at for at, (_, _, _, low) in enumerate(setting.words) if low in firsts]


def _hits(line: Line, places: Sequence[int]) -> Iterator[Hit]:
    for at in places:
        for name in line.cues.firsts[line.words[at].low]:
            yield from shapes.SHAPES[name](line, at)


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
    first = _denied_from(line, hit)
    named.role = words_of(line.words, first, hit.last)
    start, end = line.words[first].start, line.words[hit.last - 1].end
    kept = tuple(one for one in named.supports if one.attribute != "role")
    named.supports = (*kept, Support("role", Span(start, end)))


def _denied_from(line: Line, hit: Hit) -> int:
    """Where the words begin: with a denial right before them (n’est | mis en cause), if there is
    one; it protects as well, but nobody is told to be what the text says they are not."""
    low = max(0, hit.first - _DENIAL, hit.name.last if hit.name.last <= hit.first else 0)
    near = range(low, hit.first)
    only = any(line.low(spot) in _ONLY for spot in near)  # « n’avait que 14 ans »
    told = (spot for spot in near if line.low(spot) in _DENYING)
    return hit.first if only else next(told, hit.first)


def _antecedent(before: Line, line: Line) -> Named | None:
    """The one person of the sentence before, in the same passage."""
    if before.setting.sentence.passage != line.setting.sentence.passage:
        return None
    people = [one for one in before.people() if one.kind is EntityKind.PERSON]
    if not people:
        subject = before.name_at(0)
        return before.take(subject) if subject is not None and not subject.single else None
    return people[0] if len({one.name for one in people}) == 1 else None
