"""Little memory for a run over mail, however large the trove."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection

from affiant.mail import index

_CACHE = -2_000  # KiB of pages that SQLite holds meanwhile: rows are added, few are looked up


@contextmanager
def little_memory() -> Iterator[None]:
    """Let SQLite hold few pages meanwhile, and merge its index late."""
    _give_back()
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {_CACHE}")
        index.prepare()
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


@cache
def _give_back() -> None:
    """What making or opening the tables left behind: fifteen mebibytes in rings, which would
    otherwise stay beside what the run takes. Once a process.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # glibc has it
        trim(0)
