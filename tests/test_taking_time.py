import time

import pytest

from tests.taking_time import within


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_what_takes_far_too_long_is_told() -> None:
    with pytest.raises(AssertionError, match="processor time"), within(0.0001):
        spin(0.1)


def test_what_takes_little_is_not() -> None:
    with within(60):
        spin(0.001)


def test_waiting_is_no_work() -> None:
    with within(0.05):
        time.sleep(0.06)
