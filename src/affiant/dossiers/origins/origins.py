from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from affiant.dossiers.origins.citing import citations, principal
from affiant.dossiers.origins.origin import Citation, Ground, Lineage, Origin
from affiant.dossiers.party import party_key
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Demand, Voice
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction

_LATE = "9"  # after every ISO year that will be met


class Origins:
    """The lineages of a set of documents; every document is in exactly one."""

    def __init__(self, lineages: Iterable[Lineage]) -> None:
        self.lineages = tuple(lineages)
        self._numbers = {
            document: number
            for number, lineage in enumerate(self.lineages)
            for document in lineage.documents
        }

    def key(self, document: int) -> int:
        """What tells origins apart: the number of the document's lineage.

        Raises KeyError for a document that was not given.
        """
        return self._numbers[document]

    def of(self, document: int) -> Lineage:
        """The lineage that a document belongs to. Raises KeyError for one that was not given."""
        return self.lineages[self.key(document)]

    def count(self, documents: Iterable[int]) -> int:
        """How many origins stand behind these documents."""
        return len({self.key(document) for document in documents})


def find_origins(documents: Sequence[HeldDocument], links: Iterable[Link]) -> Origins:
    """Join documents that speak with one voice.

    They do when a link says that they have one origin (certain, or suggested and not rejected
    by a person: rejected links are not handed in), when they cite one outlet for their story,
    or when one organisation signs them. `links` join ids of documents.
    """
    counted = [link for link in links if _counts(link)]
    cited = {held.id: citations(held) for held in documents}
    voices = {held.id: _voices(held, cited[held.id]) for held in documents}
    groups = _joined([held.id for held in documents], counted, voices)
    held = {one.id: one for one in documents}
    inside = _inside(groups, counted)
    return Origins(
        Lineage(tuple(group), _origin([held[one] for one in group], cited, some), tuple(some))
        for group, some in zip(groups, inside, strict=True)
    )


def _inside(groups: Sequence[Sequence[int]], links: Iterable[Link]) -> list[list[Link]]:
    """The links of each group."""
    numbers: dict[Hashable, int] = {one: at for at, group in enumerate(groups) for one in group}
    inside: list[list[Link]] = [[] for _ in groups]
    for link in links:
        if link.first in numbers and link.second in numbers:
            inside[numbers[link.first]].append(link)
    return inside


def _counts(link: Link) -> bool:
    return link.relation.one_origin and link.certainty is not Certainty.HINT


def _voices(held: HeldDocument, cited: list[Citation]) -> set[str]:
    """The names under which this document may be one with another: whom it cites, who sends it."""
    told = {party_key(name) for name in (principal(cited), sender(held)) if name}
    return told - {""}


def sender(held: HeldDocument) -> str | None:
    """Who publishes or signs the document, as far as it says so itself."""
    document = held.document
    if document.publisher:
        return document.publisher
    signed = (
        one.fact.attribution.name
        for one in held.facts
        if isinstance(one.fact, Demand) and one.fact.attribution.voice is Voice.AUTHOR
    )
    return next((name for name in signed if name), None)


def _joined(
    documents: Sequence[int], links: Iterable[Link], voices: dict[int, set[str]]
) -> list[list[int]]:
    """Connected components, each in the order of `documents`."""
    leader: dict[Hashable, Hashable] = {one: one for one in documents}
    rank: dict[Hashable, int] = {one: at for at, one in enumerate(documents)}

    def root(one: Hashable) -> Hashable:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    def join(one: Hashable, other: Hashable) -> None:
        first, second = sorted((root(one), root(other)), key=rank.__getitem__)
        leader[second] = first

    for link in links:
        if link.first in leader and link.second in leader:
            join(link.first, link.second)
    by_voice: dict[Hashable, int] = {}
    for one in documents:
        for voice in sorted(voices[one]):
            join(by_voice.setdefault(voice, one), one)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for one in documents:
        groups[root(one)].append(one)
    return list(groups.values())


def _origin(
    group: Sequence[HeldDocument], cited: dict[int, list[Citation]], links: Collection[Link]
) -> Origin:
    nearest = _nearest(group, links)
    told = [one for held in group for one in cited[held.id]]
    name = principal(told)
    if name:
        proof = tuple(one for one in told if one.name == name)
        through = tuple(dict.fromkeys(one.name for one in told if one.name != name))
        return Origin(Ground.CITED, name, nearest.id, proof, through)
    signed = next((who for held in group if (who := sender(held))), None)
    if signed:
        return Origin(Ground.SENDER, signed, nearest.id)
    ground = Ground.EARLIEST if len(group) > 1 and _date(nearest) else Ground.UNKNOWN
    return Origin(ground, None, nearest.id)


def _nearest(group: Sequence[HeldDocument], links: Collection[Link]) -> HeldDocument:
    """The document from which others came and that came from none; the earliest of several."""
    derived = {_later(link) for link in links}
    first = [held for held in group if held.id not in derived] or list(group)
    return min(first, key=lambda held: (_date(held) or _LATE, held.id))


def _later(link: Link) -> Hashable | None:
    if link.direction is Direction.UNKNOWN:
        return None
    return link.second if link.direction is Direction.FORWARD else link.first


def _date(held: HeldDocument) -> str | None:
    published = held.document.published
    return published.iso if published and not published.may_be_repost else None
