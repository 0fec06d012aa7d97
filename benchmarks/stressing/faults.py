"""What a fuzzer found, told at its end and kept."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

SHOWN = 20


def asked(description: str) -> argparse.ArgumentParser:
    """What every fuzzer may be asked: how long, from which seed, where to keep its faults."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--record", type=Path, metavar="FILE", help="JSON, a fault a line")
    return parser


def tell(summary: str, broken: Sequence[Mapping[str, object]], record: Path | None) -> int:
    """Print the summary and the first faults, write them all to `record`; the exit code.

    A fault has "seed" and "fault", and may have the "name" of a file.
    """
    print(summary)
    for each in broken[:SHOWN]:
        named = f", {each['name']}" if "name" in each else ""
        print(f"seed {each['seed']}{named}: {each['fault']}")
    if record:
        rows = [*broken, {"summary": summary}]
        record.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return 1 if broken else 0
