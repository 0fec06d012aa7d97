"""Who is meant by the last words of a name."""

from collections import defaultdict
from collections.abc import Iterable

from affiant.facts.kinds import Mention


class Surnames:
    """The names of one document, by their last words."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._held: dict[str, dict[str, Mention]] = defaultdict(dict)
        for one in mentions:
            self._held[_last(one.name)][one.name] = one

    def bearer(self, words: str) -> Mention | None:
        """The one person or body whose longer name ends in these words; None for several."""
        held = self._held.get(_last(words), {})
        ending = [one for name, one in held.items() if name.endswith(" " + words)]
        return ending[0] if len(ending) == 1 else None


def _last(name: str) -> str:
    return name.rpartition(" ")[2]
