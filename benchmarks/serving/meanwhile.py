"""Pages while the server has names and origins made by a child of its own."""

import random
import time
from collections.abc import Iterator

from benchmarks.serving.people import Paths
from benchmarks.serving.served import Served
from benchmarks.serving.visits import Browser, Visit

PAGES = ("overview", "search", "reading room", "documents", "names", "search, one per origin")
LATER = ("entity", "origins")  # they are said to come where there are none yet
PATIENCE = 1_800.0  # seconds
SETTLED = 3  # rounds of all pages without a child, after which none is expected
FACT = 20  # documents that are looked through for a name


def meanwhile(
    served: Served, browser: Browser, paths: Paths, pages: tuple[str, ...]
) -> list[Visit]:
    """Each page in turn, as long as anything is being made. The first round has it ordered."""
    chance, visits, quiet = random.Random(11), [], 0
    until = time.monotonic() + PATIENCE
    while quiet < SETTLED and time.monotonic() < until:
        found = [browser.get(page, paths.of(page, chance)) for page in pages]
        quiet = 0 if served.children() else quiet + 1
        visits += found if not quiet else []
    return visits


def reject_a_name(browser: Browser, documents: int) -> None:
    """Say of a name in a document that it is none: names and origins follow from that. Raises
    LookupError where no document has one left."""
    for number in _some(documents):
        browser.get("reading room", f"/documents/{number}?kind=mention")
        if browser.judge("rejected"):
            return
    raise LookupError("no name is left to be judged")


def _some(documents: int) -> Iterator[int]:
    chance = random.Random(time.time_ns())
    return (chance.randint(1, documents) for _ in range(FACT))
