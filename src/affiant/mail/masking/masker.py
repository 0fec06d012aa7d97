"""One mask for all texts of a casefile: views, search results, exports, logs, file names."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

from affiant.mail.masking.addresses import addresses
from affiant.mail.masking.digits import numbers
from affiant.mail.masking.names import Names
from affiant.mail.masking.people import Person
from affiant.mail.masking.pseudonym import Masking, Pseudonyms
from affiant.mail.masking.view import View, views


@dataclass(frozen=True, slots=True)
class _Span:
    """Where something stands in the original, and what is put there instead.

    `rank` says who names it where two overlap: an address before a number before a name.
    """

    start: int
    end: int
    rank: int
    label: str


class Masker:
    """Masks the people of a trove, and any address and number of whomever."""

    def __init__(
        self, pseudonyms: Pseudonyms, people: Iterable[Person] = (), language: str = "en"
    ) -> None:
        known = tuple(people)
        pseudonyms.enrol(person.identity for person in known)
        self._pseudonyms = pseudonyms
        self._names = Names(known)
        self._language = language

    def speaking(self, language: str) -> "Masker":
        """The same mask with its labels in another language."""
        other = copy(self)
        other._language = language  # noqa: SLF001 - of its own kind
        return other

    def mask(self, text: str, shown: frozenset[str] = frozenset()) -> str:
        """The text with labels in place of what identifies. Masking it again changes nothing.

        `shown` are the identities of people whom the reader may see by name (`people.Person`);
        a name that others have too stays masked.
        """
        spans = [span for view in views(text) for span in self._spans(view, shown)]
        return _replaced(text, _merged(spans)) if spans else text

    def pieces(self, text: str) -> list[str]:
        """What is left of the text: the stretches between all that is masked."""
        spans = _merged([span for view in views(text) for span in self._spans(view, frozenset())])
        cuts = [0, *(at for span in spans for at in (span.start, span.end)), len(text)]
        return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]

    def _spans(self, view: View, shown: frozenset[str]) -> Iterator[_Span]:
        for found in addresses(view.text):
            if found.address in shown and not found.is_id:
                continue
            kind = Masking.ID if found.is_id else Masking.SENDER
            label = self._pseudonyms.label(kind, found.address, self._language)
            yield _Span(*view.span(found.start, found.end), 0, label)
        for start, end, what, digits in numbers(view.text):
            label = self._pseudonyms.label(what, digits, self._language)
            yield _Span(*view.span(start, end), 1, label)
        for start, end, whose in self._names.found(view.text):
            if shown.issuperset(whose):
                continue
            yield _Span(*view.span(start, end), 2, self._label_of(whose))

    def _label_of(self, whose: tuple[str, ...]) -> str:
        """Of one person the label, of several the word "name": to choose one would be a claim."""
        kind = Masking.SENDER if len(whose) == 1 else Masking.NAME
        return self._pseudonyms.label(kind, whose[0], self._language)


def _merged(spans: list[_Span]) -> list[_Span]:
    """Spans that overlap become one, named by the first in rank, the longest of these."""
    merged: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = _both(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _both(one: _Span, other: _Span) -> _Span:
    best = min(one, other, key=lambda span: (span.rank, span.start - span.end))
    return _Span(min(one.start, other.start), max(one.end, other.end), best.rank, best.label)


def _replaced(text: str, spans: list[_Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], span.label]
        at = span.end
    return "".join([*pieces, text[at:]])
