"""What can be wrong with a casefile as a whole. Each says what to do next."""

from pathlib import Path


class CasefileError(Exception):
    """Something that stops the command; `str()` is a sentence for people."""


class NoCasefile(CasefileError):
    """There is no casefile in this folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class CasefileBusy(CasefileError):
    """Another run is writing to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class CasefileNewer(CasefileError):
    """A later affiant made or changed it: this one does not know its tables."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class CasefileDamaged(CasefileError):
    """Its database cannot be read. The originals may still be whole: `affiant verify` tells."""

    def __init__(self, folder: Path, cause: str) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder = folder
        self.cause = cause


class DatabaseAway(CasefileError):
    """The server that has its database does not answer, or lets nobody in."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class NoDriver(CasefileError):
    """It is in PostgreSQL, and what speaks to PostgreSQL is not installed."""
