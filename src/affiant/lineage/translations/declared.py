"""Where a text says itself that it is a translation, and from which language."""

import re
from dataclasses import dataclass
from functools import cache

from affiant.reading.document import Document
from affiant.reading.span import Span
from affiant.vocabulary.sheet import sheet

_LOOKED_AT = 1_500  # characters at each end: the words stand under the title or after the text


@dataclass(frozen=True, slots=True)
class Declared:
    """`span` is where `language` (ISO 639-1) is said to be the original's."""

    language: str
    span: Span


def declared(document: Document) -> Declared | None:
    """What the document says of its original, boilerplate included. None where it is silent."""
    length = len(document.text)
    for start, end in ((0, min(length, _LOOKED_AT)), (max(0, length - _LOOKED_AT), length)):
        for language, pattern in _patterns().items():
            found = pattern.search(document.text, start, end)
            if found:
                return Declared(language, Span(*found.span()))
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each language the phrases that name it as the original's."""
    return {
        language: re.compile("|".join(map(_phrase, phrases)), re.IGNORECASE)
        for language, phrases in sheet("translated_from").items()
    }


def _phrase(phrase: str) -> str:
    words = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    return rf"\b{words}\b"
