"""Made documents into a casefile's tables, past reading: minutes, not hours.

Everything that reading would have kept is there but the originals' bytes: ledger, texts, passages,
their index, facts, the names taken of them, links of lineage.

    python -m benchmarks.serving.filling FOLDER COUNT
    python -m benchmarks.serving.filling FOLDER          takes up one that is there
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from affiant import facts as finders
from affiant.evidence.connection import start_django

start_django()

# Django has to be loaded first.
from affiant.evidence.casefile import Casefile  # noqa: E402
from affiant.evidence.entities.taking import COUNTED, TAKING  # noqa: E402
from affiant.evidence.locator import key_digest  # noqa: E402
from affiant.evidence.models import (  # noqa: E402
    Body,
    Entry,
    Fact,
    Link,
    NameCount,
    Original,
    Passage,
    Text,
    Tracing,
)
from affiant.evidence.models.passage import passage_id  # noqa: E402
from affiant.evidence.questions import current_texts  # noqa: E402
from affiant.evidence.rows import insert  # noqa: E402
from affiant.evidence.search import terms  # noqa: E402
from affiant.evidence.search.index import index  # noqa: E402
from affiant.evidence.texts import FACT, PASSAGE  # noqa: E402
from affiant.lineage import VERSION  # noqa: E402
from affiant.names.key import key  # noqa: E402
from benchmarks.serving.made import Made, documents  # noqa: E402

BATCH = 500  # documents at a time
TOLD = 10_000  # documents after which it is told how far it is
AT = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
FAILED = 200  # one document in so many could not be read

Numbered = list[tuple[int, Made]]


def fill(folder: Path, count: int, seed: int = 1) -> None:
    """Make the casefile, in SQLite. `folder` must not be there."""
    Casefile.create(folder)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # whoever loses it makes it again
        cursor.execute("PRAGMA cache_size=-400000")
    made = documents(count, seed)
    first = 1
    while batch := list(enumerate(islice(made, BATCH), first)):
        with transaction.atomic():
            _write(batch)
        first += len(batch)
        if first % TOLD < BATCH:
            print(f"{first - 1:,} of {count:,} documents", file=sys.stderr)
    _settle()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO evidence_index(evidence_index) VALUES ('optimize')")
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def take_up(folder: Path) -> None:
    """Bring a casefile that was made earlier up to date: a later version may take names or compare
    texts otherwise, and would begin with doing that for hours."""
    Casefile.open(folder)
    _settle()


def _settle() -> None:
    with transaction.atomic():
        _take_names()
        _trace(current_texts().count())


def _write(batch: Numbered) -> None:
    _write_texts(batch)
    _write_passages(batch)
    insert(Fact, FACT, [(pk, *fact) for pk, one in batch for fact in one.facts])
    counted = [row for pk, one in batch for row in _counted(pk, one)]
    insert(NameCount, (*COUNTED, "name_key"), counted)
    Entry.objects.bulk_create(
        [
            *(_entry(f"{pk}.txt", _digest(pk), pk, len(one.body)) for pk, one in batch),
            *(_miss(f"{pk}.bad") for pk, _ in batch if pk % FAILED == 0),
        ]
    )
    Link.objects.bulk_create(_link(pk, one) for pk, one in batch if one.of >= 0)


def _digest(pk: int) -> str:
    return hashlib.sha256(f"original {pk}".encode()).hexdigest()


def _write_texts(batch: Numbered) -> None:
    originals = [(_digest(pk), len(one.body), AT) for pk, one in batch]
    insert(Original, ("sha256", "size", "first_seen"), originals)
    bodies = [Body(sha256=one.sha256, text=one.body) for _, one in batch]
    Body.objects.bulk_create(bodies, ignore_conflicts=True)
    Text.objects.bulk_create(
        Text(
            pk=pk,
            original_id=_digest(pk),
            body_id=one.sha256,
            reader="plain text",
            reader_version="1",
            facts_version=finders.VERSION,
            title=one.title,
            published=one.published,
            language=one.language,
            publisher=one.publisher,
            description=_description(one),
        )
        for pk, one in batch
    )


def _description(one: Made) -> dict[str, object]:
    return {
        "media_type": "text/plain",
        "publisher": one.publisher,
        "authors": [],
        "url": None,
        "links": [[f"https://example.org/{n}", [0, 10]] for n in range(5)],
        "parts": [],
        "metadata": [],
        "boilerplate": [],
        "published": ["metadata", None, False],
    }


def _write_passages(batch: Numbered) -> None:
    placed = [
        (passage_id(pk, place), pk, start, end, words)
        for pk, one in batch
        for place, (start, end, words) in enumerate(one.passages)
    ]
    rows = [(*place, "paragraph", None, None, "") for *place, _ in placed]
    insert(Passage, PASSAGE, rows)
    index().add([(id_, words) for id_, *_, words in placed])
    terms.add(
        (word, one.language)
        for _, one in batch
        for *_, words in one.passages
        for word in words.split()
    )


def _counted(pk: int, one: Made) -> Iterator[tuple[object, ...]]:
    for (name, kind, role), count in Counter(one.names).items():
        folded = key(name) if kind == "person" else ""
        yield pk, kind, name, "", name, role, name in one.spoken, count, folded


def _entry(name: str, sha256: str, text: int, size: int) -> Entry:
    return Entry(
        key=f"/made/{name}",
        key_digest=key_digest(f"/made/{name}"),
        name=name,
        state="read",
        original_id=sha256,
        text_id=text,
        size=size,
        modified=text,
        reader="plain text",
        reader_version="1",
        at=AT,
    )


def _miss(name: str) -> Entry:
    return Entry(
        key=f"/made/{name}",
        key_digest=key_digest(f"/made/{name}"),
        name=name,
        state="failed",
        reason="damaged",
        detail="no such page",
        size=9,
        modified=1,
        at=AT,
    )


def _link(pk: int, one: Made) -> Link:
    return Link(
        first_id=one.of + 1,
        second_id=pk,
        relation="translation" if one.translated else "near copy",
        certainty="certain",
        direction="forward",
        score=1.0,
        matches=[[0, 40, 0, 40, "words"]],
        reasons=[["share", 1.0, ""]],
    )


def _take_names() -> None:
    """Say that the names were taken, as `entities.taking` would."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evidence_namestaken")
        cursor.execute(
            "INSERT INTO evidence_namestaken (text_id, mark) "
            "SELECT text_id, %s || '.' || max(id) || '.' || count(id) || '.0' FROM evidence_fact "
            "WHERE kind IN ('mention', 'quote') GROUP BY text_id",
            [TAKING],
        )


def _trace(count: int) -> None:
    """Say that the texts were compared, as `evidence.tracing` would."""
    hashed = hashlib.sha256()
    texts: Iterable[int] = current_texts().order_by("pk").values_list("pk", flat=True)
    for pk in texts:
        hashed.update(pk.to_bytes(8, "big"))
    Tracing.objects.create(at=AT, version=VERSION, texts=hashed.hexdigest(), count=count)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        fill(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        take_up(Path(sys.argv[1]))
