from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from affiant.dossiers.findings.told import LATE
from affiant.dossiers.origins.citing import principal
from affiant.dossiers.origins.origin import Ground, Lineage, Origin
from affiant.dossiers.origins.voiced import Voiced, voiced
from affiant.dossiers.party import party_key
from affiant.evidence.held import HeldDocument
from affiant.lineage.grouping import Grouping
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction


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
    return origins_of([voiced(held) for held in documents], links)


def origins_of(documents: Sequence[Voiced], links: Iterable[Link]) -> Origins:
    """The same of what was taken of documents before."""
    counted = [link for link in links if _counts(link)]
    held = {one.id: one for one in documents}
    groups = _joined(held, counted)
    inside = _inside(groups, counted)
    return Origins(
        Lineage(tuple(group), _origin([held[one] for one in group], some), tuple(some))
        for group, some in zip(groups, inside, strict=True)
    )


def _joined(held: dict[int, Voiced], links: Sequence[Link]) -> list[list[int]]:
    """First by links, then by voice; each group in the order of the documents.

    Of documents that links join, whoever published a copy or a translation is not its voice: the
    one that stands nearest to the origin speaks for them, or, where nobody signs that one, the
    first that is signed; and whom they cite.
    """
    groups = _components(list(held), [(link.first, link.second) for link in links])
    by_voice: dict[str, int] = {}
    pairs: list[tuple[Hashable, Hashable]] = [(link.first, link.second) for link in links]
    for group, some in zip(groups, _inside(groups, links), strict=True):
        nearest = _nearest([held[one] for one in group], some)
        told = principal([one for document in group for one in held[document].citations])
        signing = _signing(nearest, [held[one] for one in group])
        for name in filter(None, (told, signing and signing.sender)):
            voice = party_key(name)
            if voice:
                pairs.append((by_voice.setdefault(voice, nearest.id), nearest.id))
    return _components(list(held), pairs)


def _components(
    documents: Sequence[int], pairs: Iterable[tuple[Hashable, Hashable]]
) -> list[list[int]]:
    """What the pairs connect; pairs with others than these documents are passed over."""
    numbers: dict[Hashable, int] = {one: at for at, one in enumerate(documents)}
    joined = Grouping()
    joined.extend(len(documents))
    for one, other in pairs:
        if one in numbers and other in numbers:
            joined.join(numbers[one], numbers[other])
    groups: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(documents):
        groups[joined.of(at)].append(one)
    return list(groups.values())


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


def _origin(group: Sequence[Voiced], links: Collection[Link]) -> Origin:
    nearest = _nearest(group, links)
    told = [one for held in group for one in held.citations]
    name = principal(told)
    if name:
        proof = tuple(one for one in told if one.name == name)
        through = tuple(dict.fromkeys(one.name for one in told if one.name != name))
        return Origin(Ground.CITED, name, nearest.id, proof, through)
    signing = _signing(nearest, group)
    if signing is not None:
        signed = None if signing.is_person else signing.sender
        return Origin(Ground.SENDER, signed, nearest.id)
    ground = Ground.EARLIEST if len(group) > 1 and nearest.date else Ground.UNKNOWN
    return Origin(ground, None, nearest.id)


def _signing(nearest: Voiced, group: Sequence[Voiced]) -> Voiced | None:
    return next((held for held in (nearest, *group) if held.sender), None)


def _nearest(group: Sequence[Voiced], links: Collection[Link]) -> Voiced:
    """The document from which others came and that came from none; the earliest of several."""
    derived = {_later(link) for link in links}
    first = [held for held in group if held.id not in derived] or list(group)
    return min(first, key=lambda held: (held.date or LATE, held.id))


def _later(link: Link) -> Hashable | None:
    if link.direction is Direction.UNKNOWN:
        return None
    return link.second if link.direction is Direction.FORWARD else link.first
