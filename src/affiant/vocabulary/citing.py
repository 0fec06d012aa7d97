from enum import StrEnum
from functools import cache

from affiant.vocabulary.sheet import sheet


class Citing(StrEnum):
    """How a text says whose story it tells."""

    CREDIT = "credit"
    REPORT = "report"
    TOLD = "told"


@cache
def citing(language: str) -> dict[str, tuple[tuple[str, Citing], ...]]:
    """Phrases that stand "before" or "after" a name, the longest first, in lower case.

    An unknown language has the English ones.
    """
    table = sheet("citing")
    listed = table.get(language, table["en"])
    return {
        side: tuple(
            sorted(
                ((phrase.lower(), Citing(sort)) for sort, some in sorts.items() for phrase in some),
                key=lambda pair: -len(pair[0]),
            )
        )
        for side, sorts in listed.items()
    }
