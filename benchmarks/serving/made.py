"""Invented documents as rows: passages of words with facts between them, each fact on its words.

Of a hundred documents ten are copies of an earlier one, under another publisher, and three are
said to be translations of one. Half are French.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from affiant.evidence.search.analysis import analysed
from affiant.names.key import key
from benchmarks.serving.words import Names, Tongue, names, tongue

PASSAGES = 10
WORDS = 36  # of a passage, besides the two facts
PATTERN = ("mention", "mention", "money", "mention", "figure", "mention", "quote", "mention",
           "date", "mention", "figure", "mention", "event", "mention", "quote", "mention",
           "money", "date", "figure", "claim")  # fmt: skip
"""The kinds of a document's facts, two to a passage."""
COPY, TRANSLATION = 10, 13  # of a hundred
COPIED = 5_000  # documents of which there are copies
FIRST_DAY, DAYS = date(2005, 1, 1), 365 * 21
_UNITS = {"en": ("million", "per cent of the"), "fr": ("millions", "pour cent des")}


Named = tuple[str, str, str]
"""A name, its kind, its role."""
FactRow = tuple[str, int, int, float, str, str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its text, (start, end, analysed words) of passages, facts as rows without text.

    `of` is the number (from 0) of the document that it came from, -1 for none.
    """

    language: str
    title: str
    body: str
    published: str
    publisher: str
    passages: tuple[tuple[int, int, str], ...]
    facts: tuple[FactRow, ...]
    names: tuple[Named, ...]
    spoken: frozenset[str]
    of: int = -1
    translated: bool = False

    @property
    def sha256(self) -> str:
        """The digest of the text."""
        return hashlib.sha256(self.body.encode()).hexdigest()


def documents(count: int, seed: int = 1) -> Iterator[Made]:
    """So many documents."""
    chance = np.random.default_rng(seed)
    tongues = {language: tongue(language, chance) for language in ("en", "fr")}
    known = names(chance)
    kept: list[Made] = []  # a few, to make copies of
    numbers: list[int] = []
    for number in range(count):
        kind = int(chance.integers(100))
        if kind < COPY and kept:
            at = int(chance.integers(len(kept)))
            yield _copy(kept[at], numbers[at], number, known, chance)
            continue
        made = _document(number, tongues, known, chance)
        if COPY <= kind < TRANSLATION and numbers:
            made = _translation(made, numbers[int(chance.integers(len(numbers)))])
        elif len(kept) < COPIED:
            kept.append(made)
            numbers.append(number)
        yield made


def _copy(one: Made, of: int, number: int, known: Names, chance: np.random.Generator) -> Made:
    foot = f"\n\nReprinted under number {number}."
    publisher = known.publishers[int(chance.integers(len(known.publishers)))]
    start = len(one.body) + 2
    passages = (*one.passages, (start, len(one.body) + len(foot), analysed(foot, "en")))
    return Made(
        one.language, one.title, one.body + foot, _day(chance), publisher, passages,
        one.facts, one.names, one.spoken, of,
    )  # fmt: skip


def _translation(one: Made, of: int) -> Made:
    return Made(
        one.language, one.title, one.body, one.published, one.publisher, one.passages,
        one.facts, one.names, one.spoken, of, translated=True,
    )  # fmt: skip


def _day(chance: np.random.Generator) -> str:
    return (FIRST_DAY + timedelta(days=int(chance.integers(DAYS)))).isoformat()


def _document(
    number: int, tongues: dict[str, Tongue], known: Names, chance: np.random.Generator
) -> Made:
    language = ("en", "fr")[number % 2]
    drawn = tongues[language].draw(PASSAGES * WORDS, chance)
    picked = np.searchsorted(known.weight, chance.random(len(PATTERN)))
    chosen = [known.all[at] for at in picked]
    pieces: list[str] = []
    reached = 0
    passages: list[tuple[int, int, str]] = []
    facts: list[FactRow] = []
    for place in range(PASSAGES):
        words = drawn[place * WORDS : (place + 1) * WORDS]
        text, found = _passage(words, chosen, place * 2, reached, _Pen(language, chance))
        facts += found
        passages.append((reached, reached + len(text), analysed(text, language)))
        pieces.append(text)
        reached += len(text) + 2
    return Made(
        language=language,
        title=" ".join(drawn[:8]).capitalize() + f" {number}",
        body="\n\n".join(pieces),
        published=_day(chance) if number % 20 else "",
        publisher=known.publishers[int(chance.integers(len(known.publishers)))],
        passages=tuple(passages),
        facts=tuple(facts),
        names=tuple(who for who, kind in zip(chosen, PATTERN, strict=True) if kind == "mention"),
        spoken=frozenset(chosen[n - 1][0] for n, kind in enumerate(PATTERN) if kind == "quote"),
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    """In which language, by what chance."""

    language: str
    chance: np.random.Generator


def _passage(
    words: list[str], chosen: list[Named], first: int, begun: int, pen: _Pen
) -> tuple[str, list[FactRow]]:
    """A passage that begins at `begun`: words with the facts `first` and `first` + 1 among them."""
    text, facts = "", []
    half = len(words) // 2
    for n, some in ((first, words[:half]), (first + 1, words[half:])):
        lead, tail = " ".join(some[: half * 2 // 3]), " ".join(some[half * 2 // 3 :])
        text += (lead if text else lead.capitalize()) + " "
        surface, values = _fact(PATTERN[n], chosen[n], chosen[n - 1], words, pen)
        named = chosen[n] if PATTERN[n] == "mention" else chosen[n - 1]
        facts.append(_row(PATTERN[n], begun + len(text), surface, values, named))
        text += f"{surface} {tail} "
    return text.rstrip() + ".", facts


def _fact(
    kind: str, who: Named, before: Named, words: list[str], pen: _Pen
) -> tuple[str, dict[str, object]]:
    """The words of a fact and what is stored of it besides its place."""
    amount, unit = int(pen.chance.integers(2, 900)), _UNITS[pen.language]
    if kind == "mention":
        values: dict[str, object] = {"entity_kind": who[1], "name": who[0]}
        return who[0], values | ({"role": who[2]} if who[2] else {})
    if kind == "money":
        surface = f"${amount} {unit[0]}"
        return surface, {"amount": f"{amount}000000", "currency": "USD", "payee": who[0]}
    if kind == "figure":
        surface = f"{amount % 100} {unit[1]} {words[0]}"
        return surface, {"value": str(amount % 100), "unit": "%", "denominator": words[0]}
    if kind == "date":
        day = _day(pen.chance)
        return day, {"iso": day}
    if kind == "quote":
        return _quote(" ".join(words[4:14]), before)
    surface = f"{who[0]} {' '.join(words[2:7])}"
    if kind == "event":
        return surface, {"event_kind": "other", "actors": [who[0]]}
    return surface, {"about": [who[0]]}


def _quote(content: str, speaker: Named) -> tuple[str, dict[str, object]]:
    told = {"voice": "speaker", "name": speaker[0]}
    values = {"content": content, "manner": "direct", "speaker": speaker[0]}
    return content, {**values, "speaker_kind": speaker[1], "attribution": told}


def _row(kind: str, start: int, surface: str, values: dict[str, object], named: Named) -> FactRow:
    """`named` is who is named or speaks, where it is such a fact."""
    sure = round(0.4 + 0.6 * (start % 97) / 97, 2)
    end = start + len(surface)
    name = key(named[0]) if kind in ("mention", "quote") else ""
    told: dict[str, object] = {"kind": kind, "span": [start, end], "surface": surface}
    told |= {"found_by": "made/1", "confidence": sure, **values}
    return kind, start, end, sure, name, "", json.dumps(told, ensure_ascii=False)
