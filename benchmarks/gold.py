"""How well does `affiant.facts.find` read the seeds? Scored against the hand-made gold.

    python -m benchmarks.gold [--json] [--show [TYPE]] [DOC ...]

Follows SCHEME.md beside the gold ("Scoring"); where it leaves a choice, this one was made:

- organisation, person, place, product: every mention of the gold (`mentions`) against every
  `Mention` of that entity kind. All other types: one gold item against one fact.
- strict = the same code points. Relaxed = intersection over union >= 0.5 once outer quotation
  marks, spaces and final punctuation are off. One to one, the closest first.
- core: gold items of the core tier; a fact that matches an extended item is neither right nor
  wrong. all: both tiers. Claims are extended and asked for recall only.
- Indirect quotes, dates (`TimeExpression`) and numbers missing from a list of references (an
  anomaly there) are not annotated as such and not scored. A sum or a quoted
  word that repeats the exact words of a gold item (which SCHEME.md marks once) is neither.
- Attributes are asked of relaxed matches. A party that the gold names by id is right by any of
  its names in the document; one it names by a plain word ("public") also by silence. French
  denominators, which the gold gives in English, are right when the words are the item's own.
  A date that the gold leaves open is right as None, or as the day that the document resolves
  to when the fact says that it is unsure of it.
- Gates: every anchor exact; no person on a group's words; and traps are counted (an exact gold
  item that lies on a trap is none).

Exit code 1 when an anchor is loose, a fact lies on a trap, or a person was made of a group.
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.kinds import Fact, Manner, Quote
from benchmarks import gold_gates
from benchmarks.gold_attributes import Answer, answers
from benchmarks.gold_match import Tally, merged, tally
from benchmarks.gold_set import RECALL_ONLY, SCORED, Sheet, sheets
from benchmarks.result import circumstances

Found = list[tuple[Sheet, tuple[Fact, ...]]]


def main(argv: Sequence[str] | None = None) -> int:
    asked, before = _arguments(argv), os.getloadavg()[0]
    known = gazetteer()
    read = list(sheets(asked.docs))
    if not read:
        print("no gold here: ../shared/data/gold is absent or holds no such document")
        return 2
    begun = time.perf_counter()
    found: Found = [(sheet, finders.find(sheet.document, known)) for sheet in read]
    seconds = time.perf_counter() - begun
    report = scored(found)
    report["seconds"] = round(seconds, 3)
    if asked.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        print(f"{_table(report)}\n\n{circumstances(before, ('affiant',)).sentence()}")
    if asked.show is not None:
        _show(found, asked.show)
    return 0 if report["gates"]["passed"] else 1


def scored(found: Found) -> dict[str, Any]:
    """The whole report as plain values."""
    return {
        "documents": [sheet.doc for sheet, _ in found],
        "core": {t: _row(_tally(found, t, core=True), t) for t in SCORED if t not in RECALL_ONLY},
        "all": {t: _row(_tally(found, t, core=False), t) for t in SCORED},
        "attributes": _attributes(found),
        "indirect_quotes": sum(
            isinstance(f, Quote) and f.manner is Manner.INDIRECT for _, fs in found for f in fs
        ),
        "gates": _gates(found),
    }


def _tally(found: Found, type_: str, *, core: bool) -> Tally:
    return merged([tally(sheet, facts, type_, core=core) for sheet, facts in found])


def _row(part: Tally, type_: str) -> dict[str, Any]:
    hits, gold = len(part.pairs), len(part.pairs) + len(part.missed)
    counted = hits + len(part.extra)
    row: dict[str, Any] = {
        "gold": gold, "found": counted, "strict": part.exact, "relaxed": hits,
        "R": _share(hits, gold),
    }  # fmt: skip
    if type_ not in RECALL_ONLY:
        row |= {
            "P": _share(hits, counted),
            "F1": _share(2 * hits, gold + counted),
            "F1_strict": _share(2 * part.exact, gold + counted),
        }
    return row


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 3) if whole else None


def _attributes(found: Found) -> dict[str, dict[str, Any]]:
    scores: dict[str, list[float]] = defaultdict(list)
    for sheet, facts in found:
        for answer in _answers(sheet, facts):
            scores[answer.attribute].append(answer.score)
    return {
        name: {
            "asked": len(values),
            "right": sum(values),
            "share": _share(sum(values), len(values)),
        }
        for name, values in scores.items()
    }


def _answers(sheet: Sheet, facts: Sequence[Fact]) -> list[Answer]:
    pairs = [pair for type_ in SCORED for pair in tally(sheet, facts, type_, core=False).pairs]
    return [answer for item, fact in pairs for answer in answers(sheet, item, fact)]


def _gates(found: Found) -> dict[str, Any]:
    gates: dict[str, Any] = {"facts": sum(len(facts) for _, facts in found)}
    for name, ask in (
        ("loose_anchors", gold_gates.loose_anchors),
        ("on_traps", gold_gates.on_traps),
        ("persons_from_groups", gold_gates.persons_from_groups),
    ):
        gates[name] = [f"{s.doc} {f.kind}: {f.surface[:80]}" for s, fs in found for f in ask(s, fs)]
    return gates | {"passed": not any(gates[name] for name in list(gates)[1:])}


def _table(report: dict[str, Any]) -> str:
    lines = [f"gold of {', '.join(report['documents'])} in {report['seconds']} s"]
    for tier in ("core", "all"):
        lines.append(f"\n{tier:<14}gold found strict relaxed     P      R     F1  F1strict")
        for type_, row in report[tier].items():
            numbers = "".join(_number(row.get(name)) for name in ("P", "R", "F1", "F1_strict"))
            lines.append(
                f"{type_:<14}{row['gold']:>4}{row['found']:>6}{row['strict']:>7}{row['relaxed']:>8}"
                + numbers
            )
    lines.append("\nattribute of a matched fact          right  asked  share")
    for name, row in report["attributes"].items():
        lines.append(f"{name:<34}{row['right']:>8g}{row['asked']:>7}{_number(row['share'])}")
    gates = report["gates"]
    lines.append(f"\nindirect quotes (not scored): {report['indirect_quotes']}")
    for name in ("loose_anchors", "on_traps", "persons_from_groups"):
        lines.append(f"{name}: {len(gates[name])} of {gates['facts']} facts")
        lines += [f"    {entry}" for entry in gates[name]]
    lines.append("gates " + ("passed" if gates["passed"] else "FAILED"))
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{value:>7.2f}"


def _show(found: Found, wanted: str) -> None:
    """Misses, false alarms and wrong attributes, for those who write the finders."""
    for type_ in SCORED if wanted == "all" else [wanted]:
        for sheet, facts in found:
            part = tally(sheet, facts, type_, core=False)
            for item in part.missed:
                print(f"MISSED {item.id} {'core' if item.core else 'ext'}: {item.text!r}")
            for fact in part.extra:
                print(f"EXTRA  {sheet.doc} {type_} {fact.span.start}: {fact.surface!r}")
            for item, fact in part.pairs:
                if item.span != fact.span:
                    print(f"EDGE   {item.id}: {item.text!r}\n            found: {fact.surface!r}")
                for answer in answers(sheet, item, fact):
                    if answer.score < 1:
                        print(f"WRONG  {item.id} {answer.attribute}: {answer.wanted!r}"
                              f" not {answer.told!r}")  # fmt: skip


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the finders on the hand-made gold.")
    parser.add_argument("docs", nargs="*", metavar="DOC", help="001 or 003; all without any")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument(
        "--show", nargs="?", const="all", choices=["all", *SCORED], help="misses and false alarms"
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
