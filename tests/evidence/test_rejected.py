"""What SQL takes for rejected is what the ruling says, for every way in which few people judge."""

from itertools import product
from pathlib import Path

from django.db import connection

from affiant.evidence.held import ADDED, Verdict
from affiant.evidence.models import Addition, Fact, Judgement, Text
from affiant.evidence.rejected import STANDS
from affiant.evidence.ruling import rulings
from tests.evidence.conftest import NOON, Read

VERDICTS = ("accepted", "rejected", "suggested")
SAID = tuple(product(("Ada", "Brice"), VERDICTS, (False, True)))
"""Who says what, and whether it settles a disagreement."""


def _facts(text: Text, count: int, values: dict[str, str]) -> list[Fact]:
    rows = [
        Fact(text=text, kind="money", start=n, end=n + 1, confidence=1.0, values=values)
        for n in range(count)
    ]
    return Fact.objects.bulk_create(rows)


def _judge(facts: list[Fact], said: list[tuple[tuple[str, str, bool], ...]]) -> None:
    Judgement.objects.bulk_create(
        Judgement(fact=fact, by=by, verdict=verdict, settles=settles, at=NOON)
        for fact, some in zip(facts, said, strict=True)
        for by, verdict, settles in some
    )


def test_it_is_what_the_ruling_says(read: Read, letters: Path) -> None:
    read(letters / "three.txt")
    text = Text.objects.get()
    said = [some for length in range(4) for some in product(SAID, repeat=length)]
    found, added = (_facts(text, len(said), {"found_by": by}) for by in ("machine", ADDED))
    Addition.objects.bulk_create(Addition(fact=one, by="Ada", at=NOON) for one in added)
    _judge(found, said)
    _judge(added, said)

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT f.id FROM evidence_fact AS f WHERE f.kind = 'money' AND {STANDS}")  # noqa: S608 - constants of ours
        stands = {row[0] for row in cursor.fetchall()}

    ruled = rulings([*found, *added])
    rejected = {pk for pk, one in ruled.items() if one.verdict is Verdict.REJECTED}
    assert stands == {one.pk for one in (*found, *added)} - rejected
    assert len(rejected) > 500
