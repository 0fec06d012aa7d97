"""Facts as plain JSON values and back, without loss.

`decode(encode(fact)) == fact` for every fact (a property test). Decimals travel as strings
("19400000", "1/3" never: a share is a decimal), spans as [start, end]. An attribute equal to
its default is left out, so a stored fact is short and new optional attributes need no
migration. Unknown attributes, written by a later version, are refused by name.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from affiant.facts import kinds
from affiant.facts.kinds import Fact
from affiant.reading.span import Span

Json = dict[str, Any]

KINDS: dict[str, type[Fact]] = {
    cls.kind: cls
    for cls in (getattr(kinds, name) for name in kinds.__all__)
    if isinstance(cls, type) and issubclass(cls, Fact) and cls is not Fact
}


def encode(fact: Fact) -> Json:
    """The fact's attributes as JSON values, its kind under "kind"."""
    return {"kind": fact.kind, **_encode_fields(fact)}


def decode(values: Json) -> Fact:
    """The fact that `encode` was given. Raises KeyError or ValueError on anything else."""
    cls = KINDS[values["kind"]]
    decoded = _decode_dataclass(cls, {k: v for k, v in values.items() if k != "kind"})
    if not isinstance(decoded, Fact):
        raise TypeError(f"{cls.__name__} is no fact")
    return decoded


def _encode_fields(value: Any) -> Json:
    encoded = {}
    for name, default in _plan(value.__class__):
        attribute = getattr(value, name)
        if default is MISSING or attribute != default:
            encoded[name] = _encode_value(attribute)
    return encoded


def _encode_value(value: Any) -> Any:
    if value is None or type(value) in (str, float, int, bool):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_encode_value(item) for item in value]
    return _encode_fields(value)


@cache
def _plan(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(cls))


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _decode_dataclass(cls: type, values: Json) -> Any:
    plan = _decoders(cls)
    unknown = values.keys() - plan.keys()
    if unknown:
        raise ValueError(f"{cls.__name__} has no attribute {', '.join(sorted(unknown))}")
    return cls(**{name: plan[name](value) for name, value in values.items()})


@cache
def _decoders(cls: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(cls)
    return {field.name: _decoder(hints[field.name]) for field in fields(cls)}


def _decoder(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = _decoder(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda values: tuple(item(value) for value in values)
    if hint is Span:
        return lambda pair: Span(*pair)
    if isinstance(hint, type) and issubclass(hint, (Enum, Decimal)):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: _decode_dataclass(hint, value)
    return lambda value: value
