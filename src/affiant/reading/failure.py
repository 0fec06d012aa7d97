from enum import StrEnum


class Reason(StrEnum):
    """Why a file was not read. Each has a sentence for people in `messages`."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too large"
    TOO_DEEP = "too deep"
    TOO_LONG = "too long"  # ran out of time
    TOO_MUCH_MEMORY = "too much memory"
    CRASHED = "crashed"
    VANISHED = "vanished"
    CHANGED = "changed while read"
    FORBIDDEN = "permission denied"
    NOT_A_FILE = "not a file"
    NO_TEXT = "no text"  # a scan, and no OCR is installed


class Unreadable(Exception):
    """Raised by a reader that cannot make a document of these bytes, with why.

    `detail` is a fact about this file ("page 3: xref table broken"), not advice, and never
    holds a path or the content of the file. Not a frozen dataclass: Python itself sets
    attributes of exceptions (`contextlib` the traceback, `pickle` the state).
    """

    reason: Reason
    detail: str

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)
