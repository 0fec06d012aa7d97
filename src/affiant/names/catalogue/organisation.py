"""Named tuples, not dataclasses: there are twenty thousand of them, made at every start, and a
frozen dataclass takes four times as long to make.
"""

from typing import NamedTuple

from affiant.vocabulary.entity import OrganisationKind


class Alias(NamedTuple):
    """What an organisation is called; `language` is ISO 639-1, None for any.

    `exact_case` is set where the same letters in another case are a word (ICE, Apple, Orange).
    `ambiguous` is set where the letters mean something else as well (CRA) and nothing but the
    rest of the text tells which: a gazetteer leaves them alone, a look-up gives all their bearers.
    """

    text: str
    language: str | None = None
    exact_case: bool = True
    ambiguous: bool = False


class Parent(NamedTuple):
    """Whose part an organisation is, from when until when (ISO 8601, as exact as known)."""

    name: str
    since: str | None = None
    until: str | None = None


class Source(NamedTuple):
    """What entries rest on. `checked`: each name was compared with this list when it was entered.

    `date` is the list's own date or version as far as it states one.
    """

    key: str
    title: str
    licence: str
    date: str
    address: str
    checked: bool


class Organisation(NamedTuple):
    """One organisation. `aliases` holds its own name first.

    `country` is ISO 3166-1 alpha-2 in lower case, "eu" for the Union's bodies, "int" for those
    between states. Two organisations may share an alias (ACLU no, CCR yes): it is `ambiguous`
    but for the one that `ambiguous.yaml` says is meant unless the text says otherwise.
    `identifiers` are pairs of register and number (cik: the United States' registrants).
    """

    name: str
    kind: OrganisationKind
    country: str
    aliases: tuple[Alias, ...]
    source: Source
    parents: tuple[Parent, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
