"""Worker processes that read files, so that a hostile file can harm only itself.

Invariants: every task that is pulled gets its outcome, whatever its file does; neighbours
inside the same container go on; memory does not grow with the number of tasks.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Keeper
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, Outcome, Read
from affiant.reading.sandbox.message import Charter, Ready, Retiring
from affiant.reading.sandbox.station import Station, Unstartable
from affiant.reading.sandbox.step import Step
from affiant.reading.sandbox.task import Task
from affiant.reading.sandbox.walk import Chooser

T = TypeVar("T")

_LIMITS = Limits()
_START_SECONDS = 60.0  # to import all libraries on a busy machine; 2 on an idle one


class Pool(Generic[T]):
    """Walks tasks in `workers` processes; `work` is what each makes of a document.

    `work`, `keeper` and `choose` are pickled: functions of a module (not of the main script)
    or instances of its classes. Processes start with the first task, are reused between
    runs, and end with `close()`, with the `with` block, or with this process, even killed.
    Without `documents`, outcomes bring what `work` made and not the Document: a fifth of a
    web page's cost was to send it. Modules that `work.preload` names are loaded once, before
    workers are forked. Raises Unstartable when a worker cannot even begin.
    """

    def __init__(
        self,
        work: Callable[[Document], T],
        keeper: Keeper,
        limits: Limits = _LIMITS,
        workers: int | None = None,
        *,
        documents: bool = True,
        clock: Callable[[], float] = time.monotonic,
        choose: Chooser = registry.choose,
    ) -> None:
        charter = cast("Charter[object]", Charter(work, keeper, limits, choose, documents))
        count = workers or len(os.sched_getaffinity(0))
        self._stations = [Station(charter) for _ in range(count)]
        self._limits = limits
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Kill the workers. What they were at is simply not reported."""
        for station in self._stations:
            station.stop()
            station.progress = None

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome[T]]:
        """The outcomes of all tasks as they come; those of one task in order.

        A task is pulled only when a worker is free for it. Closing the generator kills the
        workers that are at something.
        """
        queue = iter(tasks)
        try:
            while busy := self._supplied(queue):
                for station in self._due(busy):
                    for outcome in self._advance(station):
                        yield cast("Outcome[T]", outcome)
        finally:
            for station in self._stations:
                if station.progress is not None:
                    station.stop()
                    station.progress = None

    def _supplied(self, queue: Iterator[Task]) -> list[Station]:
        for station in self._stations:
            if station.progress is None:
                task = next((t for t in queue if (t.key,) not in t.done), None)
                if task is None:
                    break
                station.take(task)
                self._wind(station)
        return [station for station in self._stations if station.progress is not None]

    def _wind(self, station: Station) -> None:
        size = station.progress.size if station.progress else 0
        allowed = self._limits.seconds_for(size) if station.at_work else _START_SECONDS
        station.deadline = self._clock() + allowed

    def _due(self, busy: list[Station]) -> list[Station]:
        """The stations that have something to say or are late, after waiting for the first."""
        earliest = min(station.deadline for station in busy)
        wait([station.connection for station in busy], max(0.0, earliest - self._clock()))
        now = self._clock()
        return [station for station in busy if station.waiting() or station.deadline <= now]

    def _advance(self, station: Station) -> Iterator[Outcome[object]]:
        # Asked again: while the caller held the last outcome, the worker may have spoken.
        if station.waiting():
            yield from self._heard(station)
        elif station.at_work:
            station.stop()
            size = station.progress.size if station.progress else 0
            seconds = self._limits.seconds_for(size)
            why = Unreadable(Reason.TOO_LONG, f"more than {seconds:.0f} seconds")
            yield from self._lost(station, why)
        else:
            raise Unstartable(f"a reading process was not ready after {_START_SECONDS:g} seconds")

    def _heard(self, station: Station) -> Iterator[Outcome[object]]:
        blamable = station.at_work
        message = station.receive()
        if isinstance(message, Unreadable):
            if blamable:
                yield from self._lost(station, message)
        elif isinstance(message, Ready | Retiring):
            pass  # the station has sent the task, or starts a fresh worker for it
        else:
            yield from self._told(station, message)
        self._wind(station)

    def _told(self, station: Station, step: Step[object]) -> Iterator[Outcome[object]]:
        progress = station.progress
        if progress is None:
            return
        progress.note(step)
        if progress.finished:
            station.drop()
        if isinstance(step, Begun | Read | Failed):
            yield step

    def _lost(self, station: Station, why: Unreadable) -> Iterator[Outcome[object]]:
        progress = station.progress
        if progress is None:
            return
        yield from progress.blame(why)
        if progress.finished:
            station.drop()
        self._wind(station)
