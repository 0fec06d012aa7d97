"""Reads one file and everything inside it, in one process, without limits of time.

Invariant: whatever a reader or `work` raises becomes a `Failed` of the thing they were at,
and the walk goes on with its neighbours. Members come before their container's own outcome,
so that a mail whose text breaks `work` still yields its attachments.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Keeper, Kept
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, KeyPath, Outcome, Read
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.sandbox.mishap import explained
from affiant.reading.sandbox.step import Opening, Resume, Skipped, Step, Tick
from affiant.reading.sandbox.task import Task
from affiant.reading.source import Source

T = TypeVar("T")

Chooser = Callable[[Source], Reader]


def walk(
    task: Task,
    work: Callable[[Document], T],
    keeper: Keeper,
    limits: Limits,
    choose: Chooser = registry.choose,
) -> Iterator[Outcome[T]]:
    """The outcomes of `task`, as they come. Never raises for what is in the file."""
    for step in Walk(work, keeper, limits, choose).steps(task):
        if isinstance(step, Begun | Read | Failed):
            yield step


@dataclass(slots=True)
class _Budget:
    """What is left of the limits that a top-level container shares with all inside it."""

    members: int
    unpacked: int

    def spend_member(self, limits: Limits) -> None:
        if self.members <= 0:
            raise Unreadable(Reason.TOO_LARGE, f"more than {limits.members} members")
        if self.unpacked <= 0:
            raise Unreadable(Reason.TOO_LARGE, f"unpacks to more than {limits.unpacked} bytes")
        self.members -= 1


@dataclass(slots=True)
class _Open:
    """A thing being read: where it stands, and what has come out of it so far."""

    path: KeyPath
    source: Source
    reader: Reader | None = None
    expected: int | None = None
    members: int = 0

    def failed(self, why: Unreadable) -> Failed:
        return Failed(
            path=self.path,
            name=self.source.name,
            sha256=self.source.sha256,
            size=self.source.size,
            reason=why.reason,
            detail=why.detail,
            reader=self.reader.name if self.reader else None,
            expected=self.expected,
            members=self.members,
        )


@dataclass(slots=True)
class Walk(Generic[T]):
    """The same with the steps between outcomes, and able to take up a broken walk."""

    work: Callable[[Document], T]
    keeper: Keeper
    limits: Limits
    choose: Chooser = registry.choose
    _budget: _Budget = field(init=False)
    _done: frozenset[KeyPath] = field(init=False, default=frozenset())

    def steps(self, task: Task, resume: Resume | None = None) -> Iterator[Step[T]]:
        """Everything that happens. With `resume`, only what comes after it."""
        resume = resume or Resume()
        self._budget = _Budget(
            self.limits.members - resume.members, self.limits.unpacked - resume.unpacked
        )
        self._done = task.done
        if (task.key,) not in task.done:
            yield from self._thing((task.key,), task.source, resume.passed)

    def _thing(self, path: KeyPath, source: Source, passed: tuple[int, ...]) -> Iterator[Step[T]]:
        if not passed:
            yield Begun(path, source.name, source.sha256, source.size)
        thing = _Open(path, source)
        try:
            thing.reader = self._reader(thing)
            reading = thing.reader.read(source, self.limits)
            thing.expected = reading.expected
            yield from self._members(thing, reading, passed)
            outcome: Read[T] | Failed = self._read(thing, thing.reader, reading.document)
        except Exception as error:  # noqa: BLE001 - a hostile file may make a library raise anything
            outcome = thing.failed(explained(error))
        yield outcome

    def _reader(self, thing: _Open) -> Reader:
        if len(thing.path) - 1 > self.limits.depth:
            raise Unreadable(Reason.TOO_DEEP, f"deeper than {self.limits.depth} containers")
        if thing.source.size > self.limits.original:
            raise Unreadable(Reason.TOO_LARGE, f"larger than {self.limits.original} bytes")
        return self.choose(thing.source)

    def _read(self, thing: _Open, reader: Reader, document: Document | None) -> Read[T]:
        if document is not None and len(document.text) > self.limits.text:
            raise Unreadable(Reason.TOO_LARGE, f"more than {self.limits.text} characters of text")
        if document is not None and document.url is None and thing.source.url is not None:
            document = replace(document, url=thing.source.url)
        return Read(
            path=thing.path,
            name=thing.source.name,
            sha256=thing.source.sha256,
            size=thing.source.size,
            reader=reader.name,
            reader_version=reader.version,
            document=document,
            product=None if document is None else self.work(document),
            expected=thing.expected,
            members=thing.members,
        )

    def _members(
        self, thing: _Open, reading: Reading, passed: tuple[int, ...]
    ) -> Iterator[Step[T]]:
        behind, within = (passed[0], passed[1:]) if passed else (0, ())
        for member in reading.members:
            if thing.members < behind:
                thing.members += 1
                yield Tick()
            elif (*thing.path, member.key) in self._done:
                thing.members += 1
                yield Skipped()
            else:
                yield from self._member(thing, member, within)
                within = ()
                thing.members += 1

    def _member(self, thing: _Open, member: Member, passed: tuple[int, ...]) -> Iterator[Step[T]]:
        path = (*thing.path, member.key)
        if not passed:
            self._budget.spend_member(self.limits)
            yield Opening(path, member.name)
        kept = self._kept(member, charged=not passed)
        if isinstance(kept, Unreadable):
            yield Begun(path, member.name, None, 0)
            yield Failed(path, member.name, None, 0, kept.reason, kept.detail)
        else:
            source = Source(
                kept.path, member.name, kept.sha256, kept.size, member.declared, member.url
            )
            yield from self._thing(path, source, passed)

    def _kept(self, member: Member, *, charged: bool) -> Kept | Unreadable:
        if isinstance(member.payload, Unreadable):
            return member.payload
        limit = min(self.limits.member, self._budget.unpacked) if charged else self.limits.member
        try:
            with closing(member.payload) as payload:
                kept = self.keeper.keep(payload, limit)
        except Exception as error:  # noqa: BLE001 - unpacking runs on hostile bytes
            why = explained(error)
            # What was unpacked in vain has been paid for too: else a bomb costs nothing.
            self._budget.unpacked -= limit if why.reason is Reason.TOO_LARGE else 0
            return why
        self._budget.unpacked -= kept.size if charged else 0
        return kept
