from enum import StrEnum


class Relation(StrEnum):
    """How one document came from another, or both from a third.

    Ordered from the closest to the loosest. The first six make one origin of two documents;
    the last three say that they share a part, and a part is no origin of the whole.
    """

    SAME_BYTES = "same bytes"
    SAME_TEXT = "same text"
    NEAR_COPY = "near copy"
    SYNDICATION = "syndication"  # the same article with changes: cuts, another headline, an update
    TRANSLATION = "translation"
    REWRITE = "rewrite"  # the same story retold, sentence after sentence, in other words
    EXCERPT = "excerpt"  # a stretch of the one stands in the other, which says more besides
    SHARED_RELEASE = "shared release"  # both carry passages of a third text
    SAME_STATEMENT = "same statement"  # both quote the same words of somebody

    @property
    def one_origin(self) -> bool:
        """Whether documents so related count once when origins are counted."""
        return self not in _PARTIAL


_PARTIAL = frozenset({Relation.EXCERPT, Relation.SHARED_RELEASE, Relation.SAME_STATEMENT})


class Certainty(StrEnum):
    """What the product does with a link before a person has judged it."""

    CERTAIN = "certain"  # the bytes or the words themselves prove it
    SUGGESTED = "suggested"  # above the measured threshold: shown and counted, marked as machine's
    HINT = "hint"  # shown to a person who asks; never counted


class Direction(StrEnum):
    """Which of the two came first, as far as dates and the texts themselves tell."""

    FORWARD = "forward"  # `second` came from `first`
    BACKWARD = "backward"
    UNKNOWN = "unknown"
