from collections.abc import Iterable


class Grouping:
    """Texts that are one by way of others (union-find with path halving, union by size)."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._size: list[int] = []

    def extend(self, texts: int) -> None:
        """Make room for texts up to that number, each alone."""
        for number in range(len(self._parent), texts):
            self._parent.append(number)
            self._size.append(1)

    def of(self, text: int) -> int:
        """The number that stands for the text's group."""
        parent = self._parent
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    def join(self, first: int, second: int) -> None:
        """Make one group of two; the larger gives the number, the earlier one if they are even."""
        one, other = self.of(first), self.of(second)
        if one == other:
            return
        if (self._size[one], -one) < (self._size[other], -other):
            one, other = other, one
        self._parent[other] = one
        self._size[one] += self._size[other]

    def size(self, text: int) -> int:
        """How many texts are in its group."""
        return self._size[self.of(text)]

    def all(self, texts: Iterable[int]) -> list[int]:
        """The group of each."""
        return [self.of(text) for text in texts]
