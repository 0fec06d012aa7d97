"""Is any message lost, in part or whole, and how fast is a mailbox taken in?

    python -m benchmarks.mail_reading [--messages N] [--peers PYTHON] [--json]

Loss: on `mail/malformed`, `mail/spamassassin` and a mailbox made with truth. Whole: each message
of the truth is found with its own bytes, and the rows of each file are all its bytes. In part: of
each message, every word that the standard library, fast-mail-parser or the slices of the raw
message decode is looked for in what we read, and counts where two of the four agree on it: a word
that one alone has is mostly base64 that it did not decode, or a boundary. Words of the header are
left out. The same is counted of fast-mail-parser and of the standard library.

Speed: messages per second of processor time over the same mailbox in one process, in turns, the
middle of `--turns`. `ours, whole` splits, hashes, parses, tells duplicates' hashes, and stores and
indexes in SQLite (FTS5); the peers only split (mailbox.mbox) or only parse. Memory is the peak of a
fresh process that takes in the mailbox, and of one that reads one message of 300 MB.
"""

import argparse
import contextlib
import email
import mailbox
import os
import re
import sqlite3
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
from pathlib import Path

import fast_mail_parser

from affiant.mail.duplicates import fingerprint
from affiant.mail.reading import header, mbox, message, trove
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.row import Kind, tiles
from affiant.reading.formats import mail_parts
from benchmarks.mailing.mailbox import Told, write
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail reading"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "mail"
AS_OF = datetime(2026, 11, 22, tzinfo=UTC)
_WORD = re.compile(rb"[A-Za-z0-9]{4,}")
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError,
)  # fmt: skip
_LARGE = 300 << 20


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


def ingest(path: Path, store: str = ":memory:") -> tuple[int, int]:
    """The whole pipeline; how many messages, and how many were read by another than the quick."""
    database = sqlite3.connect(store)
    database.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;"
        "CREATE TABLE mail (id INTEGER PRIMARY KEY, start, end, sha256, mih, content, sender,"
        " recipients, subject, sent, parser, troubles);"
        "CREATE TABLE attachment (mail, name, media_type, sha256, size);"
        "CREATE VIRTUAL TABLE words USING fts5(subject, text, content='', detail=full);"
        "INSERT INTO words(words, rank) VALUES ('hashsize', 4000000);"
    )
    count = slow = 0
    for entry in trove.read(path, AS_OF):
        if entry.letter is None:
            continue
        count += 1
        slow += entry.letter.parser is not Parser.QUICK
        _store(database, count, entry, entry.letter)
        if count % 5000 == 0:
            database.commit()
    database.commit()
    database.close()
    return count, slow


def _store(database: sqlite3.Connection, number: int, entry: trove.Entry, letter: Letter) -> None:
    text, subject = letter.text(), letter.subject
    told = fingerprint(letter, text)
    database.execute(
        "INSERT INTO mail VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            number, entry.row.start, entry.row.end, entry.sha256, told.mih, told.content,
            letter.headers.raw("from"), letter.headers.raw("to"), subject,
            letter.sent.timestamp() if letter.sent else None, letter.parser.value,
            ",".join(entry.troubles),
        ),
    )  # fmt: skip
    for leaf in letter.attachments():
        digest = sha256(leaf.content).hexdigest()
        database.execute(
            "INSERT INTO attachment VALUES (?,?,?,?,?)",
            (number, leaf.file_name, leaf.media_type, digest, len(leaf.content)),
        )
    database.execute(
        "INSERT INTO words (rowid, subject, text) VALUES (?,?,?)", (number, subject, text)
    )


def split_only(path: Path) -> int:
    with path.open("rb") as file:
        return sum(row.kind is Kind.MESSAGE for row in mbox.rows(file))


def parse_only(path: Path) -> int:
    return sum(entry.letter is not None for entry in trove.read(path, AS_OF))


def by_mailbox(path: Path) -> int:
    count = 0
    for one in mailbox.mbox(path, create=False):
        for part in one.walk():
            part.get_payload(decode=True)
        count += 1
    return count


def by_quick(path: Path) -> int:
    count = 0
    with path.open("rb") as file:
        for row in mbox.rows(file):
            if row.kind is Kind.MESSAGE:
                file.seek(row.start)
                count += 1
                with contextlib.suppress(fast_mail_parser.ParseError):
                    fast_mail_parser.parse_email(file.read(row.size))
    return count


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


def speeds(box: Path, python: Path | None, turns: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        runs: dict[str, Callable[[], object]] = {
            "ours, whole: split, hash, parse, store, index": lambda: ingest(
                box, str(Path(folder) / f"{time.monotonic_ns()}.sqlite")
            ),
            "ours: split, hash, parse": lambda: parse_only(box),
            "ours: split": lambda: split_only(box),
            "mailbox.mbox: split, parse": lambda: by_mailbox(box),
            "fast-mail-parser: parse (our split)": lambda: by_quick(box),
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(turns):
            for name, run in runs.items():
                begun = time.process_time()
                run()
                taken[name].append(time.process_time() - begun)
    count = split_only(box)
    rows = [(name, f"{count / statistics.median(seconds):,.0f}") for name, seconds in taken.items()]
    if python is not None:
        rows.append(("mail-parser: parse (2,000 of them)", f"{by_peer(box, python):,.0f}"))
    slow = sum(
        entry.letter is not None and entry.letter.parser is not Parser.QUICK
        for entry in trove.read(box, AS_OF)
    )
    note = f"{count:,} messages, {box.stat().st_size / 1e6:.0f} MB; {slow} not by the quick parser."
    return Table("Messages per second of processor time", ("what", "messages/s"), tuple(rows), note)


def memories(box: Path) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.mbox"
        with large.open("wb") as file:
            file.write(b"From a@b.example Mon May  3 10:12:00 2021\nFrom: a@b.example\n")
            file.write(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nBonjour.\n--x\n")
            file.write(b"Content-Transfer-Encoding: base64\nContent-Type: image/png\n\n")
            for _ in range(_LARGE // (77 * 1000)):
                file.write((b"QUJD" * 19 + b"\n") * 1000)
            file.write(b"\n--x--\n")
        rows = [
            ("the made mailbox, whole", _peak(box, f"{folder}/a.sqlite")),
            ("one message of 300 MB", _peak(large, f"{folder}/b.sqlite")),
        ]
    return Table("Peak of resident memory", ("trove", "MB"), tuple(rows), "A fresh process each.")


def _peak(path: Path, store: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.mail_reading", "--peak", path, store],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return told.stdout.strip()


def measured(messages: int, sample: int, turns: int, python: Path | None) -> tuple[Table, ...]:
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "made.mbox"
        truth = write(box, messages)
        return losses(box, truth, sample), speeds(box, python, turns), memories(box)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peak", nargs=2, metavar=("MAILBOX", "STORE"))
    asked = parser.parse_args()
    if asked.peak:
        ingest(Path(asked.peak[0]), asked.peak[1])
        # Not getrusage, whose peak a child takes over from its parent.
        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
        print(f"{int(peak[1]) / 1024:.0f}" if peak else "-")
        return
    before = os.getloadavg()[0]
    tables = measured(asked.messages, asked.sample, asked.turns, asked.peers)
    result = Result(NAME, circumstances(before, ("fast-mail-parser",)), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_reading.json")


if __name__ == "__main__":
    main()
