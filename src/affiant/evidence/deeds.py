"""Jobs that desks do: the floors forbid evidence to ask a desk, so a desk brings its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what works jobs off takes a second and twenty mebibytes to load
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.work.tally import Tally

Deed = Callable[["Casefile", Mapping[str, Any], "Tally", Callable[[], datetime]], None]

_deeds: dict[str, Deed] = {}


def register(kind: str, deed: Deed) -> None:
    """Have jobs of this kind done by `deed`, which raises what breaks it."""
    _deeds[kind] = deed


def deed_of(kind: str) -> Deed:
    """Who does it. Raises ValueError where nobody knows."""
    if kind not in _deeds:
        raise ValueError(f"nobody knows how to do {kind}")
    return _deeds[kind]
