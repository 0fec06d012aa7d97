"""Are the attributes of a matched fact right? Each answer is a score in 0..1."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from affiant.facts.kinds import (
    Demand,
    Event,
    Fact,
    Figure,
    Money,
    Quote,
    Reference,
    Response,
)
from benchmarks.gold_set import Item, Sheet

_NEAR = 1e-3  # relative: a third is stored as 0.333...
_OVERLAP = 0.5  # of tokens: SCHEME.md, "Scoring"
_WORD = re.compile(r"[^\W_]+")
_ENGLISH = frozenset({"a", "an", "the", "of", "in", "to", "for", "and"})
_FRENCH = frozenset({"le", "la", "les", "l", "d", "de", "des", "du", "un", "une", "et"})
_EMPTY = _ENGLISH | _FRENCH
_FAMILIES = {
    "denial": ("denial", "denies"),
    "minimise": ("minimise",),
    "refuse": ("refus", "decline"),
    "acknowledge": ("acknowledge", "investigate"),
    "policy": ("policy", "values", "commit"),
    "no action": ("no action", "silent", "refers", "other"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribute of one pair."""

    attribute: str
    score: float
    wanted: object
    told: object


def answers(sheet: Sheet, item: Item, fact: Fact) -> list[Answer]:
    """What SCHEME.md asks of this type."""
    for kind, asked in _ASKED.items():
        if isinstance(fact, kind):
            return asked(sheet, item, fact)
    return []


def same_name(sheet: Sheet, wanted: Any, told: str | None) -> float:
    """An id of the gold by any of its names; a plain word by itself, or by silence."""
    if wanted is None or isinstance(wanted, list):
        return float((told is None) == (wanted is None)) if not wanted else 0.0
    if wanted in sheet.names:
        return float(told is not None and any(_alike(n, told) for n in sheet.names[wanted]))
    return float(told is None or _alike(str(wanted), told))


def _quote(sheet: Sheet, item: Item, fact: Quote) -> list[Answer]:
    wanted = item.attrs.get("speaker")
    score = same_name(sheet, wanted, fact.speaker)
    return [Answer("quote.speaker", score, wanted, fact.speaker)]


def _figure(_: Sheet, item: Item, fact: Figure) -> list[Answer]:
    attrs = item.attrs
    value, told = attrs.get("value"), fact.value
    if value is None:
        value, told = attrs.get("value_min"), fact.low if fact.value is None else fact.value
    comparator = attrs.get("comparator", "~" if attrs.get("approx") else "=")
    parts = [
        Answer("figure.value", _near(value, told), value, told),
        Answer("figure.unit", float(attrs.get("unit") == fact.unit), attrs.get("unit"), fact.unit),
        Answer(
            "figure.comparator", float(comparator == fact.comparator), comparator, fact.comparator
        ),
    ]
    whole = min(part.score for part in parts)
    parts.append(Answer("figure.value+unit+comparator", whole, value, told))
    if "denominator" in attrs:
        score = _denominator(attrs["denominator"], item.text, fact.denominator)
        parts.append(Answer("figure.denominator", score, attrs["denominator"], fact.denominator))
    if "change" in attrs or fact.change is not None:
        parts.append(_change(attrs.get("change"), fact))
    return parts


def _change(wanted: dict[str, Any] | None, fact: Figure) -> Answer:
    told = fact.change
    right = (
        wanted is not None
        and told is not None
        and bool(_near(wanted["value"], told.value))
        and wanted["direction"] == told.direction
        and wanted.get("base_period") == told.base_period
    )
    return Answer("figure.change", float(right), wanted, told)


def _denominator(wanted: str, surface: str, told: str | None) -> float:
    """The gold may name it in English where the text is French: then the text's own words count."""
    if told is None or told == "unstated":
        return 0.0
    return float(_overlap(wanted, told) >= _OVERLAP or _covered(told, surface) >= _OVERLAP)


