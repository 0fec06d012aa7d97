"""How well and how fast are facts found, beside what can be installed from the package index?

    python -m benchmarks.facts [--only SET ...] [--no-peers]   (make bench-facts)
    python -m benchmarks.facts --casefile FOLDER               (what people reviewed there, alone)

One table over every set in ../shared/data that says something about facts. All systems read the
same inputs in the same process. strict = the same code points, and the same value on the
specifications; relaxed = intersection over union >= 0.5; touched = share of the gold that shares
a character with what was found. PolNeAR: strict = 0.8 of the gold covered, relaxed = 0.3; with or
without marks its precision has no meaning. right = share of hits whose speaker is right; traps =
how often "été", "sa", "je" off the gold were taken for dates.
Speed is characters per second of processor time, loading left out.

Peers are slow, so in running news they read every sixth article; affiant's row there is over the
same articles, and a second one over all. WiNER annotates absolute dates only: what is found
besides (relative dates, durations) lowers precision without being wrong.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.gazetteer import Gazetteer
from benchmarks import gold_set
from benchmarks.comparing import handmade, names, ours, quotations, reviewed, specifications, winer
from benchmarks.comparing.running import run
from benchmarks.comparing.sample import Absent, Case, Sample, System
from benchmarks.comparing.table import Line, markdown
from benchmarks.peers import peers
from benchmarks.result import circumstances

EVERY = 6
DATES = {"date": frozenset({"date"}), "date or hour": frozenset({"date", "hour"})}
FALSE_FRIENDS = frozenset({"été", "a été", "sa", "je"})
"""Words of French that others read as summer, samedi and jeudi."""
LIBRARIES = ("recognizers-text-suite", "quantulum3", "dateparser")

Sets = dict[str, Callable[[list[System]], Iterator[Line]]]


def warmed() -> Gazetteer:
    """The known names, once all rules and models have been loaded by a first sentence."""
    known = gazetteer()
    for text, language in (("Orsel said so.", "en"), ("Orsel l’a dit.", "fr")):
        finders.find(Case(text, language, ()).document(), known)
    return known


def handmade_rows(systems: list[System]) -> Iterator[Line]:
    known = warmed()
    for sheet in gold_set.sheets([]):
        begun = time.process_time()
        facts = finders.find(sheet.document, known)
        speed = len(sheet.document.text) / (time.process_time() - begun)
        sample = handmade.figures(sheet)
        name = f"gold {sheet.doc}"
        for label, score in handmade.scores(sheet, facts):
            yield Line(name, sample.language, label, "affiant", score, speed=speed)
        for system in systems:
            yield from run(replace(sample, name=name), system)


def specification_rows(systems: list[System]) -> Iterator[Line]:
    warmed()
    for sample in specifications.samples():
        for system in (ours.Parts(), *systems):
            yield from run(sample, system)


def date_rows(systems: list[System]) -> Iterator[Line]:
    cases = tuple(case for _, case in winer.articles(2017))
    if not cases:
        return
    whole = Sample("WiNER-fr 2017", "fr", cases, DATES, traps=FALSE_FRIENDS)
    part = replace(whole, name="WiNER-fr 2017, every 6th", cases=cases[::EVERY])
    affiant = ours.Whole(warmed())
    for system in (affiant, *systems):
        yield from run(part, system)
    yield from run(whole, affiant)


def quote_rows(_: list[System]) -> Iterator[Line]:
    warmed()
    yield from quotations.rows()
    yield from quotations.french()


def name_rows(_: list[System]) -> Iterator[Line]:
    affiant = ours.Whole(warmed())
    for sample in names.samples():
        yield from run(sample, affiant)


SETS: Sets = {
    "gold": handmade_rows,
    "specifications": specification_rows,
    "dates": date_rows,
    "quotes": quote_rows,
    "names": name_rows,
}


def absences(absent: Sequence[Absent]) -> Iterator[Line]:
    for peer in absent:
        yield Line("any", "", "", peer.name, reason=peer.reason)


def _reviewed(folder: Path, before: float) -> int:
    lines = [*reviewed.rows(folder)]
    if not lines:
        print("nobody has read a document of this casefile whole", file=sys.stderr)
        return 2
    print(f"{markdown(lines)}\n\n{circumstances(before, ()).sentence()}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Facts compared, on every set at hand.")
    parser.add_argument("--only", nargs="+", choices=sorted(SETS), default=sorted(SETS))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--casefile", type=Path, help="take as gold what people reviewed in it")
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    if asked.casefile is not None:
        return _reviewed(asked.casefile, before)
    systems, absent = ([], []) if asked.no_peers else peers()
    lines = [line for name in SETS if name in asked.only for line in SETS[name](systems)]
    if not lines:
        print("../shared/data is absent: nothing to measure", file=sys.stderr)
        return 2
    print(markdown([*lines, *absences(absent)]))
    print(f"\n{circumstances(before, LIBRARIES).sentence()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
