"""What a reader is.

    class TextReader:
        name = "text"
        version = "1"

        def score(self, source: Source) -> float | None: ...
        def read(self, source: Source, limits: Limits) -> Reading: ...

`affiant.reading.registry` asks each reader for its score on the source (bytes first, name
second) and gives it to the highest. A reader that does not know the bytes answers None.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from affiant.reading.document import Document
from affiant.reading.failure import Unreadable
from affiant.reading.limits import Limits
from affiant.reading.source import Source


@dataclass(frozen=True, slots=True)
class Member:
    """One thing inside a container: an attachment, an archive member, a message of a mailbox.

    `key` tells it from its siblings and is the same at every reading (a path, an ordinal);
    `name` is what it is called (for its extension). `payload` can be read once, and only
    before the next member is asked for; or it is why the member cannot be had. `url` is
    where a web archive says that it was fetched from.
    """

    key: str
    name: str
    payload: BinaryIO | Unreadable
    declared: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a source: a document, its members, or both (a mail has both).

    `members` is lazy, so that a mailbox of any size is read one message at a time. It may
    raise Unreadable part way: what came before stands, and the container is reported.
    `expected` is how many members the container itself announces, if it does.
    """

    document: Document | None = None
    members: Iterator[Member] = field(default_factory=lambda: iter(()))
    expected: int | None = None


class Reader(Protocol):
    """Reads one format. Stateless: `read` may be called for many sources."""

    name: str
    version: str

    def score(self, source: Source) -> float | None:
        """How surely these bytes are mine: 1.0 by signature, 0.5 by name, None not at all.

        Looks at `source.head`, `suffix` and `declared` only, and never raises.
        """
        ...

    def read(self, source: Source, limits: Limits) -> Reading:
        """The document and members. Raises Unreadable, and nothing else, for bad bytes."""
        ...
