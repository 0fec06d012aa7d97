"""An invented notice and its translation, linked by hand as tracing would link them."""

from pathlib import Path

import pytest

from affiant.evidence.entities.names import names
from affiant.evidence.entities.parallel import parallel_taught
from affiant.evidence.models import Link, Text
from affiant.lineage.relation import Certainty, Direction, Relation
from tests.evidence.conftest import Read

ENGLISH = (
    "The Harbour Protection Agency fined Brightwater Systems Inc. 4,350 dollars on 12 March 2021, "
    "after 17 complaints.\n\nIn 2022 the Harbour Protection Agency closed 38 quays."
)
FRENCH = (
    "L’Office national des quais a infligé à Brightwater Systems Inc. une amende de 4 350 "
    "dollars le 12 mars 2021, après 17 plaintes.\n\n"
    "En 2022 l’Office national des quais a fermé 38 quais."
)
ANCHORS = [("4,350", "4 350"), ("2021", "2021"), ("17", "17"), ("2022", "2022"), ("38", "38")]


@pytest.fixture
def pair(read: Read, tmp_path: Path) -> tuple[Text, Text]:
    for name, text in {"a": ENGLISH, "b": FRENCH}.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        read(path)
    first, second = Text.objects.order_by("pk")
    return first, second


def linked(
    pair: tuple[Text, Text],
    certainty: Certainty = Certainty.SUGGESTED,
    anchors: list[tuple[str, str]] = ANCHORS,
) -> None:
    matches = []
    for mine, theirs in anchors:
        one, other = ENGLISH.index(mine), FRENCH.index(theirs)
        matches.append([one, one + len(mine), other, other + len(theirs), mine])
    Link.objects.create(
        first=pair[0],
        second=pair[1],
        relation=Relation.TRANSLATION.value,
        certainty=certainty.value,
        direction=Direction.UNKNOWN.value,
        score=0.9,
        matches=matches,
    )


def test_without_a_translation_nothing_is_taught(pair: tuple[Text, Text]) -> None:
    assert parallel_taught() == ()
    linked(pair, Certainty.HINT)
    assert parallel_taught() == ()


def test_what_stands_at_its_place_in_the_translation_is_its_name(
    pair: tuple[Text, Text],
) -> None:
    linked(pair)
    (one,) = parallel_taught()
    assert (one.name, one.alias) == ("Harbour Protection Agency", "Office national des quais")
    assert ENGLISH[one.start : one.end] == one.name
    (agency,) = (e for e in names().entities if e.answers_to("Office national des quais"))
    assert agency.answers_to("Harbour Protection Agency")


def test_one_anchor_in_common_makes_no_passages_of_two(pair: tuple[Text, Text]) -> None:
    linked(pair, anchors=ANCHORS[:1])
    assert parallel_taught() == ()
