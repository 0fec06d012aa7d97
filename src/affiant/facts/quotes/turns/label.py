"""What stands before a turn of speech: Mr. ALDOUS. | THE COURT: | Q. | Mme la présidente. —"""

from dataclasses import dataclass, field
from enum import StrEnum

from affiant.reading.span import Span


class Kind(StrEnum):
    """Whom a label stands for."""

    NAME = "name"
    PART = "part"  # the Court, la présidente, a reporter
    QUESTION = "question"
    ANSWER = "answer"
    EXAMINER = "examiner"  # BY MR. LUND: of whom all questions are from here on


@dataclass(frozen=True, slots=True)
class Label:
    """`start` is where its line begins, `end` where the speech does. `words` are those of the name,
    `said` where they stand; `part` is the office that is told without a name, or beside it
    (`office`). `form` is the mark that ends it: one document keeps to one."""

    kind: Kind
    start: int
    end: int
    said: Span
    form: str
    words: tuple[str, ...] = ()
    sex: str = ""
    titled: bool = False
    part: str = ""
    phrase: str = ""
    office: Span | None = None
    timed: bool = False
    folded: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """By which the turns of one speaker are told together."""
        return " ".join(self.folded) if self.kind is Kind.NAME else f"{self.kind} {self.phrase}"
