"""The line that says where a text comes from: « D’après Le Phare, 12 juin 2024. »."""

import re
from collections.abc import Sequence

from affiant.facts.kinds import Reference, Support, TimeExpression
from affiant.facts.references.entry import FOUND_BY
from affiant.facts.sentence import Sentence
from affiant.reading.span import Span

_NAME = r"[A-ZÀ-Þ][\w&’'-]*(?: (?:[A-ZÀ-Þ&][\w&’'-]*|of|de|du|des|et|and|la|le)){0,7}"
_CREDIT = re.compile(
    rf"(?:d[’']après|source\s?:|via|(?:first|originally) published (?:in|by|on)"
    rf"|(?:première )?publi(?:é|cation) (?:dans|par|dans le journal)|with files from)"
    rf"\s+(?P<name>(?-i:{_NAME}))(?:,\s+(?P<date>[^,.;:]{{4,40}}))?\.?",
    re.IGNORECASE,
)
_LONGEST = 120  # characters
_CONFIDENCE = 0.75


def credit(sentence: Sentence, times: Sequence[TimeExpression]) -> Reference | None:
    """The source that the whole sentence credits, with its date; None for other sentences."""
    if len(sentence.text) > _LONGEST:
        return None
    match = _CREDIT.fullmatch(sentence.text)
    if match is None:
        return None
    date = _date(sentence, match, times)
    if match["date"] and date is None:
        return None
    publisher = sentence.locate(*match.span("name"))
    supported = [Support("publisher", publisher)]
    if date is not None:
        supported.append(Support("date", date.span))
    return Reference(
        span=Span(sentence.span.start, sentence.span.end),
        surface=sentence.text,
        found_by=FOUND_BY,
        confidence=_CONFIDENCE,
        supports=tuple(supported),
        publisher=match["name"],
        date=date.iso if date else None,
    )


def _date(
    sentence: Sentence, match: re.Match[str], times: Sequence[TimeExpression]
) -> TimeExpression | None:
    if not match["date"]:
        return None
    place = sentence.locate(*match.span("date"))
    return next((time for time in times if time.span in place and time.iso), None)
