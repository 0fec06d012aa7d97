from dataclasses import dataclass
from enum import StrEnum


class Control(StrEnum):
    """How an attribute is written down."""

    WORDS = "words"  # the text's own, in one line
    NAME = "name"  # somebody's or something's; those that the document names are offered
    NAMES = "names"  # several, parted by semicolons
    SAYER = "sayer"  # who says so: a name, or nobody
    NUMBER = "number"
    DATE = "date"  # ISO 8601, perhaps partial or a range
    CODE = "code"  # three capitals, of a currency
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute that a person may say otherwise. `label` and `help` are messages; a `needed`
    one cannot be left empty."""

    name: str
    control: Control
    label: str
    help: str
    choices: type[StrEnum] | None = None
    needed: bool = False
