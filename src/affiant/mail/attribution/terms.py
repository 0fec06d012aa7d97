"""Attributions in words, in "en" or "fr". No sentence says that a person did something."""

from functools import cache
from importlib.resources import files
from typing import Any

from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count
from affiant.vocabulary.language import spoken
from affiant.vocabulary.sheet import mapping_of


def said(term: Grade | Ground | Kind, language: str) -> str:
    """The words for a grade, a ground or a kind."""
    chapter = {Grade: "grades", Ground: "grounds", Kind: "kinds"}[type(term)]
    return str(_terms()[chapter][term.value][spoken(language)])


def method(language: str) -> tuple[str, ...]:
    """How the table counts, a sentence a rule; printed with every table."""
    return tuple(str(rule[spoken(language)]) for rule in _terms()["method"])


def sentence(organisation: str, count: Count, language: str, *, is_proved: bool) -> str:
    """What may be said of these messages: sent from accounts only where signatures show it."""
    which = "proved" if is_proved else "named"
    if count.messages == 1:
        which += " one"
    elif count.accounts == 1:
        which += " by one"
    words = str(_terms()["sentences"][which][spoken(language)])
    return words.format(messages=count.messages, accounts=count.accounts, organisation=organisation)


@cache
def _terms() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("terms.yaml"))
