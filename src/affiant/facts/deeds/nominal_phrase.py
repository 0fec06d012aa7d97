"""The phrase of a noun that tells a deed: where it begins and ends, whom it names, in which part.

"Brook’s sudden resignation", "the arrest of Ada Brook by the police", « l'annulation du contrat ».
"""

from dataclasses import dataclass

from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Mention
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind

ACTING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_BEFORE = 5  # tokens of the noun's phrase before it: "the sudden and wholly unexpected arrest"
_LONGEST = 14  # tokens of its phrase behind it
_REACH = 7  # tokens from a protest to the "from" of who protests
_ADJECTIVES = 2  # between a French noun and its "de": « l'annulation soudaine du contrat »
_STOPS = frozenset('.;:()[]“”"«»—–!?')


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun's phrase: tokens [first, last) with the noun at `at`, and whom it names."""

    first: int
    at: int
    last: int
    agent: Mention | Span | None = None
    patient: Mention | None = None


def phrase_at(unit: Unit, at: int, kind: EventKind) -> Phrase | None:
    """The phrase of the noun at this index; None where it is a verb or only qualifies a noun."""
    first = _opening(unit, at)
    return None if first is None else _phrase(unit, first, at, kind)


def _opening(unit: Unit, at: int) -> int | None:
    """Where the noun's phrase begins: its determiner, "Brook’s", what follows a preposition.

    Without any of these a word that may be a verb is a noun only at the head of its sentence.
    """
    for index in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        token = unit.tokens[index]
        if unit.has(index, "nominal.none"):
            return None
        if unit.has(index, "nominal.determiners"):
            return index
        if token.text in "’'":
            continue
        owner = _owner(unit, index) if token.low == "s" else None
        if owner is not None:
            return owner
        if unit.has(index, "prepositions"):
            return index + 1
        if unit.has(at, "nominal.verbal"):
            return None
        if not token.text.isalpha():
            return index + 1 if index + 1 == at else None
    adjectives = 1 if unit.words.language == "en" else 0
    return 0 if at <= adjectives and unit.tokens[0].text not in unit.page.capitals else None


def _owner(unit: Unit, ess: int) -> int | None:
    """The first token of the name before this "’s"."""
    named = _whose(unit, ess)
    if named is None:
        return None
    return next(i for i, t in enumerate(unit.tokens) if t.end > named.span.start)


def _whose(unit: Unit, ess: int) -> Mention | None:
    if not ess or unit.tokens[ess - 1].text not in "’'":
        return None
    end = unit.tokens[ess - 1].start
    return next((m for m in unit.mentions if m.span.end in (end, end + 2)), None)


def _phrase(unit: Unit, first: int, at: int, kind: EventKind) -> Phrase | None:
    """The noun with what hangs on it; None where the noun only qualifies another."""
    index = at + 1
    if unit.words.language == "fr":
        while index <= at + _ADJECTIVES and _adjective(unit, index):
            index += 1
    follower = unit.tokens[index] if index < len(unit.tokens) else None
    if unit.words.language == "en" and follower is not None and _compound(unit, index, kind):
        return None
    agent: Mention | Span | None = None
    patient: Mention | None = None
    by_whom = unit.has(at, "nominal.by_whom")
    owner = owner_of(unit, first, at)
    if owner is not None:
        agent, patient = (owner, None) if by_whom else (None, owner)
    last = at + 1
    if unit.has(index, "nominal.of"):
        patient, last = _complement(unit, index)
        if by_whom:
            agent, patient = patient or _agents(unit, index + 1)[0], None
    link = _by(unit, last if last > at + 1 else at + 1, kind)
    if link is not None:
        named, ended = _agents(unit, link + 1)
        agent, last = (named or agent), (ended if named else last)
    return Phrase(first, at, last, agent, patient)


def _adjective(unit: Unit, index: int) -> bool:
    if index >= len(unit.tokens):
        return False
    token = unit.tokens[index]
    listed = ("prepositions", "boundaries", "relatives", "finite", "coordinators", "determiners")
    return token.text.isalpha() and not token.capital and not any(
        unit.has(index, name) for name in listed
    )  # fmt: skip


