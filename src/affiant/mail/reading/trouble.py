"""What can be wrong with a message or with a piece of a trove, as codes with their sentences."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from affiant.vocabulary.sheet import mapping_of


class Trouble(StrEnum):
    """Each has a sentence in both languages in `troubles.yaml`."""

    NO_SEPARATOR = "no separator"
    NO_MAIL = "no mail"
    NO_HEADERS = "no headers"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    WRONG_LENGTH = "wrong length"
    TOO_LARGE = "too large"
    TOO_DEEP = "too deep"
    NUL_BYTES = "nul bytes"
    BAD_CHARSET = "bad charset"
    BAD_ENCODING = "bad encoding"
    BAD_HEADER = "bad header"
    OUTSIDE_PARTS = "outside parts"
    PIECE = "piece"
    NO_DATE = "no date"
    BAD_DATE = "bad date"
    DATE_AHEAD = "date ahead"
    LOCKED = "locked"
    PASSWORD = "password"  # noqa: S105 - a code, not a secret
    DAMAGED = "damaged"
    BOMB = "bomb"
    BROKEN_OFF = "broken off"
    LINK = "link"
    OTHER_ARCHIVE = "other archive"
    NO_READER = "no reader"
    NOT_TAKEN_OUT = "not taken out"
    REBUILT = "rebuilt"
    QUICK_FAILED = "quick failed"

    @property
    def is_loss(self) -> bool:
        """Whether something of the content could not be shown; its bytes are kept all the same."""
        return self in _LOSSES

    def sentence(self, language: str) -> str:
        """For people; `language` is "en" or "fr"."""
        return str(_sentences()[self.value][language])


_LOSSES = frozenset(
    {
        Trouble.NO_MAIL,
        Trouble.TRUNCATED,
        Trouble.TOO_DEEP,
        Trouble.LOCKED,
        Trouble.DAMAGED,
        Trouble.BOMB,
        Trouble.BROKEN_OFF,
        Trouble.OTHER_ARCHIVE,
        Trouble.NO_READER,
        Trouble.NOT_TAKEN_OUT,
    }
)


@cache
def _sentences() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("troubles.yaml"))
