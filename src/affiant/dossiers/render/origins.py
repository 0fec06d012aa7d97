"""Whose stories the sources tell, and what is open, as the page and the note show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.dossiers.conclusions import Conclusion, Sort, questions
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.origins import Ground
from affiant.dossiers.origins.telling import Telling
from affiant.dossiers.wording import Wording


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin: whose story, in which sources, and the words in which they say so."""

    told: str
    name: str
    sources: tuple[int, ...]
    words: tuple[tuple[int, str], ...]


def voices(dossier: Dossier, wording: Wording) -> Iterator[Voice]:
    """The origins of the dossier's sources, in the order of their first source; those that nobody
    knows in one line, at the end.
    """
    if dossier.analysis is None:
        return
    telling = Telling(wording.language)
    sources = {source.id: source for source in dossier.sources}
    untold: list[int] = []
    for lineage in dossier.analysis.origins.lineages:
        here = [sources[one] for one in lineage.documents if one in sources]
        if not here:
            continue
        if lineage.origin.ground is Ground.UNKNOWN and len(here) == 1:
            untold.append(here[0].number)
            continue
        said: dict[int, str] = {}
        for one in lineage.origin.citations:
            if one.document in sources:
                source = sources[one.document]
                said.setdefault(source.number, telling.citation(one, source.document.text))
        yield Voice(
            told=telling.origin(lineage),
            name=lineage.origin.name or "",
            sources=tuple(source.number for source in here),
            words=tuple(said.items()),
        )
    if untold:
        yield Voice(telling.untold(len(untold)), "", tuple(untold), ())


def asked(dossier: Dossier, wording: Wording, sort: Sort) -> tuple[Conclusion, ...]:
    """The questions of one sort."""
    return tuple(one for one in questions(dossier, wording) if one.sort is sort)
