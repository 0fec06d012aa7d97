"""Is any message lost, in part or whole, and how fast is a mailbox taken in?

    python -m benchmarks.mail_reading [--messages N] [--growth N,N,N] [--peers PYTHON] [--json]

Loss: on `mail/malformed`, `mail/spamassassin` and a mailbox made with truth. Whole: each message
of the truth is found with its own bytes, and the rows of each file are all its bytes. In part: of
each message, every word that the standard library, fast-mail-parser or the slices of the raw
message decode is looked for in what we read, and counts where two of the four agree on it: a word
that one alone has is mostly base64 that it did not decode, or a boundary. Words of the header are
left out. The same is counted of fast-mail-parser and of the standard library.

Speed: messages per second of processor time over the same mailbox, in turns, the middle of
`--turns`. `ours, whole` is `affiant mail read` without its start: the product's own storing takes
the mailbox into a casefile on SQLite (archives, splits, hashes, parses, stores, indexes), each time
a new one and in a process of its own, whose peak of memory is told beside, with nothing loaded
that the product does not load (`benchmarks.mailing.ingest`); the row below is the same with nothing
compiled. The peers only split (mailbox.mbox) or only parse; the bare ingest has none of what makes
a trove evidence, and is the least that the whole can cost (`benchmarks.mailing.bare`). `times` is
how many times the processor time of fast-mail-parser's parse each takes in the same run, `bare` of
the bare ingest: they tell more than messages per second, which are the machine's as much.
Growth is the same over mailboxes of several sizes, and one message of 300 MB.
"""

import argparse
import contextlib
import email
import mailbox
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.policy import compat32
from hashlib import sha256
from itertools import islice
from pathlib import Path

import fast_mail_parser

from affiant.mail import compiled
from affiant.mail.duplicates.fingerprint import fingerprints
from affiant.mail.reading import gist, header, mbox, message, trove
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.row import Kind
from affiant.reading.formats import mail_parts
from benchmarks.mailing.ingest import Taken
from benchmarks.mailing.mailbox import Told, write
from benchmarks.result import FOLDER, Result, Table, circumstances
from tests.mail.reading.tiling import tiles

NAME = "mail reading"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "mail"
AS_OF = datetime(2026, 11, 22, tzinfo=UTC)
_WORD = re.compile(rb"[A-Za-z0-9]{4,}")
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError,
)  # fmt: skip
_LARGE = 300 << 20
_BATCH = 750  # messages, as storing gathers them
_SETTLED = 50_000  # messages of a trove that is settled, too
_WHOLE = "ours, whole: archive, split, hash, parse, store, index"
_PURE = "the same by Python alone"
_BARE = "bare ingest: split, hash, fast-mail-parser, SQLite with its words"


def of_ours(letter: Letter) -> list[bytes]:
    return [leaf.content for leaf in letter.leaves]


def of_standard(raw: bytes) -> list[bytes]:
    try:
        parsed = email.message_from_bytes(raw, policy=compat32)
        found = [part.get_payload(decode=True) for part in parsed.walk()]
    except _BROKEN:
        return []
    return [one for one in found if isinstance(one, bytes)]


def of_quick(raw: bytes) -> list[bytes]:
    try:
        parsed = fast_mail_parser.parse_email(raw)
    except fast_mail_parser.ParseError:
        return []
    texts = [text.encode() for text in (*parsed.text_plain, *parsed.text_html)]
    return texts + [one.content for one in parsed.attachments]


def of_slices(raw: bytes) -> list[bytes]:
    return [leaf.content() for leaf in mail_parts.parse(raw).leaves()]


def _told(contents: list[bytes]) -> set[bytes]:
    """ASCII words, so that a charset makes no difference."""
    return {word for content in contents for word in _WORD.findall(content)}


