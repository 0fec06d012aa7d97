"""Sentences cut into words and marks, with their places in the document."""

import re
from typing import NamedTuple, cast

from affiant.facts.sentence import Sentence

_TOKEN = re.compile(r"(?:[A-ZÀ-Þ]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*|[^\w\s]|_")


_KEPT = "words"  # under which a sentence keeps its tokens


class Token(NamedTuple):
    """A word or one mark of punctuation; `start` and `end` are places in the document."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


_new = tuple.__new__  # skips the keyword handling of Token(...): a third of the time of a document


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`. Elided words come apart: d’Amazon is d, ’, Amazon."""
    return [
        _new(Token, (match.start(), match.end(), word := match[0], word.lower()))
        for match in _TOKEN.finditer(text, start, end)
    ]


def tokens_of(text: str, sentence: Sentence) -> list[Token]:
    """The tokens of a sentence of `text`, cut once for all finders; not to be changed."""
    held = sentence.memory.get(_KEPT)
    if held is None:
        held = tokens(text, sentence.span.start, sentence.span.end)
        sentence.memory[_KEPT] = held
    return cast("list[Token]", held)