def _money(sheet: Sheet, item: Item, fact: Money) -> list[Answer]:
    attrs = item.attrs
    parts = [
        Answer("money.amount", _near(attrs.get("amount"), fact.amount), attrs.get("amount"),
               fact.amount),
        Answer("money.currency", float(attrs.get("currency") == fact.currency),
               attrs.get("currency"), fact.currency),
    ]  # fmt: skip
    for name, told in (("payer", fact.payer), ("payee", fact.payee)):
        if attrs.get(name) is not None or told is not None:
            score = same_name(sheet, attrs.get(name), told)
            parts.append(Answer(f"money.{name}", score, attrs.get(name), told))
    return parts


def _event(_: Sheet, item: Item, fact: Event) -> list[Answer]:
    wanted = item.attrs.get("date")
    score = _date(wanted, fact.date)
    held = item.attrs.get("date_resolved_in_document")
    if wanted is None and held is not None and fact.date_unsure and fact.date == held:
        score = 1.0
    return [Answer("event.date", score, wanted, fact.date)]


def _reference(_: Sheet, item: Item, fact: Reference) -> list[Answer]:
    norm = item.attrs["norm"]
    number = item.attrs.get("number")
    date = norm.get("date") or (str(norm["year"]) if "year" in norm else None)
    asked = [
        Answer("reference.title", _same_title(norm.get("title"), fact.title), norm.get("title"),
               fact.title),
        Answer("reference.publisher", _same_title(norm.get("publisher"), fact.publisher),
               norm.get("publisher"), fact.publisher),
        Answer("reference.date", _date(date, fact.date), date, fact.date),
        Answer("reference.number", float((str(number) if number else None) == fact.number),
               number, fact.number),
    ]  # fmt: skip
    cited = item.attrs.get("cited_at")
    if cited is not None:
        told = [span.start for span in fact.cited_at]
        score = float(cited["start"] in told)
        asked.append(Answer("reference.cited_at", score, cited["start"], told))
    return asked


def _demand(sheet: Sheet, item: Item, fact: Demand) -> list[Answer]:
    return [
        Answer(f"demand.{name}", same_name(sheet, item.attrs.get(name), told),
               item.attrs.get(name), told)
        for name, told in (("by", fact.by), ("to", fact.to))
    ]  # fmt: skip


def _response(sheet: Sheet, item: Item, fact: Response) -> list[Answer]:
    stance = item.attrs.get("stance")
    family = family_of(str(stance)) == family_of(fact.stance.value)
    by = item.attrs.get("by")
    return [
        Answer("response.by", same_name(sheet, by, fact.by), by, fact.by),
        Answer("response.stance", float(family), stance, fact.stance.value),
    ]


_ASKED: dict[type[Fact], Callable[[Sheet, Item, Any], list[Answer]]] = {
    Quote: _quote,
    Figure: _figure,
    Money: _money,
    Event: _event,
    Reference: _reference,
    Demand: _demand,
    Response: _response,
}


def family_of(stance: str) -> str:
    """SCHEME.md's family of a stance, or the stance itself."""
    for family, beginnings in _FAMILIES.items():
        if stance.startswith(beginnings):
            return family
    return stance


def _near(wanted: Any, told: Any) -> float:
    if wanted is None or told is None:
        return float(wanted is None and told is None)
    return float(abs(float(wanted) - float(told)) <= _NEAR * max(1.0, abs(float(wanted))))


def _date(wanted: str | None, told: str | None) -> float:
    """A coarser correct date scores a half."""
    if wanted is None or told is None or wanted == told:
        return float(wanted == told)
    return 0.5 if wanted.startswith(told) else 0.0


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word not in _EMPTY}


def _overlap(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return len(left & right) / max(1, min(len(left), len(right)))


def _covered(part: str, whole: str) -> float:
    words = _words(part)
    return len(words & _words(whole)) / max(1, len(words))


def _alike(one: str, other: str) -> bool:
    """The same words, or all words of the shorter name at one end of the longer."""
    left, right = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    left = [word for word in left if word not in _EMPTY]
    right = [word for word in right if word not in _EMPTY]
    short, long = sorted((left, right), key=len)
    return bool(short) and (long[: len(short)] == short or long[-len(short) :] == short)


def _same_title(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return float(one == other)
    return float(_WORD.findall(one.casefold()) == _WORD.findall(other.casefold()))