def missing(raw: bytes) -> dict[str, int]:
    """How many words each parser lacks that two others have, header fields left out."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")  # before it, the others find no header at all
    letter = message.read(raw, AS_OF)
    fields = _told([raw[: header.parse(raw)[1]]])
    found = {
        "ours": _told(of_ours(letter)),
        "fast-mail-parser": _told(of_quick(raw)),
        "standard library": _told(of_standard(raw)),
        "slices": _told(of_slices(raw)),
    }
    times = Counter(word for words in found.values() for word in words)
    agreed = {word for word, count in times.items() if count > 1} - fields
    return {name: len(agreed - words) for name, words in found.items()}


def folder_messages(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            if not raw.startswith(b"From "):
                yield raw
                continue
            with path.open("rb") as file:
                for row in mbox.rows(file):
                    if row.kind is Kind.MESSAGE:
                        yield raw[row.start : row.end]


def loss_row(name: str, raws: list[bytes], whole: str) -> tuple[str, ...]:
    counts = [missing(raw) for raw in raws]
    in_part = {
        one: sum(1 for count in counts if count[one]) for one in (counts[0] if counts else ())
    }
    return (
        name, f"{len(raws):,}", whole, str(in_part["ours"]), str(in_part["fast-mail-parser"]),
        str(in_part["standard library"]),
    )  # fmt: skip


def whole_of(path: Path, truth: list[Told]) -> str:
    with path.open("rb") as file:
        rows = list(mbox.rows(file))
        assert tiles(rows, path.stat().st_size)
        found = []
        for row in rows:
            if row.kind is Kind.MESSAGE:
                file.seek(row.start)
                found.append((row.start, sha256(file.read(row.size)).hexdigest()))
    return str(len({(one.start, one.sha256) for one in truth} - set(found)))


def attachments_lost(path: Path, truth: list[Told]) -> int:
    """Attachments of the truth that are not found with their message, byte for byte."""
    lost = 0
    letters = (entry.letter for entry in trove.read(path, AS_OF) if entry.letter)
    for one, letter in zip(truth, letters, strict=True):
        held = {sha256(leaf.content).hexdigest() for leaf in letter.attachments()}
        lost += len(set(one.attachments) - held)
    return lost


def losses(box: Path, truth: list[Told], sample: int) -> Table:
    rows = []
    for name in ("malformed", "spamassassin"):
        folder = SHARED / name
        if folder.exists():
            entries = list(trove.read(folder, AS_OF))
            sizes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            unread = sum(e.row.kind is Kind.UNREADABLE and e.row.size > 0 for e in entries)
            bytes_lost = sizes - sum(entry.row.size for entry in entries)
            whole = str(unread) if not bytes_lost else f"{bytes_lost} bytes"
            rows.append(loss_row(f"`mail/{name}`", list(folder_messages(folder)), whole))
    content = box.read_bytes()
    raws = [content[one.start : one.end] for one in truth[:sample]]
    whole = whole_of(box, truth)
    rows.append(loss_row(f"made, {len(truth):,} (words of {sample:,})", raws, whole))
    note = (
        "Lost in part: messages of which a word that two parsers decode is not in this one's "
        f"result. Attachments of the made mailbox lost: {attachments_lost(box, truth)} of "
        f"{sum(len(one.attachments) for one in truth):,}."
    )
    columns = (
        "set", "messages", "ours: lost whole", "ours: in part", "fast-mail-parser: in part",
        "standard library: in part",
    )  # fmt: skip
    return Table("Messages lost", columns, tuple(rows), note)


def ingest(path: Path, folder: Path) -> Taken:
    """The whole pipeline into a new casefile in `folder`, in a process of its own."""
    return _apart("ingest", path, _new(folder))


def by_python(path: Path, folder: Path) -> Taken:
    """The same with nothing that was compiled."""
    return _apart("ingest", path, _new(folder), pure="1")


def bare(path: Path, folder: Path) -> Taken:
    """The least that it can cost with other people's parts."""
    return _apart("bare", path, _new(folder))


def _new(folder: Path) -> Path:
    """A folder that stays until all is measured: for half a minute after thousands of files were
    removed, ext4 takes a third longer to make one, and the next run would pay for it.
    """
    return Path(tempfile.mkdtemp(dir=folder)) / "casefile"


def _apart(module: str, *words: str | Path, pure: str = "") -> Taken:
    told = subprocess.run(
        [sys.executable, "-m", f"benchmarks.mailing.{module}", *words],
        capture_output=True, text=True, check=True, env=os.environ | {"AFFIANT_PURE": pure},
    )  # fmt: skip
    return Taken.told(told.stdout)


def described(path: Path) -> int:
    """All but storing and indexing: split, hash, parse, and both fingerprints, as storing does."""
    quick = compiled.read or (lambda _raw, _as_of: None)
    left = (raw for raw in _raw(path) if quick(raw, AS_OF) is None)
    gists = (gist.read(raw, AS_OF) for raw in left)
    return sum(_fingerprinted(list(some)) for some in iter(lambda: list(islice(gists, _BATCH)), []))


def _fingerprinted(some: list[gist.Read]) -> int:
    told = [(one, [leaf.sha256 for leaf in along]) for one, along in some]
    return sum(1 for _ in fingerprints(told))


def _raw(path: Path) -> Iterator[bytes]:
    return (entry.raw for entry in trove.read(path, AS_OF) if entry.raw is not None)


def hash_only(path: Path) -> int:
    return sum(1 for _ in _raw(path))


def split_only(path: Path) -> int:
    with path.open("rb") as file:
        return sum(row.kind is Kind.MESSAGE for row in mbox.rows(file))


def parse_only(path: Path) -> int:
    return sum(1 for raw in _raw(path) if gist.read(raw, AS_OF))


def by_mailbox(path: Path) -> int:
    count = 0
    # Its own messages want ASCII on every From line, and end the run at the first that has more.
    box = mailbox.mbox(path, create=False)
    for key in box.iterkeys():
        for part in email.message_from_bytes(box.get_bytes(key)).walk():
            part.get_payload(decode=True)
        count += 1
    return count


def by_quick(raws: list[bytes]) -> int:
    for raw in raws:
        with contextlib.suppress(fast_mail_parser.ParseError):
            fast_mail_parser.parse_email(raw)
    return len(raws)


