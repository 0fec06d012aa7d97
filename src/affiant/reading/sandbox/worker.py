"""The life of a worker process: confine itself, then walk one task after the other."""

import gc
import os
import pickle
from dataclasses import replace
from multiprocessing.connection import Connection

from affiant.reading.failure import Reason
from affiant.reading.limits import MIB
from affiant.reading.outcome import Failed, Read
from affiant.reading.sandbox.confinement import confine, resident
from affiant.reading.sandbox.message import MESSAGE_LIMIT, Charter, Job, Ready, Retiring
from affiant.reading.sandbox.step import Step
from affiant.reading.sandbox.walk import Walk

_TASKS = 2000
"""Top-level files before a worker makes room for a fresh one: libraries leak a little."""

OUT_OF_MEMORY = 71
"""Exit status of a worker that had no memory left even to say so."""

FAULT = 70
"""Exit status of a worker that something tore out of its work (a library called exit)."""

_GROWN = 768 * MIB
"""Resident bytes at which a worker retires, even inside a container: glibc seldom returns
what a large document needed. An idle worker with all libraries has about 120 MiB."""

_OBJECTS_BETWEEN = 20_000
"""Objects made before Python looks for cycles among them. At its own 700 that took a twentieth of
a web page's time (a tenth of fact finding's), and few of what a page makes stand in a cycle."""


def serve(connection: Connection, charter: Charter[object]) -> None:
    """Answer jobs until the parent goes away or this worker has served long enough."""
    confine(charter.limits, connection.fileno(), charter.keeper.folder)
    _collect_seldom()
    walk = Walk(charter.work, charter.keeper, charter.limits, charter.choose)
    for _ in range(_TASKS):
        connection.send(Ready())
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        for step in walk.steps(job.task, job.resume):
            if isinstance(step, Read) and not charter.documents:
                step = replace(step, document=None)  # noqa: PLW2901 - the same step, lighter
            _send(connection, step)
            if isinstance(step, Read | Failed) and resident() > _GROWN:
                connection.send(Retiring())
                return
    connection.send(Retiring())


def _collect_seldom() -> None:
    gc.freeze()  # what was loaded before the fork stays, and stays shared
    gc.set_threshold(_OBJECTS_BETWEEN)


def forked(connection: Connection, charter: Charter[object]) -> None:
    """Entry of the process. Leaves without the interpreter's farewell, which runs library
    code that a hostile file may have broken.
    """
    status = FAULT
    try:
        serve(connection, charter)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


def _send(connection: Connection, step: Step[object]) -> None:
    try:
        message = pickle.dumps(step, pickle.HIGHEST_PROTOCOL)
    except (MemoryError, RecursionError):
        message = b""
    if isinstance(step, Read) and not 0 < len(message) <= MESSAGE_LIMIT:
        message = pickle.dumps(_refused(step), pickle.HIGHEST_PROTOCOL)
    connection.send_bytes(message)


def _refused(read: Read[object]) -> Failed:
    return Failed(
        path=read.path,
        name=read.name,
        sha256=read.sha256,
        size=read.size,
        reason=Reason.TOO_LARGE,
        detail="more was found in it than can be handed on",
        reader=read.reader,
        expected=read.expected,
        members=read.members,
    )
