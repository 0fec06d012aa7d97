import pytest

from affiant.evidence.entities import shortlist
from affiant.evidence.entities.shortlist import Shortlist
from affiant.names.aliases import catalogued
from affiant.names.compare import compare
from affiant.names.comparison import DIFFERENT, Why
from affiant.names.entity import Entity
from affiant.names.people import compare_people
from affiant.vocabulary.entity import EntityKind

BODIES = (
    "Northmere Systems", "Nortmere Systems", "Systems of Northmere", "Arden County Council", "ACC",
    "Conseil du comté d’Arden", "Wexley Holdings", "Wexley", "Immigration and Customs Enforcement",
    "ICE", "U.S. Immigration and Customs Enforcement", "Ferrow Institute of Health (FIH)", "FIH",
    "Institut Ferrow de la santé", "Halden Transport", "Ministry of the Interior",
    "Ministère de l’Intérieur", "Harbour Agency",
)  # fmt: skip
PEOPLE = ("Ada Quill", "A. Quill", "Quill, Ada", "Bram Quill", "Ada Marie Quill", "Odile Verne")


def entity(name: str, kind: EntityKind) -> Entity:
    return Entity(name, kind, (), (), f"{kind.value}:{name}")


@pytest.mark.parametrize("kind", [EntityKind.ORGANISATION, EntityKind.PERSON])
def test_what_is_near_is_on_the_short_list(
    kind: EntityKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "FEW", 0)
    all_ = [entity(name, kind) for name in (BODIES if kind is EntityKind.ORGANISATION else PEOPLE)]
    listed = Shortlist(all_)
    for one in all_:
        here = {other.name for other in listed.of(one)}
        for other in all_:
            person = kind is EntityKind.PERSON
            near = (
                compare_people(one.name, other.name)
                if person
                else compare(one.name, other.name, catalogued())
            )
            if any(reason.why is Why.ACRONYM_TRANSLATED for reason in near.reasons):
                continue  # the one thing that is lost
            assert near.score < DIFFERENT or other.name in here, (one.name, other.name, near)


def test_a_clue_that_hundreds_share_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "FEW", 0)
    many = [entity(f"Place{n} County", EntityKind.ORGANISATION) for n in range(400)]
    one = entity("Wexley County", EntityKind.ORGANISATION)
    assert [other.name for other in Shortlist([*many, one]).of(one)] == ["Wexley County"]


def test_few_names_are_all_compared() -> None:
    some = [entity(name, EntityKind.PERSON) for name in PEOPLE]
    assert Shortlist(some).of(some[0]) == tuple(some)
