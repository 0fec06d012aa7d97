"""The kinds of fact, from their dataclasses."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any

from affiant.facts import kinds
from affiant.facts.kinds import Attribution, Change, Fact, Support
from docs.compute.comments import comments
from docs.compute.page import table

SHARED = {field.name for field in fields(Fact)}
PARTS = (Attribution, Support, Change)


def fact_kinds() -> list[type[Fact]]:
    """Every kind of fact, by the word it is stored under."""
    found = (getattr(kinds, name) for name in kinds.__all__)
    subclasses = [cls for cls in found if inspect.isclass(cls) and issubclass(cls, Fact)]
    return sorted((cls for cls in subclasses if cls is not Fact), key=lambda cls: cls.kind)


def write_shared() -> str:
    """What every fact carries, and the small values that it is made of."""
    return "\n\n".join(_section(cls, cls.__name__, fields(cls)) for cls in (Fact, *PARTS))


def write_kinds() -> str:
    """A section per kind with its own fields."""
    return "\n\n".join(
        _section(cls, f"{cls.kind}", tuple(f for f in fields(cls) if f.name not in SHARED))
        for cls in fact_kinds()
    )


def _section(cls: type, title: str, own: tuple[Field[Any], ...]) -> str:
    said = comments(cls)
    rows = ((f"`{f.name}`", f"`{_type(f)}`", _default(f), said.get(f.name, "")) for f in own)
    text = inspect.getdoc(cls) or ""
    listed = table(("field", "type", "default", "meaning"), rows) if said else _three(rows)
    return f"### {title}\n\n{text}\n\n{listed}"


def _three(rows: Iterator[tuple[str, ...]]) -> str:
    return table(("field", "type", "default"), (row[:3] for row in rows))


def _type(field: Field[Any]) -> str:
    text = field.type if isinstance(field.type, str) else inspect.formatannotation(field.type)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text)


def _default(field: Field[Any]) -> str:
    if field.default is MISSING:
        return "" if field.default_factory is not MISSING else "required"
    if isinstance(field.default, Attribution):
        return "the document itself"
    return "" if field.default in (None, ()) else f"`{field.default}`"
