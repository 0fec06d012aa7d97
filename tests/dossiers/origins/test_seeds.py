"""The five articles and letters that the project starts from have the origins that they have."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from affiant.dossiers.origins import Ground, Origins, find_origins
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.held import HeldDocument
from affiant.evidence.intake import Intake
from affiant.evidence.questions import current_texts, held
from affiant.evidence.tracing import links, trace_casefile
from tests.conftest import shared

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, HeldDocument], Origins]:
    casefile = Casefile.create(tmp_path_factory.mktemp("origins"))
    Intake(casefile, lambda: NOW).read([shared("seeds")])
    trace_casefile(NOW)
    documents = list(held(current_texts()))
    origins = find_origins(documents, links())
    connect(Path(":memory:"), migrate=False)
    return {one.locator[:3]: one for one in documents}, origins


@pytest.mark.parametrize(
    ("seed", "ground", "name"),
    [
        ("000", Ground.CITED, "Newsweek"),
        ("001", Ground.CITED, "Human Trafficking Institute"),
        ("002", Ground.SENDER, "Color Of Change"),
        ("003", Ground.SENDER, "Color Of Change"),
        ("004", Ground.UNKNOWN, None),
    ],
)
def test_each_seed_has_its_origin(
    seeds: tuple[dict[str, HeldDocument], Origins], seed: str, ground: Ground, name: str | None
) -> None:
    documents, origins = seeds
    origin = origins.of(documents[seed].id).origin
    assert (origin.ground, origin.name) == (ground, name)


def test_the_report_came_through_the_broadcaster(
    seeds: tuple[dict[str, HeldDocument], Origins],
) -> None:
    documents, origins = seeds
    assert "CBS" in origins.of(documents["001"].id).origin.through


def test_five_documents_have_four_origins(
    seeds: tuple[dict[str, HeldDocument], Origins],
) -> None:
    documents, origins = seeds
    assert origins.count(one.id for one in documents.values()) == 4
