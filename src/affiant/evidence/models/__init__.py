"""The casefile's tables, one noun a file."""

from affiant.evidence.models.entry import Entry, State
from affiant.evidence.models.fact import Fact
from affiant.evidence.models.judgement import Judgement
from affiant.evidence.models.link import Link
from affiant.evidence.models.link_judgement import LinkJudgement
from affiant.evidence.models.original import Original
from affiant.evidence.models.passage import Passage
from affiant.evidence.models.text import Body, Text
from affiant.evidence.models.tracing import Tracing

__all__ = [
    "Body",
    "Entry",
    "Fact",
    "Judgement",
    "Link",
    "LinkJudgement",
    "Original",
    "Passage",
    "State",
    "Text",
    "Tracing",
]
