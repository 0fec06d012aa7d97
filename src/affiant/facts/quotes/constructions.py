"""The words that ascribe a content to somebody without marks, from `vocabulary/words/attributions`.

A lexeme is one or more words of which the first may bend (point out); its frames tell in which
constructions it takes a content, and what the ascription then is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from affiant.facts.kinds import Act
from affiant.vocabulary.conjugation import english_forms, french_forms
from affiant.vocabulary.wordlist import load


class Word(Enum):
    """What part of speech takes the content."""

    VERB = "verbs"
    ADJECTIVE = "adjectives"
    NOUN = "nouns"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`rest` are the words after the first (point | out)."""

    word: Word
    lemma: str
    rest: tuple[str, ...]
    frames: Mapping[str, Act]


@cache
def constructions(language: str | None) -> Mapping[str, tuple[Lexeme, ...]]:
    """First word, lower case, to its lexemes, those of most words first.

    French for "fr", English for every other language.
    """
    tongue = "fr" if language == "fr" else "en"
    listed = load("attributions").get(tongue, {})
    irregular = listed.get("irregular", {})
    held: dict[str, list[Lexeme]] = {}
    for lexeme in _lexemes(listed):
        for form in _forms(tongue, lexeme, irregular):
            held.setdefault(form, []).append(lexeme)
    return {form: tuple(sorted(found, key=_length)) for form, found in held.items()}


def _length(lexeme: Lexeme) -> int:
    return -len(lexeme.rest)


def _lexemes(listed: Mapping[str, Any]) -> Iterator[Lexeme]:
    for word in Word:
        frames: dict[str, dict[str, Act]] = {}
        for group in listed.get(word.value, ()):
            act = Act(group["act"])
            for lemma in group["words"]:
                for frame in group["frames"]:
                    frames.setdefault(lemma, {}).setdefault(frame, act)
        for lemma, taken in frames.items():
            yield Lexeme(word, lemma, tuple(lemma.split()[1:]), taken)


def _forms(tongue: str, lexeme: Lexeme, irregular: Mapping[str, Iterable[str]]) -> Iterable[str]:
    first = lexeme.lemma.split()[0]
    if lexeme.word is not Word.VERB:
        return (first,)
    if first in irregular:
        return irregular[first]
    return french_forms(first) if tongue == "fr" else english_forms(first)
