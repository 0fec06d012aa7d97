"""What the rules for times share: the line of tokens, the calendar, the anchor, look-ups."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from affiant.facts.quantities.cardinal import Cardinal, cardinal
from affiant.facts.quantities.lexicon import NumberWords, number_words
from affiant.facts.quantities.token import Token
from affiant.facts.times.calendar import Calendar
from affiant.facts.times.iso import FIRST_YEAR, LAST_YEAR

_MOST_DAYS = 31
_MOST_UNITS = 10_000  # more years, months or days than that are geology


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence's tokens with the calendar of its language and the anchor, if one is known."""

    tokens: Sequence[Token]
    calendar: Calendar
    anchor: dt.date | None
    latest: dt.date | None = None
    """The last day after the anchor that was told before as past: the text is no older."""
    day_first: bool | None = False
    """How 03/04/2024 is read in English; None where nobody knows. French has the day first."""
    counts: dict[int, Cardinal | None] = field(default_factory=dict, repr=False, compare=False)
    """What `count` told: several rules ask for the same number."""

    @property
    def written(self) -> dt.date | None:
        """The day by which the text was surely written."""
        return max(self.anchor, self.latest) if self.anchor and self.latest else self.anchor

    def low(self, index: int) -> str:
        """The lower-case word at `index`, "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def tight(self, index: int) -> bool:
        """Whether the token at `index` follows the one before without a space."""
        return 0 <= index < len(self.tokens) and self.tokens[index].tight

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isupper()

    def past(self, index: int, signs: str) -> int:
        """The index after an optional token of `signs` at `index`."""
        return index + 1 if self.low(index) in signs.split() else index

    def number(self, index: int, most: int, width: int = 2) -> int | None:
        """A numeral of up to `width` digits with 1 <= value <= `most`, nothing glued before it."""
        word = self.low(index)
        if not (0 < len(word) <= width and word.isdecimal()):
            return None
        value = int(word)
        return value if 1 <= value <= most else None

    def day(self, index: int) -> tuple[int, int] | None:
        """A day of the month ("19", "1er", "3rd") and the index after it."""
        word = self.low(index)
        if word == "premier" and self.low(index + 1) in self.calendar.months:
            return 1, index + 1
        value = self.number(index, _MOST_DAYS)
        if value is None:
            return None
        glued = self.tight(index + 1) or self.low(index + 1) == "er"  # superscripts come apart
        ordinal = glued and self.low(index + 1) in self.calendar.day_ordinals
        after = index + 2 if ordinal else index + 1
        if self.tight(after) and self.low(after).isalpha():
            return None
        return value, after

    def year(self, index: int) -> int | None:
        """A year in four digits at `index`, nothing else glued to it but punctuation."""
        word = self.low(index)
        if len(word) != 4 or not word.isdecimal():  # noqa: PLR2004 - four digits
            return None
        value = int(word)
        glued = self.tight(index + 1) and (
            self.low(index + 1).isalpha() or self.low(index + 1) in "%€$£°"
        )
        return value if FIRST_YEAR <= value <= LAST_YEAR and not glued else None

    def words(self) -> NumberWords:
        """The number grammar of this line's language."""
        return number_words(self.calendar.language)

    def count(self, index: int) -> Cardinal | None:
        """A count of time units at `index`: "20", "two", "une" (whose article then counts)."""
        if index in self.counts:
            return self.counts[index]
        read = cardinal(self.tokens, index, self.words())
        if read is not None and not 0 < read.value <= _MOST_UNITS:
            read = None
        self.counts[index] = read
        return read
