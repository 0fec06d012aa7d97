"""How near two names are, and every reason for it. A score is never bare."""

from dataclasses import dataclass
from enum import StrEnum

SAME = 0.7
"""From this score on two names are taken for names of one: of the pairs of tests/gold/names at or
above it, .995 are on the half that the rules were made on, .981 on the other. What joins mentions
without a person asks for .9 (.995 and .989), and for all words to be accounted for."""
DIFFERENT = 0.5
"""Below this they are names of two; between the two it is left unsure."""


class Why(StrEnum):
    """What speaks for or against two names being of one."""

    NOBODY = "a pronoun or no name at all"
    SAME_NAME = "same name, written otherwise"
    CATALOGUE = "the catalogue knows both as one"
    LEARNED = "a document gives both names for one"
    APART = "the catalogue knows them as two"
    RELATED = "the catalogue knows them as related, not the same"
    AMBIGUOUS = "the letters stand for several"
    ACRONYM = "the letters are its initials"
    OTHER_LETTERS = "the letters are not its initials"
    ACRONYM_TRANSLATED = "the letters are its initials in the other language"
    SAME_WORDS = "the same words"
    TRANSLATED = "the same words, translated"
    SPELLING = "spelled nearly alike"
    CONTAINED = "one holds all words of the other"
    SHORT = "the shorter leaves out words that say little"
    GIVEN_NAMES = "the shorter leaves out first names"
    OTHER_WORDS = "each has words that the other has not"
    OTHER_KIND = "another kind of body"
    PART = "a body that belongs to it, or to which it belongs"
    OTHER_NUMBER = "another number"
    OTHER_PLACE = "another place"
    SECTION = "a section in a country or place"
    COUNTRY = "one leaves out the country"
    COUNTRY_COUNTS = "every country has one, and only one name tells the country"
    INITIALS = "a first name by its initial"
    SURNAME_ALONE = "a surname alone"
    OTHER_PERSON = "another first name or surname"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `one` and `other` are the words it rests on, "" where it rests on the whole.

    `source` tells where an alias was learned, as `Alias.source` does.
    """

    why: Why
    one: str = ""
    other: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How near two names are, 0..1, and why. No probability: calibrated on pairs of names."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether they are taken for names of one."""
        return self.score >= SAME

    @property
    def unsure(self) -> bool:
        """Whether only a person or the context can tell."""
        return DIFFERENT <= self.score < SAME
