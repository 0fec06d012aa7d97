"""Which names a spreadsheet's name is compared with, and how often anything is computed."""

import pytest

from affiant.evidence.entities.names import Names
from affiant.names.comparison import Why
from affiant.names.entity import Naming
from affiant.names.identity import Identities
from affiant.names.key import key
from affiant.names.resolve import resolve
from affiant.portal.api import candidates as module
from affiant.portal.api.candidates import Candidates, candidates
from affiant.portal.api.reconciling import _compared
from affiant.vocabulary.entity import EntityKind

DREES = "Direction de la recherche, des études, de l'évaluation et des statistiques"
ALL = frozenset(EntityKind)


def _of(*names: str, kind: EntityKind = EntityKind.ORGANISATION) -> Candidates:
    return Candidates(resolve(Naming(n, name, kind) for n, name in enumerate(names)))


def test_the_nearest_names_come() -> None:
    found = _of("Northmere Systems", "Quayside Authority").near("NORTHMERE SYSTEMS INC.", ALL)

    assert [one.name for one in found] == ["Northmere Systems"]


def test_a_name_that_the_catalogue_knows_leads_to_what_goes_by_another_of_its_names() -> None:
    naming = Naming(1, DREES, EntityKind.ORGANISATION, known_as=DREES)

    [found] = Candidates(resolve([naming])).near("Drees", ALL)

    told = _compared("Drees", found)
    assert told.same
    assert {reason.why for reason in told.reasons} == {Why.CATALOGUE}


def test_only_kinds_that_were_asked_for_come() -> None:
    assert _of("Arden").near("Arden", [EntityKind.PLACE]) == []


def test_a_name_of_signs_alone_comes_near_to_nothing() -> None:
    assert _of("Northmere Systems").near("…", ALL) == []


def test_keys_are_computed_once_for_a_picture_and_not_for_each_query(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(name: str) -> str:
        asked.append(name)
        return key(name)

    monkeypatch.setattr(module, "key", counted)
    rows = tuple((n, "organisation", f"Northmere {n}", "", "", "", False, 1) for n in range(30))
    names = Names(rows, (), Identities())

    for n in range(10):
        candidates(names).near(f"Northmere {n}", ALL)

    assert len(asked) == 30 + 10
