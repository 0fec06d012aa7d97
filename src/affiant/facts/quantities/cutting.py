"""A sentence's tokens, cut once and shared by every finder of figures and times.

They lie in the sentence's own memory, so that they live exactly as long as it does.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from affiant.facts.quantities.lexicon import number_words, tongue
from affiant.facts.quantities.token import Token, lowered, tokens
from affiant.facts.sentence import Sentence

_MEMORY = "quantities"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|%")


@dataclass(frozen=True)
class Cut:
    """One sentence in the grammar of `language`, "fr" or "en"; the rest is made when asked for."""

    text: str
    language: str

    @cached_property
    def has_digit(self) -> bool:
        """Whether any numeral stands in it."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words without hyphens, and "%": enough to tell whether a rule has work to do."""
        return frozenset(_WORD.findall(lowered(self.text)))

    @cached_property
    def tokens(self) -> list[Token]:
        """Its tokens, hyphenated number words parted."""
        return tokens(self.text, number_words(self.language).splittable)


def cut(sentence: Sentence) -> Cut | None:
    """The sentence's one `Cut`; None for a sentence in a language that we do not read."""
    known = sentence.memory.get(_MEMORY)
    if isinstance(known, Cut):
        return known
    language = tongue(sentence.language, sentence.text)
    if language is None:
        return None
    made = Cut(sentence.text, language)
    sentence.memory[_MEMORY] = made
    return made
