"""A sentence as it is laid beside another: its words with what is denied, its numbers, its marks.

Offsets are code points into the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from affiant.dossiers.findings.opposition.lexicon import SIGNS, Lexicon, lexicon, spaced
from affiant.evidence.search.analysis import fold, stem
from affiant.facts.finding import find
from affiant.facts.kinds import Fact
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

REACH = 6  # content words after a negation that it denies, unless the clause ends before
ADJACENT = 3  # tokens between a negation and its second part, where that stands before: "rien ne"
NARROW = 2  # content words after "aucun", "no", "without"
LEAST_LETTERS = 3  # of a word that carries content
LONGEST = 1_200  # characters; what is longer is no sentence, and its beginning is read
_REMEMBERED = 4_096
_WORD = re.compile(
    r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|\bnon-[^\W\d_]+|\d[\d.,\u00a0\u202f]*\d|\d|[^\W\d_]+"
    r"|[,;:.!?()«»“”\"–—]"
)
_BREAKS = frozenset(",;:.!?()–—")
_TURNS = frozenset({"mais", "but", "or", "tandis", "alors", "whereas", "while"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word with content. `denied` is whether a negation reaches it, `name` whether it is one."""

    span: Span
    stem: str
    denied: bool
    name: bool
    clause: int
    at: int


@dataclass(frozen=True, slots=True)
class Negation:
    """Where a sentence denies, and in which of its clauses."""

    span: Span
    clause: int


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, read once. `negations` are where its negations stand."""

    text: str
    language: str
    words: tuple[Word, ...]
    negations: tuple[Negation, ...]
    signs: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """Of its words with content."""
        return frozenset(one.stem for one in self.words)


@lru_cache(maxsize=_REMEMBERED)
def said(text: str, language: str | None) -> Said:
    """Read a sentence (or two). Never raises on any text."""
    text, words = text[:LONGEST], lexicon(language)
    tokens = list(_WORD.finditer(text))
    negated, negations = _scopes(tokens, words)
    return Said(
        text,
        words.language,
        tuple(_content(tokens, negated, words)),
        tuple(_negation(at, tokens) for at in negations),
        _signs(text, tokens, words),
    )


def _content(
    tokens: Sequence[re.Match[str]], negated: frozenset[int], words: Lexicon
) -> Iterator[Word]:
    clause = 0
    for at, token in enumerate(tokens):
        folded = fold(token.group())
        if token.group() in _BREAKS or folded in _TURNS:
            clause += 1
            continue
        if not folded.isalpha() or len(folded) < LEAST_LETTERS or folded in words.grammar:
            continue
        if token.group().casefold() in words.negators or folded in words.denying:
            continue
        name = token.group()[0].isupper() and at > 0
        yield Word(
            Span(*token.span()),
            stem(token.group(), words.language),
            at in negated,
            name,
            clause,
            at,
        )


def _negation(at: int, tokens: Sequence[re.Match[str]]) -> Negation:
    before = tokens[:at]
    clause = sum(one.group() in _BREAKS or fold(one.group()) in _TURNS for one in before)
    return Negation(Span(*tokens[at].span()), clause)


def _scopes(tokens: Sequence[re.Match[str]], words: Lexicon) -> tuple[frozenset[int], list[int]]:
    """Which tokens are denied, and where the negations stand."""
    denied: set[int] = set()
    negations: list[int] = []
    for at in range(len(tokens)):
        reach = _reach(at, tokens, words)
        if not reach:
            continue
        negations.append(at)
        denied ^= set(_reached(at, reach, tokens, words))
    return frozenset(denied), negations


def _reach(at: int, tokens: Sequence[re.Match[str]], words: Lexicon) -> int:
    """How many content words are denied from here on."""
    folded = fold(tokens[at].group())
    if tokens[at].group().casefold() in ("n't", "n’t"):
        return REACH
    if tokens[at].group().casefold() in words.negators:
        return 0 if _restricts(at, tokens, words) else REACH
    if folded in words.denying and not _is_second(at, tokens, words):
        return 0 if folded in words.paired else NARROW
    if stem(tokens[at].group(), words.language) in words.inherent:
        return REACH
    return 0


def _restricts(at: int, tokens: Sequence[re.Match[str]], words: Lexicon) -> bool:
    """ "Ne … que" says only, however far apart, where no second part stands between."""
    before = tokens[max(0, at - ADJACENT) : at]
    if not words.second or any(fold(token.group()) in words.second for token in before):
        return False
    for token in tokens[at + 1 :]:
        folded = fold(token.group())
        if folded in words.second or token.group() in _BREAKS:
            return False
        if folded in words.restricting:
            return True
    return False


def _is_second(at: int, tokens: Sequence[re.Match[str]], words: Lexicon) -> bool:
    """Whether a "ne" stands before, or right after ("rien ne"): one negation, not two."""
    near = tokens[max(0, at - REACH) : at + ADJACENT]
    return any(token.group().casefold() in words.negators for token in near)


def _reached(at: int, reach: int, tokens: Sequence[re.Match[str]], words: Lexicon) -> Iterator[int]:
    for index in range(at + 1, len(tokens)):
        token = tokens[index].group()
        folded = fold(token)
        if token in _BREAKS or folded in _TURNS or not reach:
            return
        if folded.isalpha() and len(folded) >= LEAST_LETTERS and folded not in words.grammar:
            reach -= 1
            yield index


def _signs(text: str, tokens: Sequence[re.Match[str]], words: Lexicon) -> frozenset[str]:
    stems = {stem(token.group(), words.language) for token in tokens}
    whole = spaced(text)
    return frozenset(
        name
        for name in SIGNS
        if stems & words.signs[name].stems
        or any(phrase in whole for phrase in words.signs[name].phrases)
    )


@lru_cache(maxsize=_REMEMBERED)
def facts_in(text: str, language: str) -> tuple[Fact, ...]:
    """Figures, sums and dates of a sentence; read only where two sentences are weighed."""
    if not any(character.isdigit() for character in text):
        return ()
    passage = Passage(Span(0, len(text)), PassageKind.PARAGRAPH)
    page = Document("0" * 64, "text/plain", text, language, passages=(passage,))
    return tuple(one for one in find(page) if one.kind in ("figure", "money", "date"))
