"""Runs of capitalised words: where a name may stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.token import Token

_SHORTENED = frozenset({"St", "Ste", "Ft", "Mt"})  # a full stop within a name: Jane St. Roe
MOST_WORDS = 12  # "Bureau de la coordination des affaires humanitaires des Nations Unies" has ten


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (exclusive) of a sentence, beginning and ending with a capital."""

    first: int
    last: int


def runs(words: list[Token], capitals: list[int], taken: list[int]) -> Iterator[Run]:
    """The runs outside what is taken (per token, where the name on it ends; 0 for free)."""
    end = 0
    for at in capitals:
        if at >= end and not taken[at]:
            end = _end(words, taken, at)
            yield Run(at, end)


def _end(words: list[Token], taken: list[int], start: int) -> int:
    """Where the run that starts here ends."""
    end = start + 1
    while end < len(words) and end - start < MOST_WORDS:
        step = _step(words, taken, end)
        if not step:
            break
        end += step
    return end


def _step(words: list[Token], taken: list[int], at: int) -> int:
    """How many tokens the run goes on with: a capital, or small words and a capital."""
    if taken[at] or words[at].start - words[at - 1].end > 1:
        return 0
    if words[at].text[0].isupper():
        return 1
    if words[at].text == "." and _is_shortened(words[at - 1]):
        return 1 + _capital_follows(words, taken, at + 1) if _next_is_capital(words, at) else 0
    return _connected(words, taken, at)


def _is_shortened(word: Token) -> bool:
    return len(word.text) == 1 or word.text in _SHORTENED


def _next_is_capital(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text[0].isupper()


def _capital_follows(words: list[Token], taken: list[int], at: int) -> int:
    return 1 if at < len(words) and not taken[at] and words[at].text[0].isupper() else 0


def _connected(words: list[Token], taken: list[int], at: int) -> int:
    """Small words (of the, de la, d’, &) and then a capital: how many tokens; else 0."""
    lists = lexicon()
    small = 0
    while at + small < len(words) and small < 4:  # noqa: PLR2004 - "de l ’ X", "of the X"
        word = words[at + small]
        if word.start - words[at + small - 1].end > 1 or taken[at + small]:
            return 0
        if word.text[0].isupper():
            return small + 1 if small else 0
        joins = word.low in lists.connectors or word.low in lists.person_particles
        if not joins and not (word.text in "’'" and _elides(words[at + small - 1])):
            return 0
        small += 1
    return 0


def _elides(word: Token) -> bool:
    return word.text in {"d", "l", "O", "D", "L"}
