"""What is found when facts are laid side by side. Values only; `wording` says them in words."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.why import Why


class At(StrEnum):
    """In what two tellings differ."""

    VALUE = "value"
    DATE = "date"
    POLARITY = "polarity"  # one says that it is so, the other that it is not
    WHO = "who"


@dataclass(frozen=True, slots=True)
class Stands:
    """The same thing told by `documents` documents that go back to `origins` origins.

    `strongest` is the telling that the origins support: of the origin's own document where the
    casefile holds it, else the most careful one; never the boldest copy.
    """

    told: tuple[Told, ...]
    documents: int
    origins: int
    strongest: Told


@dataclass(frozen=True, slots=True)
class Contradicts:
    """Two tellings of one matter that cannot both hold, from different origins."""

    one: Told
    other: Told
    at: At
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Two numbers that look as if they were of one thing, and are not."""

    one: Told
    other: Told
    why: Why


@dataclass(frozen=True, slots=True)
class Restated:
    """One indicator for one period with several values, each of its vintage, oldest first."""

    vintages: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Drifted:
    """A telling that changed on the way from one document of a lineage to the next.

    `lost` names what the later one dropped or changed: "value", "date", "comparator", "actor",
    "hedge", "attribution", or "escalated" where an inquiry became an arrest, an arrest a charge.
    """

    before: Told
    after: Told
    lost: str
    lineage: Hashable
