from collections.abc import Mapping
from dataclasses import dataclass, field

from affiant.evidence.legal_standing import UNCHARGED, LegalStanding


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of affiant's own. `language` is "en" or "fr".

    `persons` are all natural persons whom it names, in the form in which it names them;
    whoever has no `standings` is uncharged. `attributed_to` is the source whose opinion the
    sentence reports; its name must stand in it.
    """

    text: str
    language: str
    persons: tuple[str, ...] = ()
    standings: Mapping[str, LegalStanding] = field(default_factory=dict)
    attributed_to: str | None = None

    def standing(self, person: str) -> LegalStanding:
        """Where this person stands; uncharged unless established."""
        return self.standings.get(person, UNCHARGED)
