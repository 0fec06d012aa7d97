"""Gives each person of a sentence the role and the organisation beside the name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from affiant.facts.kinds import Support
from affiant.facts.mentions import roles
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting
from affiant.facts.token import Token
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind


def give_roles(setting: Setting, found: list[Named]) -> None:
    """Role and affiliation for each person, from the words beside the name."""
    if not any(named.kind is EntityKind.PERSON for named in found):
        return
    names = dict(_placed(setting.words, found))
    bodies = {
        at: setting.taken[at]
        for at, named in names.items()
        if named.kind is EntityKind.ORGANISATION
    }
    for at, named in names.items():
        if named.kind is EntityKind.PERSON:
            _give_role(setting, at, bodies, names)


def _placed(words: list[Token], found: list[Named]) -> Iterator[tuple[int, Named]]:
    """The names with the token each begins at. Looked up by halves: names come one at a time too,
    and a table of a sentence's tokens for each would take the square of an endless sentence."""
    for named in found:
        at = bisect_left(words, named.start, key=attrgetter("start"))
        if at < len(words) and words[at].start == named.start:
            yield at, named


def _give_role(setting: Setting, at: int, bodies: dict[int, int], names: dict[int, Named]) -> None:
    words, last, named = setting.words, setting.taken[at], names[at]
    role = roles.before(words, at, bodies) or roles.after(words, last, bodies)
    body = role.body if role else roles.body_after(words, last, bodies)
    supports = []
    if role is not None and words[role.first].low not in lexicon().titles:
        start, end = words[role.first].start, words[role.last - 1].end
        named.role = words_of(words, role.first, role.last)
        supports.append(Support("role", Span(start, end)))
    if body is not None:
        named.affiliation = names[body].name
        supports.append(Support("affiliation", Span(names[body].start, names[body].end)))
    named.supports = tuple(supports)


def hold_whole_offices(text: str, found: list[Named]) -> None:
    """Roles and affiliations told by the whole name of a body that was read short at first:
    spokeswoman of the collective Clear | Rivers."""
    bodies = sorted(
        (one for one in found if one.kind is EntityKind.ORGANISATION), key=attrgetter("start")
    )
    starts = [one.start for one in bodies]
    for named in found:
        held = next((one.span for one in named.supports if one.attribute == "affiliation"), None)
        at = bisect_right(starts, held.start) - 1 if held is not None else -1
        if held is None or at < 0 or bodies[at].end <= held.end:
            continue
        body = Span(bodies[at].start, bodies[at].end)
        named.affiliation = bodies[at].name
        supports = [one for one in named.supports if one.attribute == "role"]
        if supports and supports[0].span.end == held.end:
            role = Span(min(supports[0].span.start, body.start), body.end)
            named.role = " ".join(role.of(text).split())
            supports = [Support("role", role)]
        named.supports = (*supports, Support("affiliation", body))


def words_of(words: list[Token], first: int, last: int) -> str:
    """The tokens' text with the gaps they stand in, white space as one blank."""
    text = words[first].text
    for at in range(first + 1, last):
        gap = " " if words[at].start > words[at - 1].end else ""
        text += gap + words[at].text
    return text
