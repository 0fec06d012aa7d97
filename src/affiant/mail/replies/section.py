"""A stretch of a letter's text. The sections of a letter follow each other without a gap."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Whose words these are."""

    WRITTEN = "written"
    QUOTED = "quoted"
    CONTEXT = "context"
    """Quoted lines that the writer put between his own, or sent with nothing of his own."""
    ATTRIBUTION = "attribution"
    """The line, or the header, that says who is quoted or forwarded."""
    FORWARDED = "forwarded"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Section:
    """Code points `start` to before `end` of the text."""

    start: int
    end: int
    kind: Kind

    def of(self, text: str) -> str:
        """Its characters."""
        return text[self.start : self.end]
