"""A place in the pool: one worker process at a time, and what it is at."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.outcome import Begun, Failed, Read
from affiant.reading.sandbox.handed import loads
from affiant.reading.sandbox.message import MESSAGE_LIMIT, Charter, Job, Ready, Retiring
from affiant.reading.sandbox.progress import Progress
from affiant.reading.sandbox.step import Opening, Skipped, Step, Tick
from affiant.reading.sandbox.task import Task
from affiant.reading.sandbox.worker import OUT_OF_MEMORY, forked

_PRELOADED = ("affiant.reading.sandbox.preloaded", "affiant.reading.sandbox.worker")
_FAREWELL = 5.0  # seconds that a worker which said goodbye gets to be gone

Message = Step[object] | Ready | Retiring
_STEPS = (Begun, Failed, Opening, Read, Ready, Retiring, Skipped, Tick)

_main_module = threading.Lock()


class Unstartable(RuntimeError):
    """A worker died before it was ready: `work` or the keeper cannot be had in a process."""


@dataclass(slots=True)
class Station:
    """Starts a worker when there is something to do; `progress` is None while there is not.

    `deadline` is on the caller's clock, in seconds.
    """

    charter: Charter[object]
    progress: Progress | None = None
    deadline: float = 0.0
    _ready: bool = False
    _sent: bool = False
    _served: bool = False
    _process: BaseProcess | None = None
    _connection: Connection | None = None

    @property
    def connection(self) -> Connection:
        """The parent's end of the pipe; starts the worker if there is none."""
        if self._connection is None:
            self._connection = self._start()
        return self._connection

    @property
    def at_work(self) -> bool:
        """Whether the worker has the task: it may be blamed for its death."""
        return self._sent

    def waiting(self) -> bool:
        """Whether a message can be had without waiting, or the worker is dead."""
        return self.connection.poll()

    def take(self, task: Task) -> None:
        """Have `task` done, as soon as there is a worker that is ready."""
        self.progress = Progress(task)
        self._send()

    def drop(self) -> None:
        """The task has its outcome."""
        self.progress = None
        self._sent = False

    def receive(self) -> Message | Unreadable:
        """The next message, or why the worker died. A ready worker gets the task at once."""
        try:
            content = self.connection.recv_bytes(MESSAGE_LIMIT)
        except (EOFError, OSError):
            return self._death()
        message = _made(content, self.charter.module)
        if message is None:
            self.stop()
            return Unreadable(Reason.CRASHED, "the reading process sent what is no message")
        if isinstance(message, Ready):
            self._ready = self._served = True
            self._send()
        elif isinstance(message, Retiring):
            self._bury(kill=False)
        return message

    def stop(self) -> None:
        """Kill the worker, if there is one."""
        self._bury(kill=True)

    def _send(self) -> None:
        if not self._ready or self.progress is None:
            return
        self._ready = False
        try:
            self.connection.send(Job(self.progress.task, self.progress.resume()))
            self._sent = True
        except BrokenPipeError:
            self.stop()  # died while it was idle: nothing of the task has been touched

    def _death(self) -> Unreadable:
        served = self._served
        status = self._bury(kill=False)
        if not served:
            raise Unstartable(f"a reading process ended with status {status} before it began")
        return _verdict(status)

    def _bury(self, *, kill: bool) -> int:
        status = 0
        if self._process is not None:
            if kill:
                self._process.kill()
            self._process.join(_FAREWELL)
            if self._process.exitcode is None:
                self._process.kill()
                self._process.join()
            status = self._process.exitcode or 0
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None
        self._ready = self._served = self._sent = False
        return status

    def _start(self) -> Connection:
        context = get_context("forkserver")
        wanted: tuple[str, ...] = getattr(self.charter.work, "preload", ())
        context.set_forkserver_preload([*_PRELOADED, self.charter.module, *wanted])
        ours, theirs = context.Pipe()
        process = context.Process(target=forked, args=(theirs, self.charter), daemon=True)
        with _blank_main():
            process.start()
        theirs.close()
        self._process = process
        return ours


def _made(content: bytes, module: str) -> Message | None:
    """None for what no worker of ours sends: a file may have taken it over."""
    try:
        made = loads(content, module)
    except Exception:  # noqa: BLE001 - pickle raises whatever the bytes make it
        return None
    return made if isinstance(made, _STEPS) else None


def _verdict(status: int) -> Unreadable:
    if status == OUT_OF_MEMORY:
        return Unreadable(Reason.TOO_MUCH_MEMORY)
    if status == -signal.SIGKILL:  # not by us: the kernel does this when memory runs out
        return Unreadable(Reason.TOO_MUCH_MEMORY, "killed by the system")
    if status < 0:
        return Unreadable(Reason.CRASHED, signal.Signals(-status).name)
    return Unreadable(Reason.CRASHED, f"the reading process ended with status {status}")


@contextmanager
def _blank_main() -> Iterator[None]:
    """Keep multiprocessing from running the program's main module again in every worker: it
    would load the whole command line, and Django, beside hostile files.
    """
    with _main_module:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
