"""The words of passages, cut out of their texts, however large these are.

The database cuts: but to cut a piece of 200 MB it reads them all, for each piece again. So what
stands in a huge text is cut here, out of the whole, which is read once, one such text at a time.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Least, Substr

from affiant.evidence.models import Passage, Text

HUGE = 2_000_000  # characters from which a text is read once: the database takes 5 ms to cut these
_one_at_a_time = threading.Lock()


def with_extent(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """The passages with `extent`, where the last of their text ends."""
    last = Passage.objects.filter(text=OuterRef("text")).order_by("-id")
    return rows.annotate(extent=Subquery(last.values("end")[:1]))


def words_of(passages: Iterable[Passage], longest: int) -> Mapping[int, str]:
    """By the passage's id its first `longest` characters. The passages have their `extent`.

    One query, and one for each huge text among theirs.
    """
    huge: dict[int, list[Passage]] = defaultdict(list)
    small: list[int] = []
    for passage in passages:
        if passage.extent > HUGE:  # type: ignore[attr-defined] # annotated by `with_extent`
            huge[passage.text_id].append(passage)
        else:
            small.append(passage.pk)
    found = _cut_by_the_database(small, longest)
    for text, some in huge.items():
        found |= _cut(text, some, longest)
    return found


def _cut_by_the_database(ids: Sequence[int], longest: int) -> dict[int, str]:
    if not ids:
        return {}
    cut = Least(F("end") - F("start"), longest)
    words = Substr("text__body__text", F("start") + 1, cut)
    return dict(Passage.objects.filter(pk__in=ids).values_list("pk", words))


def _cut(text: int, passages: Iterable[Passage], longest: int) -> dict[int, str]:
    with _one_at_a_time:
        whole = Text.objects.filter(pk=text).values_list("body__text", flat=True).get()
        return {one.pk: whole[one.start : min(one.end, one.start + longest)] for one in passages}
