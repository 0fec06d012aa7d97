"""Places of a transcript that a brief cites: Okafor Dep. 101:15-23 (page 101, lines 15 to 23)."""

import re
from collections.abc import Iterator

from affiant.facts.kinds import Reference, Support
from affiant.facts.references.entry import FOUND_BY
from affiant.facts.sentence import Sentence

_TRANSCRIPT = (
    r"(?:Dep(?:o|os)?\.|Tr\.|Deposition|Transcript|Trial|Hr['’]g|[Dd]éposition|[Tt]ranscription)"
)
_LINES = r"\d{1,4}:\d{1,2}(?:\s?[-–]\s?(?:\d{1,4}:)?\d{1,2})?(?!\d)"
_CITED = re.compile(
    r"(?P<title>(?:[A-ZÀ-Þ][\w’'-]+ ){0,2}"
    rf"(?:{_TRANSCRIPT} ?){{1,3}})"
    r"(?P<volume>,? ?(?:[Vv]ol\. ?(?:\d{1,2}|[IVX]{1,4}),? )?)"
    r"(?:,? ?(?:at|p\.|pp\.|page|pages) )?"
    rf"(?P<lines>{_LINES}(?:[,;] {_LINES})*)"
)
_MARK = ":"
_PAGE_AND_LINE = re.compile(r"\d:\d")
_SURE = 0.85
_SIGNALS = frozenset({"See", "Compare", "But", "Accord", "Cf", "And", "Voir", "In", "The"})


def cited_testimony(sentence: Sentence) -> Iterator[Reference]:
    """The places of transcripts that one sentence cites; `title` tells whose transcript it is."""
    if _MARK not in sentence.text or _PAGE_AND_LINE.search(sentence.text) is None:
        return
    for found in _CITED.finditer(sentence.text):
        start, end = found.span("title")
        first = found["title"].split(" ", 1)
        if first[0] in _SIGNALS and len(first) > 1:
            start += len(first[0]) + 1
        title = sentence.text[start:end].rstrip(" ,")
        yield Reference(
            span=sentence.locate(start, found.end()),
            surface=sentence.text[start : found.end()],
            found_by=FOUND_BY,
            confidence=_SURE,
            supports=(Support("title", sentence.locate(start, start + len(title))),),
            title=title,
        )
