from dataclasses import dataclass

from affiant.vocabulary.legal_status import LegalStatus


@dataclass(frozen=True, slots=True)
class LegalStanding:
    """Where a person stands before the law: since when, by what source, as looked up just now.

    `on` is ISO 8601. `source` is the name under which a sentence must give it. `counts` are
    what it is about, in the record's words.
    """

    status: LegalStatus = LegalStatus.UNCHARGED
    on: str | None = None
    source: str | None = None
    counts: str = ""
    under_appeal: bool = False


UNCHARGED = LegalStanding()
