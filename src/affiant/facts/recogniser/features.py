"""What the model looks at. Feature sets after Ratinov & Roth (2009), global ones after Chieu &
Ng (2002): what the rest of the document shows a word to be.

Two sorts, so that most of the work is done once for each different word: features of a word
by itself, seen from the tokens up to two places away, and features of a place in a line.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from affiant.facts.recogniser.line import Line
from affiant.facts.recogniser.lists import membership, opening_words, places_in_small
from affiant.facts.recogniser.neighbours import together
from affiant.facts.recogniser.wordbook import wordbook
from affiant.facts.token import Token

OFFSETS = (-2, -1, 0, 1, 2)
NEAR = frozenset((-1, 0, 1))
EDGE = ""
"""Stands for the places before the first and after the last word of a line."""

_REPEATED = re.compile(r"(.)\1+")
_MOST_SHAPE = 6
_MOST_IN_RUN = 4  # capitalised words in a row that are counted
_BEFORE = 5  # words before a capital: "laboratoire d’astrophysique de" X begins small
_AFTER = 3  # words after it: "de la" and an apostrophe between two parts of a name
_MOST_BEFORE = 4  # different neighbours of a word that are kept for a document
_OPENING = frozenset('“«"(‘[')


def shape(word: str) -> str:
    """X for capitals, x for small letters, 9 for digits, repeats once: "McDonald" is XxXx."""
    if word.islower():
        return "x"
    if word.istitle():
        return "Xx" if len(word) > 1 else "X"
    drawn = "".join(
        "X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c for c in word
    )
    if word.isupper() and word.isalpha():
        return f"X{min(len(word), _MOST_SHAPE)}"
    return _REPEATED.sub(r"\1", drawn)[:_MOST_SHAPE]


def of_word(word: str) -> tuple[list[str], list[str], list[str]]:
    """Features of a word: seen from two places away at most, from one, and at the place itself."""
    if word == EDGE:
        return ["#"], [], []
    low = word.lower()
    lists = membership().get(low)
    far = ["w" + low]
    near = ["x" + shape(word), "e" + low[-3:]]
    if lists:
        far.extend("l" + letter for letter in lists)
        near.append("L" + lists)
    if not word[0].isalpha():
        return far, near, []
    own = ["1" + low[-1:], "2" + low[-2:], "4" + low[-4:], "b" + low[:2], "B" + low[:3]]
    own.append("A" + low[:4])
    own.extend(wordbook().traits(word))
    if "-" in word:
        own.append("-")
        own.extend("i" + part for part in low.split("-"))
    return far, near, own


@dataclass(slots=True)
class Memory:
    """What a whole document shows about its words."""

    small: set[str] = field(default_factory=set)
    """Words (lower case) that also stand without a capital."""
    places: frozenset[str] = frozenset()
    """Those of them that are words of places' names."""
    inside: set[str] = field(default_factory=set)
    """Words that have their capital in the middle of a sentence."""
    known: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What rules found a word to be part of, and where in the name."""
    before: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The small words before it."""
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The small words after it."""


def remember(lines: Sequence[Line]) -> Memory:
    """Read a document's lines once for what they show."""
    memory = Memory({w.low for line in lines for w in line.words if w.text == w.low})
    memory.places = places_in_small().intersection(memory.small)
    for line in lines:
        if not line.heading:
            _note(memory, line)
    return memory


def _note(memory: Memory, line: Line) -> None:
    words, known = line.words, line.known
    for at, word in enumerate(words):
        text = word.text
        if text == word.low:
            continue
        if known[at]:
            alone = known[at][0] == "B" and known[at + 1 : at + 2] != ["I" + known[at][1]]
            _keep(memory.known[text], ("S" if alone else known[at][0]) + known[at][1])
        if not at:
            continue
        previous = words[at - 1]
        if previous.text == previous.low and previous.text not in _OPENING:
            memory.inside.add(text)
            _keep(memory.before[text], previous.low)
        if at + 1 < len(words) and words[at + 1].text == words[at + 1].low:
            _keep(memory.after[text], words[at + 1].low)


