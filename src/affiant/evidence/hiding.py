"""Documents and facts with some of their words hidden: spans, numbers and enumerations stay."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from affiant.facts.kinds import Attribution, Fact
from affiant.reading.document import Document

Hide = Callable[[str], str]
"""Words as they may be shown, each character in its place."""

FactT = TypeVar("FactT", bound=Fact)


def covered(document: Document, hide: Hide) -> Document:
    """The document with its text, title and all that people wrote about it hidden; its links and
    what else its file told of it are left out."""
    return replace(
        document,
        text=hide(document.text),
        title=hide(document.title) if document.title else None,
        publisher=hide(document.publisher) if document.publisher else None,
        authors=tuple(map(hide, document.authors)),
        url=hide(document.url) if document.url else None,
        links=(),
        metadata=(),
    )


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
