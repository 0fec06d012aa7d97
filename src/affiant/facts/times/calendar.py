from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.facts.quantities.lexicon import number_words, rules
from affiant.facts.quantities.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words for time of one language; the YAML file tells what each entry is."""

    language: str
    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    quarters: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    doubtful_months: frozenset[str]
    date_before: frozenset[str]
    month_before: frozenset[str]
    articles: frozenset[str]
    day_ordinals: frozenset[str]
    since: frozenset[str]
    opener: frozenset[str]
    to: frozenset[str]
    quarter_word: frozenset[str]
    half_word: frozenset[str]
    this_day: frozenset[str]
    this: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    recent: frozenset[str]
    decades_word: frozenset[str]
    ago: Phrases
    fiscal: Phrases
    period_parts: Phrases
    triggers: frozenset[str]
    begins: frozenset[str]
    leads: frozenset[str]
    led: frozenset[str]


_NUMBERED = ("months", "short_months", "weekdays", "days", "quarters")
_NAMED = ("seasons", "units")
_LISTED = (
    "doubtful_months", "date_before", "month_before", "articles",
    "day_ordinals", "since", "to", "quarter_word", "half_word", "this_day", "this", "last", "next",
    "recent", "decades_word",
)  # fmt: skip
_TRIGGERING = ("months", "short_months", "weekdays", "days", "seasons", "units")
_TOO_COMMON = ("été",)  # French looks for the summer by the words before it
_OPENING = {"fr": "chaque tous toutes toute tout", "en": "every each all"}
_BESIDE = {"fr": "veille lendemain avant-veille surlendemain", "en": "following previous same"}
_ALONE = {
    "fr": "annuellement mensuellement hebdomadairement quotidiennement midi minuit",
    "en": "everyday annually yearly monthly weekly quarterly noon midnight",
}  # the others stand before a word that is a trigger itself
_MORE_TRIGGERS = {
    "fr": "trimestre semestre veille lendemain exercice week nuit soir matin hui",
    "en": "quarter half fiscal weekend night morning evening",
}


@cache
def calendar(language: str) -> Calendar:
    """The calendar of "fr" or "en"."""
    read: Mapping[str, Any] = rules("calendar", f"{language}.yaml")
    numbered: dict[str, Any] = {
        name: {k: int(v) for k, v in read[name].items()} for name in _NUMBERED
    }
    listed: dict[str, Any] = {name: frozenset(read[name]) for name in _LISTED}
    named: dict[str, Any] = {name: dict(read[name]) for name in _NAMED}
    words = frozenset(word for name in _TRIGGERING for word in read[name])
    words |= {f"{day}s" for day in read["weekdays"]}
    return Calendar(
        language=language,
        **numbered,
        **named,
        **listed,
        opener=frozenset([*read["between"], *read["from"]]),
        ago=Phrases.listed(read["ago"]),
        fiscal=Phrases.listed(read["fiscal"]),
        period_parts=Phrases.listed(read["period_parts"]),
        triggers=words.difference(_TOO_COMMON)
        | frozenset(f"{_MORE_TRIGGERS[language]} {_ALONE[language]}".split()),
        **_openings(read, language),
    )


def _openings(read: Mapping[str, Any], language: str) -> dict[str, Any]:
    """With which words a time can begin: `begins` alone, `leads` only before one of `led`.

    They spare the rules most words of a sentence.
    """
    numbers = number_words(language)
    counts = numbers.splittable - numbers.link
    begins = [w for name in _TRIGGERING if name != "units" for w in read[name]]
    begins += [
        w
        for name in ("quarters", "this", "last", "next", "recent", "decades_word")
        for w in read[name]
    ]
    opening = [phrase.split()[0] for phrase in (*read["fiscal"], *read["period_parts"])]
    begins += [*(word for word in opening if word not in read["articles"]), "q", "t", "il"]
    begins += f"{_ALONE[language]} {_OPENING[language]}".split()
    leads = {*read["articles"], *read["between"], *read["from"], *read["ahead"], "ces", *counts}
    led = [
        *read["units"],
        *read["seasons"],
        *read["months"],
        *read["recent"],
        *read["next"],
        *read["quarter_word"],
        *read["half_word"],
    ]
    led += [phrase.split()[1] for phrase in read["period_parts"]]
    led += [*read["weekdays"], "week-end", "weekend", "-", *_BESIDE[language].split(), *counts]
    return {
        "begins": frozenset(begins),
        "leads": frozenset(leads).difference(begins),
        "led": frozenset(led),
    }
