"""Wording that is known to be a form's, because two texts have it filled in differently.

The numbers of a series (a project's releases, an agency's monthly figures) share their form; some
pairs of them show it by other numbers or names in its slots, and what such a pair shares is form in
every further pair. Two texts that share nothing else are no versions of each other, unless the
numbers that they share say so.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.pair import Pair

LEAST_BESIDES = 0.1
"""Of the agreeing words of two versions, those that are no form: of 97 false pairs of half of the
development data 73 have fewer, and of 1,301 planted versions two."""
MOST_NUMBERS = 2  # that are the same in both texts; more are a version's, and no other issue's


class Forms:
    """For each text, which of its words a twin of another filling has as well."""

    def __init__(self) -> None:
        self._held: dict[int, NDArray[np.bool_]] = {}

    def learn(self, pairs: Iterable[Pair], lengths: Sequence[int]) -> None:
        """Take in the pairs that are one form; `lengths` are of all texts by number, in words."""
        for pair in pairs:
            if not pair.same_form:
                continue
            first, second = self._of(pair.first, lengths), self._of(pair.second, lengths)
            for passage in pair.passages:
                for a, b, length in passage.blocks:
                    first[a : a + length] = True
                    second[b : b + length] = True

    def only(self, pair: Pair) -> bool:
        """Whether two texts share a form, and hardly anything besides."""
        if pair.concords > MOST_NUMBERS:
            return False
        first, second = self._held.get(pair.first), self._held.get(pair.second)
        if first is None and second is None:
            return False
        besides = agreeing = 0
        for passage in pair.passages:
            for a, b, length in passage.blocks:
                form = np.zeros(length, np.bool_)
                form |= False if first is None else first[a : a + length]
                form |= False if second is None else second[b : b + length]
                besides += int((~form).sum())
                agreeing += length
        return besides < LEAST_BESIDES * agreeing

    def _of(self, text: int, lengths: Sequence[int]) -> NDArray[np.bool_]:
        return self._held.setdefault(text, np.zeros(lengths[text], np.bool_))
