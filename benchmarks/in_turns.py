"""Several works timed in turns, so that a busy machine slows all alike."""

import time
from collections.abc import Callable, Sequence


def best(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The least processor time of each, in seconds."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            begun = time.process_time()
            work()
            least[index] = min(least[index], time.process_time() - begun)
    return least
