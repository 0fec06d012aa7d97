"""What one run did, and who watches it."""

from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Who watches a run. Called in the run's own thread."""

    def advance(self, size: int) -> None:
        """So many more bytes of what was handed in are done with."""
        ...


@dataclass(slots=True)
class Summary:
    """Files that were read, passed over and not read; messages and what came with them; pieces of
    files that are no message and should be. `replaced` files had other bytes before; of `partial`
    messages something could not be shown.
    """

    files: int = 0
    unchanged: int = 0
    failed: int = 0
    replaced: int = 0
    messages: int = 0
    attachments: int = 0
    partial: int = 0
    unreadable: int = 0

    @property
    def has_failures(self) -> bool:
        """Whether something could not be read, in whole or in part."""
        return bool(self.failed or self.unreadable or self.partial)

    def __add__(self, other: "Summary") -> "Summary":
        """Both together."""
        names = Summary.__slots__
        return Summary(*(getattr(self, name) + getattr(other, name) for name in names))
