"""What names are known to be names of one thing, and where each was learned.

The catalogue's aliases and those that documents give. A name may stand for several things; then
it decides nothing by itself (see `compare`). Immutable: what is learned makes a new table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from affiant.names.catalogue import organisations, squeezed
from affiant.names.parsed import parse

CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a thing. `thing` is the thing's own name: what aliases of one share.

    `source` is "catalogue" or the document's key; `start` and `end` are the code points there
    that say so. `since` and `until` are ISO dates where they are known: of the alias's use in the
    catalogue, of the document's publication otherwise.
    """

    text: str
    thing: str
    source: str = CATALOGUE
    start: int = 0
    end: int = 0
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Aliases:
    """A table of aliases. `related` holds pairs of things that are known to be kin, not one."""

    by_name: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    by_thing: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    related: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, aliases: Iterable[Alias], related: Iterable[frozenset[str]] = ()) -> "Aliases":
        """The table of these. Names of nobody are left out."""
        return cls.of_squeezed(((parse(alias.text).squeezed, alias) for alias in aliases), related)

    @classmethod
    def of_squeezed(
        cls,
        aliases: Iterable[tuple[str, Alias]],
        related: Iterable[frozenset[str]] = (),
    ) -> "Aliases":
        """The same of aliases whose `Parsed.squeezed` is known already."""
        by_name: dict[str, dict[str, Alias]] = {}
        by_thing: dict[str, list[Alias]] = {}
        for short, alias in aliases:
            if short and by_name.setdefault(short, {}).setdefault(alias.thing, alias) is alias:
                by_thing.setdefault(alias.thing, []).append(alias)
        return cls(
            {name: tuple(found.values()) for name, found in by_name.items()},
            {thing: tuple(found) for thing, found in by_thing.items()},
            frozenset(related),
        )

    def called(self, squeezed: str) -> tuple[Alias, ...]:
        """The things that go by this name (`Parsed.squeezed`), one alias for each."""
        return self.by_name.get(squeezed, ())

    def of_thing(self, thing: str) -> tuple[Alias, ...]:
        """All names of a thing."""
        return self.by_thing.get(thing, ())

    def are_related(self, one: str, other: str) -> bool:
        """Whether two things are known to be kin."""
        return frozenset((one, other)) in self.related


@cache
def catalogued() -> Aliases:
    """The catalogue's aliases; a body and its parents are related.

    To take twenty thousand names apart costs most of a second in every process, so their squeezed
    forms are compiled with the catalogue.
    """
    return Aliases.of_squeezed(
        zip(
            squeezed(),
            (
                Alias(alias.text, organisation.name)
                for organisation in organisations()
                for alias in organisation.aliases
            ),
            strict=True,
        ),
        (
            frozenset((organisation.name, parent.name))
            for organisation in organisations()
            for parent in organisation.parents
        ),
    )


NONE = Aliases()
