"""What is to be read again: what failed, what was left open, what has a newer reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from affiant import facts
from affiant.evidence.gathering import Found
from affiant.evidence.locator import path_of
from affiant.evidence.models import Entry, State, Text
from affiant.reading.outcome import KeyPath
from affiant.reading.registry import reader_named

EVERYTHING = Q()


@dataclass(frozen=True, slots=True)
class Again:
    """An entry of the ledger that is to be read again; plain values."""

    id: int
    locator: str
    name: str
    sha256: str | None
    size: int
    modified: int | None

    @classmethod
    def of(cls, entry: Entry) -> "Again":
        """The entry's values."""
        return cls(entry.pk, entry.key, entry.name, entry.original_id, entry.size, entry.modified)

    def entry(self) -> Entry:
        """The row itself."""
        return Entry.objects.get(pk=self.id)

    def found(self) -> Found:
        """The file where it was, as far as can be told without looking."""
        return Found(path_of(self.locator), self.size, self.modified)

    def done(self, task: str) -> frozenset[KeyPath]:
        """The key paths under this entry that are finished, for a task of key `task`."""
        return frozenset(_finished(self.id, (task,)))


def _finished(container: int, path: KeyPath) -> Iterator[KeyPath]:
    for entry in Entry.objects.filter(container=container, replaced=False).iterator():
        inside = (*path, entry.key)
        has_bytes = entry.original_id is not None
        if entry.state == State.READ or (entry.state == State.FAILED and has_bytes):
            yield inside
        yield from _finished(entry.pk, inside) if entry.state == State.BEGUN else ()


def failures(among: Q = EVERYTHING) -> Iterator[Again]:
    """What failed and can be tried again, each once: itself where its bytes are kept, else
    the file it was in. `among` picks from the failed entries.
    """
    seen: set[int] = set()
    failed = Entry.objects.filter(among, replaced=False).exclude(state=State.READ).order_by("pk")
    for entry in failed:
        again = entry
        while again.original_id is None and again.container_id is not None:
            again = Entry.objects.get(pk=again.container_id)
        if again.pk not in seen:
            seen.add(again.pk)
            yield Again.of(again)


def stale_roots() -> set[int]:
    """The top-level entries under which something was read by an older reader or finder."""
    stale = Entry.objects.filter(replaced=False, state=State.READ, pk__in=_stale_entries())
    roots = set()
    for entry in stale.iterator():
        while entry.container_id is not None:
            entry = Entry.objects.get(pk=entry.container_id)  # noqa: PLW2901 - climbing
        roots.add(entry.pk)
    return roots


def _stale_entries() -> set[int]:
    stale: set[int] = set()
    readers = Entry.objects.filter(state=State.READ).values_list("reader", "reader_version")
    for reader, version in readers.distinct():
        if not _is_current(reader, version):
            entries = Entry.objects.filter(reader=reader, reader_version=version)
            stale.update(entries.values_list("pk", flat=True))
    old = Text.objects.filter(superseded_by=None).exclude(facts_version=facts.VERSION)
    stale.update(Entry.objects.filter(text__in=old).values_list("pk", flat=True))
    return stale


def _is_current(reader: str, version: str) -> bool:
    try:
        return reader_named(reader).version == version
    except KeyError:
        return False