def _compound(unit: Unit, index: int, kind: EventKind) -> bool:
    """An arrest warrant, the launch date: the noun behind it is the head."""
    token = unit.tokens[index]
    if not token.text.isalpha() or kind is EventKind.PROTESTED:
        return False
    listed = ("prepositions", "boundaries", "relatives", "finite", "coordinators", "modals",
              "auxiliaries", "nominal.dating")  # fmt: skip
    timed = any(t.span.start <= token.start < t.span.end for t in unit.times)
    return not timed and not any(unit.has(index, name) for name in listed)


def owner_of(unit: Unit, first: int, at: int) -> Mention | None:
    """Whose the noun at this index is: the name before the "’s" within its phrase."""
    ess = next((i for i in range(first, at) if unit.tokens[i].low == "s"), None)
    return None if ess is None else _whose(unit, ess)


def _complement(unit: Unit, of: int) -> tuple[Mention | None, int]:
    """The name that hangs on "of", and the token behind the whole complement."""
    last = of + 1
    while last < min(len(unit.tokens), of + _LONGEST) and not _ends(unit, last):
        last += 1
    start, end = unit.tokens[of].start, unit.tokens[last - 1].end
    named = next((m for m in unit.mentions if start <= m.span.start and m.span.end <= end), None)
    if named is not None and any(
        unit.has(i, "nominal.of") and unit.tokens[i].start < named.span.start
        for i in range(of + 1, last)
    ):
        return None, last  # the arrest of the brother of Ada Brook
    if named is not None:
        last = next(i for i, t in enumerate(unit.tokens) if t.end >= named.span.end) + 1
    return named, last


def _ends(unit: Unit, index: int) -> bool:
    """Whether a complement ends before this token: at a mark, a verb, another preposition."""
    token = unit.tokens[index]
    if token.text in _STOPS or token.text == ",":
        return True
    inside = any(m.span.start <= token.start < m.span.end for m in unit.mentions)
    if inside or unit.has(index, "nominal.of"):
        return False
    if any(t.span.start <= token.start < t.span.end for t in unit.times):
        return True
    listed = ("boundaries", "relatives", "finite", "modals", "prepositions", "auxiliaries")
    verbal = token.low in unit.words.events or (
        unit.words.language == "en" and token.low.endswith("ed") and not token.capital
    )
    return verbal or any(unit.has(index, name) for name in listed if token.text not in "’'")


def _by(unit: Unit, index: int, kind: EventKind) -> int | None:
    """The "by" that says who did it; of a protest "from" too, and further off."""
    reach = _REACH if kind is EventKind.PROTESTED else 1
    for at in range(index, min(len(unit.tokens), index + reach)):
        if unit.has(at, "nominal.by"):
            return at
        if kind is EventKind.PROTESTED and unit.has(at, "nominal.from"):
            return at
        if unit.tokens[at].text in _STOPS or unit.tokens[at].text == ",":
            return None
        if any(unit.has(at, name) for name in ("boundaries", "relatives", "finite", "modals")):
            return None
    return None


def _agents(unit: Unit, first: int) -> tuple[Mention | Span | None, int]:
    """Who did it, from this token on: a name, or nouns for people who act, in a row."""
    last = None
    for index in range(first, min(len(unit.tokens), first + _LONGEST)):
        token = unit.tokens[index]
        if unit.has(index, "nominal.of"):
            break
        named = next((m for m in unit.mentions if m.span.start <= token.start < m.span.end), None)
        if named is not None and last is None:
            if named.entity_kind not in ACTING:
                return None, first
            end = next(i for i, t in enumerate(unit.tokens) if t.end >= named.span.end)
            return named, end + 1
        if unit.has(index, "actors"):
            last = index
        elif not (_lists(unit, index) or (token.text.isalpha() and last is None)):
            break
        if _ends(unit, index) and token.text != ",":
            break
    if last is None:
        return None, first
    return Span(unit.tokens[first].start, unit.tokens[last].end), last + 1


def _lists(unit: Unit, index: int) -> bool:
    return unit.tokens[index].text in ",’'" or any(
        unit.has(index, name) for name in ("coordinators", "determiners")
    )
