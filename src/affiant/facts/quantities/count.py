"""Counts with what they count, and lengths of time."""

from dataclasses import replace

from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import BARE, CLEAR, SPELLED, TIME_UNITS, VAGUE, Draft
from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.whole import antecedent, opening_whole
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator

_LASTING = frozenset((
    "for", "in", "within", "during", "after", "over", "throughout", "every", "en", "pendant",
    "durant", "depuis", "dans", "après", "sous", "sur", "pour", "dès", "avant", "before", "until",
))  # fmt: skip
_PAST = frozenset(("past", "last", "dernières", "derniers"))
_OF_AN_AGE = frozenset((
    "was", "were", "is", "are", "those", "aged", "anyone", "people", "children", "everyone",
))  # fmt: skip
_YOUNG = frozenset((
    "fillette", "fille", "garçon", "enfant", "bébé", "adolescent", "adolescente", "mineur", "femme",
    "mineure", "homme", "jeune", "père", "mère", "fils", "élève", "étudiant", "étudiante",
))  # fmt: skip
DIED = frozenset(("mort", "morte", "morts", "décédé", "décédée", "disparu", "disparue", "meurt"))
DYING = 6  # tokens between "morte" and the age
_AGED = ("âgé", "aged")
_BEFORE_AGE = 4  # tokens: âgés de 19 et | 24 ans
_US = frozenset(("us", "them", "you"))


