"""Is what a writer wrote told from what he quotes, and are answers hung where they belong?

    python -m benchmarks.mail_replies [--messages N] [--json]

Replies: exact match with what was trimmed by hand in `mail/replies` (the rules were written with
these before our eyes: a development number), and with nine French and English shapes of our own.
Threads: over a made mailbox with truth, share of the answers found below the message that they
answer and in its thread; then again after the references were taken from a tenth of them, of
which only these are counted.
"""

import argparse
import os
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from affiant.mail.reading import trove
from affiant.mail.replies import Kind, sections, written
from affiant.mail.threads import Mail, threads
from benchmarks.mailing.mailbox import Told, write
from benchmarks.result import FOLDER, Result, Table, circumstances
from tests.mail.replies.test_shapes import OWN as FRESH_OWN
from tests.mail.replies.test_shapes import SHAPES as FRESH
from tests.mail.replies.test_shapes import lines_of
from tests.mail.replies.test_written import OWN, SHAPES

NAME = "mail replies"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "mail" / "replies"
AS_OF = datetime(2026, 11, 22, tzinfo=UTC)
_TAKEN = 0.1


def replies() -> Table:
    rows = []
    if SHARED.exists():
        same = total = 0
        begun = time.process_time()
        for path in sorted((SHARED / "emails").iterdir()):
            gold = (SHARED / "trimmed" / path.name).read_text("utf-8").strip("\n").splitlines()
            trimmed = "\n".join(line.rstrip() for line in gold).strip("\n")
            same += written(path.read_text("utf-8")) == trimmed
            total += 1
        each = 1000 * (time.process_time() - begun) / max(1, total)
        rows.append(("`mail/replies`", str(total), str(same), f"{each:.1f}"))
    own = sum(written(shape.format(OWN)) == OWN for shape in SHAPES.values())
    rows.append(("our own shapes", str(len(SHAPES)), str(own), "-"))
    fresh = sum(_is_cut(shape) for shape in FRESH)
    rows.append(("shapes of 40 programs, written blind", str(len(FRESH)), str(fresh), "-"))
    note = "Of the last, 67 were cut right at first sight; the rules were mended with them since."
    return Table(
        "Replies trimmed as by hand", ("set", "letters", "same", "ms each"), tuple(rows), note
    )


def _is_cut(shape: dict[str, str]) -> bool:
    own = shape.get("written", "{own}").replace("{own}", FRESH_OWN)
    return lines_of(written(shape["text"].replace("{own}", FRESH_OWN))) == lines_of(own)


def mails(box: Path) -> list[Mail]:
    found = []
    for entry in trove.read(box, AS_OF):
        if (letter := entry.letter) is None:
            continue
        text = letter.text()
        cut = sections(text)
        own = [line for part in cut if part.kind is Kind.WRITTEN for line in _lines(text, part)]
        quoted = [line for part in cut if part.kind is Kind.QUOTED for line in _lines(text, part)]
        found.append(
            Mail(
                str(entry.row.start), letter.message_id, letter.references, letter.subject,
                letter.sent, tuple(own), tuple(quoted),
            )
        )  # fmt: skip
    return found


def _lines(text: str, part: object) -> list[str]:
    return part.of(text).splitlines()  # type: ignore[attr-defined, no-any-return]


def placed(found: list[Mail], truth: list[Told], counted: set[str]) -> tuple[int, int]:
    """Of the counted answers: how many hang below their own, and how many in its thread."""
    below = within = 0
    root_of: dict[str, int] = {}
    parent_of: dict[str, str | None] = {}
    for root in threads(found):
        for node in root.walk():
            root_of[node.message_id] = id(root)
            parent_of[node.message_id] = node.parent.message_id if node.parent else None
    for one in truth:
        if one.answers is None or one.message_id not in counted:
            continue
        below += parent_of[one.message_id] == one.answers
        within += root_of[one.message_id] == root_of.get(one.answers)
    return below, within


def threading(messages: int) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "made.mbox"
        truth = write(box, messages)
        found = mails(box)
    answers = {one.message_id for one in truth if one.answers}
    rows = [_row("as they came", found, truth, answers)]
    draw = random.Random(11)
    taken = {one for one in sorted(answers) if draw.random() < _TAKEN}
    bare = [
        Mail(m.key, m.message_id, (), m.subject, m.sent, m.written, m.quoted)
        if m.message_id in taken else m
        for m in found
    ]  # fmt: skip
    rows.append(_row("references taken from a tenth; these alone", bare, truth, taken))
    columns = ("answers", "counted", "below their own", "in its thread", "CPU s")
    note = (
        "A made answer quotes six lines, one of them its author's own where the body is not "
        "encoded; subjects are told apart by a number. People quote more and number less."
    )
    return Table(f"Threads of a made mailbox of {messages:,}", columns, tuple(rows), note)


def _row(name: str, found: list[Mail], truth: list[Told], counted: set[str]) -> tuple[str, ...]:
    begun = time.process_time()
    below, within = placed(found, truth, counted)
    seconds = time.process_time() - begun
    total = max(1, len(counted))
    return name, f"{total:,}", f"{below / total:.3f}", f"{within / total:.3f}", f"{seconds:.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    tables = (replies(), threading(asked.messages))
    result = Result(NAME, circumstances(before, ("fast-mail-parser",)), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_replies.json")


if __name__ == "__main__":
    main()
