"""The ledger: what was handed in and what came of it, written in batches.

A batch is one transaction, so that a run killed at any moment leaves whole batches. The next
run finds finished things done and unfinished containers `begun`, and goes on from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from affiant.evidence.carrying import supersede
from affiant.evidence.finding import Findings
from affiant.evidence.locator import key_digest, storable
from affiant.evidence.models import Entry, Original, State, Text
from affiant.evidence.models.collection import DEFAULT
from affiant.evidence.originals import Originals
from affiant.evidence.texts import Done, keep_texts
from affiant.reading.outcome import Begun, Failed, KeyPath, Outcome, Read

Ended = Done | Failed


@dataclass(frozen=True, slots=True)
class Root:
    """What a task's key stands for: a file (a path as `locator` writes it) or an entry again.

    `entry` is the row that this reading brings up to date, None for a file not seen before;
    `collection` is what a new row goes into.
    """

    locator: str
    modified: int | None = None
    entry: int | None = None
    collection: int = DEFAULT


class Ledger:
    """Writes outcomes into the casefile. One writer at a time (`casefile.writing`)."""

    def __init__(self, originals: Originals, now: Callable[[], datetime]) -> None:
        self._originals = originals
        self._now = now
        self._roots: dict[str, Root] = {}
        self._begun: dict[KeyPath, Begun] = {}
        self._containers: dict[KeyPath, Entry] = {}
        self._siblings: dict[int, dict[str, Entry]] = {}

    def expect(self, task: str, root: Root) -> None:
        """Say what the outcomes of this task's key belong to, before they come."""
        self._roots[task] = root

    def replace(self, entry: int) -> None:
        """A file's bytes are not those of this entry any more: keep it, and its members."""
        Entry.objects.filter(pk=entry).update(replaced=True)

    def write(self, outcomes: Sequence[Outcome[Findings]]) -> None:
        """Store a batch in one transaction, its bytes on the disk before its rows."""
        begun = [o for o in outcomes if isinstance(o, Begun)]
        ended: list[Ended] = [o for o in outcomes if isinstance(o, (Read, Failed))]
        self._begun |= {outcome.path: outcome for outcome in begun}
        self._originals.sync({o.sha256 for o in ended if o.sha256})
        with transaction.atomic():
            self._keep_originals([*begun, *ended])
            texts = self._keep_texts(ended)
            for outcome in ended:
                self._open_containers(outcome.path)
            self._keep_entries(ended, texts)
        for outcome in ended:
            self._forget(outcome.path)

    def _keep_originals(self, outcomes: list[Begun | Ended]) -> None:
        now = self._now()
        sizes = {o.sha256: o.size for o in outcomes if o.sha256}
        Original.objects.bulk_create(
            [Original(sha256=sha256, size=size, first_seen=now) for sha256, size in sizes.items()],
            ignore_conflicts=True,
        )

    def _keep_texts(self, ended: list[Ended]) -> dict[KeyPath, Text]:
        done = [o for o in ended if isinstance(o, Read) and o.product is not None]
        return {done[place].path: text for place, text in keep_texts(done).items()}

    def _open_containers(self, path: KeyPath) -> None:
        for depth in range(1, len(path)):
            inner = path[:depth]
            if inner not in self._containers:
                begun = self._begun[inner]
                entry = self._entry(inner)
                entry.state = State.BEGUN
                entry.name, entry.size = storable(begun.name), begun.size
                entry.original_id = begun.sha256
                entry.save()
                self._containers[inner] = entry

    def _keep_entries(self, ended: list[Ended], texts: dict[KeyPath, Text]) -> None:
        fresh: list[Entry] = []
        replaced: dict[int, tuple[int, Text]] = {}
        for outcome in ended:
            entry = self._containers.get(outcome.path) or self._entry(outcome.path)
            text = texts.get(outcome.path)
            if text is not None and entry.text_id not in (None, text.pk):
                replaced[entry.text_id] = (entry.text_id, text)
            _fill(entry, outcome, text, self._now())
            if entry._state.adding:  # noqa: SLF001 - documented by Django
                fresh.append(entry)
            else:
                entry.save()
        Entry.objects.bulk_create(fresh)
        for old, new in replaced.values():
            if not Entry.objects.filter(text=old, replaced=False).exists():
                supersede(Text.objects.select_related("body").get(pk=old), new)

    def _entry(self, path: KeyPath) -> Entry:
        """The row for this path: the one that is there, or a new one, not yet saved."""
        if len(path) == 1:
            root = self._roots[path[0]]
            if root.entry is not None:
                known = Entry.objects.get(pk=root.entry)
                known.modified = root.modified  # else a touched file is read in every run
                return known
            made = _new(None, root.locator, root.modified, self._now())
            made.collection_id = root.collection
            return made
        container = self._containers[path[:-1]]
        sibling = self._siblings_in(container).get(key_digest(path[-1]))
        return sibling or _new(container, path[-1], None, self._now())

    def _siblings_in(self, container: Entry) -> dict[str, Entry]:
        if container.pk not in self._siblings:
            self._siblings[container.pk] = {
                entry.key_digest: entry
                for entry in Entry.objects.filter(container=container, replaced=False)
            }
        return self._siblings[container.pk]

    def _forget(self, path: KeyPath) -> None:
        self._begun.pop(path, None)
        container = self._containers.pop(path, None)
        if container is not None:
            self._siblings.pop(container.pk, None)
        if len(path) == 1:
            self._roots.pop(path[0], None)


def _new(container: Entry | None, key: str, modified: int | None, now: datetime) -> Entry:
    return Entry(
        container=container,
        collection_id=container.collection_id if container else DEFAULT,
        key=storable(key),
        key_digest=key_digest(key),
        modified=modified,
        at=now,
    )


def _fill(entry: Entry, outcome: Ended, text: Text | None, now: datetime) -> None:
    entry.name = storable(outcome.name)
    entry.size = outcome.size
    entry.original_id = outcome.sha256 or entry.original_id
    entry.expected = outcome.expected
    entry.counted = outcome.members
    entry.reader = outcome.reader or ""
    entry.at = now
    if isinstance(outcome, Failed):
        entry.state = State.FAILED
        entry.reason, entry.detail = outcome.reason.value, storable(outcome.detail)
        return
    entry.state = State.READ
    entry.reason = entry.detail = ""
    entry.reader_version = outcome.reader_version
    if text is not None:
        entry.text = text
