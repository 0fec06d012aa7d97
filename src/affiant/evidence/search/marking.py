"""Where a query's words stand in a text, and whether a text answers a query: pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from affiant.evidence.search.analysis import Word, words
from affiant.evidence.search.query import Query, Term
from affiant.reading.span import Span


def marks(text: str, language: str | None, query: Query) -> tuple[Span, ...]:
    """Where the query's words stand in `text`, in order."""
    return tuple(sorted({span for _, span in marked(text, language, query)}))


def marked(text: str, language: str | None, query: Query) -> Iterator[tuple[Term, Span]]:
    """The same with the term that each answers."""
    found = _analysed(text, language)
    places = _Places([word.indexed for word in found])
    for choice in query.required:
        for term in choice:
            for first, last in places.of(term):
                yield term, Span(found[first].start, found[last].end)


@lru_cache(maxsize=64)
def _analysed(text: str, language: str | None) -> tuple[Word, ...]:
    """The words of a passage, which a page asks for twice: as they stand, and as they may be
    shown, which mostly is the same."""
    return tuple(words(text, language))


def answers(text: str, language: str | None, query: Query) -> bool:
    """Whether `text` has what the query requires and nothing that it excludes."""
    places = _Places([word.indexed for word in _analysed(text, language)])
    return all(any(places.have(term) for term in choice) for choice in query.required) and not any(
        map(places.have, query.excluded)
    )


class _Places:
    """Where each word of a text stands, by its number."""

    def __init__(self, indexed: list[str]) -> None:
        self._indexed = indexed
        self._at: dict[str, list[int]] = {}
        for place, word in enumerate(indexed):
            self._at.setdefault(word, []).append(place)

    def have(self, term: Term) -> bool:
        return next(self.of(term), None) is not None

    def of(self, term: Term) -> Iterator[tuple[int, int]]:
        """The first and the last word of each place of a term."""
        for form in term.all_forms:
            before = form[:-1]
            for last in self._ending(form[-1], prefix=term.prefix):
                first = last - len(before)
                if first >= 0 and tuple(self._indexed[first:last]) == before:
                    yield first, last

    def _ending(self, word: str, *, prefix: bool) -> Sequence[int]:
        if not prefix:
            return self._at.get(word, ())
        return [at for at, one in enumerate(self._indexed) if one.startswith(word)]
