"""Does the time of `facts.find` grow with the length of a text, or faster?

    python -m benchmarks.linear [--prose N] [--hostile N] [--only NAME ...]

Processor time on invented prose of 10 KB to 10 MB in both languages, and on hostile repeats of
10 KB to 1 MB, one after the other. The exponent is the slope of the logarithms of time and
length between the last two lengths (1 is linear, 2 quadratic), where loading no longer counts.
Exit code 1 when an exponent is above 1.2 on a text that takes over a second.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from math import log

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from benchmarks.comparing.sample import Case
from benchmarks.result import circumstances
from benchmarks.stressing.sentences import HOSTILE, SENTENCES, prose, repeated

SHORTEST, FACTOR = 10_000, 10
STEEPEST = 1.2  # sorting and a busy machine's caches make linear work look like 1.05 to 1.1
LEAST = 1.0  # seconds below which a busy machine's noise decides the slope


def lengths(longest: int) -> list[int]:
    """10 KB, 100 KB and so on to the longest."""
    told = [SHORTEST]
    while told[-1] * FACTOR <= longest:
        told.append(told[-1] * FACTOR)
    return told


def exponent(times: Sequence[tuple[int, float]]) -> float:
    """The slope between the last two points on logarithmic axes; 1 where there is only one."""
    if len(times) < 2:
        return 1.0
    (short, quick), (long, slow) = times[-2:]
    return log(slow / quick) / log(long / short)


def timed(make: Callable[[int], str], language: str, longest: int) -> list[tuple[int, float]]:
    """Length and seconds of processor time for each length."""
    known = gazetteer()
    told = []
    for length in lengths(longest):
        document = Case(make(length), language, ()).document()
        begun = time.process_time()
        finders.find(document, known)
        told.append((length, time.process_time() - begun))
    return told


def texts(asked: argparse.Namespace) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    finders.find(Case(prose("en", 500) + prose("fr", 500), "en", ()).document(), gazetteer())
    for language in SENTENCES:
        name = f"prose, {language}"
        if name in asked.only:
            yield name, timed(lambda n, of=language: prose(of, n), language, asked.prose)  # type: ignore[misc] # bound now
    for n, name in enumerate(HOSTILE):
        if name in asked.only:
            language = sorted(SENTENCES)[n % 2]
            yield name, timed(lambda n, of=name: repeated(of, n), language, asked.hostile)  # type: ignore[misc] # bound now


def main(argv: Sequence[str] | None = None) -> int:
    every = [*(f"prose, {language}" for language in SENTENCES), *HOSTILE]
    parser = argparse.ArgumentParser(description="The growth of time with length.")
    parser.add_argument("--prose", type=int, default=10_000_000, metavar="CHARACTERS")
    parser.add_argument("--hostile", type=int, default=1_000_000, metavar="CHARACTERS")
    parser.add_argument("--only", nargs="+", choices=every, default=every, metavar="NAME")
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    sizes = lengths(max(asked.prose, asked.hostile))
    heads = ["text", *(f"{size:,} characters, s" for size in sizes), "exponent", "characters/s"]
    print("| " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * (len(heads) - 1))
    steep = []
    for name, times in texts(asked):
        told = dict(times)
        cells = [f"{told[size]:.3f}" if size in told else "" for size in sizes]
        length, seconds = times[-1]
        slope = exponent(times)
        print(f"| {name} | " + " | ".join(cells) + f" | {slope:.2f} | {length / seconds:,.0f} |")
        sys.stdout.flush()
        if slope > STEEPEST and seconds > LEAST:
            steep.append(name)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory {memory:,.0f} MB. {circumstances(before, ('affiant',)).sentence()}")
    if steep:
        print(f"\nSteeper than {STEEPEST}: {', '.join(steep)}.")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
