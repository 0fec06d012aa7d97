"""What people judged of names being of one: the state is a pure function of the judgements.

Judgements are only ever added. One takes another back, whole: the state after is the state
before it. Of those on one pair the newest that stands counts. What is judged the same is one
component, named by its first node; what is judged different keeps two components apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Sameness(StrEnum):
    """What a person says of two."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class IntoItself(ValueError):
    """A thing was to be judged against itself."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement on two nodes, or one that takes the judgement `takes_back` back.

    `id` rises with time; `at` is ISO 8601.
    """

    id: int
    one: str
    other: str
    verdict: Sameness | None
    by: str = ""
    at: str = ""
    why: str = ""
    takes_back: int | None = None

    @property
    def pair(self) -> frozenset[str]:
        """The two nodes, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement "different" on two that others join, `by` which, the oldest first."""

    judged: Judged
    by: tuple[Judged, ...]


@dataclass(slots=True)
class Identities:
    """The state after some judgements. Make it with `Identities.of`."""

    standing: dict[frozenset[str], Judged] = field(default_factory=dict)
    _parent: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judged]) -> "Identities":
        """The state after these, in the order of their ids."""
        state = cls()
        for judged in _live(judgements):
            state.standing[judged.pair] = judged
        for judged in state.standing.values():
            if judged.verdict is Sameness.SAME:
                state._join(judged.one, judged.other)
        return state

    def canonical(self, node: str) -> str:
        """The first node of the component; the node itself where nobody joined it to another."""
        while node in self._parent:
            node = self._parent[node]
        return node

    def component(self, node: str) -> frozenset[str]:
        """All nodes that people judged the same as this one, itself among them."""
        home = self.canonical(node)
        nodes = {one for judged in self.standing.values() for one in judged.pair}
        return frozenset({node} | {one for one in nodes if self.canonical(one) == home})

    def between(self, one: str, other: str) -> Sameness | None:
        """What follows from the judgements for these two; None where nothing does.

        Within a component a judgement "different" wins: less is joined, not more.
        """
        homes = frozenset((self.canonical(one), self.canonical(other)))
        found = {
            judged.verdict
            for judged in self.standing.values()
            if frozenset(map(self.canonical, judged.pair)) == homes
        }
        if len(homes) == 1:
            direct = self.standing.get(frozenset((one, other)))
            return direct.verdict if direct and one != other else Sameness.SAME
        if Sameness.DIFFERENT in found:
            return Sameness.DIFFERENT
        return Sameness.UNSURE if Sameness.UNSURE in found else None

    def against(self, one: str, other: str, verdict: Sameness) -> tuple[Judged, ...]:
        """The standing judgements that a new one would contradict, the oldest first.

        "Same" contradicts every "different" between the two components; "different" contradicts
        the judgements that join the two. Raises IntoItself.
        """
        if one == other:
            raise IntoItself(one)
        if verdict is Sameness.SAME:
            return self._differences(self.component(one), self.component(other))
        if verdict is Sameness.DIFFERENT and self.canonical(one) == self.canonical(other):
            return tuple(
                judged
                for judged in self._in_order()
                if judged.verdict is Sameness.SAME
                and self.canonical(judged.one) == self.canonical(one)
                and judged.pair != frozenset((one, other))
            )
        return ()

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What was judged so despite a warning: both stand."""
        return tuple(
            Contradiction(judged, self.against(judged.one, judged.other, Sameness.DIFFERENT))
            for judged in self._in_order()
            if judged.verdict is Sameness.DIFFERENT
            and self.canonical(judged.one) == self.canonical(judged.other)
        )

    def _differences(self, mine: frozenset[str], theirs: frozenset[str]) -> tuple[Judged, ...]:
        return tuple(
            judged
            for judged in self._in_order()
            if judged.verdict is Sameness.DIFFERENT
            and (
                (judged.one in mine and judged.other in theirs)
                or (judged.one in theirs and judged.other in mine)
            )
        )

    def _in_order(self) -> list[Judged]:
        return sorted(self.standing.values(), key=lambda judged: judged.id)

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self.canonical(one), self.canonical(other)))
        if first != second:
            self._parent[second] = first


def _live(judgements: Iterable[Judged]) -> list[Judged]:
    """The judgements that nobody has taken back, and that are no taking back, in order."""
    gone: set[int] = set()
    live = []
    for judged in sorted(judgements, key=lambda one: one.id, reverse=True):
        if judged.id in gone:
            continue
        if judged.takes_back is not None:
            gone.add(judged.takes_back)
        else:
            live.append(judged)
    return live[::-1]
