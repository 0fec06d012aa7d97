"""What joins names without a person is right on pairs that took no part in choosing it."""

from affiant.names.likeness import JOINED
from benchmarks.linkage_calibration import Share, scored

RIGHT, LEAST = 0.98, 0.95


def test_names_that_are_joined_without_asking_are_the_same() -> None:
    joined = Share.among([pair for pair in scored("held") if pair.score >= JOINED])

    assert joined.same / joined.of >= RIGHT
    assert joined.least >= LEAST


def test_a_share_of_few_pairs_promises_less() -> None:
    assert Share(9, 10).least < Share(90, 100).least < 0.9
    assert Share(0, 0).least == 0.0
