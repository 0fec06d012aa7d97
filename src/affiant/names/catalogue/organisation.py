from dataclasses import dataclass

from affiant.vocabulary.entity import OrganisationKind


@dataclass(frozen=True, slots=True)
class Alias:
    """What an organisation is called; `language` is ISO 639-1, None for any.

    `exact_case` is set where the same letters in another case are a word (ICE, Apple, Orange).
    """

    text: str
    language: str | None = None
    exact_case: bool = True


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation. `aliases` holds its own name first.

    `country` is ISO 3166-1 alpha-2 in lower case, "eu" for the Union's bodies, "int" for those
    between states. Two organisations may share an alias (ACLU no, CCR yes): `names.resolve`
    then asks, and a gazetteer takes the first.
    """

    name: str
    kind: OrganisationKind
    country: str
    aliases: tuple[Alias, ...]
    source: str
