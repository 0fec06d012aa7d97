"""Where a person says that words stand: checked before a fact is put on them.

Only the words in question are taken from the database: a text may be 200 MB.
"""

from django.db.models.functions import Substr

from affiant.evidence.models import Passage, Text
from affiant.reading.span import Span

MOST = 20_000  # characters: a fact is a sentence or some, a long quotation a few pages


class Misplaced(ValueError):
    """The words cannot carry a fact."""


class NoWords(Misplaced):
    """There are none, or only white space, or far too many."""


class Outside(Misplaced):
    """They are no part of the text that is read: menus, page numbers, white space between."""


class AcrossPassages(Misplaced):
    """They begin in one passage and end in another."""


def anchored(text: Text, span: Span) -> tuple[Span, str]:
    """The span without white space at its ends, and its words. Raises Misplaced."""
    if span.start < 0 or not 0 < len(span) <= MOST:
        raise NoWords
    words = words_at(text, span)
    bare = words.strip()
    if len(words) != len(span) or not bare:
        raise NoWords
    start = span.start + words.index(bare)
    narrowed = Span(start, start + len(bare))
    _inside_one_passage(text, narrowed)
    return narrowed, bare


def words_at(text: Text, span: Span) -> str:
    """The words of a text at a span, fewer where it reaches over the end."""
    cut = Substr("body__text", span.start + 1, max(1, len(span)))
    return Text.objects.filter(pk=text.pk).values_list(cut, flat=True)[0] or ""


def _inside_one_passage(text: Text, span: Span) -> None:
    met = Passage.objects.filter(text=text, start__lt=span.end, end__gt=span.start)
    places = list(met.order_by("start").values_list("start", "end")[:2])
    if len(places) > 1:
        raise AcrossPassages
    if not places or places[0][0] > span.start or places[0][1] < span.end:
        raise Outside