def count_draft(wording: Wording, plain: Draft) -> Draft | None:
    """A count with what it counts: "163 défendeurs", "More than 4,000 Google employees"."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    glued = _attributive(wording, plain)
    if glued:
        return glued
    some = _some_of(wording, plain)
    if some:
        return some
    end = wording.phrase_end(number.after)
    found = framing.unit_of(wording, number, end)
    if found and found[0] in TIME_UNITS and _adjunct(wording, plain, found[1]):
        return None
    if found and found[0] in TIME_UNITS:
        return _length_of_time(wording, plain, *found)
    pronoun = antecedent(wording, number) if found is None else None
    if pronoun:
        return _counted_before(wording, plain, pronoun)
    return _counted_behind(wording, plain, found, end)


def _attributive(wording: Wording, plain: Draft) -> Draft | None:
    """ "a 16-inch screen", "a 17-year-old": the measure glued to the numeral is the unit."""
    number = plain.number
    at = plain.last + 1
    if number is None or not number.digits or wording.low(plain.last) not in ("-", "‑"):
        return None
    word = wording.low(at).split("-")[0]
    if not (wording.tight(plain.last) and wording.tight(at) and word.isalpha()):
        return None
    unit = counted().get(word, framing.singular(word, wording.measures.language))
    held = {"unit": (at, at + 1)}
    return replace(plain, unit=unit, last=at + 1, held=held, confidence=SPELLED)


def _some_of(wording: Wording, plain: Draft) -> Draft | None:
    """ "204 of 377 records", "412 of your own employees", "67 des 1 140 courriels"."""
    number = plain.number
    if number is None or number.form is not Form.PLAIN or number.scale > 1:
        return None
    first = _behind_of(wording, number.after)
    if first is None or not _stands_free(wording, plain.first):
        return None
    end = wording.whole_end(first)
    if end <= first:
        return None
    whole = Number(first, first, _behind_number(wording, first), digits=True)
    found = None if wording.low(first) in _US else framing.unit_of(wording, whole, end)
    last = framing.with_predicate(wording, plain.first, number, end)
    return replace(
        plain,
        last=last,
        unit=found[0] if found else None,
        of=(number.after, last),
        denominator=(first, end),
        held={"unit": found[1]} if found else {},
        level=True,
        confidence=sureness(number, found[0] if found else None),
    )


def _behind_of(wording: Wording, at: int) -> int | None:
    """Where the whole begins behind "of", "out of", "sur", "des", if one does."""
    low = wording.low(at)
    if low == "out" and wording.low(at + 1) == "of":
        at, low = at + 1, "of"
    first = at + 1
    known = wording.measures
    if low == "of":
        opened = wording.low(first) in known.determiners or wording.low(first) in _US
        return first if opened or wording.digits(first) else None
    if low in ("sur", "des"):
        inner = first + 1 if wording.low(first) in ("les", "ces") else first
        return first if wording.digits(inner) and not wording.year(inner) else None
    return None


def _behind_number(wording: Wording, index: int) -> int:
    while wording.low(index) in wording.measures.determiners or wording.digits(index):
        index += 1
    return index


def _stands_free(wording: Wording, start: int) -> bool:
    """Whether no name or noun stands right before: "chapter 3 of the report" counts nothing."""
    before = wording.low(start - 1)
    if not before[:1].isalpha():
        return True
    known = wording.measures
    return (
        before in known.stops
        or before in known.prepositions
        or before in ("and", "et", "only", "just", "year", "counted")
        or before.endswith("ed")
        or wording.verb(start - 1)
    )


def _counted_before(
    wording: Wording,
    plain: Draft,
    pronoun: tuple[str | None, tuple[int, int], tuple[int, int]],
) -> Draft:
    """ "Of the 1,140 e-mails, 67 were sent": the noun and the whole stand before the number."""
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    unit, noun, whole = pronoun
    end = wording.phrase_end(number.after)
    last = max(end, framing.with_predicate(wording, plain.first, number, end), number.after)
    return replace(
        plain,
        last=last,
        unit=unit,
        of=(number.after, last) if last > number.after else None,
        denominator=whole,
        held={"unit": noun} if unit else {},
        level=True,
        confidence=sureness(number, unit),
    )


def _counted_behind(
    wording: Wording, plain: Draft, found: tuple[str, tuple[int, int]] | None, end: int
) -> Draft | None:
    number = plain.number
    assert number is not None  # noqa: S101 - drafts of numbers have one
    near = found is not None and found[1][0] == number.after
    if not near and _aged(wording, plain):
        return None
    head = framing.head_before(wording, plain.first)
    subject = framing.measured_subject(wording, plain.first)
    if found is None and head is None and subject is None and not wording.verb(end):
        return None
    first = plain.first
    if found is None and (head is not None or subject):
        first = head if head is not None else subject[0] if subject else first
    last = max(framing.with_predicate(wording, plain.first, number, end), end, number.after)
    unit = found[0] if found else None
    whole = opening_whole(wording, plain.first)
    numbered = whole and any(wording.digits(at) for at in range(*whole))
    return replace(
        plain,
        first=first,
        last=last,
        unit=unit,
        of=(number.after, last) if last > number.after else None,
        denominator=whole if numbered else None,
        held={"unit": found[1]} if found else {},
        level=True,
        confidence=sureness(number, unit),
    )


def _adjunct(wording: Wording, plain: Draft, noun: tuple[int, int]) -> bool:
    """A bare "for five years", "en deux ans" or an age: it tells how long, and measures nothing."""
    if wording.low(noun[1]) == "old" or _age(wording, plain.first, noun[1]):
        return True
    if any(
        wording.low(at).startswith(_AGED) for at in range(plain.first - _BEFORE_AGE, plain.first)
    ):
        return True
    if wording.low(plain.first - 1) == "à" and any(
        wording.low(at) in DIED for at in range(plain.first - DYING, plain.first)
    ):
        return True  # morte mardi à 79 ans
    if wording.low(plain.first - 1) == "de" and wording.low(plain.first - 2) in _YOUNG:
        return True  # une fillette de 8 ans
    over = wording.low(plain.first) == "over"
    told_of = wording.low(noun[1]) in wording.words.of and not wording.digits(noun[1] + 1)
    told_of = told_of and wording.low(noun[1] + 1) not in wording.measures.determiners
    if told_of or any(wording.low(at) in _PAST for at in range(plain.first - 1, noun[1])):
        return False  # "after two years of decline", "the past 20 years"
    if plain.comparator is not Comparator.EXACT and not over:
        return False
    at = plain.first - 1
    skipped = wording.measures.adjectives | wording.measures.determiners - wording.words.of
    while wording.low(at) in skipped or wording.low(at) in ("des", "ces"):
        at -= 1
    return over or wording.low(at) in _LASTING or wording.low(at) == "cours"


def _age(wording: Wording, first: int, last: int) -> bool:
    """ "Odile Roy, 78 ans, ..."."""
    named = first > 1 and wording.tokens[first - 2].text[:1].isupper()
    return named and wording.low(first - 1) == "," and wording.low(last) in (",", ")", ".", "")


def _aged(wording: Wording, plain: Draft) -> bool:
    """ "were under 18", "those over 65": an age."""
    compared = wording.low(plain.first) in ("under", "over")
    return compared and wording.low(plain.first - 1) in _OF_AN_AGE


def _length_of_time(wording: Wording, plain: Draft, unit: str, noun: tuple[int, int]) -> Draft:
    last = noun[1]
    if wording.low(last) in wording.words.of | {"in"} and wording.low(last + 1).isalpha():
        last = wording.trimmed(last, min(wording.phrase_end(last + 1), last + 4))
    if plain.comparator is Comparator.MORE and wording.low(plain.first) == "over":
        plain = replace(plain, first=plain.first + 1, comparator=Comparator.EXACT)
    return replace(
        plain, unit=unit, last=max(last, noun[1]), held={"unit": noun}, confidence=SPELLED
    )


def sureness(number: Number, unit: str | None) -> float:
    """The confidence of a count: less in words than in digits, little without a noun."""
    if number.form is Form.VAGUE:
        return VAGUE
    if unit is None:
        return BARE
    return CLEAR if number.digits else SPELLED
