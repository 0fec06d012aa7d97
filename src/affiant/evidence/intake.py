"""Files into the casefile: taken, read in the sandbox, kept in batches.

One run is a pass over paths. What an earlier run finished and nothing has changed since is
passed over; a container that it left open is gone on with; a document whose reader or fact
finders have a newer version is read again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from affiant.evidence.casefile import Casefile
from affiant.evidence.finding import Finder, Findings
from affiant.evidence.gathering import Found, Taken, gather
from affiant.evidence.ledger import Ledger, Root
from affiant.evidence.locator import key_digest
from affiant.evidence.models import Entry, State
from affiant.evidence.models.collection import DEFAULT
from affiant.evidence.resuming import Again, stale_roots
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, KeyPath, Outcome, Read
from affiant.reading.sandbox import Pool, Task
from affiant.reading.source import Source

BATCH = 64  # outcomes in one transaction: about a second of reading, cheap to lose
BATCH_CHARACTERS = 4_000_000  # of text held in memory before it is written
LOOK_UP = 200  # paths asked of the ledger at a time


class Progress(Protocol):
    """Who watches a run. Called in the run's own thread."""

    def advance(self, name: str, *, failed: bool) -> None:
        """One top-level file is done with (read, failed or passed over)."""
        ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did: documents and containers read, failures, files passed over."""

    read: int = 0
    failed: int = 0
    unchanged: int = 0
    facts: int = 0


class Intake:
    """One run. `now` is the clock for the ledger's dates, `collection` what new files go into."""

    def __init__(
        self,
        casefile: Casefile,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        workers: int = 2,
        progress: Progress | None = None,
        *,
        thorough: bool = False,
        collection: int = DEFAULT,
    ) -> None:
        self._casefile = casefile
        self._limits = limits or Limits()
        self._workers = workers
        self._progress = progress
        self._finder = Finder(thorough)
        self._collection = collection
        self._ledger = Ledger(casefile.originals, now)
        self._summary = Summary()
        self._waiting: list[Outcome[Findings]] = []
        self._met: set[tuple[str | None, str]] = set()
        self._tasks = 0

    def read(self, paths: Iterable[Path], *, again: bool = False) -> Summary:
        """Read all files under `paths`. With `again`, those too that have not changed."""
        return self.hand_in(gather(paths, self._casefile.folder), again=again)

    def hand_in(self, files: Iterable[Found], *, again: bool = False) -> Summary:
        """Read these files, as `read` does."""
        with self._casefile.writing():
            return self._run(self._new_tasks(files, again=again))

    def retry(self, entries: Iterable[Again]) -> Summary:
        """Read entries of the ledger again (see `resuming.failures`)."""
        with self._casefile.writing():
            return self._run(self._repeated_tasks(entries))

    @property
    def so_far(self) -> Summary:
        """What was done until now; may be asked in another thread."""
        return self._summary

    def _run(self, tasks: Iterator[Task]) -> Summary:
        keeper = self._casefile.originals
        with Pool(self._finder, keeper, self._limits, self._workers, documents=False) as pool:
            try:
                for outcome in pool.run(tasks):
                    self._hold(outcome)
            except KeyboardInterrupt:
                self._flush()
                raise
        self._flush()
        return self._summary

    def _new_tasks(self, files: Iterable[Found], *, again: bool) -> Iterator[Task]:
        stale = None if again else stale_roots()
        for chunk in _chunks(files):
            known = _known(chunk, self._collection)
            for found in chunk:
                entry = known.get(key_digest(found.locator))
                if entry is not None and stale is not None and _is_done(entry, found, stale):
                    self._pass_over(found)
                else:
                    yield from self._task(found, entry)

    def _task(self, found: Found, entry: Entry | None) -> Iterator[Task]:
        key, name = self._next_key(), found.name
        collection = (entry and entry.collection_id) or self._collection
        root = Root(found.locator, found.modified, entry.pk if entry else None, collection)
        self._ledger.expect(key, root)
        try:
            taken = self._take(found)
        except Unreadable as why:
            self._fail(Failed((key,), name, None, found.size, why.reason, why.detail))
            return
        kept, mishap = taken.kept, taken.mishap
        if mishap is not None:
            failed = Failed((key,), name, kept.sha256, kept.size, mishap.reason, mishap.detail)
            self._fail(failed)
            return
        if entry is not None and entry.original_id not in (None, kept.sha256):
            self._ledger.replace(entry.pk)
            entry = None
        root = replace(root, modified=taken.modified, entry=entry.pk if entry else None)
        self._ledger.expect(key, root)
        is_open = entry is not None and entry.state == State.BEGUN
        done = Again.of(entry).done(key) if entry and is_open else frozenset[KeyPath]()
        yield Task(key, Source(kept.path, name, kept.sha256, kept.size), done)

    def _take(self, found: Found) -> Taken:
        if found.missing is not None:
            raise found.missing
        return found.take(self._casefile.originals, self._limits.original)

    def _repeated_tasks(self, entries: Iterable[Again]) -> Iterator[Task]:
        for again in entries:
            if again.sha256 is None:
                found = again.found()
                yield from self._task(found, again.entry())
                continue
            key = self._next_key()
            self._ledger.expect(key, Root(again.locator, again.modified, again.id))
            path = self._casefile.originals.path(again.sha256)
            if path.is_file():
                source = Source(path, again.name, again.sha256, again.size)
                yield Task(key, source, again.done(key))
            else:
                reason, detail = Reason.VANISHED, "its original is no longer in the archive"
                self._fail(Failed((key,), again.name, again.sha256, again.size, reason, detail))

    def _next_key(self) -> str:
        self._tasks += 1
        return str(self._tasks)

    def _fail(self, failed: Failed) -> None:
        self._hold(Begun(failed.path, failed.name, failed.sha256, failed.size))
        self._hold(failed)

    def _pass_over(self, found: Found) -> None:
        self._summary = replace(self._summary, unchanged=self._summary.unchanged + 1)
        if self._progress is not None:
            self._progress.advance(found.name, failed=False)

    def _hold(self, outcome: Outcome[Findings]) -> None:
        self._waiting.append(outcome)
        if isinstance(outcome, Begun):
            return
        self._count(outcome)
        if len(self._waiting) >= BATCH * 2 or self._characters() > BATCH_CHARACTERS:
            self._flush()

    def _characters(self) -> int:
        return sum(len(o.product.body) for o in self._waiting if isinstance(o, Read) and o.product)

    def _count(self, outcome: Read[Findings] | Failed) -> None:
        summary = self._summary
        if isinstance(outcome, Failed):
            self._summary = replace(summary, failed=summary.failed + 1)
        else:
            facts = summary.facts + self._fresh(outcome)
            self._summary = replace(summary, read=summary.read + 1, facts=facts)
        if len(outcome.path) == 1 and self._progress is not None:
            self._progress.advance(outcome.name, failed=isinstance(outcome, Failed))

    def _fresh(self, outcome: Read[Findings]) -> int:
        """The document's facts; none for a copy to the byte, whose facts are kept once."""
        product = outcome.product
        if product is None or (outcome.sha256, product.body_sha256) in self._met:
            return 0
        self._met.add((outcome.sha256, product.body_sha256))
        return len(product.facts)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._ledger.write(waiting)


def _chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    for one in found:
        chunk.append(one)
        if len(chunk) == LOOK_UP:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _known(chunk: list[Found], collection: int) -> dict[str, Entry]:
    digests = [key_digest(found.locator) for found in chunk]
    entries = Entry.objects.filter(
        collection=collection, container=None, replaced=False, key_digest__in=digests
    )
    return {entry.key_digest: entry for entry in entries}


def _is_done(entry: Entry, found: Found, stale: set[int]) -> bool:
    if entry.state == State.BEGUN or entry.pk in stale:
        return False
    if found.missing is not None:
        return entry.state == State.FAILED
    return (entry.size, entry.modified) == (found.size, found.modified)
