"""Documents a CPU-second by format: our readers in this process, beside the bare library.

Ours is `registry.choose` and `read`, and every member's payload read to its end where the
file is a container (its members are documents of their own, and timed under their formats).
Both read the same files from the disk, take turns, and give their best of three rounds.
"""

import hashlib
import mailbox
import random
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from affiant.reading import registry
from affiant.reading.failure import Unreadable
from affiant.reading.limits import Limits
from affiant.reading.source import Source
from benchmarks import articles, corpus, pdf, reading_bare, reading_inputs
from benchmarks.in_turns import best
from benchmarks.result import Row, Table

ROUNDS = 3

Bare = Callable[[Sequence[Path]], int]


@dataclass(frozen=True, slots=True)
class Format:
    """Files of one format. `unit` is what is counted; `bare` None where nobody reads it."""

    name: str
    unit: str
    paths: tuple[Path, ...]
    bare: Bare | None
    library: str

    @property
    def size(self) -> int:
        return sum(path.stat().st_size for path in self.paths)


def table(*, quick: bool) -> Table:
    with tempfile.TemporaryDirectory() as name:
        rows = tuple(_row(one) for one in formats(Path(name), quick=quick))
    return Table(
        "Readers alone, units a CPU-second",
        ("format", "units", "MB", "affiant/s", "bare/s", "ratio", "bare library"),
        rows,
        "`registry.choose` and `read` in one process, without facts or storing; the ratio is ours "
        f"to the bare library's on the same files, CPU time, best of {ROUNDS} rounds in turns. "
        "Affiant also makes passages, tells boilerplate, title, date and the language of each "
        "passage; the bare library gives text.",
    )


def formats(folder: Path, *, quick: bool, only: Collection[str] | None = None) -> Iterator[Format]:
    """Each format's files, written below `folder` and removed when they have been read."""
    share = 5 if quick else 1
    for name, unit, suffix, make, bare, library in _plan(share):
        payloads = make() if only is None or name in only else []
        if not payloads:
            continue
        below = folder / name.replace(" ", "-")
        below.mkdir()
        paths = tuple(_written(below, suffix, payloads))
        yield Format(name, unit, paths, bare, library)
        shutil.rmtree(below)


def _plan(
    share: int,
) -> list[tuple[str, str, str, Callable[[], list[bytes]], Bare | None, str]]:
    many = reading_inputs.many
    office, kreuzberg = reading_bare.office, "kreuzberg"
    return [
        ("text", "files", ".txt", lambda: many(corpus.text, 500 // share), None, "none"),
        ("HTML", "pages", ".html", lambda: news(share), reading_bare.html, "trafilatura"),
        ("PDF, 1 column", "pages", ".pdf", lambda: [pdf.typeset(60 // share, 1)],
         reading_bare.pdf, "pypdfium2"),
        ("PDF, 2 columns", "pages", ".pdf", lambda: [pdf.typeset(60 // share, 2)],
         reading_bare.pdf, "pypdfium2"),
        ("DOCX", "files", ".docx", lambda: many(corpus.word, 200 // share), office, kreuzberg),
        ("ODT", "files", ".odt", lambda: many(reading_inputs.odt, 200 // share), office, kreuzberg),
        ("RTF", "files", ".rtf", lambda: many(reading_inputs.rtf, 200 // share), office, kreuzberg),
        ("PPTX", "files", ".pptx", lambda: many(reading_inputs.pptx, 200 // share), office,
         kreuzberg),
        ("EPUB", "files", ".epub", lambda: many(reading_inputs.epub, 200 // share), office,
         kreuzberg),
        ("XLSX", "files", ".xlsx", lambda: many(reading_inputs.xlsx, 50 // share), office,
         kreuzberg),
        ("CSV", "files", ".csv", lambda: many(reading_inputs.csv, 20 // share),
         reading_bare.delimited, "csv"),
        ("e-mail", "messages", ".eml", lambda: many(corpus.letter, 300 // share),
         reading_bare.mail, "email"),
        ("mbox", "messages", ".mbox", lambda: [_mailbox(3000 // share)], reading_bare.mbox,
         "mailbox"),
        ("zip", "members", ".zip", lambda: [_zip(3000 // share)], reading_bare.zipped, "zipfile"),
        ("WARC", "records", ".warc",
         lambda: [reading_inputs.warc(many(corpus.page, 3000 // share))], reading_bare.warc,
         "FastWARC"),
    ]  # fmt: skip


def news(share: int) -> list[bytes]:
    """The real pages of `benchmarks.articles`; nothing where they are absent."""
    if not articles.PAGES.is_dir():
        print(f"no HTML row: {articles.PAGES} is absent")
        return []
    return [page.payload for page in articles.pages(share)]


def units(paths: Sequence[Path], sources: Sequence[Source]) -> int:
    """Ours: how many documents (pages, members) came out of the files."""
    count = 0
    for path, source in zip(paths, sources, strict=True):
        fresh = Source(path, source.name, source.sha256, source.size)  # else its head is cached
        reading = registry.choose(fresh).read(fresh, Limits())
        members = 0
        for member in reading.members:
            if isinstance(member.payload, Unreadable):
                raise member.payload
            member.payload.read()
            members += 1
        document = reading.document
        count += 0 if document is None else _pages(document.metadata)
        count += 0 if document is not None else members
    return count


def _pages(metadata: tuple[tuple[str, str], ...]) -> int:
    return int(dict(metadata).get("pages", 1))


def _row(one: Format) -> Row:
    sources = [_source(path) for path in one.paths]
    works: list[Callable[[], int]] = [lambda: units(one.paths, sources)]
    if one.bare is not None:
        bare = one.bare
        works.append(lambda: bare(one.paths))
    counts = [work() for work in works]  # the warm-up, untimed
    times = best(works, ROUNDS)
    assert len(set(counts)) == 1, (one.name, counts)
    ours, size = counts[0] / times[0], f"{one.size / 1e6:.2f}"
    row = (one.name, f"{counts[0]:,} {one.unit}", size, f"{ours:,.0f}")
    if one.bare is None:
        return (*row, "–", "–", one.library)
    return (*row, f"{counts[0] / times[1]:,.0f}", f"{times[1] / times[0]:.2f}", one.library)


def _source(path: Path) -> Source:
    payload = path.read_bytes()
    return Source(path, path.name, hashlib.sha256(payload).hexdigest(), len(payload))


def _written(folder: Path, suffix: str, payloads: list[bytes]) -> Iterator[Path]:
    for number, payload in enumerate(payloads):
        path = folder / f"{number:05d}{suffix}"
        path.write_bytes(payload)
        yield path


def _mailbox(messages: int) -> bytes:
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "box"
        box = mailbox.mbox(path)
        for _ in range(messages):
            box.add(corpus.letter(chance))
        box.close()
        return path.read_bytes()


def _zip(members: int) -> bytes:
    chance = random.Random(3)
    return corpus._zipped({f"{n:05d}.html": corpus.page(chance) for n in range(members)})  # noqa: SLF001 - one writer of zips
