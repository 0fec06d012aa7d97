"""Copies of training lines in which somebody writes a place's name small: in mexico.

No corpus at hand has enough of them for a model to learn that such a word is a place; people who
write to a campaign or in a forum do it all the time. Only names all of whose words are
`places_in_small` are taken, so that no word is taught that stands small in its own right.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from affiant.facts.recogniser.line import Line
from affiant.facts.recogniser.lists import places_in_small
from affiant.facts.token import Token
from training.lines import Labelled, Labels

_EVERY = 3  # of such names one is copied: places by their capitals stay the rule
_BEGINS, _GOES_ON = "Bl", "Il"


def with_small_places(texts: Iterable[Labelled]) -> Iterator[Labelled]:
    """The texts, each followed by its copied lines, where it has some."""
    seen = 0
    for text in texts:
        yield text
        copied: list[tuple[Line, Labels]] = []
        for line, labels in zip(text.lines, text.labels, strict=True):
            chosen = []
            for name in _places(line.words, labels):
                seen += 1
                if seen % _EVERY == 0:
                    chosen.append(name)
            if chosen:
                copied.append((_written_small(line, chosen), labels))
        if copied:
            lines, labels_of = zip(*copied, strict=True)
            yield replace(text, lines=lines, labels=labels_of)


def _places(words: Sequence[Token], labels: Labels) -> Iterator[range]:
    """The names of places all of whose words one knows written small."""
    for start, label in enumerate(labels):
        if label == _BEGINS:
            end = start + 1
            while end < len(labels) and labels[end] == _GOES_ON:
                end += 1
            if all(word.low in places_in_small() for word in words[start:end]):
                yield range(start, end)


def _written_small(line: Line, names: Sequence[range]) -> Line:
    """Rules and the gazetteer do not know these names, for they look at capitals."""
    within = {at for name in names for at in name}
    words = [w._replace(text=w.low) if at in within else w for at, w in enumerate(line.words)]
    known = ["" if at in within else mark for at, mark in enumerate(line.known)]
    return replace(line, words=words, known=known)
