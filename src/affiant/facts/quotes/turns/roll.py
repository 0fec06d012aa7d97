"""Who takes part, as the document tells: full names, with the offices and titles beside them.

A label's surname, first name, initials or office is looked up here. Where two would fit, nobody
is named.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from affiant.facts.kinds import Mention
from affiant.facts.quotes.turns.words import bare, listed, parts, titles
from affiant.vocabulary.entity import EntityKind

_AROUND = 90  # characters beside a name that tell its title and office
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_CUT_BEFORE = re.compile(r"[.;:\n](?![^\n]{0,2}\Z)|\bet\b|\band\b|\)")
_ENDS_BEHIND = re.compile(r"[;\n)\]]|\.(?=\s)|\bet (?:de )?M|\band (?:M|D)| – | - ")
_COLON = re.compile(r"[^\n:;.]{3,40}\s?:\s*\Z")
_PRESIDES = frozenset({"presiding", "presidence", "presidee", "preside", "presided"})
MOST = 40  # people who share a name: nobody is told by it any more
_NEAR = 3  # words in which it is told of what
_SUREST, _SURE = 2, 1


@dataclass(slots=True)
class Person:
    """One of those who take part. `places` are where the name stands; `parts` the offices told
    beside it, with how surely; `sexes` what titles tell."""

    name: str
    words: tuple[str, ...]
    mention: Mention
    parts: dict[str, int] = field(default_factory=dict)
    sexes: set[str] = field(default_factory=set)

    def fits(self, sex: str) -> bool:
        """Whether no title contradicts the label's."""
        return not sex or not self.sexes or sex in self.sexes


class Roll:
    """The persons of one document by the words of their names and by their offices."""

    def __init__(self, text: str, mentions: Iterable[Mention], head: int) -> None:
        self.people: dict[tuple[str, ...], Person] = {}
        self._by_word: dict[str, dict[str, Person]] = defaultdict(dict)
        self._by_initials: dict[str, dict[str, Person]] = defaultdict(dict)
        self._text, self._head = text, head
        self.surnames: dict[str, str] = {}
        for mention in mentions:
            if mention.entity_kind is EntityKind.PERSON:
                self._meet(mention)

    def named(self, words: tuple[str, ...], sex: str) -> tuple[bool, Person | None]:
        """Whether anybody of the roll could be meant by these words, and who, if only one."""
        whole = self.people.get(words)
        if whole is not None:
            return True, whole
        near = self._by_word.get(words[-1], {})
        if len(near) > MOST:
            return True, None
        found = [one for one in near.values() if _holds(one.words, words)]
        if not found and len(words) == 1:
            found = [*self._by_initials.get(words[0].replace(".", ""), {}).values()][:2]
        fitting = [one for one in found if one.fits(sex)]
        if sex and len(fitting) > 1:
            fitting = [one for one in fitting if sex in one.sexes] or fitting
        return bool(found), fitting[0] if len(fitting) == 1 else None

    def bearer(self, part: str, sex: str) -> Person | None:
        """Who has this part; nobody where several may have it."""
        held = [one for one in self.people.values() if part in one.parts and one.fits(sex)]
        most = max((one.parts[part] for one in held), default=0)
        surest = [one for one in held if one.parts[part] == most]
        return surest[0] if len(surest) == 1 else None

    def tell(self, person: Person, part: str, sure: int = _SUREST) -> None:
        """Take in what a label tells of an office."""
        person.parts[part] = max(sure, person.parts.get(part, 0))

    @staticmethod
    def offices(words: str) -> list[str]:
        """The parts that a label's own words name: ", présidente"."""
        return [part for part, _ in _offices(words)]

    def _meet(self, mention: Mention) -> None:
        words = tuple(bare(word) for word in mention.name.replace("’", "'").split())
        words = tuple(word for word in words if word)
        while len(words) > 1 and words[0] in titles():  # Ms Pemberton
            words = words[1:]
        self.surnames.setdefault(words[-1] if words else "", mention.name.split()[-1])
        if len(words) < 2:  # noqa: PLR2004 - a surname is no full name
            return
        person = self.people.get(words)
        if person is None:
            person = self.people[words] = Person(
                _untitled(mention.name, len(words)), words, mention
            )
            for word in words:
                if len(self._by_word[word]) <= MOST:
                    self._by_word[word][person.name] = person
            self._by_initials["".join(word[0] for word in words)][person.name] = person
        elif person.name.isupper() and not mention.name.isupper():
            person.name = _untitled(mention.name, len(words))
        if person.mention.role is None and mention.role is not None:
            person.mention = mention
        self._beside(person, mention)

    def _beside(self, person: Person, mention: Mention) -> None:
        start, end = mention.span.start, mention.span.end
        before = self._text[max(0, start - _AROUND) : start]
        self._titled(person, before)
        if start >= self._head:
            return  # in the talk itself, « madame la présidente » may be said to anybody
        for part, sex in _offices(_near_before(before)):
            self._bears(person, part, sex, before)
        behind = self._text[end : end + _AROUND]
        cut = _ENDS_BEHIND.search(behind)
        behind = behind[: cut.start()] if cut else behind
        if behind.lstrip()[:1] in (",", "[", "(", "-", "–", "—"):
            for part, sex in _offices(behind):
                self._bears(person, part, sex, behind)

    def _bears(self, person: Person, part: str, sex: str, told: str) -> None:
        sure = _SUREST if any(bare(w) in _PRESIDES for w in told.split()) else _SURE
        self.tell(person, part, sure)
        if sex:
            person.sexes.add(sex)

    def _titled(self, person: Person, before: str) -> None:
        words = before.split()
        for word in words[:-4:-1]:
            low = bare(word)
            if low not in titles() and low not in listed("articles") and low not in parts():
                return
            if titles().get(low):
                person.sexes.add(titles()[low])
                return


def _untitled(name: str, words: int) -> str:
    """The name's last words."""
    return " ".join(name.split()[-words:])


def _near_before(before: str) -> str:
    """What belongs to a name of the words before it: "Prévenu : ", "Présidence de Mme "."""
    label = _COLON.search(before)
    if label is not None:
        return label[0]
    cuts = [cut.end() for cut in _CUT_BEFORE.finditer(before)]
    near = before[cuts[-1] :] if cuts else before
    apart, _, last = near.rpartition(",")
    if last.strip() or len(apart.split()) > _NEAR:
        return last
    return apart  # L’accusé, | Rémi Castel


def _offices(words: str) -> Iterator[tuple[str, str]]:
    """The parts that the words name, the head's alone: "chairman of the committee"."""
    told = [bare(word) for word in _WORD.findall(words)]
    told = [word.removeprefix("l'") for word in told]
    for at, word in enumerate(told):
        if word in _PRESIDES:
            yield "presider", ""
        elif word in parts() and (parts()[word].name != "presider" or _presides(told[at + 1 :])):
            yield parts()[word]


def _presides(behind: list[str]) -> bool:
    """Whether a president is that of a talk (chair of the committee), and no company's."""
    near = [word for word in behind if word not in listed("particles") | listed("articles")][:_NEAR]
    return not near or not listed("presided").isdisjoint(near) or near[0] in _PRESIDES


def _holds(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words are the full name's last ones, its first, or initials and a surname."""
    size = len(words)
    if full[-size:] == words or full[:size] == words:
        return True
    if size < 2 or full[-1] != words[-1] or size > len(full):  # noqa: PLR2004
        return False
    return all(
        whole.startswith(short.rstrip(".")) for whole, short in zip(full, words[:-1], strict=False)
    )