def _keep(kept: list[str], word: str) -> None:
    """In the order of the text: sets have another order in each process, and sums round."""
    if len(kept) < _MOST_BEFORE and word not in kept:
        kept.append(word)


def of_places(line: Line, memory: Memory, places: range) -> Iterator[list[str]]:
    """For each of these places in the line, its features."""
    words, known = line.words, line.known
    last = len(words) - 1
    runs = _runs(words, places)
    beside = together(words, places, heading=line.heading)
    for at in places:
        word = words[at]
        found = ["=" + known[at], *_neighbours(known, at), *beside[at - places.start]]
        if word.text == word.low:
            if 0 < at < last and words[at - 1].text != words[at - 1].low:
                found.append(f">{word.low} {words[at + 1].low}")
        else:
            found += _of_document(word, memory, known=known[at])
            found += runs[at]
            if at:
                before = words[at - 1]
                found.append(f"<{before.low} {word.low}")
                if before.text in _OPENING:
                    found.append("opened")
            else:
                found.append("first")
            if at < last:
                found.append(f">{word.low} {words[at + 1].low}")
            if line.heading:
                found.append("heading")
        yield found


def windows(line: Line, memory: Memory) -> Iterator[range]:
    """The stretches of a line where names may stand: capitals and a few words around, explained
    ones too, for rules err; words of places' names that somebody writes small."""
    words = line.words
    start, end = 0, -_BEFORE - 1
    for at, word in enumerate(words):
        if word.text == word.low:
            if word.low not in memory.places:
                continue
        elif not word.text[0].isalpha() or (
            _ordinary(word, at, words, memory) and not line.known[at]
        ):
            continue
        if at - _BEFORE > end:
            if end > start:
                yield range(start, end)
            start = max(0, at - _BEFORE)
        end = min(len(words), at + _AFTER + 1)
    if end > start:
        yield range(start, end)


def _ordinary(word: Token, at: int, words: Sequence[Token], memory: Memory) -> bool:
    """A word that opens a sentence or a quotation, and that is written small elsewhere."""
    if at and words[at - 1].text not in _OPENING:
        return False
    return word.low in memory.small or word.low in opening_words()


def _neighbours(known: Sequence[str], at: int) -> Iterator[str]:
    if at and known[at - 1]:
        yield "=-" + known[at - 1]
    if at + 1 < len(known) and known[at + 1]:
        yield "=+" + known[at + 1]


def _of_document(word: Token, memory: Memory, *, known: str) -> Iterator[str]:
    text = word.text
    if word.low in memory.small:
        yield "small"
    if text in memory.inside:
        yield "inside"
    if not known:
        for kind in memory.known.get(text, ()):
            yield "K" + kind
    for before in memory.before.get(text, ()):
        yield "D" + before
    for after in memory.after.get(text, ()):
        yield "E" + after


def _runs(words: Sequence[Token], places: range) -> dict[int, list[str]]:
    """For each capitalised word, features of the unbroken run of such words that it is in."""
    told: dict[int, list[str]] = {}
    at, count = places.start, len(words)
    while at > 0 and words[at - 1].text != words[at - 1].low:
        at -= 1
    while at < places.stop:
        if words[at].text == words[at].low:
            at += 1
            continue
        end = at + 1
        while end < count and words[end].text != words[end].low:
            end += 1
        told.update(_of_run(words, at, end))
        at = end
    return told


def _of_run(words: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, list[str]]]:
    before = words[start - 1].low if start else EDGE
    after = words[end].low if end < len(words) else EDGE
    if end - start > 1:
        shared = ["F" + words[start].low, "Z" + words[end - 1].low, "(" + before, ")" + after]
    else:
        shared = [f"[{before} {after}"]
    length = min(end - start, _MOST_IN_RUN)
    for at in range(start, end):
        yield at, [*shared, f"r{min(at - start, _MOST_IN_RUN - 1)}/{length}"]
