"""Names that stand for each other in a text and its translation, from the links of the casefile."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from affiant.evidence.models import Fact, Passage
from affiant.evidence.models import Link as LinkRow
from affiant.evidence.tracing import links
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
    if not LinkRow.objects.filter(relation=Relation.TRANSLATION.value).exists():
        return ()
    found = [
        link
        for link in links()
        if link.relation is Relation.TRANSLATION and link.certainty is not Certainty.HINT
    ]
    pairs = [pair for link in found for pair in _passages(link)]
    named = _named({place[0] for pair in pairs for place in pair})
    given = [(_at(named, first), _at(named, second)) for first, second in pairs]
    learned = learn_parallel(
        (
            ([name for name, _, _ in mine], [name for name, _, _ in theirs])
            for mine, theirs in given
        ),
        catalogued(),
    )
    return tuple(_taught(learned, pairs, named))


def _passages(link: Link) -> Iterator[tuple[Place, Place]]:
    """The passages of one link that hold the most anchors in common, each in one pair only."""
    first, second = _begins(link.first), _begins(link.second)
    shared: Counter[tuple[int, int]] = Counter()
    for match in link.matches:
        shared[_passage(first, match.first.start), _passage(second, match.second.start)] += 1
    taken: set[tuple[str, int]] = set()
    for (one, other), count in shared.most_common():
        sides = {("first", one), ("second", other)}
        if count >= FEWEST_ANCHORS and not sides & taken:
            taken |= sides
            yield (_id(link.first), one), (_id(link.second), other)


def _begins(text: object) -> list[int]:
    rows = Passage.objects.filter(text=_id(text)).order_by("start")
    return list(rows.values_list("start", flat=True))


def _passage(begins: Sequence[int], at: int) -> int:
    place = bisect_right(begins, at) - 1
    return begins[place] if place >= 0 else 0


def _named(texts: set[int]) -> dict[Place, list[tuple[str, int, int]]]:
    """The organisations that stand in each passage: name, start, end."""
    begins = {text: _begins(text) for text in texts}
    named: dict[Place, list[tuple[str, int, int]]] = defaultdict(list)
    rows = Fact.objects.filter(text__in=texts, kind="mention").order_by("text_id", "start", "pk")
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


def _id(key: object) -> int:
    if not isinstance(key, int):
        raise TypeError(f"{key!r} is no text's id")
    return key
