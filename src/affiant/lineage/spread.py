"""How work over many pieces is shared out. Who traces says so; nothing here starts a process."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Found = TypeVar("Found")


class Spread(Protocol):
    """As `map`: what `work` finds in each piece, in the order of the pieces.

    `work` may run in another process, on a copy of what it refers to as that is when the first
    result is asked for: what it finds must be all in its result, and must be picklable.
    """

    def __call__(
        self, work: Callable[[Piece], Found], pieces: Sequence[Piece], /
    ) -> Iterator[Found]:
        """One result for each piece."""
        ...


def alone(work: Callable[[Piece], Found], pieces: Sequence[Piece], /) -> Iterator[Found]:
    """All in this process, each piece when its result is asked for."""
    return map(work, pieces)


def cut(whole: Sequence[Piece], size: int) -> list[Sequence[Piece]]:
    """Pieces of so many each; the last may be smaller."""
    return [whole[at : at + size] for at in range(0, len(whole), size)]
