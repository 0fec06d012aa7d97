"""Long lists, a page at a time."""

from dataclasses import dataclass, replace

MOST = 5_000  # pages that can be turned to: a database counts through all before


@dataclass(frozen=True, slots=True)
class Leaves:
    """Page `number` (from 1) of a list with `size` to a page; `more` is whether others follow."""

    number: int
    size: int
    more: bool = False

    @classmethod
    def of(cls, asked: str, size: int) -> "Leaves":
        """The page that an address asks for; the first where it asks for none that can be."""
        fits = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(MOST))
        return cls(min(max(int(asked), 1), MOST) if fits else 1, size)

    @property
    def offset(self) -> int:
        """How many stand on the pages before."""
        return (self.number - 1) * self.size

    def among(self, total: int) -> "Leaves":
        """The same page, knowing how many there are."""
        return replace(self, more=self.offset + self.size < total)

    @property
    def previous(self) -> int:
        """The page before; 0 for none."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after; 0 for none."""
        return self.number + 1 if self.more else 0
