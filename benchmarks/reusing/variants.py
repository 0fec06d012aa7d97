"""What becomes of a text on its way: eleven kinds of variant, each made from a seed."""

import random
import re
from collections.abc import Callable
from itertools import pairwise

from benchmarks.reusing.texts import Text

QUARTER = 0.25
SHORTEST, LONGEST = 6, 60  # words of a sentence that is quoted
CONFUSED = {  # characters that recognition takes for one another
    "e": "c", "c": "e", "o": "0", "0": "o", "l": "1", "1": "l", "i": "l", "n": "u", "u": "n",
    "a": "o", "h": "b", "b": "h", "s": "5", "t": "f", "f": "t", "r": "n", "m": "rn", "d": "cl",
    "é": "e", "è": "e", "g": "q", "v": "y", "B": "8", "S": "5", "I": "l", ",": ".", ".": ",",
}  # fmt: skip
HEADLINES = {
    "en": "What we know so far: a closer look at what happened this week",
    "fr": "Ce que l’on sait à présent : retour sur les faits de la semaine",
}

Make = Callable[[Text, Text, list[str], random.Random], str]


def _headline(text: Text, _: Text, __: list[str], ___: random.Random) -> str:
    rest = text.text.partition("\n")[2] if "\n" in text.text[:150] else text.text
    return f"{HEADLINES[text.language]}\n{rest}"


def _cut(text: Text, _: Text, __: list[str], draw: random.Random) -> str:
    parts = re.split(r"(?<=\n)|(?<=[.!?]) ", text.text)
    wanted = 0.3 * len(text.text)
    start = draw.choice([0, 0, 0, max(len(parts) // 3, 0)])  # most cuts keep the beginning
    told, length = [], 0.0
    for part in parts[start:]:
        told.append(part)
        length += len(part)
        if length >= wanted:
            break
    return " ".join(told)


def _changed(share: float) -> Make:
    def change(text: Text, _: Text, others: list[str], draw: random.Random) -> str:
        words = re.split(r"(\s+)", text.text)
        for place in range(0, len(words), 2):
            if words[place] and draw.random() < share:
                words[place] = draw.choice(others)
        return "".join(words)

    return change


def _recognised(share: float) -> Make:
    def misread(text: Text, _: Text, __: list[str], draw: random.Random) -> str:
        told = []
        for char in text.text:
            if char == "\n" or draw.random() >= share:
                told.append(char)
                continue
            fate = draw.random()
            if fate < 0.7:
                told.append(CONFUSED.get(char) or draw.choice("abcdefghilmnoprstu"))
            elif fate < 0.85:
                told += [char, draw.choice("il.,'rt")]
        return "".join(told)

    return misread


def _pasted(text: Text, host: Text, _: list[str], draw: random.Random) -> str:
    words = re.split(r"(?<=\s)", text.text)
    count = int(len(words) * QUARTER)
    start = draw.randrange(len(words) - count)
    piece = "".join(words[start : start + count]).strip()
    lines = host.text.split("\n")
    return _inserted(lines, piece, draw)


def _quoted(text: Text, host: Text, _: list[str], draw: random.Random) -> str:
    pairs = []
    for paragraph in re.split(r"\n\s*\n", re.sub(r"(?<=[.!?:])\n", "\n\n", text.text)):
        told = re.split(r"(?<=[.!?])\s+", " ".join(paragraph.split()))
        pairs += [f"{one} {two}" for one, two in pairwise(told) if _fit(one) and _fit(two)]
    if not pairs:
        told = [one for one in re.split(r"(?<=[.!?])\s+", text.text) if _fit(one)]
        pairs = [f"{one} {two}" for one, two in pairwise(told)] or [
            " ".join(text.text.split()[:40])
        ]
    opened, closed = ("“", "”") if text.language == "en" else ("« ", " »")
    return _inserted(host.text.split("\n"), f"{opened}{draw.choice(pairs)}{closed}", draw)


def _fit(sentence: str) -> bool:
    return SHORTEST <= len(sentence.split()) <= LONGEST


def _inserted(lines: list[str], piece: str, draw: random.Random) -> str:
    place = draw.randrange(len(lines) + 1)
    return "\n".join([*lines[:place], piece, *lines[place:]])


KINDS: dict[str, Make] = {
    "new headline": _headline,
    "cut to 30 %": _cut,
    "5 % of words changed": _changed(0.05),
    "15 % of words changed": _changed(0.15),
    "30 % of words changed": _changed(0.30),
    "OCR, 3 % of characters": _recognised(0.03),
    "OCR, 8 % of characters": _recognised(0.08),
    "a quarter pasted elsewhere": _pasted,
    "two sentences quoted": _quoted,
}
HOSTED = frozenset({"a quarter pasted elsewhere", "two sentences quoted"})
