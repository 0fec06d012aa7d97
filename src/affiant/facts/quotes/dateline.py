"""Where a dateline ends that opens a passage: WASHINGTON — The ...; Paris, le 3 mai —; (Genève) –.

It tells where and when the page was written, and is nobody's word.
"""

import re

_LONGEST = 90  # characters; the longest name a town, a date and an agency
_PLACE = r"[A-ZÀ-Þ][\w’'.\-]*(?:[ ,/]+(?:[A-ZÀ-Þ][\w’'.\-]*|of|de|du|des|la|le|sur|en|au))*"
_MONTH = (
    r"(?i:jan|f[eé]b|f[eé]v|mar|a[pv]r|ma[iy]|ju[iln]|ao[uû]|aug|sep|o[ck]t|nov|d[eé]c)[^\W\d_]*\.?"
)
_DAY = rf"(?:,? (?:le )?(?:\d{{1,2}}(?:er|st|nd|rd|th)?|\d{{4}}|{_MONTH}),?){{1,4}}"
_DASH = r"(?:[—–―-]|--)"
_DATELINE = re.compile(
    rf"(?:\((?P<bracketed>{_PLACE})\) ?(?:{_DASH} )?|{_PLACE}(?:{_DAY})?,?(?: ?\([^()]{{2,40}}\))?"
    rf" {_DASH} )(?=[\"“«A-ZÀ-Þ0-9])"
)
_LABEL = re.compile(r"[QARD]\s?:\s+(?=\S)")  # of a question or an answer
_DASHES = re.compile(rf"\s{_DASH}\s")


def after(text: str, start: int, end: int) -> int:
    """The place behind the dateline of a passage that begins at `start`; `start` for none."""
    opening = text[start : start + 1]
    if not (opening.isupper() or opening == "("):
        return start
    label = _LABEL.match(text, start, end)
    if label is not None:
        return label.end()
    found = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if found is None or _apposed(text, start, found, end):
        return start
    return found.end()


def _apposed(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Ada Brook – Mayor of Arden – said: words between two dashes, no dateline."""
    if found["bracketed"] or text[start : start + 3].isupper():
        return False
    return _DASHES.search(text, found.end(), end) is not None
