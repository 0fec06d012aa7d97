"""How a sentence is set, for capitals tell less in headings, lists of names and references."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from affiant.facts.mentions.named import Named
from affiant.facts.sentence import Sentence
from affiant.facts.token import Token, tokens_of
from affiant.reading.passage import PassageKind
from affiant.vocabulary.entity import EntityKind

_LONG = 4  # letters; shorter words keep their small letters in English headings
_HEADING_SHARE = 0.75  # of long words with a capital: headings measured 0.8 to 1, prose under 0.4
_STOPPED_SHARE = 0.9  # the same with a full stop: a sentence full of names has a verb, too
_CAPITALS_SHARE = 0.6  # of long words wholly in capitals
_FEWEST = 3  # long words after the first, below which shares tell nothing
_FEWEST_STOPPED = 5  # the same in a sentence with a full stop, which headings seldom have
_STOPS = frozenset({".", ";", "…"})
_LISTED = 3  # single names in a row between commas make a list of names
_NUMBERED_TITLE = re.compile(r"\s*\d{1,3}\s*[.)]\s*[\"“«]")


@dataclass(slots=True)
class Setting:
    """One sentence as tokens; `taken[i]` is where the name that covers token i ends, or 0."""

    sentence: Sentence
    words: list[Token]
    heading: bool
    taken: list[int] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    """The tokens that begin with a capital."""
    reference: bool = False
    """Whether it is one of the page's references, whose titles have capitals as headings have."""

    def take(self, first: int, last: int) -> None:
        """Mark tokens `first` to `last` (exclusive) as named."""
        for at in range(first, last):
            self.taken[at] = last

    def free(self, first: int, last: int) -> bool:
        """Whether no name covers any of these tokens."""
        return not any(self.taken[first:last])

    def listed(self, at: int) -> bool:
        """Whether this capitalised word stands alone in a list of three or more such words."""
        found = 1
        for step in (-1, 1):
            spot = at
            while found < _LISTED and self._beside(spot, step):
                spot += 2 * step
                found += 1
        return found >= _LISTED

    def _beside(self, at: int, step: int) -> bool:
        comma, name, beyond = at + step, at + 2 * step, at + 3 * step
        if not (0 <= name < len(self.words)) or self.words[comma].text not in {",", "and", "et"}:
            return False
        if not self.words[name].text[0].isupper():
            return False
        return (
            not (0 <= beyond < len(self.words))
            or not self.words[beyond].text[0].isalpha()
            or (step < 0 and self.words[beyond].text[0].islower())
        )


def settled(document_text: str, sentence: Sentence, kind: PassageKind) -> Setting:
    """The sentence cut into tokens, with how it is set."""
    words = tokens_of(document_text, sentence)
    capitals = [
        at for at, (_, _, text, low) in enumerate(words) if text != low and text[0].isupper()
    ]
    reference = kind is PassageKind.REFERENCE or _NUMBERED_TITLE.match(sentence.text) is not None
    heading = reference or _is_heading(words, len(capitals))
    return Setting(sentence, words, heading, [0] * len(words), capitals, reference)


def cells(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """The sentences; a row of a table in its cells, for no name crosses a tab."""
    for sentence in sentences:
        if "\t" not in sentence.text:
            yield sentence
            continue
        at = 0
        for cell in sentence.text.split("\t"):
            if cell.strip():
                span = sentence.locate(at, at + len(cell))
                yield Sentence(span, cell, sentence.passage, sentence.language)
            at += len(cell) + 1


def _is_heading(words: list[Token], capitals: int) -> bool:
    if capitals < _FEWEST or _is_byline(words):
        return False
    stopped = bool(words) and words[-1].text in _STOPS
    long = [word.text for word in words[1:] if len(word.text) >= _LONG and word.text[0].isalpha()]
    if len(long) < (_FEWEST_STOPPED if stopped else _FEWEST):
        return False
    if sum(word.isupper() for word in long) >= _CAPITALS_SHARE * len(long):
        return True
    commas = sum(word.text == "," for word in words)
    capitals = sum(word[0].isupper() for word in long)
    share = _STOPPED_SHARE if stopped else _HEADING_SHARE
    return capitals >= share * len(long) and commas * 3 < len(long)


def _is_byline(words: list[Token]) -> bool:
    """By Jane Roe | 3 May; no heading, though nearly all its words have capitals."""
    return words[0].text in {"By", "Par"} and any(word.text.isdigit() for word in words)


def taken(setting: Setting, first: int, last: int, kind: EntityKind, confidence: float) -> Named:
    """The tokens `first` to `last` (exclusive) as one name, marked as named."""
    setting.take(first, last)
    words = setting.words
    origin = setting.sentence.span.start
    start, end = words[first].start, words[last - 1].end
    return Named(start, end, kind, setting.sentence.text[start - origin : end - origin], confidence)


def standing(
    setting: Setting, names: Mapping[int, Named], first: int, last: int
) -> Iterator[Named]:
    """Those of the names, by where they start, on the tokens `first` to `last` (exclusive)."""
    words, at = setting.words, first
    while at and setting.taken[at] and words[at].start not in names:
        at -= 1
    for spot in range(at, last):
        named = names.get(words[spot].start)
        if named is not None and named.end > words[first].start:
            yield named
