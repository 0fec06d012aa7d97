"""Masks of desks, for the documents that came with their things: an attachment, a filed exhibit.

A desk knows people whom no document names as anything: who sent a message, and to whom. Documents
that came with a trove tell of the same people, so they go through the trove's mask as well as the
house's, wherever they are shown (`dossiers.redaction`), searched (`evidence.search.veil`) or
counted (`entities.names`). The floors forbid evidence to ask a desk; so a desk registers its mask
here when Django is set up. A document is a desk's for good: by its row in the ledger, whose key
begins with the desk's mark, or by that of a container it lies in.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from affiant.evidence.hiding import Hide

_AT_ONCE = 500
_ABOVE = """WITH RECURSIVE up(start, container_id, key) AS (
SELECT {column}, container_id, key FROM evidence_entry WHERE {column} IN ({marks})
UNION ALL
SELECT up.start, e.container_id, e.key FROM evidence_entry AS e JOIN up ON e.id = up.container_id)
SELECT DISTINCT start FROM up WHERE container_id IS NULL AND key LIKE %s"""
_OF = """WITH RECURSIVE down(id, text_id) AS (
SELECT id, text_id FROM evidence_entry WHERE container_id IS NULL AND key LIKE %s
UNION ALL
SELECT e.id, e.text_id FROM evidence_entry AS e JOIN down ON e.container_id = down.id)
SELECT {column} FROM down WHERE {column} IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a query as they are indexed, those that it excludes too; and beginnings."""

    whole: frozenset[str]
    begun: tuple[str, ...] = ()

    def __call__(self, word: str) -> bool:
        """Whether it asks for this word."""
        return word in self.whole or (bool(self.begun) and word.startswith(self.begun))

    def any_of(self, words: Set[str]) -> bool:
        """Whether it asks for any of these."""
        if not self.whole.isdisjoint(words):
            return True
        return bool(self.begun) and any(word.startswith(self.begun) for word in words)


class DeskMask(Protocol):
    """What a desk hides in the documents that came with its things."""

    def is_idle(self) -> bool:
        """Whether nothing came with its things: then no document is asked for."""
        ...

    def hide(self, words: str) -> str:
        """The words as they may be shown, each character in its place."""
        ...

    def may_hide(self, asked: Asked) -> bool:
        """Whether a search for this may rest on what is hidden."""
        ...


_masks: dict[str, DeskMask] = {}


def register(mark: str, mask: DeskMask) -> None:
    """Have `mask` asked for documents whose key begins with `mark` and a slash."""
    _masks[mark] = mask


def hider(document: int) -> Hide | None:
    """What masks the words of this document besides the house; None where it is no desk's."""
    return hiders([document]).get(document)


def hiders(documents: Iterable[int]) -> dict[int, Hide]:
    """The same of many documents: those that are no desk's are not in it."""
    return _hiders("text_id", list(documents))


def hiders_of_entries(entries: Iterable[int]) -> dict[int, Hide]:
    """The same of many rows of the ledger, read or not."""
    return _hiders("id", list(entries))


def hider_of_key(key: str) -> Hide | None:
    """The same of whatever lies in the row of this key, which lies in no other."""
    return _together([mask for mark, mask in _masks.items() if key.startswith(f"{mark}/")])


def is_hidden(words: str) -> bool:
    """Whether any desk would hide something of these words."""
    return any(mask.hide(words) != words for mask in _busy().values())


def doubtful(asked: Asked) -> list[RawSQL]:
    """The ids of the documents in which an answer may rest on what is hidden: an expression for
    each desk whose mask is touched."""
    return [_texts(mark) for mark, mask in _busy().items() if mask.may_hide(asked)]


def all_entries() -> list[RawSQL]:
    """The ids of each desk's rows of the ledger."""
    return [_below("id", mark) for mark in _busy()]


def all_texts() -> list[RawSQL]:
    """The ids of the documents of each desk."""
    return [_texts(mark) for mark in _busy()]


def text_ids() -> frozenset[int]:
    """The same as numbers."""
    found = set[int]()
    with connection.cursor() as cursor:
        for mark in _busy():
            cursor.execute(_OF.format(column="text_id"), [f"{mark}/%"])
            found.update(pk for (pk,) in cursor.fetchall())
    return frozenset(found)


def _busy() -> dict[str, DeskMask]:
    return {mark: mask for mark, mask in _masks.items() if not mask.is_idle()}


def _hiders(column: str, ids: Sequence[int]) -> dict[int, Hide]:
    found: dict[int, list[DeskMask]] = {}
    for mark, mask in _busy().items():
        for one in _below_mark(column, ids, mark):
            found.setdefault(one, []).append(mask)
    return {one: hide for one, masks in found.items() if (hide := _together(masks))}


def _below_mark(column: str, ids: Sequence[int], mark: str) -> Iterator[int]:
    with connection.cursor() as cursor:
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            sql = _ABOVE.format(column=column, marks=", ".join(["%s"] * len(some)))
            cursor.execute(sql, [*some, f"{mark}/%"])
            yield from (one for (one,) in cursor.fetchall())


def _together(masks: Sequence[DeskMask]) -> Hide | None:
    if len(masks) < 2:  # noqa: PLR2004 - one is its own
        return masks[0].hide if masks else None

    def hide(words: str) -> str:
        for mask in masks:
            words = mask.hide(words)
        return words

    return hide


def _texts(mark: str) -> RawSQL:
    return _below("text_id", mark)


def _below(column: str, mark: str) -> RawSQL:
    return RawSQL(_OF.format(column=column), [f"{mark}/%"])  # noqa: S611 - a constant of ours; the mark is a parameter
