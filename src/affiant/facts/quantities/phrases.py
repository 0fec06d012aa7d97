from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from affiant.facts.quantities.token import Token, tokens


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of a vocabulary with what each means, found at or before a token in one look-up.

    The longest phrase wins. Cost: bounded by the phrases that share a first (last) word.
    """

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, meanings: Mapping[str, Iterable[str]]) -> "Phrases":
        """Index `meanings`: what is meant -> the phrases that mean it."""
        phrases = cls()
        entries = {
            (_words(phrase), meaning) for meaning, listed in meanings.items() for phrase in listed
        }
        for words, meaning in sorted(entries, key=lambda entry: (-len(entry[0]), entry)):
            phrases.by_first.setdefault(words[0], []).append((words, meaning))
            phrases.by_last.setdefault(words[-1], []).append((words, meaning))
        return phrases

    @classmethod
    def listed(cls, phrases: Iterable[str]) -> "Phrases":
        """Phrases that all mean the same."""
        return cls.of({"": phrases})

    def at(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """What the phrase that begins at `index` means and the index after it."""
        if not 0 <= index < len(line):
            return None
        begun = self.by_first.get(line[index].low)
        if begun is None:
            return None
        for words, meaning in begun:
            end = index + len(words)
            if end <= len(line) and all(
                line[index + step].low == word for step, word in enumerate(words)
            ):
                return meaning, end
        return None

    def before(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """What the phrase that ends right before `index` means and where it begins."""
        if not 0 < index <= len(line):
            return None
        for words, meaning in self.by_last.get(line[index - 1].low, ()):
            start = index - len(words)
            if start >= 0 and all(
                line[start + step].low == word for step, word in enumerate(words)
            ):
                return meaning, start
        return None


def _words(phrase: str) -> tuple[str, ...]:
    """The phrase's words; one that ends in an elision ("plus d'") needs a word to lean on."""
    if phrase.endswith("'"):
        return tuple(token.low for token in tokens(phrase + "a"))[:-1]
    return tuple(token.low for token in tokens(phrase))
