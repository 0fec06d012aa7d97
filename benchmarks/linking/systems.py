"""Who compares two names: affiant, rapidfuzz, nomenklatura. Each gives a score from 0 to 1."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from affiant.names import parsed
from affiant.names.aliases import NONE, Aliases, catalogued
from affiant.names.compare import compare
from affiant.names.comparison import SAME

Score = Callable[[str, str], float]

USUAL = 0.7  # the threshold that nomenklatura's guide recommends


@dataclass(frozen=True, slots=True)
class System:
    """One way of comparing. `forget` empties what it remembers of names, where it can be told."""

    name: str
    score: Score
    threshold: float = USUAL
    forget: Callable[[], None] = lambda: None


def systems() -> Iterator[System]:
    """All that are installed here; nomenklatura is a peer (`pip install --group matchers`, in an
    environment without the other peers)."""
    yield System("yes to everything", lambda _one, _other: 1.0)
    yield System(
        "rapidfuzz token_sort_ratio",
        lambda one, other: fuzz.token_sort_ratio(one.casefold(), other.casefold()) / 100,
    )
    yield System(
        "rapidfuzz WRatio", lambda one, other: fuzz.WRatio(one.casefold(), other.casefold()) / 100
    )
    yield from _nomenklatura()
    yield _ours("affiant, words alone", NONE)
    yield _ours("affiant, with the catalogue", catalogued())


def _ours(name: str, aliases: Aliases) -> System:
    return System(name, lambda one, other: compare(one, other, aliases).score, SAME, _forget)


def _forget() -> None:
    """Names are new in each round; their words are known, as after the catalogue is loaded."""
    parsed.parse.cache_clear()


def _nomenklatura() -> Iterator[System]:
    try:
        from followthemoney import model  # noqa: PLC0415 - a peer, absent from most machines
        from nomenklatura.matching import (  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - the same
            get_algorithm,
        )
    except ImportError:
        return

    def entity(name: str) -> Any:
        made = model.make_entity("Organization")
        made.id = name
        made.add("name", name)
        return made

    for wanted in ("logic-v2", "name-based"):
        algorithm: Any = get_algorithm(wanted)
        config = algorithm.default_config()

        def score(one: str, other: str, algorithm: Any = algorithm, config: Any = config) -> float:
            return float(algorithm.compare(entity(one), entity(other), config).score)

        yield System(f"nomenklatura {wanted}", score)
