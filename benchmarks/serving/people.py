"""Readers and writers at work on the portal at once: everybody opens pages, some judge facts."""

import random
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.serving.visits import Browser, Visit
from benchmarks.serving.words import SOUGHT

_FACT = re.compile(r'action="(/facts/\d+/judgement)".*?name="seen" value="(\d+)"', re.S)
_ENTITY = re.compile(r'href="(/names/aff-[0-9a-f]{20})"')
VERDICTS = ("accepted", "rejected", "unsure")


@dataclass(frozen=True, slots=True)
class Paths:
    """Where people go. `documents` is how many there are; ids count from 1."""

    documents: int
    entities: tuple[str, ...]

    def of(self, page: str, chance: random.Random) -> str:
        """An address of this page, another each time."""
        return _PATHS[page](self, chance)


def found_entities(browser: Browser, pages: int = 2) -> tuple[str, ...]:
    """Entities that the list of names leads to, the most often named first."""
    found: list[str] = []
    for number in range(1, pages + 1):
        browser.get("names", f"/names?page={number}")
        found += _ENTITY.findall(browser.body)
    return tuple(dict.fromkeys(found))


def query(chance: random.Random) -> str:
    """What people type: mostly two words or three of one language, now and then a phrase, one
    word, or a beginning."""
    words = SOUGHT[chance.choice(("en", "fr"))]
    shape = chance.choices(("word", "phrase", "beginning", "words"), (15, 10, 5, 70))[0]
    if shape == "word":
        return chance.choice(words)
    if shape == "phrase":
        return '"' + " ".join(chance.sample(words, 2)) + '"'
    if shape == "beginning":
        return chance.choice(words)[:5] + "*"
    return " ".join(chance.sample(words, chance.choice((2, 2, 3))))


_Path = Callable[[Paths, random.Random], str]
_PATHS: dict[str, _Path] = {
    "overview": lambda _p, _c: "/",
    "search": lambda _p, chance: f"/search?q={query(chance)}",
    "search, in French documents, with a sum": lambda _p, chance: (
        f"/search?q={query(chance)}&language=fr&kind=money"
    ),
    "search, near spellings": lambda _p, chance: f"/search?q={query(chance)}&near=1",
    "search, one per origin": lambda _p, chance: f"/search?q={query(chance)}&once=1",
    "search, by date, second page": lambda _p, chance: (
        f"/search?q={query(chance)}&order=newest&page=2"
    ),
    "documents": lambda _p, chance: f"/documents?page={chance.randint(1, 20)}",
    "reading room": lambda paths, chance: f"/documents/{chance.randint(1, paths.documents)}",
    "names": lambda _p, chance: f"/names?page={chance.randint(1, 20)}",
    "names, looked for": lambda _p, chance: f"/names?q={chance.choice(('mer', 'county', 'ada'))}",
    "entity": lambda paths, chance: chance.choice(paths.entities),
    "origins": lambda _p, chance: f"/origins?page={chance.randint(1, 20)}",
    "dossier, its start": lambda paths, chance: f"{chance.choice(paths.entities)}/dossier",
}
PAGES = tuple(_PATHS)
READ = (
    ("search", 6), ("reading room", 8), ("entity", 2), ("names", 1), ("overview", 1),
    ("documents", 2), ("search, one per origin", 1),
)  # fmt: skip
"""What readers open, and how often in 21 pages."""


@dataclass
class Crowd:
    """People at once; `visits` is what they met."""

    browsers: Callable[[], Browser]
    paths: Paths
    pause: float  # seconds between two pages of one person, on average
    visits: list[Visit] = field(default_factory=list)

    def work(self, readers: int, writers: int, seconds: float) -> None:
        """Let them work for so long."""
        until = time.monotonic() + seconds
        people = [
            threading.Thread(
                target=self._person, args=(number, until), kwargs={"writes": number >= readers}
            )
            for number in range(readers + writers)
        ]
        for one in people:
            one.start()
        for one in people:
            one.join()

    def _person(self, number: int, until: float, *, writes: bool) -> None:
        chance = random.Random(number)
        browser = self.browsers()
        time.sleep(chance.random() * self.pause)  # they do not come at one moment
        steps = self._writing(browser, chance) if writes else self._reading(browser, chance)
        for visit in steps:
            self.visits.append(visit)
            if time.monotonic() > until:
                return
            time.sleep(chance.expovariate(1 / self.pause) if self.pause else 0)

    def _reading(self, browser: Browser, chance: random.Random) -> Iterator[Visit]:
        pages, weights = zip(*READ, strict=True)
        while True:
            page = chance.choices(pages, weights)[0]
            yield browser.get(page, self.paths.of(page, chance))

    def _writing(self, browser: Browser, chance: random.Random) -> Iterator[Visit]:
        """A document is opened and three of its facts are judged, one after the other."""
        while True:
            path = self.paths.of("reading room", chance) + "?kind=all"
            yield browser.get("reading room", path)
            for action, seen in _FACT.findall(browser.body)[:3]:
                form = {"verdict": chance.choice(VERDICTS), "seen": seen, "back": path}
                yield browser.post("judging a fact", action, form)
                browser.get("reading room", path)
