from bisect import bisect_left
from collections.abc import Sequence

from affiant.reading.span import Span


def touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of these spans (sorted, disjoint) shares a character with `span`."""
    at = bisect_left(spans, Span(span.end, span.end)) - 1
    return at >= 0 and spans[at].overlaps(span)
