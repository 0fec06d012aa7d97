"""One mask for all texts of a casefile: views, search results, exports, logs, file names."""

from collections.abc import Iterable
from copy import copy
from typing import NamedTuple

from affiant.mail.attribution.domain import lineage
from affiant.mail.masking.hosts import own_domains
from affiant.mail.masking.names import Names
from affiant.mail.masking.people import Person
from affiant.mail.masking.pseudonym import Masking, Pseudonyms
from affiant.mail.masking.spots import Spot, spots


class _Span(NamedTuple):
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
        self,
        pseudonyms: Pseudonyms,
        people: Iterable[Person] = (),
        language: str = "en",
        names: Names | None = None,
    ) -> None:
        known = tuple(people)
        pseudonyms.enrol(person.identity for person in known)
        self._pseudonyms = pseudonyms
        self._names = names or Names(known)
        self._language = language
        self._closed, self._shared = own_domains(known)

    def closing(self, domains: frozenset[str]) -> "Masker":
        """The same mask, over these domains too."""
        other = copy(self)
        other._closed = self._closed | domains  # noqa: SLF001 - of its own kind
        return other

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
        spans = self._spans(text, shown)
        return _replaced(text, _merged(spans)) if spans else text

    def pieces(self, text: str) -> list[str]:
        """What is left of the text: the stretches between all that is masked."""
        spans = _merged(self._spans(text, frozenset()))
        cuts = [0, *(at for span in spans for at in (span.start, span.end)), len(text)]
        return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]

    def _spans(self, text: str, shown: frozenset[str]) -> list[_Span]:
        seen = _domains(shown)
        return [
            _Span(spot.start, spot.end, spot.rank, self._label(spot))
            for spot in spots(text, self._names, self._closed - seen, self._shared)
            if spot.what is Masking.ID or not (shown | seen).issuperset(spot.whose)
        ]

    def _label(self, spot: Spot) -> str:
        return self._pseudonyms.label(spot.what, spot.whose[0], self._language)


def _domains(shown: frozenset[str]) -> frozenset[str]:
    """Those of people who are seen by name."""
    return frozenset(one for who in shown for one in lineage(who.rpartition("@")[2]))


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
