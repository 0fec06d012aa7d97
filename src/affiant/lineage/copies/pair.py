from collections.abc import Sequence
from dataclasses import dataclass

from affiant.lineage.copies.alignment import Passage, Seeds, passages
from affiant.lineage.copies.words import NUMBER

CONTAINED = 0.65  # of the shorter text's words lie in shared passages: it is a version of the other
LEAST_OF_LONGER = 0.15  # of the longer one's words; a text with six times as much says more besides
FEWEST_CLASHES = 1  # numbers that differ between the same words: a form filled in anew
CLASHING = 0.5  # of the numbers between the same words
_WIDEST_BETWEEN = 16  # words between two runs of the same words: a few numbers and their units
_STRAY = 1  # other word that differs as well


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by number, with the passages they share.

    `cover_first` and `cover_second` are the shares of their words that lie in shared passages;
    `clashes` and `concords` count the numbers between the same words, different and the same;
    `twins` says that names differ between the same words.
    """

    first: int
    second: int
    passages: tuple[Passage, ...]
    cover_first: float
    cover_second: float
    clashes: int
    concords: int
    twins: bool = False

    @property
    def agreeing(self) -> int:
        """Words."""
        return sum(passage.agreeing for passage in self.passages)

    @property
    def same_form(self) -> bool:
        """Whether the words agree and the numbers or the names do not: monthly figures, another
        law's order, another airport's."""
        told = self.clashes + self.concords
        return self.twins or (self.clashes >= FEWEST_CLASHES and self.clashes > CLASHING * told)

    @property
    def whole(self) -> bool:
        """Whether one text is a version of the other, as far as the two of them tell."""
        covers = (self.cover_first, self.cover_second)
        return max(covers) >= CONTAINED and min(covers) >= LEAST_OF_LONGER and not self.same_form


def compared(numbers: tuple[int, int], first: Seeds, second: Seeds) -> Pair | None:
    """The pair, None where the two share no passage. The same whichever of the two is first."""
    one, other = first.words, second.words
    if (len(one), one.tobytes()) >= (len(other), other.tobytes()):
        shared = tuple(passages(first, other))
    else:
        turned = map(_turned, passages(second, one))
        shared = tuple(sorted(turned, key=lambda passage: passage.first))
    if not shared:
        return None
    words = one.tolist(), other.tolist()
    told = [_numbers(passage, *words) for passage in shared]
    return Pair(
        *numbers,
        shared,
        sum(passage.first_end - passage.first for passage in shared) / len(one),
        sum(passage.second_end - passage.second for passage in shared) / len(other),
        sum(clashes for clashes, _ in told),
        sum(concords for _, concords in told),
    )


def _turned(passage: Passage) -> Passage:
    blocks = tuple((a, b, length) for b, a, length in passage.blocks)
    return Passage(
        passage.second,
        passage.second_end,
        passage.first,
        passage.first_end,
        passage.agreeing,
        blocks,
    )


def _numbers(passage: Passage, first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Numbers that differ between the same words, and numbers that are the same."""
    clashes = concords = 0
    at: tuple[int, int] | None = None
    for a, b, length in passage.blocks:
        concords += sum([word & NUMBER for word in first[a : a + length]])
        if at is not None and 0 < a - at[0] == b - at[1] <= _WIDEST_BETWEEN:
            told = _placed(first[at[0] : a], second[at[1] : b])
            clashes, concords = clashes + told[0], concords + told[1]
        at = a + length, b + length
    return clashes, concords


def _placed(here: Sequence[int], there: Sequence[int]) -> tuple[int, int]:
    """The same for as many words of each, compared place by place; none where they differ
    otherwise too."""
    clashes = concords = same = strays = 0
    for one, other in zip(here, there, strict=True):
        both = one & other & NUMBER
        if one == other:
            same += 1
            concords += both
        else:
            clashes += both
            strays += not both
    return (clashes, concords) if strays <= same + _STRAY else (0, 0)
