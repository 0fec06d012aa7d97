from dataclasses import dataclass
from enum import StrEnum

from affiant.reading.span import Span


class Sort(StrEnum):
    """What sort of conclusion it is, in the order in which they are shown."""

    CONTRADICTS = "contradicts"
    DRIFTED = "changed on the way"
    MUTATED = "may be mistranslated"
    INCOMPARABLE = "not comparable"
    RESTATED = "published anew"
    RECKONED = "reckoned"
    STANDS = "stands"
    CHANGE_OUR_MIND = "would change our mind"
    OPEN = "open question"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One sentence of ours and the lines of the dossier that it rests on.

    `lines` are numbers of entries, `sources` of sources where it is about whole documents.
    `words` are a source's own, of which the sentence speaks, where it does not speak of a number.
    `spans` are where these words stand, where no line shows them: in the one of `sources`.
    `documents` and `origins` count what stands behind it, None where that is not the point.
    """

    sort: Sort
    sentence: str
    lines: tuple[int, ...] = ()
    words: str = ""
    sources: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    documents: int | None = None
    origins: int | None = None
