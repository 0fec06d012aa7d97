"""Where a content without marks ends: with its clause, before what the author goes on to tell."""

from affiant.facts.quotes.complement import Complement
from affiant.facts.quotes.frame import Frame
from affiant.vocabulary.wordlist import words

_CLAUSES = frozenset({"that", "bare", "wh"})
_BREAKS = frozenset({";", "—", "–"})
_FINITE = words("clauses", "finite")
_TURNS = words("clauses", "turns")
_LEAVES = words("clauses", "leaves") | _TURNS
_TOOK_UP = frozenset({"undertook", "began", "chose", "sought", "swore"})
_ADJUNCTS = words("clauses", "adjuncts")


def extent(frame: Frame, taken: Complement, end: int) -> int:
    """The token after the content's last."""
    clause = taken.frame in _CLAUSES
    within = False
    for at in range(taken.start + 1, end):
        low = frame.low(at)
        within = within or low in frame.cues.that or low in frame.cues.relatives
        if low in _BREAKS or (not clause and low in _ADJUNCTS):
            return at
        noun = not (clause or within or taken.frame == "to")
        if noun and low in frame.cues.conjunctions and frame.low(at + 1) in _FINITE:
            return at  # disputes the count | and has sent reports
        if noun and low in frame.cues.conjunctions and _undertakes(frame, at + 1):
            return at
        if low == "," and _parts(frame.low(at + 1), clause=clause):
            return at
    return end


def _undertakes(frame: Frame, at: int) -> bool:
    """Accepted the criticism and | undertook to act: another verb of the same subject."""
    low = frame.low(at)
    return frame.low(at + 1) == "to" and (low.endswith("ed") or low in _TOOK_UP)


def _parts(follows: str, *, clause: bool) -> bool:
    """Whether what follows a comma is no part of the content."""
    if clause:
        return follows in _TURNS
    return follows in _LEAVES or follows.endswith("ing")
