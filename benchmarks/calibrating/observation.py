"""One fact that was found where gold tells whether it is right."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """`key` names what is calibrated together (see `affiant.facts.calibration.key`); `stated`
    is the confidence that the finder gave; `fitted_on` tells that a mapping may be fitted on
    it, all others are for the report."""

    key: str
    type: str
    set: str
    stated: float
    right: bool
    fitted_on: bool = False


def first_half(document: str) -> bool:
    """One half of a set's documents, by a checksum of their names, so that the halves stay the
    same whatever is added."""
    return zlib.crc32(document.encode("utf-8")) % 2 == 0


def halves(
    seen: Sequence[Observation],
) -> tuple[list[Observation], list[Observation]]:
    """Those to fit on, and those to report on."""
    return [o for o in seen if o.fitted_on], [o for o in seen if not o.fitted_on]
