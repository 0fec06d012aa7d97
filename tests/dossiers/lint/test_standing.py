"""Persons, courts and cases are invented."""

import itertools

import pytest

from affiant.dossiers.lint import Indefensible, standing_told
from affiant.evidence.legal_standing import LegalStanding
from affiant.vocabulary.legal_status import LegalStatus

WHO, COURT = "Arlo Penhaligon", "Harrow County Court"
KNOWN = [status for status in LegalStatus if status is not LegalStatus.UNCHARGED]


@pytest.mark.parametrize(
    ("status", "language", "appeal"), list(itertools.product(KNOWN, ["en", "fr"], [False, True]))
)
@pytest.mark.parametrize("counts", ["", "trafficking", "fraude"])
def test_every_status_is_said_in_a_sentence_that_can_be_defended(
    status: LegalStatus, language: str, counts: str, *, appeal: bool
) -> None:
    standing = LegalStanding(status, "2021-05-04", COURT, counts, under_appeal=appeal)
    told = standing_told(WHO, standing, language)
    assert WHO in told
    assert COURT in told
    assert "2021" in told


def test_of_the_uncharged_nothing_is_said() -> None:
    assert standing_told(WHO, LegalStanding(), "en") == ""


def test_a_record_without_its_source_or_day_makes_no_sentence() -> None:
    for standing in (
        LegalStanding(LegalStatus.CHARGED, "2021-05-04", None, "fraud"),
        LegalStanding(LegalStatus.CHARGED, None, COURT, "fraud"),
    ):
        with pytest.raises(Indefensible):
            standing_told(WHO, standing, "en")
