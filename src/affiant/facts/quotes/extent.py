"""Where a content without marks ends: with its clause, before what the author goes on to tell."""

from affiant.facts.quotes.complement import Complement
from affiant.facts.quotes.frame import Frame

CLAUSES = frozenset({"that", "bare", "wh"})
_TURNS = frozenset(
    {"but", "although", "though", "while", "yet", "even", "despite", "nor", "whereas", "except"}
)
_LEAVES = _TURNS | frozenset(
    {
        "and",
        "which",
        "who",
        "or",
        "saying",
        "calling",
        "as",
        "after",
        "when",
        "because",
        "with",
        "before",
        "according",
        "including",
    }
)
_BREAKS = frozenset({";", "—", "–"})
_ADJUNCTS = frozenset(
    {
        "when",
        "after",
        "during",
        "while",
        "before",
        "because",
        "despite",
        "since",
        "until",
        "although",
        "though",
    }
)


def extent(frame: Frame, taken: Complement, end: int) -> int:
    """The token after the content's last."""
    clause = taken.frame in CLAUSES
    for at in range(taken.start + 1, end):
        low = frame.low(at)
        if low in _BREAKS:
            return at
        if low == ",":
            follows = frame.low(at + 1)
            if follows in (_TURNS if clause else _LEAVES) or (
                not clause and follows.endswith("ing")
            ):
                return at
        elif not clause and low in _ADJUNCTS:
            return at
    return end
