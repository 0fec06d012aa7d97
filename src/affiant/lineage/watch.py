"""How long work tells how far it is, and is told to stop. Both come from outside."""

from collections.abc import Callable
from dataclasses import dataclass


class Stopped(Exception):
    """Work was told to stop before its end; what it had found is dropped."""


@dataclass(frozen=True, slots=True)
class Watch:
    """`progress` is called with steps done and all steps, `stop` is asked now and then.

    Both are called every few hundred steps at most; the number of steps may grow on the way.
    """

    progress: Callable[[int, int], None] | None = None
    stop: Callable[[], bool] | None = None

    def step(self, done: int, steps: int) -> None:
        """Tell that `done` of `steps` are done. Raises Stopped."""
        if self.stop is not None and self.stop():
            raise Stopped
        if self.progress is not None:
            self.progress(done, steps)

    def part(self, number: int, parts: int) -> "Watch":
        """For one part, counted from 0, of work in so many parts of the same length."""
        progress = self.progress
        if progress is None:
            return self

        def told(done: int, steps: int) -> None:
            progress(number * _PART + _PART * done // max(steps, 1), parts * _PART)

        return Watch(told, self.stop)


UNWATCHED = Watch()
_PART = 1_000  # steps
