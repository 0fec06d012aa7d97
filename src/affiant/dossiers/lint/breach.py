from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What a sentence broke."""

    UNCHARGED = "a person without legal status beside a crime"
    STATUS_UNSAID = "a person beside a crime, and the sentence does not say where they stand"
    DATE_UNSAID = "a legal status without its date"
    SOURCE_UNSAID = "a legal status without its source"
    GUILT = "a word of guilt for somebody who is not convicted"
    PRESUMPTION_UNSAID = "a charge without a plea or the presumption of innocence"
    OUTCOME_LATE = "the accusation stands before the outcome that ended it"
    APPEAL_UNSAID = "a conviction under appeal, and the sentence does not say so"
    OWN_VOICE = "what only a source may say"


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a sentence broke, at which word, about whom (where it is about somebody)."""

    rule: Rule
    word: str
    person: str | None = None


class Indefensible(Exception):
    """A sentence that may not be written. `breaches` say why."""

    def __init__(self, text: str, breaches: Sequence[Breach]) -> None:
        self.text = text
        self.breaches = tuple(breaches)
        super().__init__("; ".join(f"{one.rule} ({one.word})" for one in self.breaches))
