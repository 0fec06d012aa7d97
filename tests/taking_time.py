"""Work that must not explode: quadratic or exponential time where it should be in proportion.

Speed is measured in `benchmarks/`. Here a bound only tells seconds from minutes, and is given more
where the machine is slower than the one on which the bounds were chosen.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS = 1_000_000
_USUAL = 0.07  # seconds of processor time that those steps took there


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done inside takes no more processor time, on a machine of the usual speed."""
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    if spent >= seconds:
        assert spent < seconds * _slowness(), f"{spent:.1f} s of processor time"


def _slowness() -> float:
    begun = time.process_time()
    for _ in range(_STEPS):
        pass
    return max(1.0, (time.process_time() - begun) / _USUAL)
