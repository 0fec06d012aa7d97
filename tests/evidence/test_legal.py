"""Persons and courts are invented."""

from datetime import UTC, datetime

import pytest

from affiant.evidence.legal import legal_standings, record_standing
from affiant.evidence.legal_standing import LegalStanding
from affiant.names.key import key
from affiant.vocabulary.legal_status import LegalStatus

NOW = datetime(2024, 6, 1, tzinfo=UTC)
WHO, COURT = "Arlo Penhaligon", "Harrow County Court"


def record(status: LegalStatus, on: str | None, source: str | None = COURT, who: str = WHO) -> None:
    record_standing(who, LegalStanding(status, on, source), by="a lawyer", at=NOW)


@pytest.mark.usefixtures("casefile")
def test_the_newest_day_counts_whatever_was_recorded_last() -> None:
    record(LegalStatus.ACQUITTED, "2022-02-02")
    record(LegalStatus.CHARGED, "2021-01-01")
    standings = legal_standings()
    assert standings[key(WHO)].status is LegalStatus.ACQUITTED


@pytest.mark.usefixtures("casefile")
def test_nobody_without_a_record_has_a_standing() -> None:
    assert legal_standings() == {}


@pytest.mark.usefixtures("casefile")
@pytest.mark.parametrize(
    ("who", "on", "source"),
    [
        ("Penhaligon", "2021-01-01", COURT),
        (WHO, None, COURT),
        (WHO, "2099-01-01", COURT),
        (WHO, "soon", COURT),
        (WHO, "2021-01-01", " "),
        ("", "2021-01-01", COURT),
    ],
)
def test_what_could_not_be_sworn_to_is_not_recorded(
    who: str, on: str | None, source: str | None
) -> None:
    with pytest.raises(ValueError, match=r"status|isoformat"):
        record(LegalStatus.CHARGED, on, source, who)
    assert legal_standings() == {}
