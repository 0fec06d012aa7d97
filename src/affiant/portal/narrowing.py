"""The facets beside a search: what passages have in common, each a link that narrows it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from affiant.evidence.search.facets import MONTH
from affiant.facts.codec import KINDS
from affiant.names.entity import Entity
from affiant.portal.found import Answer
from affiant.portal.known import Known
from affiant.portal.search_words import search_words
from affiant.portal.speech import NAMES, Speech
from affiant.portal.terms import kind_word
from affiant.portal.veil import shown
from affiant.portal.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, as it is called, how many passages have it, and the address that asks for it."""

    called: str
    count: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """One facet."""

    name: str
    choices: tuple[Choice, ...]


def narrowing(answer: Answer, now: Known, speech: Speech) -> tuple[Group, ...]:
    """The facets that have a choice left; what is chosen already is not offered again."""
    wanted, words, counted = answer.wanted, search_words(speech), answer.facets()
    masked = dict(shown((name for name, _ in counted.publishers), now.masks))

    def group(name: str, asked: str, values: Iterable[tuple[str, int, str]]) -> Group:
        """`values`: the value, its number, how it is called."""
        return Group(
            words[name],
            tuple(
                Choice(called, speech.number(n), wanted.address(**{asked: value}))
                for value, n, called in values
            ),
        )

    groups = (
        group(
            "kind", "kind", ((k, n, kind_word(k, speech)) for k, n in counted.kinds if k in KINDS)
        ),
        group("entity", "entity", ((one.id, n, one.name) for one, n in _named(answer, now))),
        # A publisher with a mask in its name is nobody that may be asked for.
        group(
            "publisher", "publisher", ((p, n, p) for p, n in counted.publishers if masked[p] == p)
        ),
        group(
            "language", "language", ((c, n, NAMES[c]) for c, n in counted.languages if c in NAMES)
        ),
        _dates(answer, counted.dates, speech),
    )
    return tuple(one for one in groups if one.choices and not _is_chosen(one, wanted, words))


def _named(answer: Answer, now: Known) -> Iterable[tuple[Entity, int]]:
    """Who is named, where nobody has to wait for the names."""
    return answer.named(now) if now.ready else ()


def _dates(answer: Answer, dates: Iterable[tuple[str, int]], speech: Speech) -> Group:
    wanted = answer.wanted
    return Group(
        search_words(speech)["date"],
        tuple(
            Choice(speech.date(day), speech.number(n), wanted.address(since=day, until=day))
            for day, n in dates
            if (wanted.since, wanted.until) != (day, day)
        ),
    )


def _is_chosen(group: Group, wanted: Wanted, words: dict[str, str]) -> bool:
    """Whether this facet has a value chosen; dates go on from years to months."""
    told = {
        words[name]: getattr(wanted, name) for name in ("kind", "entity", "publisher", "language")
    }
    month = group.name == words["date"] and len(wanted.since) >= MONTH
    return bool(told.get(group.name)) or month


def chosen(wanted: Wanted, now: Known, speech: Speech) -> list[dict[str, Any]]:
    """What is chosen, each with the address without it."""
    words = search_words(speech)
    entity = now.names.public_by_id.get(wanted.entity) if wanted.entity else None
    dates = " – ".join(dict.fromkeys(filter(None, (wanted.since, wanted.until))))
    told = (
        ("kind", kind_word(wanted.kind, speech) if wanted.kind else "", {"kind": ""}),
        ("entity", entity.name if entity else "", {"entity": ""}),
        ("publisher", wanted.publisher or wanted.source, {"publisher": "", "source": ""}),
        ("language", NAMES.get(wanted.language, ""), {"language": ""}),
        ("date", dates, {"since": "", "until": ""}),
    )
    return [
        {"name": words[name], "value": value, "address": wanted.address(**without)}
        for name, value, without in told
        if value
    ]
