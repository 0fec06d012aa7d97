"""Names of cases: Roe v. Delmont, Roe c. Delmont."""

import re

from affiant.reading.span import Span

_CASE = re.compile(r"\s(?:v|vs|c)\.?\s(?=[A-ZÀ-Þ])")
_AGAINST = re.compile(r"\b(?:v|vs|c)\.?\s\Z")
_LONGEST = len(" vs. ")


def in_a_case(text: str, span: Span) -> bool:
    """Whether the name there is a party's in the name of a case, and nobody who speaks in this
    text."""
    if _CASE.match(text, span.end):
        return True
    return _AGAINST.search(text[max(0, span.start - _LONGEST) : span.start]) is not None
