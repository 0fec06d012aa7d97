"""Collections by their names."""

from datetime import datetime

from affiant.evidence.models.collection import DEFAULT, Collection

LONGEST = 100  # characters of a name: it stands in menus


class NoCollectionName(ValueError):
    """The name is none: of blanks, too long, or of more than one line."""


def collection_key(name: str) -> str:
    """The name as it is compared. Raises NoCollectionName."""
    folded = " ".join(name.split()).casefold()
    if not folded or len(folded) > LONGEST or not folded.isprintable():
        raise NoCollectionName(f"a collection's name has 1 to {LONGEST} characters, in one line")
    return folded


def collection_named(name: str, at: datetime) -> int:
    """The number of the collection of this name, made where there is none; "" is the default.

    Raises NoCollectionName.
    """
    if not name:
        return DEFAULT
    made, _ = Collection.objects.get_or_create(
        name_key=collection_key(name), defaults={"name": " ".join(name.split()), "at": at}
    )
    return made.pk
