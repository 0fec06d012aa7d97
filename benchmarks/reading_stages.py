"""Where a news page's CPU time goes in `affiant read`, in one process, stage by stage.

The functions of each stage are wrapped for the time of the run; a stage's time is without that
of the stages inside it. Wrapping costs a microsecond a call.
"""

import importlib
import io
import pickle
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.reading_speed import news
from benchmarks.result import Table

QUICK_SHARE = 6
BATCH = 64
_BARE = "bare trafilatura, for comparison"
_READING, _HTML = "affiant.reading", "affiant.reading.formats.html"

STAGES = (
    (_HTML, "parse", "HTML parsed"),
    (_HTML, "blocks", "our blocks of the page"),
    (_HTML, "metadata", "title, date, authors from metadata"),
    ("affiant.reading.formats.html_article", "_article_text", "trafilatura"),
    (_HTML, "article_blocks", "blocks matched with trafilatura's text"),
    (f"{_READING}.boilerplate", "mark", "boilerplate told"),
    (f"{_READING}.reference_list", "mark", "lists of sources told"),
    (f"{_READING}.language", "tell_document", "language"),
    (f"{_READING}.language", "assign", "language"),
    (f"{_READING}.dateline", "find", "dateline"),
    ("affiant.facts.finding", "sentences", "facts: sentences"),
    ("affiant.facts.times", "find", "facts: times"),
    ("affiant.facts.references", "find", "facts: references"),
    ("affiant.facts.mentions", "find", "facts: mentions"),
    ("affiant.facts.quotes", "find", "facts: quotes"),
    ("affiant.facts.quantities", "find", "facts: quantities"),
    ("affiant.facts.deeds", "find", "facts: deeds"),
    ("affiant.evidence.finding", "analysed", "words for the search index"),
    ("affiant.evidence.finding", "encode", "facts as JSON"),
    ("affiant.evidence.finding", "describe", "description as JSON"),
)
"""Module, function, stage."""


class Stopwatch:
    """CPU seconds by stage, each without the stages inside it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inside: list[float] = []

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Count what happens in the block to the stage."""
        begun = time.process_time()
        self._inside.append(0.0)
        try:
            yield
        finally:
            spent = time.process_time() - begun
            self.seconds[stage] += spent - self._inside.pop()
            if self._inside:
                self._inside[-1] += spent

    def wrapped(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """The function, timed; what it would give bit by bit is gathered at once."""

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.running(stage):
                given = function(*arguments, **named)
                return list(given) if isinstance(given, Iterator) else given

        return timed


def table(*, quick: bool) -> Table | None:
    """None where the pages are absent."""
    pages = news(QUICK_SHARE if quick else 1)
    if not pages:
        return None
    watch = measured(pages)
    bare = watch.seconds.pop(_BARE)
    total = sum(watch.seconds.values())
    rows = [
        (stage, f"{seconds / len(pages) * 1e3:.2f}", f"{seconds / total:.0%}")
        for stage, seconds in sorted(watch.seconds.items(), key=lambda pair: -pair[1])
    ]
    rows.append(("together", f"{total / len(pages) * 1e3:.2f}", f"{total / bare:.2f} of bare"))
    rows.append((_BARE, f"{bare / len(pages) * 1e3:.2f}", ""))
    return Table(
        "Where a page's time goes in `affiant read`",
        ("stage", "CPU ms a page", "share"),
        tuple(rows),
        f"{len(pages)} real news pages in one process after a warm-up; each stage without those "
        "inside it. The bare extraction, with metadata, takes turns with ours page by page; ours "
        "asks trafilatura for the text only.",
    )


def measured(pages: list[bytes]) -> Stopwatch:
    """Read all pages as `affiant read` does, after one that is not counted."""
    from affiant.evidence.connection import start_django  # noqa: PLC0415 - before any model

    start_django()
    with tempfile.TemporaryDirectory() as name:
        _Run(Path(name) / "warm").read(pages[:1], Stopwatch())
        watch = Stopwatch()
        with _wrapping(watch):
            _Run(Path(name) / "casefile").read(pages, watch)
    return watch


@contextmanager
def _wrapping(watch: Stopwatch) -> Iterator[None]:
    patches = []
    for path, function, stage in STAGES:
        module = importlib.import_module(path)
        patches.append(
            patch.object(module, function, watch.wrapped(getattr(module, function), stage))
        )
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


class _Run:
    """One casefile, into which pages are read without a worker process."""

    def __init__(self, folder: Path) -> None:
        from affiant.evidence.casefile import Casefile  # noqa: PLC0415 - Django has started
        from affiant.evidence.finding import Finder  # noqa: PLC0415
        from affiant.evidence.ledger import Ledger, Root  # noqa: PLC0415

        self._casefile = Casefile.create(folder)
        self._ledger = Ledger(self._casefile.originals, lambda: datetime.now(UTC))
        self._finder = Finder()
        self._root = Root

    def read(self, pages: list[bytes], watch: Stopwatch) -> None:
        from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import

        waiting: list[Any] = []
        for number, page in enumerate(pages):
            with watch.running(_BARE):
                bare_extraction(page, with_metadata=True)
            waiting += self._outcomes(str(number), page, watch)
            if len(waiting) >= BATCH * 2 or number + 1 == len(pages):
                with watch.running("casefile written, index too"):
                    self._ledger.write(waiting)
                waiting = []

    def _outcomes(self, key: str, page: bytes, watch: Stopwatch) -> Iterator[Any]:
        from affiant.reading import registry  # noqa: PLC0415
        from affiant.reading.limits import Limits  # noqa: PLC0415
        from affiant.reading.outcome import Begun, Read  # noqa: PLC0415
        from affiant.reading.source import Source  # noqa: PLC0415

        name, limits = f"{key}.html", Limits()
        self._ledger.expect(key, self._root(name))
        with watch.running("original archived"):
            kept = self._casefile.originals.keep(io.BytesIO(page), limits.original)
        source = Source(kept.path, name, kept.sha256, kept.size)
        with watch.running("the rest of reading"):
            reader = registry.choose(source)
            document = reader.read(source, limits).document
        assert document is not None
        with watch.running("the rest of rows and keys"):
            found = self._finder(document)
        told = Read((key,), name, kept.sha256, kept.size, reader.name, reader.version, None, found)
        with watch.running("sent between processes"):
            told = pickle.loads(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
        yield Begun((key,), name, kept.sha256, kept.size)
        yield told
