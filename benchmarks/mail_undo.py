"""Are changed messages restored, and tampered ones left alone?

    nice python -m benchmarks.mail_undo [--messages N] [--tampered N] [--shards N] [--json]

Invented letters in French and English are signed by dkimpy (over fields and by forms drawn by
chance), put through one to three transports that lists, gateways and mailboxes are known for
(`benchmarks.mailing.transports`), and handed to the search. Only those whose signature fails then
are counted. A restoration is true when dkimpy, with its own code, says pass to the restored
message. A tampered copy is one of fifteen kinds of falsification of a passing message, half of them
put through a transport as well; any restoration of it is counted as false.

The rules were written looking at every transport alone and at half of the combinations
(`--development`); the tables count the other half, of seeds that nobody looked at. `by programs`
are letters changed by real software of others, as Debian packages it. The work is cut into shards;
shard n draws with seed 1000 × SEED + n, so that the result does not depend on how many run at once.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from zlib import crc32

import dkim

from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.checking import check
from affiant.mail.authentication.undo.search import Restored, restore
from benchmarks.mailing import gateways, lists, programs, tampering, transports
from benchmarks.mailing.letters import DOMAINS, letter
from benchmarks.mailing.signing import Signer
from benchmarks.mailing.transports import Transport
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail undo"
SEED = 11
DEVELOPMENT_SEED = 3
SHARDS = 50
_COPIES = 5  # of one letter, each tampered with otherwise

_APART: tuple[tuple[Transport, ...], ...] = (
    (lists.mailman_from, lists.sympa_from, lists.google_group),
    (lists.text_footer, lists.encoded_footer, lists.footer_part, lists.google_group),
    (gateways.trimmed, gateways.unstuffed, gateways.unflowed),
    (gateways.proofpoint, gateways.safe_links),
    (gateways.to_8bit, gateways.to_quoted, gateways.from_base64, gateways.to_base64),
)
"""Of each of these a message meets one at most: it goes through one list, one filter."""


@dataclass(slots=True)
class Count:
    """What came of the messages of one row."""

    failing: int = 0
    restored: int = 0
    refused: int = 0
    passing: int = 0
    seconds: float = 0.0
    slowest: float = 0.0

    def add(self, other: "Count") -> None:
        """Take in what another shard counted."""
        self.failing += other.failing
        self.restored += other.restored
        self.refused += other.refused
        self.passing += other.passing
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)


Counts = dict[str, Count]


@dataclass(slots=True)
class Bench:
    """Letters, signed by one key."""

    draw: random.Random
    signer: Signer = field(default_factory=lambda: Signer.new("s1", 1024))  # signs faster
    keys: KeyArchive = field(init=False)

    def __post_init__(self) -> None:
        self.keys = KeyArchive(self.signer.archived(domain) for domain in DOMAINS)

    def signed(self, number: int) -> bytes:
        """A letter that passes."""
        made = letter(self.draw, number)
        return self.signer.signed(made.message, made.domain, self.draw)

    def tried(self, message: bytes, count: Count, addresses: tuple[str, ...]) -> Restored | None:
        """Restore it if its signature fails, and count that."""
        verdict = check(message, self.keys)[0]
        if verdict.passes or verdict.signature is None:
            count.passing += 1
            return None
        begun = time.process_time()
        found = restore(message, verdict.signature, self.keys, addresses)
        seconds = time.process_time() - begun
        count.failing += 1
        count.restored += found is not None
        count.refused += found is not None and not self.passes_elsewhere(found)
        count.seconds += seconds
        count.slowest = max(count.slowest, seconds)
        return found

    def passes_elsewhere(self, found: Restored) -> bool:
        """Whether dkimpy says pass to what was restored."""
        record = self.signer.public.encode()
        return bool(dkim.verify(found.message, dnsfunc=lambda *_, **__: record))


def senders(message: bytes) -> tuple[str, ...]:
    """The account that the author is known to use, as a trove shows it elsewhere."""
    found = [line for line in message.split(b"\r\n") if line.startswith(b"Sender: ")]
    return tuple(line.partition(b": ")[2].decode() for line in found)


def combination(draw: random.Random, *, is_development: bool) -> tuple[Transport, ...]:
    """One to three transports in the order of travel; of several, one of the half asked for."""
    while True:
        chosen = draw.sample(transports.ALL, draw.choice((1, 1, 2, 2, 3)))
        ordered = tuple(sorted(chosen, key=transports.ALL.index))
        if any(sum(one in group for one in ordered) > 1 for group in _APART):
            continue
        if len(ordered) == 1 or is_looked_at(ordered) is is_development:
            return ordered


def is_looked_at(ordered: Iterable[Transport]) -> bool:
    """Whether a combination is of the half that the rules were written with."""
    return crc32(" ".join(one.__name__ for one in ordered).encode()) % 2 == 0


def moved(shard: int, messages: int, *, is_development: bool = False) -> Counts:
    """By the transports that each went through."""
    seed = DEVELOPMENT_SEED if is_development else SEED
    bench, counts = Bench(random.Random(1000 * seed + shard)), Counts()
    for number in range(messages):
        message = bench.signed(number)
        ordered = combination(bench.draw, is_development=is_development)
        sent = message
        for transport in ordered:
            sent = transport(sent, bench.draw)
        name = ordered[0].__name__ if len(ordered) == 1 else f"{len(ordered)} in a row"
        bench.tried(sent, counts.setdefault(name, Count()), senders(message))
    return counts


def tampered(shard: int, messages: int) -> Counts:
    """By the kind of tampering. What still passes was changed outside of the signature."""
    bench, counts = Bench(random.Random(1000 * SEED + 500 + shard)), Counts()
    for number in range(messages):
        if number % _COPIES == 0:
            message = bench.signed(number)
        change = tampering.ALL[number % len(tampering.ALL)]
        sent = change(message, bench.draw)
        if bench.draw.random() < 0.5:
            sent = bench.draw.choice(transports.ALL)(sent, bench.draw)
        bench.tried(sent, counts.setdefault(change.__name__, Count()), senders(message))
    return counts


def programmed(shard: int, messages: int) -> Counts:
    """By the real program that each went through; those that are not installed are left out."""
    bench, counts = Bench(random.Random(1000 * SEED + 900 + shard)), Counts()
    for number in range(messages):
        message = bench.signed(number)
        program = programs.ALL[(shard + number) % len(programs.ALL)]
        sent = program(message)
        if sent is not None:
            bench.tried(sent, counts.setdefault(program.__name__, Count()), senders(message))
    return counts


def sharded(part: Callable[[int, int], Counts], messages: int, asked: argparse.Namespace) -> Counts:
    """The sum over all shards, in the order of names."""
    each = -(-messages // asked.shards)
    whole = Counts()
    with ProcessPoolExecutor(asked.workers) as pool:
        sizes = [min(each, messages - n * each) for n in range(asked.shards)]
        shards = [n for n, size in enumerate(sizes) if size > 0]
        keeping = partial(_kept, part, asked.kept)
        for counts in pool.map(keeping, shards, [sizes[n] for n in shards]):
            for name, count in counts.items():
                whole.setdefault(name, Count()).add(count)
    return dict(sorted(whole.items()))


def _kept(
    part: Callable[[int, int], Counts], folder: Path | None, shard: int, messages: int
) -> Counts:
    """What the shard counts, from the folder where a run that was cut short left it."""
    if folder is None:
        return part(shard, messages)
    name = getattr(part, "func", part).__name__
    path = folder / f"{name}-{shard}-{messages}.json"
    if not path.exists():
        told = {row: asdict(count) for row, count in part(shard, messages).items()}
        path.write_text(json.dumps(told), "utf-8")
    return {row: Count(**count) for row, count in json.loads(path.read_text("utf-8")).items()}


_COLUMNS = ("failing", "restored", "share", "95 % from", "refused by dkimpy", "ms each",
            "slowest, s")  # fmt: skip


def restored_table(title: str, first: str, counts: Counts, note: str) -> Table:
    """A row a transport or program, and one for all."""
    total = Count()
    for count in counts.values():
        total.add(count)
    rows = tuple((name, *_cells(count)) for name, count in [*counts.items(), ("all", total)])
    return Table(title, (first, *_COLUMNS), rows, note)


def _cells(count: Count) -> tuple[str, ...]:
    if not count.failing:
        return ("0", "-", "-", "-", "-", "-", "-")
    share = count.restored / count.failing
    return (
        str(count.failing), str(count.restored), f"{share:.3f}",
        f"{_least(count.restored, count.failing):.3f}", str(count.refused),
        f"{1000 * count.seconds / count.failing:.0f}", f"{count.slowest:.1f}",
    )  # fmt: skip


def _least(found: int, asked: int) -> float:
    """The lower end of Wilson's interval of 95 %."""
    share, z = found / asked, 1.959964**2 / asked
    half = (share * (1 - share) * z + z * z / 4) ** 0.5
    return float((share + z / 2 - half) / (1 + z))


