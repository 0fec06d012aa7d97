"""Corpora of one word a line: UNER (English Web Treebank), WikiGold, Sequoia with PARSEME names.

The text is put together again from its words; UNER and Sequoia also tell it as a comment.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name, outermost

Words = list[tuple[str, str]]
"""The words of a sentence, each with its label."""

_CLOSING = re.compile(r"[.,;:!?%)\]}]+|'s|'|n't|'\w+|''")  # stand on the word before them
_OPENING = frozenset("([{$`")
_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}
_FRENCH_KINDS = {
    "PERS": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "PROD": EntityKind.PRODUCT,
}
_CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "lequel"): "duquel",
    ("de", "lesquels"): "desquels",
    ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel",
    ("à", "lesquels"): "auxquels",
    ("à", "lesquelles"): "auxquelles",
}
_CHUNK = 25  # sentences that make a text where the corpus does not say where its texts end


def uner(path: Path, source: str) -> Iterator[Annotated]:
    """The texts of a UNER file (CC BY-SA). Labels of no name (OTH, a lone O) are dropped."""
    for sentences in _texts(path, re.compile(r"# newdoc id = (\S+)")):
        yield _joined(source, "en", [(told, _labelled(rows, 1, 2)) for told, rows in sentences])


def wikigold(path: Path) -> Iterator[Annotated]:
    """WikiGold (CC BY): sentences of one article follow each other; MISC is dropped.

    Its labels begin a name with I unless it follows another of the same kind.
    """
    sentences = [sentence for text in _texts(path, None) for sentence in text]
    for at in range(0, len(sentences), _CHUNK):
        part = sentences[at : at + _CHUNK]
        yield _joined("wikigold", "en", [(told, _labelled(rows, 1, 2)) for told, rows in part])


def sequoia(path: Path, part: str) -> Iterator[Annotated]:
    """Sequoia (LGPL-LR): sentences of one source, from newspapers to parliament and medicine."""
    for sentences in _texts(path, re.compile(r"# sent_id = (\S+?)[_-]?\d+$")):
        for at in range(0, len(sentences), _CHUNK):
            named = [(told, _parseme(rows)) for told, rows in sentences[at : at + _CHUNK]]
            yield _joined(f"sequoia {part}", "fr", named)


def _texts(
    path: Path, opens: re.Pattern[str] | None
) -> Iterator[list[tuple[str | None, list[list[str]]]]]:
    """The sentences of each text: what the corpus gives as their text, and their rows."""
    text: list[tuple[str | None, list[list[str]]]] = []
    key: str | None = None
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        told = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        begun = next((m[1] for line in lines if opens and (m := opens.match(line))), None)
        if begun is not None and begun != key and text:
            yield text
            text = []
        key = begun or key
        rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
        if rows:
            text.append((told, rows))
    if text:
        yield text


def _labelled(rows: Sequence[Sequence[str]], word: int, label: int) -> Words:
    return [(row[word], row[label]) for row in rows if len(row) > label]


def _parseme(rows: Sequence[Sequence[str]]) -> Words:
    """The 13th column numbers the names of a sentence: "1:PERS.NAME-PERS", then "1"."""
    words: Words = []
    kinds: dict[str, str] = {}
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        label, inside = "O", False
        for mark in row[12].split(";") if row[12] not in "*_" else ():
            number, _, kind = mark.partition(":")
            inside = not kind
            if kind:
                kinds[number] = kind
            if label == "O":
                label = _french_label(kinds.get(number, ""), inside=inside)
        words.append((row[1], label))
    return words


def _french_label(kind: str, *, inside: bool) -> str:
    name = kind.rpartition("-")[2].partition(".")[0]
    return f"{'I' if inside else 'B'}-{name}" if name in _FRENCH_KINDS else "O"


def _joined(source: str, language: str, sentences: Sequence[tuple[str | None, Words]]) -> Annotated:
    text, lines, names = "", [], []
    for told, words in sentences:
        base = len(text)
        aligned = _aligned(told, words) if told else None
        if told and aligned:
            line, (whole, places) = told, aligned
        else:
            whole = words
            line, places = _written([word for word, _ in words])
        names += [
            Name(base + name.start, base + name.end, name.kind) for name in _names(whole, places)
        ]
        text += line + "\n"
        lines.append(Span(base, base + len(line)))
    return Annotated(source, language, text, tuple(lines), outermost(names))


def _aligned(told: str, words: Words) -> tuple[Words, list[Span]] | None:
    """The words with their places in the text that the corpus tells; None where they do not fit.

    Sequoia takes apart the articles that its text holds contracted ("du" is "de" and "le"): here
    they are one word again, with the label of its first part.
    """
    whole: Words = []
    places: list[Span] = []
    at = number = 0
    while number < len(words):
        while at < len(told) and told[at].isspace():
            at += 1
        word, label = words[number]
        following = words[number + 1][0] if number + 1 < len(words) else ""
        both = _CONTRACTED.get((word.lower(), following.lower()))
        number += 1
        if both and told[at : at + len(both)].lower() == both:
            word = both
            number += 1
        elif not told.startswith(word, at):
            return None
        whole.append((told[at : at + len(word)], label))
        places.append(Span(at, at + len(word)))
        at += len(word)
    return whole, places


def _written(words: Sequence[str]) -> tuple[str, list[Span]]:
    text, places = "", []
    for word in words:
        if text and text[-1] not in _OPENING and not _CLOSING.fullmatch(word):
            text += " "
        places.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, places


def _names(words: Words, places: Sequence[Span]) -> Iterator[Name]:
    kinds: Callable[[str], EntityKind | None] = {**_KINDS, **_FRENCH_KINDS}.get
    run = 0
    numbered: list[tuple[int, EntityKind | None, Span]] = []
    for (_, label), place in zip(words, places, strict=True):
        mark, _, kind = label.partition("-")
        previous = numbered[-1][1] if numbered else None
        if mark == "B" or kinds(kind) is not previous:
            run += 1
        numbered.append((run, kinds(kind), place))
    for (_, kind), group in groupby(numbered, key=lambda one: one[:2]):
        if kind is not None:
            span = [place for _, _, place in group]
            yield Name(span[0].start, span[-1].end, kind)
