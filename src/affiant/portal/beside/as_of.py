"""When something was made, and of which texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AsOf:
    """`mark` was read before anything else, so that whatever came meanwhile has it made once more.
    `texts` are those within reach; None for all."""

    mark: tuple[object, ...]
    texts: frozenset[int] | None = None

    def may_be_shown(self, seen: frozenset[int] | None) -> bool:
        """Whether whoever sees these texts by now (None: all) may see what was made: it was made of
        none but these."""
        return self.texts is None or seen is None or self.texts <= seen
