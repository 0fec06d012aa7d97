from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from affiant.names.catalogue.organisation import Alias, Organisation
from affiant.vocabulary.entity import OrganisationKind


@cache
def organisations() -> tuple[Organisation, ...]:
    """The whole catalogue, by name. Raises ValueError for an entry that does not fit."""
    found = [entry for listed in _lists() for entry in _entries(listed)]
    return tuple(sorted(found, key=lambda organisation: organisation.name))


def _lists() -> Iterator[Any]:
    folder = resources.files(__package__)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            yield yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader


def _entries(listed: dict[str, Any]) -> Iterator[Organisation]:
    for entry in listed["organisations"]:
        yield Organisation(
            name=entry["name"],
            kind=OrganisationKind(entry.get("kind") or listed["kind"]),
            country=entry["country"],
            aliases=_aliases(entry),
            source=entry.get("source") or listed["source"],
        )


def _aliases(entry: dict[str, Any]) -> tuple[Alias, ...]:
    exact = not entry.get("any_case", False)
    own = [Alias(entry["name"], None, exact)]
    own += [Alias(text, None, exact) for text in entry.get("aliases", ())]
    for language in ("en", "fr"):
        own += [Alias(text, language, exact) for text in entry.get(language, ())]
    return tuple(own)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast
