"""Turns of speech in transcripts: hearings, depositions, debates, briefings, interviews.

    affiant.facts.quotes.turns.find(context) -> tuple[Turn, ...]

A text is a transcript only where all its labels together show it (`convention`); every other text
costs no more than a look at the start of each line.
"""

from affiant.facts.context import Context
from affiant.facts.quotes.turns.answering import answers
from affiant.facts.quotes.turns.apart import apart
from affiant.facts.quotes.turns.ascribing import ascribed
from affiant.facts.quotes.turns.convention import FEWEST_TURNS
from affiant.facts.quotes.turns.lines import lines
from affiant.facts.quotes.turns.starting import label_at
from affiant.facts.quotes.turns.transcript import Transcript
from affiant.facts.turn import Turn

__all__ = ["answers", "apart", "ascribed", "find"]


def find(context: Context) -> tuple[Turn, ...]:
    """The turns of a transcript, in order and without overlap; none of any other document."""
    text = context.document.text
    found = [*lines(context.document)]
    labels = [
        (at, label)
        for at, line in enumerate(found)
        if (label := label_at(text, line.start, line.end)) is not None
    ]
    if len(labels) < FEWEST_TURNS or len({label.key for _, label in labels}) == len(labels):
        return ()
    return Transcript(context, found, labels).turns()
