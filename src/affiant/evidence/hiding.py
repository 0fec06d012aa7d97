"""Facts with some of their words hidden: spans, numbers and enumerations stay."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from affiant.facts.kinds import Attribution, Fact

Hide = Callable[[str], str]
"""Words as they may be shown, each character in its place."""

FactT = TypeVar("FactT", bound=Fact)


def hidden(fact: FactT, hide: Hide, text: str) -> FactT:
    """The fact with its words hidden, and its surface from the hidden `text` of its document."""
    changes: dict[str, Any] = {
        field.name: _hidden(getattr(fact, field.name), hide) for field in fields(fact)
    }
    changes["surface"] = fact.span.of(text)
    return replace(fact, **changes)


def _hidden(value: object, hide: Hide) -> object:
    if type(value) is str:
        return hide(value)
    if isinstance(value, Attribution) and value.name:
        return replace(value, name=hide(value.name))
    if isinstance(value, tuple):
        return tuple(_hidden(part, hide) for part in value)
    return value
