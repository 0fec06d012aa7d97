"""The sentence by which a text takes the one before it back: "She was not." « C’est faux. »"""

import re

_BEHIND = re.compile(
    r"\s*(?:"
    r"(?:she|he|they|it|this|that) (?:was|were|did|has|had|is|are|does|do)(?: not|n[’']t)"
    r"(?: so| true| the case| correct| right)?[.!,;]"
    r"|(?:this|that|it) (?:is|was) (?:wrong|false|untrue|incorrect|a mistake|an error)\b"
    r"|c[’']est (?:faux|inexact|une erreur)\b|c[’']était (?:faux|inexact|une erreur)\b"
    r"|(?:ce|tel) n[’'](?:est|était) pas (?:le cas|vrai|exact)\b|il n[’']en est rien\b"
    r"|(?:il|elle|ils|elles) ne l[’'](?:a|ont|avait|avaient|est|était|étaient) pas\b"
    r")",
    re.IGNORECASE,
)


def takes_back(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the words from `start` (before `end`) deny the sentence before them."""
    return _BEHIND.match(text, start, len(text) if end is None else end) is not None
