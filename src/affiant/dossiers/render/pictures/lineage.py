from collections.abc import Iterator, Sequence

from affiant.dossiers.dossier import Dossier, Source
from affiant.dossiers.origins import Ground, Lineage
from affiant.dossiers.render.pictures.drawing import TALL, arrow, box, svg, text
from affiant.dossiers.render.view import title
from affiant.dossiers.terms import N_
from affiant.dossiers.wording import Wording
from affiant.lineage.link import Link
from affiant.lineage.relation import Direction, Relation

WIDTH, ROW, BOX, GAP, MARGIN = 704, 46, 200, 18, 104.0
WIDE = 330  # a source's box where no carrier stands between it and the origin
MOST = 40  # boxes; a picture of more shows nothing, and the list below it shows all
_SHORT = {
    Relation.SAME_BYTES: N_("same file"),
    Relation.SAME_TEXT: N_("same text"),
    Relation.NEAR_COPY: N_("near copy"),
    Relation.SYNDICATION: N_("with changes"),
    Relation.TRANSLATION: N_("translation"),
    Relation.REWRITE: N_("retold"),
}


def lineage(dossier: Dossier, wording: Wording) -> str:
    """Who took from whom: origins on the left, who carried them, the sources on the right.

    A box with a broken line stands for a text that is not among the sources. Sources of which
    nothing is known stand in the list only. "" where there is nothing to draw, or too much.
    """
    if dossier.analysis is None or len(dossier.sources) > MOST:
        return ""
    sources = {source.id: source for source in dossier.sources}
    shapes: list[str] = []
    y = 4.0
    for one in dossier.analysis.origins.lineages:
        here = [sources[document] for document in one.documents if document in sources]
        alone = len(here) == 1 and one.origin.ground is Ground.UNKNOWN
        if here and not alone:
            shapes += _block(one, here, y, wording)
            y += ROW * len(here) + GAP
    if not shapes:
        return ""
    heading = wording.gettext("Who took from whom")
    words = wording.gettext("{documents}, {n} origins; the list below says the same in words")
    count = dossier.analysis.origins.count(sources)
    told = words.format(documents=wording.documents(len(sources)), n=count)
    return svg(WIDTH, int(y), heading, told, shapes)


def _block(one: Lineage, here: Sequence[Source], y: float, wording: Wording) -> Iterator[str]:
    """One lineage: its origin in the middle of its rows, an arrow to every source."""
    middle = y + ROW * len(here) / 2 - (ROW - TALL) / 2 - TALL / 2
    width = BOX if one.origin.through else WIDE
    left, right = 2.0, WIDTH - width - MARGIN
    origin = one.origin
    if origin.name:
        look = "cited" if origin.ground is Ground.CITED else "here"
        yield box(left, middle, BOX, origin.name, look)
        start = left + BOX
        for carrier in origin.through[:1]:
            yield arrow(start, middle + TALL / 2, start + 24, middle + TALL / 2, "cited")
            yield box(start + 26, middle, 150, carrier, "cited")
            start += 176
        for at, _source in enumerate(here):
            yield arrow(start, middle + TALL / 2, right, y + ROW * at + TALL / 2, "cited")
    for at, source in enumerate(here):
        yield box(right, y + ROW * at, width, f"S{source.number} {title(source)}")
    yield from _links(one.links, {source.id: at for at, source in enumerate(here)}, y, wording)


def _links(
    links: Sequence[Link], rows: dict[int, int], y: float, wording: Wording
) -> Iterator[str]:
    """Arcs at the right edge from the earlier to the later of two sources."""
    edge = WIDTH - MARGIN
    for link in links:
        places = [
            rows.get(key) if isinstance(key, int) else None for key in (link.first, link.second)
        ]
        if None in places:
            continue
        ends = [y + ROW * (place or 0) + TALL / 2 for place in places]
        if link.direction is Direction.BACKWARD:
            ends.reverse()
        head = ' marker-end="url(#head)"' if link.direction is not Direction.UNKNOWN else ""
        yield (
            f'<path class="edge" d="M{edge:g} {ends[0]:g} C{edge + 26:g} {ends[0]:g} '
            f'{edge + 26:g} {ends[1]:g} {edge:g} {ends[1]:g}"{head}/>'
        )
        yield text(WIDTH, sum(ends) / 2, wording.gettext(_SHORT[link.relation]), "end")
