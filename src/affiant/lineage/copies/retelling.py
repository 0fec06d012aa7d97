"""The same story in other words: rare words, names and numbers in the same order, few phrases.

A hint and no more. An independent report of the same event has the same names and numbers,
and often tells them in the same order: whether one was written from the other, a person says.
"""

from affiant.lineage.copies.evidence import Side
from affiant.lineage.copies.pair import Pair
from affiant.lineage.copies.verdict import Verdict


def retold(pair: Pair, first: Side, second: Side) -> Verdict | None:
    """A hint, or None."""
    return None
