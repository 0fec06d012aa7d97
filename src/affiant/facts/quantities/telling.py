"""A few people who are somebody's source: two people familiar with the matter said.

They tell what is told, and measure nothing; a survey's 412 employees do.
"""

from functools import cache

from affiant.facts.quantities.number import Number
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.conjugation import speech_forms

_MOST = 10  # more are counted on purpose
_REACH = 14  # tokens between the people and what they do
_PEOPLE = frozenset((
    "people", "persons", "individuals", "sources", "officials", "employees", "workers", "staffers",
    "witnesses", "lawyers", "executives", "managers", "diplomats", "officers", "insiders", "aides",
    "experts", "researchers", "residents", "analysts", "members", "lawmakers", "engineers",
    "nurses", "personnes", "responsables", "salariés", "salariées", "employés", "employées",
    "témoins", "avocats", "avocates", "fonctionnaires", "diplomates", "cadres", "policiers", "élus",
    "agents", "élues", "habitants", "chercheurs", "proches", "ingénieurs", "infirmières", "députés",
))  # fmt: skip
_FORMER = frozenset((
    "former", "current", "senior", "other", "such", "anonymous", "unnamed", "anciens", "anciennes",
    "autres", "hauts", "company", "government", "american", "french",
))  # fmt: skip
_ACCORDING = frozenset(("selon", "après"))
_RELATIVES = ("who", "qui")
_HELPING = frozenset(("have", "has", "had", "ont", "avaient", "also", "all", "both"))
_CLOSE = frozenset(("familiar", "briefed", "knowledge", "proche", "proches", "connaissance"))
_ENDS = frozenset(".;:!?,")


@cache
def _saying() -> frozenset[str]:
    forms = (speech_forms(tongue, kind) for tongue in ("en", "fr") for kind in ("clause", "marks"))
    return frozenset().union(*forms) - _PEOPLE


def are_sources(wording: Wording, number: Number) -> bool:
    """Whether the number counts those who tell what the sentence tells."""
    if number.percent or number.scale > 1 or number.value is None or number.value > _MOST:
        return False
    at = number.after
    while wording.low(at) in _FORMER:
        at += 1
    if wording.low(at) not in _PEOPLE:
        return False
    return _leads(wording, number.first) or _tell(wording, at + 1)


def _leads(wording: Wording, first: int) -> bool:
    """According to | two people, selon | deux sources."""
    before = wording.low(first - 1)
    return before in _ACCORDING or (before == "to" and wording.low(first - 2) == "according")


def _tell(wording: Wording, first: int) -> bool:
    """Whether the words behind the people are of telling; a relative clause may stand between."""
    related = False
    for at in range(first, min(first + _REACH, len(wording.tokens))):
        word = wording.low(at)
        if word in _CLOSE or (word in _saying() and not related):
            return True
        if word in _ENDS or (wording.verb(at) and not related and word not in _HELPING):
            return False
        past = related and at > first + 1 and word in _saying()
        if past and not wording.low(at - 1).startswith(_RELATIVES):
            return True
        related = related or word in _RELATIVES
    return False
