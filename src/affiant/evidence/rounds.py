"""Which texts a tracing compares: all, or a few new ones with their neighbours.

Many texts stay as they were compared; a new one is compared with those that its traits say it may
have to do with, among a sample of all the others, by which is told what is rare. So the links of a
text may differ from those of comparing all with all: what is near by chance, what many texts hold.
Therefore all are compared anew once the texts have grown by a tenth, and when one has gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from affiant.evidence.description import document_of
from affiant.evidence.models import Passage, Text, TextTraits
from affiant.evidence.questions import current_texts
from affiant.lineage import VERSION
from affiant.lineage.link import Member
from affiant.lineage.neighbours import neighbours
from affiant.lineage.traits import Traits, traits, unpacked
from affiant.reading.document import Document

BATCH = 500  # rows at a time, of texts read and of links written
FEWEST = 1_000  # texts; fewer are soon compared with each other
MOST_ADDED = 0.1  # of the texts that were last compared all with all
SAMPLE = 300  # other texts among which new ones are compared
MOST_COMPARED = 0.5  # of the texts; with more of them it takes as long as all


@dataclass(frozen=True, slots=True)
class Round:
    """`compared` are ids of texts, ascending, `new` those of which no links were known. In a
    `whole` one all are compared."""

    compared: Sequence[int]
    new: Sequence[int]
    whole: bool

    def keep(self) -> None:
        """Record what later rounds need of these texts."""
        if self.whole:
            TextTraits.objects.all().delete()
        kept = self.compared if self.whole else self.new
        if len(kept) >= FEWEST or not self.whole:
            told = zip(kept, members(kept), strict=True)
            rows = (_row(pk, member.document, later=not self.whole) for pk, member in told)
            TextTraits.objects.bulk_create(rows, batch_size=BATCH)


def planned() -> Round:
    """What is to be compared now."""
    ids = list(current_texts().order_by("pk").values_list("pk", flat=True))
    rows = TextTraits.objects.filter(version=VERSION).values_list("text", "later")
    known = dict(rows.iterator())
    new = [pk for pk in ids if pk not in known]
    added = sum(known.values()) + len(new)
    gone = len(ids) - len(new) < len(known)
    if gone or len(ids) < FEWEST or added > MOST_ADDED * (len(ids) - added):
        return Round(ids, ids, whole=True)
    compared = _compared(new, list(known)) if new else []
    if len(compared) > MOST_COMPARED * len(ids):
        return Round(ids, ids, whole=True)
    return Round(compared, new, whole=False)


def members(ids: Sequence[int]) -> Iterator[Member]:
    """The texts of these ids."""
    for at in range(0, len(ids), BATCH):
        batch = ids[at : at + BATCH]
        passages: dict[int, list[Passage]] = {pk: [] for pk in batch}
        for row in Passage.objects.filter(text__in=batch).order_by("start", "pk"):
            passages[row.text_id].append(row)
        for text in Text.objects.filter(pk__in=batch).select_related("body").order_by("pk"):
            yield Member(text.pk, document_of(text, passages[text.pk]))


def _compared(new: Sequence[int], known: Sequence[int]) -> list[int]:
    places, held = _held()
    near = neighbours([traits(member.document) for member in members(new)], held)
    sample = known[:: max(1, len(known) // SAMPLE)]
    return sorted({*new, *sample, *(places[at] for at in near)})


def _held() -> tuple[list[int], list[Traits]]:
    rows = TextTraits.objects.filter(version=VERSION).order_by("pk")
    told = rows.values_list("pk", "language", "runs", "types", "counts")
    places, held = [], []
    for pk, language, *packed in told.iterator(BATCH):
        places.append(pk)
        held.append(unpacked(language, *map(bytes, packed)))
    return places, held


def _row(text: int, document: Document, *, later: bool) -> TextTraits:
    told = traits(document)
    runs, types, counts = told.packed()
    return TextTraits(
        text_id=text,
        version=VERSION,
        later=later,
        language=told.language,
        runs=runs,
        types=types,
        counts=counts,
    )
