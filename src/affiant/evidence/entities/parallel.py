"""Names that stand for each other in a text and its translation, from the links of the casefile."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from affiant.evidence.models import Fact, Passage
from affiant.evidence.tracing import links, text_id
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Relation
from affiant.names.aliases import catalogued
from affiant.names.cue import Cue
from affiant.names.entity import Taught
from affiant.names.learning import learn_parallel
from affiant.vocabulary.entity import EntityKind

FEWEST_ANCHORS = 2  # in common, for two passages to be one and its translation

Place = tuple[int, int]
"""A text's id, and where one of its passages begins."""


def parallel_taught() -> tuple[Taught, ...]:
    """The aliases that translations give: nothing until texts have been compared.

    Each is told by the first passage in which the name stands, of the text that was linked first.
    """
    translated = links(relation=Relation.TRANSLATION)
    found = [link for link in translated if link.certainty is not Certainty.HINT]
    begins = {
        text: _begins(text)
        for text in {text_id(key) for link in found for key in (link.first, link.second)}
    }
    pairs = [pair for link in found for pair in _passages(link, begins)]
    if not pairs:
        return ()  # and no catalogue is taken apart
    named = _named(begins)
    given = [(_at(named, first), _at(named, second)) for first, second in pairs]
    learned = learn_parallel(
        (
            ([name for name, _, _ in mine], [name for name, _, _ in theirs])
            for mine, theirs in given
        ),
        catalogued(),
    )
    return tuple(_taught(learned, pairs, named))


def _passages(link: Link, begins: dict[int, list[int]]) -> Iterator[tuple[Place, Place]]:
    """The passages of one link that hold the most anchors in common, each in one pair only."""
    one_text, other_text = text_id(link.first), text_id(link.second)
    first, second = begins[one_text], begins[other_text]
    shared: Counter[tuple[int, int]] = Counter()
    for match in link.matches:
        shared[_passage(first, match.first.start), _passage(second, match.second.start)] += 1
    taken: set[tuple[str, int]] = set()
    for (one, other), count in shared.most_common():
        sides = {("first", one), ("second", other)}
        if count >= FEWEST_ANCHORS and not sides & taken:
            taken |= sides
            yield (one_text, one), (other_text, other)


def _begins(text: int) -> list[int]:
    rows = Passage.objects.filter(text=text).order_by("start")
    return list(rows.values_list("start", flat=True))


def _passage(begins: Sequence[int], at: int) -> int:
    place = bisect_right(begins, at) - 1
    return begins[place] if place >= 0 else 0


def _named(begins: dict[int, list[int]]) -> dict[Place, list[tuple[str, int, int]]]:
    """The organisations that stand in each passage: name, start, end."""
    named: dict[Place, list[tuple[str, int, int]]] = defaultdict(list)
    rows = Fact.objects.filter(text__in=begins, kind="mention").order_by("text_id", "start", "pk")
    for text, start, end, values in rows.values_list("text_id", "start", "end", "values"):
        if values.get("entity_kind") == EntityKind.ORGANISATION.value:
            named[text, _passage(begins[text], start)].append((values["name"], start, end))
    return named


def _at(named: dict[Place, list[tuple[str, int, int]]], place: Place) -> list[tuple[str, int, int]]:
    return named.get(place, [])


def _taught(
    learned: Sequence[tuple[str, str]],
    pairs: Sequence[tuple[Place, Place]],
    named: dict[Place, list[tuple[str, int, int]]],
) -> Iterator[Taught]:
    """Each alias once, where it first stands beside its passage in the other language."""
    for name, alias in learned:
        for first, second in pairs:
            mine = next((one for one in _at(named, first) if one[0] == name), None)
            if mine and any(one[0] == alias for one in _at(named, second)):
                yield Taught(first[0], alias, name, Cue.PARALLEL.value, mine[1], mine[2])
                break
