"""Whose turn it is: the label's words by the roll of those who take part.

A wrong speaker is worse than none: two of one surname, an office that two have, initials that
nobody's name has, and a question that anybody may have asked leave the turn without a speaker.
"""

from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.facts.quotes.speaker import GROUP, PERSON
from affiant.facts.quotes.turns.label import Kind, Label
from affiant.facts.quotes.turns.roll import Roll
from affiant.facts.quotes.turns.words import bare, listed, titles
from affiant.reading.span import Span

FULL, SURNAME, OFFICE, EXAMINED, UNLISTED, PHRASE, NOBODY = 0.95, 0.93, 0.9, 0.9, 0.88, 0.82, 0.6
_SHORTEST = 3  # letters; capitals fewer than that are initials


@dataclass(frozen=True, slots=True)
class Whose:
    """`name` is None where the text does not tell, or not surely. `role` is where it stands."""

    name: str | None
    kind: str | None
    sure: float
    role: Span | None = None


@dataclass(slots=True)
class Examination:
    """Who asks and who answers at this place; None where nobody tells."""

    examiner: str | None = None
    witness: str | None = None


class Resolving:
    """Labels of one document, one after the other."""

    def __init__(self, text: str, roll: Roll, examination: Examination) -> None:
        self._text = text
        self._roll = roll
        self.examination = examination
        self._bearers: dict[tuple[str, str], str | None] = {}

    def of(self, label: Label) -> Whose:
        """Whose turn the label opens."""
        if label.kind is Kind.QUESTION:
            return _told(self.examination.examiner)
        if label.kind is Kind.ANSWER:
            return _told(self.examination.witness)
        return self._part(label) if label.kind is Kind.PART else self._name(label)

    def name(self, label: Label) -> str | None:
        """The name alone, of a line that says who examines from here on."""
        return self._name(label).name

    def _name(self, label: Label) -> Whose:
        known, person = self._roll.named(label.folded, label.sex)
        if person is not None:
            whole = len(label.words) > 1
            return Whose(cased(person.name), PERSON, FULL if whole else SURNAME,
                         label.office or _role(person.mention))  # fmt: skip
        if known or (len(label.folded) == 1 and len(label.folded[0]) < _SHORTEST):
            return Whose(None, None, NOBODY)
        name = " ".join(label.words)
        if len(label.folded) == len(label.words) == 1:
            name = self._roll.surnames.get(label.folded[0], name)
        kind = PERSON if label.titled or len(label.folded) > 1 else None
        return Whose(cased(name), kind, UNLISTED, label.office)

    def learn(self, label: Label) -> None:
        """Take in the office that a label tells beside a name: Mme Carrel, présidente."""
        if label.kind is Kind.PART and label.office is not None:
            name = self._bracketed(label)
            if name is not None:
                self._bearers[label.part, label.sex] = name
        if label.kind is not Kind.NAME:
            return
        person = self._roll.named(label.folded, label.sex)[1]
        if person is None:
            return
        if label.part:
            self._roll.tell(person, label.part)
        if label.office is not None:
            for part in Roll.offices(label.office.of(self._text)):
                self._roll.tell(person, part)
        if label.sex:
            person.sexes.add(label.sex)

    def _part(self, label: Label) -> Whose:
        if label.part == "nobody":
            return Whose(None, None, NOBODY)
        phrase = " ".join(label.said.of(self._text).split())
        if label.part in listed("changing"):
            return Whose(phrase, GROUP, PHRASE)
        if label.part == "witness" and self.examination.witness:
            return Whose(self.examination.witness, PERSON, EXAMINED)
        name = self._bracketed(label) or self._bearer(label.part, label.sex)
        if name is not None:
            return Whose(cased(name), PERSON, OFFICE, label.said)
        return Whose(phrase, PERSON, PHRASE)

    def _bearer(self, part: str, sex: str) -> str | None:
        """Asked once for each office: a debate has one president and a thousand turns."""
        if (part, sex) not in self._bearers:
            held = (self._roll.bearer(one, sex) for one in _stands_for(part))
            self._bearers[part, sex] = next((one.name for one in held if one is not None), None)
        return self._bearers[part, sex]

    def _bracketed(self, label: Label) -> str | None:
        """The Chair (Mr. Hollis Grant (Larkfield East)): the name behind an office."""
        if label.office is None:
            return None
        told = label.office.of(self._text).partition("(")[0].partition(",")[0].split()
        names = [word for word in told if bare(word) not in titles()]
        if len(names) == len(told) or not names or not all(word[0].isupper() for word in names):
            return None
        person = self._roll.named(tuple(bare(word) for word in names), label.sex)[1]
        return person.name if person is not None else " ".join(names)


def cased(name: str) -> str:
    """A name in capitals as it is written elsewhere: Kathleen O’Brien."""
    if not name.isupper():
        return name
    low = (word if bare(word) in listed("particles") else word.title() for word in
           name.lower().split())  # fmt: skip
    return " ".join(low).replace("’S ", "’s ")


def _told(name: str | None) -> Whose:
    return Whose(name, PERSON, EXAMINED) if name else Whose(None, None, NOBODY)


def _stands_for(part: str) -> tuple[str, ...]:
    """A court is its judge; who presides over a court is one too; a mayor presides a council."""
    together = {"judge": ("judge", "presider"), "presider": ("presider", "judge"),
                "mayor": ("mayor", "presider")}  # fmt: skip
    return together.get(part, (part,))


def _role(mention: Mention) -> Span | None:
    return next((one.span for one in mention.supports if one.attribute == "role"), None)
