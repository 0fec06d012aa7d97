from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from affiant.dossiers.dossier import Entry
from affiant.dossiers.findings.findings import Findings, find_findings
from affiant.dossiers.findings.told import Told
from affiant.dossiers.origins import Origins, find_origins
from affiant.evidence.held import HeldDocument, HeldFact
from affiant.lineage.link import Link


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the entries of a dossier say together.

    `origins` are of its sources, by their ids. In `findings` the id of each telling's held fact
    is the entry's number in the dossier.
    """

    origins: Origins
    findings: Findings


def analyse(
    entries: Sequence[Entry], documents: Sequence[HeldDocument], links: Iterable[Link]
) -> Analysis:
    """Origins of the documents, and findings over the entries that stand in them."""
    held = list(links)
    origins = find_origins(documents, held)
    told = [one for entry in entries for one in _told(entry, origins)]
    pages = {entry.source.id: entry.source.document for entry in entries}
    return Analysis(origins, find_findings(told, held, pages))


def _told(entry: Entry, origins: Origins) -> Iterator[Told]:
    """The entry as its own document tells it, and each copy."""
    own = (entry.source, entry.places[0])
    for source, place in (own, *((one.source, one.place) for one in entry.copies)):
        document = source.document
        yield Told(
            HeldFact(entry.number, entry.fact, entry.verdict),
            source.id,
            origins.key(source.id),
            document.published.iso if document.published else None,
            document.language,
            place.sentence,
            f"{document.title or ''}. {place.sentence.of(document.text)}",
        )