def measured(asked: argparse.Namespace) -> tuple[Table, ...]:
    """All tables."""
    undone = sharded(partial(moved, is_development=asked.development), asked.messages, asked)
    one = restored_table(
        f"Restored, of {asked.messages:,} letters put through transports", "transport", undone,
        "Letters whose signature still holds are not counted. Processor time. A restoration that "
        "dkimpy refuses would be a false one.",
    )  # fmt: skip
    if asked.development:
        return (one,)
    real = sharded(programmed, asked.programs, asked)
    two = restored_table(
        f"Restored, of {asked.programs:,} letters put through real programs", "program", real,
        "Maildrop's reformime, Perl's MIME::Tools, altermime and nmh's mhfixmsg, of Debian; those "
        "that are not installed are left out.",
    )  # fmt: skip
    false = sharded(tampered, asked.tampered, asked)
    total = Count()
    for count in false.values():
        total.add(count)
    three = Table(
        f"Restored, of {asked.tampered:,} tampered copies",
        ("tampering", "failing", "restored", "still passing", "ms each", "slowest, s"),
        tuple(
            (
                name, str(count.failing), str(count.restored), str(count.passing),
                f"{1000 * count.seconds / max(1, count.failing):.0f}", f"{count.slowest:.1f}",
            )
            for name, count in [*false.items(), ("all", total)]
        ),
        "Every other one went through a transport, too. Still passing: what was changed lies "
        "outside the signature (no such word, or the same).",
    )  # fmt: skip
    return one, two, three


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--programs", type=int, default=150)
    parser.add_argument("--tampered", type=int, default=10_000)
    parser.add_argument("--shards", type=int, default=SHARDS)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kept", type=Path, help="a folder for what each shard counted, to go on")
    parser.add_argument("--development", action="store_true", help="the half that was looked at")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    tables = measured(asked)
    result = Result(NAME, circumstances(before, ("cryptography", "dkimpy")), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_undo.json")


if __name__ == "__main__":
    main()
