"""Why a file, or a piece of one, is not taken. Each has a sentence for people in the portal."""

from enum import StrEnum


class Why(StrEnum):
    """The reason."""

    TOO_LARGE = "too large"  # a file is over the limit
    TOO_MUCH = "too much"  # all files together are
    TOO_MANY = "too many"
    NO_ROOM = "no room"  # the disk is full, or would be
    OUT_OF_STEP = "out of step"  # a piece that does not follow on what is there
    OTHER_SIZE = "other size"  # more came than was announced
    CLOSED = "closed"  # the upload takes no more files
    BUSY = "busy"  # the same file is on its way in another window


class Refused(Exception):
    """Nothing of what was sent is kept. `have` is how much of the file is there."""

    def __init__(self, why: Why, have: int = 0) -> None:
        super().__init__(why.value)
        self.why = why
        self.have = have
