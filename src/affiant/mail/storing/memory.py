"""Little memory for a run over mail, however large the trove."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection

from affiant.mail import index

_MEANWHILE = {
    "cache_size": -2_000,  # KiB of pages that SQLite holds: rows are added, few are looked up
    "temp_store": 1,  # in files: to sort hashes for copies takes a hundred bytes a message
    "wal_autocheckpoint": 4_000,  # pages: one that many batches write goes into the file once
}
_YOUNG = 20_000
"""Objects that wait before Python looks for cycles: a batch has more than its usual 700, of which
none is one, and each look at them is for nothing."""


@contextmanager
def little_memory() -> Iterator[None]:
    """Let SQLite hold few pages meanwhile, and merge its index late."""
    _give_back()
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG)
    try:
        with _few_pages():
            yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _few_pages() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in _MEANWHILE}
        for name, value in _MEANWHILE.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        index.prepare()
        try:
            yield
        finally:
            for name, value in before.items():
                cursor.execute(f"PRAGMA {name} = {value}")


@cache
def _give_back() -> None:
    """What making or opening the tables left behind: fifteen mebibytes in rings, which would
    otherwise stay beside what the run takes. Once a process.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # glibc has it
        trim(0)
