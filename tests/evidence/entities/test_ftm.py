import json
from pathlib import Path
from typing import Any

import pytest

from affiant.evidence.entities.ftm import IDENTIFIERS, SCHEMATA, exchange
from affiant.evidence.entities.names import names
from affiant.names.identifiers import Scheme
from tests.evidence.conftest import Read

LETTER = """Northmere Systems ends its work

The Arden Widget Watch (AWW) said that Northmere Systems, formerly Quillfeed Labs, sold maps to \
U.S. Immigration and Customs Enforcement. LinkedIn, Instagram and Microsoft said nothing.

“We have listened,” said Ada Quill, director of the Arden Widget Watch. John Weaver passed by.
"""


@pytest.fixture
def exported(read: Read, tmp_path: Path) -> list[dict[str, Any]]:
    """What a casefile with one letter gives."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    read(tmp_path / "letter.txt")
    return list(exchange(names()))


def named(exported: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in exported if name in one["properties"].get("name", ()))


def test_every_entity_is_valid_by_the_librarys_own_validation(
    exported: list[dict[str, Any]],
) -> None:
    ftm = pytest.importorskip("followthemoney", reason="the extra `ftm` is not installed")

    for one in exported:
        schema = ftm.model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        proxy = ftm.model.get_proxy(one)
        kept = {name: sorted(proxy.get(name)) for name in one["properties"]}
        assert kept == {name: sorted(values) for name, values in one["properties"].items()}


def test_every_reference_leads_to_an_entity_of_the_export(exported: list[dict[str, Any]]) -> None:
    ids = {one["id"] for one in exported}
    led = {
        value
        for one in exported
        for name in ("owner", "asset", "parent")
        for value in one["properties"].get(name, ())
    }

    assert led <= ids
    assert len(ids) == len(exported)


def test_a_name_that_is_said_to_be_former_is_a_previous_name(
    exported: list[dict[str, Any]],
) -> None:
    assert named(exported, "Northmere Systems")["properties"]["previousName"] == ["Quillfeed Labs"]


def test_letters_are_a_weak_alias(exported: list[dict[str, Any]]) -> None:
    assert named(exported, "Arden Widget Watch")["properties"]["weakAlias"] == ["AWW"]


def test_a_person_without_a_public_part_is_not_exported(exported: list[dict[str, Any]]) -> None:
    assert named(exported, "Ada Quill")["schema"] == "Person"
    assert "Weaver" not in json.dumps(exported)


def test_the_same_casefile_gives_the_same_export(exported: list[dict[str, Any]]) -> None:
    assert list(exchange(names())) == exported


def test_every_kind_and_register_has_its_word() -> None:
    ftm = pytest.importorskip("followthemoney", reason="the extra `ftm` is not installed")

    assert {ftm.model.get(schema) is not None for schema in SCHEMATA.values()} == {True}
    assert set(IDENTIFIERS) == set(Scheme)
    assert all(
        property_ in ftm.model.get("Company").properties for property_ in IDENTIFIERS.values()
    )
