from enum import StrEnum


class Problem(StrEnum):
    """Why there is no backup, or no casefile again. Each has a sentence at the command line."""

    EXISTS = "exists"  # the file is there already
    NOT_EMPTY = "not empty"  # the folder, or the database, that is to be restored into
    NO_ROOM = "no room"
    NO_KEY = "no key"  # this key or passphrase does not open it
    BAD_KEY = "bad key"  # what was given is no key
    SHORT_PASSPHRASE = "short passphrase"  # noqa: S105 - a complaint, not one
    NO_BACKUP = "no backup"  # another kind of file
    DAMAGED = "damaged"  # cut off, or changed since
    FORGED = "forged"  # its parts are not what its maker signed, or another made it
    NEWER = "newer"
    OTHER_DATABASE = "other database"  # of PostgreSQL, to be restored into SQLite, or the reverse
    UNSTEADY = "unsteady"  # the ring of keys changed again and again meanwhile


class BackupError(Exception):
    """Nothing was made; `detail` is a file's name or a number, no words of a document."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else str(problem))
        self.problem = problem
        self.detail = detail
