"""Bodies that exist once in every district, county, department or town, named by one pattern.

`<place>` stands for the place, `<of>` for the place with its French preposition (d'Agen, du Mans,
des Sables-d'Olonne). A place is written "Paris", or with its own preposition where
grammar does not give it ("de l'Ain"), and may bring other words for the same place:
"Évry-Courcouronnes = Évry".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OTHER = " = "
_GIVEN = re.compile(r"^(?:de l'|du |de la |des |de |d')")
_VOWEL = re.compile(r"[AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒH]", re.IGNORECASE)
_ASPIRATED = ("Haut", "Havre", "Hauts")
_ARTICLES = (("Les ", "des "), ("Le ", "du "))


@dataclass(frozen=True, slots=True)
class Place:
    """A place as patterns name it."""

    name: str
    of: str

    @classmethod
    def of_written(cls, written: str) -> "Place":
        """The place that stands so in a sheet."""
        given = _GIVEN.match(written)
        if given:
            return cls(written[given.end() :], written)
        return cls(written, _of(written))

    def fill(self, pattern: str) -> str:
        """The pattern with this place in it."""
        return pattern.replace("<place>", self.name).replace("<of>", self.of)


def places(written: str) -> Iterator[Place]:
    """The place and its other names, the first first."""
    for form in written.split(_OTHER):
        yield Place.of_written(form)


def _of(name: str) -> str:
    for article, preposition in _ARTICLES:
        if name.startswith(article):
            return preposition + name.removeprefix(article)
    if _VOWEL.match(name) and not name.startswith(_ASPIRATED):
        return f"d'{name}"
    return f"de {name}"
