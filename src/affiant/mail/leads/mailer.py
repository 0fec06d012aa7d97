"""How mail programs write Message-IDs and MIME boundaries: `mailers.yaml`, compiled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from affiant.vocabulary.sheet import mapping_of

_LONGEST = 200  # characters of a name, an identifier or a boundary that are looked at


@dataclass(frozen=True, slots=True)
class Mailer:
    """A program. A pattern is None where it is not known."""

    name: str
    says: re.Pattern[str]
    id: re.Pattern[str] | None
    boundary: re.Pattern[str] | None


def named(told: str) -> Mailer | None:
    """The program that calls itself so; None for one that is not known."""
    return next((one for one in _mailers() if one.says.match(told[:_LONGEST])), None)


def fits(pattern: re.Pattern[str], written: str) -> bool:
    """Whether the program writes so."""
    return bool(pattern.fullmatch(written[:_LONGEST]))


def is_of_server(written: str) -> bool:
    """Whether an identifier has the form that a server gives it, for want of a program's."""
    return any(pattern.fullmatch(written[:_LONGEST]) for pattern in _servers())


@cache
def _servers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one["id"]) for one in _sheet()["servers"])


@cache
def _mailers() -> tuple[Mailer, ...]:
    return tuple(
        Mailer(
            one["name"], re.compile(one["says"]), _compiled(one, "id"), _compiled(one, "boundary")
        )
        for one in _sheet()["mailers"]
    )


def _compiled(one: Mapping[str, str], name: str) -> re.Pattern[str] | None:
    return re.compile(one[name]) if one.get(name) else None


@cache
def _sheet() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("mailers.yaml"))
