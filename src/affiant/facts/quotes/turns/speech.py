"""Where a turn's words end: at the next label, a heading, or what the clerk tells.

A turn goes on over paragraphs and pages. The last one has no label behind it: only in what was
taken down by an office (a hearing, a debate) does it go on beyond its own paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from affiant.facts.quotes.turns.asides import is_alone
from affiant.facts.quotes.turns.label import Label
from affiant.facts.quotes.turns.lines import Line
from affiant.facts.quotes.turns.words import closers
from affiant.reading.passage import PassageKind

_END = re.compile(r"[\W_]*(?:END|FIN|E N D)\b[\W\dAPMESDT]*")  # END 2:31 P.M. EDT
_HEADS = frozenset({PassageKind.HEADING, PassageKind.TITLE})
_ENDS = '.!?…:;"”»)]’—–-'
_LONGEST_CLOSER = 24
_SHOUTED = 0.9  # of a line's letters are capitals: EXAMINATION BY MS. REY


@dataclass(slots=True)
class Stretch:
    """The lines of one turn: `start` is where its first word stands, `end` grows with each."""

    label: Label
    start: int
    end: int
    places: list[tuple[int, int]] = field(default_factory=list)

    def goes_on(self, line: Line) -> None:
        """Take in a line."""
        self.end = line.end
        self.places.append((line.start, line.end))


def opened(label: Label, line: Line) -> Stretch:
    """The turn that begins in this line, behind its label."""
    made = Stretch(label, label.end, max(label.end, line.end))
    if line.end > label.end:
        made.places.append((label.end, line.end))
    return made


def parts_from(text: str, line: Line, turn: Stretch) -> bool:
    """Whether the line is none of the turn's: a heading, or what the clerk tells."""
    head = text[line.start : line.start + _LONGEST_CLOSER].lower().replace("'", "’")
    if line.opens and (head.startswith(closers()) or _END.fullmatch(text, line.start, line.end)):
        return True
    if line.kind not in _HEADS or not line.opens or not turn.places:
        return False
    if text[line.start] == "#" or _shouted(text[line.start : line.end]):
        return True
    return text[line.end - 1] not in _ENDS and text[turn.end - 1] in _ENDS


def spoken_to(text: str, turn: Stretch, lines: Sequence[Line]) -> None:
    """Take in the lines behind a label, as far as they are the turn's."""
    waiting: list[Line] = []
    for line in lines:
        if parts_from(text, line, turn):
            return
        if is_alone(text, line.start, line.end):
            waiting.append(line)
            continue
        turn.places.extend((held.start, held.end) for held in waiting)
        waiting = []
        turn.goes_on(line)


def _shouted(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= _SHOUTED * len(letters)