def by_peer(path: Path, python: Path) -> float:
    """Messages per second of mail-parser, told by another environment's Python."""
    told = subprocess.run(
        [python, "-c", _PEER, path], capture_output=True, text=True, check=True, cwd="/"
    )
    return float(told.stdout)


_PEER = """
import mailparser, re, sys, time
raw = open(sys.argv[1], 'rb').read()
found = re.split(rb'(?m)^From someone@corp.example .*\\n', raw)[1:2001]
begun = time.process_time()
for one in found:
    parsed = mailparser.parse_from_bytes(one)
    parsed.text_plain, parsed.attachments
print(len(found) / (time.process_time() - begun))
"""


_QUICK = "fast-mail-parser: parse alone"


def speeds(box: Path, folder: Path, python: Path | None, turns: int) -> Table:
    raws = _raws(box)
    wholes = {_WHOLE: ingest, _PURE: by_python, _BARE: bare}
    whole: dict[str, list[Taken]] = {name: [] for name in wholes}
    runs: dict[str, Callable[[], object]] = {
        "ours: split, hash, parse, fingerprint": lambda: described(box),
        "ours: split, hash, parse, by Python alone": lambda: parse_only(box),
        "ours: split, hash": lambda: hash_only(box),
        "ours: split": lambda: split_only(box),
        "mailbox.mbox: split, parse": lambda: by_mailbox(box),
        _QUICK: lambda: by_quick(raws),
    }
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(turns):
        for name, take in wholes.items():
            whole[name].append(take(box, folder))
        for name, run in runs.items():
            begun = time.process_time()
            run()
            taken[name].append(time.process_time() - begun)
    middle = {
        name: statistics.median(one.seconds for one in taken) for name, taken in whole.items()
    }
    middle |= {name: statistics.median(seconds) for name, seconds in taken.items()}
    rows = [
        (
            name,
            f"{len(raws) / seconds:,.0f}",
            f"{seconds / middle[_QUICK]:.2f}",
            f"{seconds / middle[_BARE]:.2f}",
        )
        for name, seconds in middle.items()
    ]
    if python is not None:
        rows.append(("mail-parser: parse (2,000 of them)", f"{by_peer(box, python):,.0f}", "", ""))
    slow = sum(gist.plainly(raw, AS_OF) is None for raw in _raw(box))
    note = (
        f"{len(raws):,} messages, {box.stat().st_size / 1e6:.0f} MB; {slow} read with care. "
        f"Peak of the whole: {max(one.peak for one in whole[_WHOLE])} MB."
    )
    title = "Messages per second of processor time"
    return Table(title, ("what", "messages/s", "times", "bare"), tuple(rows), note)


def _raws(box: Path) -> list[bytes]:
    content = box.read_bytes()
    with box.open("rb") as file:
        rows = [row for row in mbox.rows(file) if row.kind is Kind.MESSAGE]
    return [content[row.start : row.end] for row in rows]


def growth(sizes: list[int], folder: Path) -> Table:
    rows = []
    for size in sizes:
        box, casefile = folder / f"{size}.mbox", folder / str(size)
        write(box, size)
        taken = _apart("ingest", box, casefile)
        settled = _apart("ingest", "--settle", casefile) if size <= _SETTLED else None
        rows.append((f"{size:,} messages", *_told_of(taken), *_told_of(settled)))
        box.unlink()
    large = folder / "large.mbox"
    _write_large(large)
    taken = ingest(large, folder)
    told = (f"{taken.rate:,.2f}", str(taken.peak))
    rows.append(("one message of 300 MB", *told, *_told_of(None)))
    columns = ("trove", "messages/s", "peak MB", "settled: messages/s", "settled: peak MB")
    note = (
        "A fresh process each. Settled: copies, threads, signatures and senders, which `affiant "
        "mail read` works out behind the reading; the peaks do not add up."
    )
    return Table("The whole, as troves grow", columns, tuple(rows), note)


def _told_of(taken: Taken | None) -> tuple[str, str]:
    return (f"{taken.rate:,.0f}", str(taken.peak)) if taken else ("", "")


def _write_large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"From a@b.example Mon May  3 10:12:00 2021\nFrom: a@b.example\n")
        file.write(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nBonjour.\n--x\n")
        file.write(b"Content-Transfer-Encoding: base64\nContent-Type: image/png\n\n")
        for _ in range(_LARGE // (77 * 1000)):
            file.write((b"QUJD" * 19 + b"\n") * 1000)
        file.write(b"\n--x--\n")


def measured(asked: argparse.Namespace) -> tuple[Table, ...]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        box = folder / "made.mbox"
        truth = write(box, asked.messages)
        sizes = [int(size) for size in asked.growth.split(",") if size]
        return (
            losses(box, truth, asked.sample),
            speeds(box, folder, asked.peers, asked.turns),
            growth(sizes, folder),
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--growth", default="10000,50000,200000")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    tables = measured(asked)
    result = Result(NAME, circumstances(before, ("fast-mail-parser",)), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_reading.json")


if __name__ == "__main__":
    main()
