"""A published table in words, in "en" or "fr"."""

from functools import cache
from importlib.resources import files
from typing import Any

from babel.lists import format_list

from affiant.mail.publication.ledger import Refused
from affiant.mail.publication.table import POOLED, Told
from affiant.mail.spoken import day_in_words
from affiant.vocabulary.language import spoken
from affiant.vocabulary.sheet import mapping_of


def row(told: Told, language: str) -> str:
    """What stands at the head of a row: an employer's name, or what else it counts."""
    code = spoken(language)
    if told.part is not None:
        return str(_terms()["parts"][told.part.value][code])
    return str(_terms()["pooled"][code]) if told.name == POOLED else told.name


def method(minimum: int, language: str) -> tuple[str, ...]:
    """How the table was made, a sentence a rule; printed with it."""
    rules = _terms()["method"]
    return tuple(str(rule[spoken(language)]).format(minimum=minimum) for rule in rules)


def refusal(refused: Refused, language: str) -> str:
    """Why nothing is released, and what to do; never how few accounts would stand alone."""
    code = spoken(language)
    days = [day_in_words(day, code) for day in dict.fromkeys(refused.against)]
    which = "refused" if refused.fewest and days else "too few"
    return str(_terms()[which][code]).format(
        days=format_list(days, locale=code) if days else "",
        minimum=refused.minimum,
    )


@cache
def _terms() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("terms.yaml"))
