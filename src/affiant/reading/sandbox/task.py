from dataclasses import dataclass

from affiant.reading.outcome import KeyPath
from affiant.reading.source import Source


@dataclass(frozen=True, slots=True)
class Task:
    """One archived file to read.

    `key` begins the key path of everything that comes out of it. `done` are the paths that
    an earlier run finished: they are counted as members, but neither opened nor reported.
    """

    key: str
    source: Source
    done: frozenset[KeyPath] = frozenset()
