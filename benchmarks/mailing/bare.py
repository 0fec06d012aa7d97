"""A bare ingest: what a mailbox costs that is taken in without care, in a process of its own.

    python -m benchmarks.mailing.bare MAILBOX FOLDER

Split where a line begins with "From " behind an empty one, SHA-256 of each message, parsed by
fast-mail-parser, one row and its words in SQLite. No archive, no ledger, no fingerprint, no copy of
what was sent along; what the parser refuses is left out. It is no peer that anybody uses, but the
least that the whole can cost with other people's parts, to hold ours against on any machine.

Prints the same as `benchmarks.mailing.ingest`.
"""

import hashlib
import mmap
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import fast_mail_parser

from benchmarks.mailing.ingest import peak

_TABLES = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2000;
CREATE TABLE message (id INTEGER PRIMARY KEY, start INTEGER, "end" INTEGER, sha256 TEXT,
    message_id TEXT, subject TEXT, sender TEXT, sent TEXT, text TEXT);
CREATE VIRTUAL TABLE words USING fts5(subject, text, content='message', content_rowid=id);
"""
_BATCH = 1000  # messages in a transaction
_FROM = b"From "

_Row = tuple[int, int, int, str, str, str, str, str, str]


def _rows(content: mmap.mmap) -> Iterator[_Row]:
    opens, number = 0, 0
    while 0 <= opens < len(content):
        found = content.find(b"\n\n" + _FROM, opens)
        end = len(content) if found < 0 else found + 2
        start = content.find(b"\n", opens) + 1
        raw = content[start:end]
        opens, number = end, number + 1
        try:
            parsed = fast_mail_parser.parse_email(raw)
        except fast_mail_parser.ParseError:
            continue
        headers = parsed.headers
        yield (
            number, start, end, hashlib.sha256(raw).hexdigest(),
            str(headers.get("Message-ID", "")), str(parsed.subject), str(headers.get("From", "")),
            str(parsed.date), "\n".join(parsed.text_plain or parsed.text_html),
        )  # fmt: skip


def main() -> None:
    """Take in, and print what it took."""
    box, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True)
    begun, count = time.process_time(), 0
    database = sqlite3.connect(folder / "bare.db")
    database.executescript(_TABLES)
    with box.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        rows = _rows(content)
        while batch := list(islice(rows, _BATCH)):
            database.executemany("INSERT INTO message VALUES (?,?,?,?,?,?,?,?,?)", batch)
            database.executemany(
                "INSERT INTO words (rowid, subject, text) VALUES (?,?,?)",
                [(row[0], row[5], row[8]) for row in batch],
            )
            database.commit()
            count += len(batch)
    database.close()
    print(count, time.process_time() - begun, peak())


if __name__ == "__main__":
    main()
