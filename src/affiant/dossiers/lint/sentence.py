from collections.abc import Mapping
from dataclasses import dataclass, field

from affiant.vocabulary.legal_status import LegalStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands before the law: since when, by what source, as looked up just now.

    `on` is ISO 8601. `source` is the name under which the sentence must give it.
    """

    status: LegalStatus = LegalStatus.UNCHARGED
    on: str | None = None
    source: str | None = None
    under_appeal: bool = False


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
    standings: Mapping[str, Standing] = field(default_factory=dict)
    attributed_to: str | None = None

    def standing(self, person: str) -> Standing:
        """Where this person stands; uncharged unless established."""
        return self.standings.get(person, UNCHARGED)


UNCHARGED = Standing()
