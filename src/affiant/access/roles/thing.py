from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be asked for."""

    DOCUMENT = "document"  # with its text, passages, facts, entry, original and page images
    COLLECTION = "collection"
    DOSSIER = "dossier"  # drawn from documents: seen by who may see each of them
    UNMASKING = "unmasking"
    LOG = "log"
    GRANTS = "grants"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: its document's and its collections' numbers. Nowhere, for the whole."""

    document: int | None = None
    collections: frozenset[int] = frozenset()


WHOLE = Place()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something asked for. `places` are all that it draws on: one for a document, none at all for
    what nothing is known of, which is denied. `by` is who made or asked for it."""

    kind: Kind
    places: tuple[Place, ...]
    by: str = ""
