"""Which planted reuse do we find, and what do we link that was not planted? Peers beside it.

    python -m benchmarks.lineage_reuse [--half 0|1] [--each N] [--seed N]

Texts: half of the families of `articles/aeb` and `translations/` (half 0 is for development, 1
for the report). Variants of nine kinds are planted among them, `--each` of every kind; a pasted
quarter and two quoted sentences stand in a text that is not in the set.

Recall is the share of variants linked to the text they were made of, hints left out. Three
precisions, so that template text is counted openly: *planted*, every link between texts of no
common family counts as false, though the set holds real reuse (press statements quoted twice,
series of releases and regulations with the same paragraphs); *wording*, such a link counts as
false when the two texts have no run of ten same words, looked for by other means; *counted*, as
*planted*, but only for links that make one origin of two documents.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from affiant.lineage.copies import copies
from affiant.lineage.link import Member
from affiant.lineage.relation import Certainty
from affiant.reading.document import Document
from benchmarks.result import FOLDER, Result, Table, circumstances
from benchmarks.reusing.planting import Planted, plant
from benchmarks.reusing.texts import half, texts
from benchmarks.reusing.variants import KINDS

NAME = "lineage reuse"
SAME_IN_A_ROW = 10  # words
Pairs = dict[tuple[int, int], bool]  # whether the link makes one origin


@dataclass(frozen=True, slots=True)
class Score:
    """What one system found. `seconds` is processor time."""

    name: str
    recall: dict[str, float]
    links: int
    planted: float
    wording: float
    counted: float
    seconds: float


def ours(told: Sequence[str]) -> Pairs:
    members = [Member(n, Document("", "text/plain", text)) for n, text in enumerate(told)]
    return {
        (int(str(link.first)), int(str(link.second))): link.relation.one_origin
        for link in copies(members)
        if link.certainty is not Certainty.HINT
    }


def systems() -> dict[str, Callable[[list[str]], Pairs]]:
    found: dict[str, Callable[[list[str]], Pairs]] = {"affiant": ours}
    try:
        from benchmarks.reusing.peers import peers  # noqa: PLC0415 - an optional group brings them
    except ImportError:
        return found
    for peer in peers():
        found[peer.name] = lambda told, find=peer.find: dict.fromkeys(find(told), True)  # type: ignore[misc] # bound now
    return found


def score(name: str, find: Callable[[list[str]], Pairs], planted: list[Planted]) -> Score:
    told = [one.text for one in planted]
    begun = time.process_time()
    found = find(told)
    seconds = time.process_time() - begun
    every, hit = Counter[str](), Counter[str]()
    for number, one in enumerate(planted):
        if one.source is not None and one.kind is not None:
            every[one.kind] += 1
            hit[one.kind] += (min(number, one.source), max(number, one.source)) in found
    recall = {kind: hit[kind] / every[kind] for kind in KINDS}
    recall["all"] = hit.total() / every.total()
    false = [pair for pair in found if not planted[pair[0]].origins & planted[pair[1]].origins]
    unshared = sum(not _in_a_row(told[a], told[b]) for a, b in false)
    whole = [pair for pair, one_origin in found.items() if one_origin]
    wrong = sum(found[pair] for pair in false)
    return Score(
        name,
        recall,
        len(found),
        1 - len(false) / max(len(found), 1),
        1 - unshared / max(len(found), 1),
        1 - wrong / max(len(whole), 1),
        seconds,
    )


def _in_a_row(one: str, other: str) -> bool:
    """Whether two texts share ten words in a row, told without our own words and runs."""
    first, second = one.lower().split(), other.lower().split()
    clean = [["".join(filter(str.isalnum, word)) for word in words] for words in (first, second)]
    runs = [
        {tuple(words[at : at + SAME_IN_A_ROW]) for at in range(len(words) - SAME_IN_A_ROW + 1)}
        for words in ([word for word in words if word] for words in clean)
    ]
    if runs[0] & runs[1]:
        return True
    match = SequenceMatcher(None, clean[0], clean[1], autojunk=False).find_longest_match()
    return match.size >= SAME_IN_A_ROW


def table(scores: Sequence[Score], planted: Sequence[Planted], note: str) -> Table:
    kinds = [*KINDS, "all"]
    columns = ("", *(one.name for one in scores))
    rows = [(f"recall: {kind}", *(f"{one.recall[kind]:.3f}" for one in scores)) for kind in kinds]
    rows += [
        ("links", *(f"{one.links:,}" for one in scores)),
        ("precision: planted", *(f"{one.planted:.3f}" for one in scores)),
        ("precision: wording", *(f"{one.wording:.3f}" for one in scores)),
        ("precision: counted", *(f"{one.counted:.3f}" for one in scores)),
        ("documents/s", *(f"{len(planted) / one.seconds:,.0f}" for one in scores)),
    ]
    return Table("Planted reuse", columns, tuple(rows), note)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Planted reuse, and who finds it.")
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=2)
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    found = half(texts(), asked.half)
    if not found:
        print("the development data are not here")
        return 0
    planted = plant(found, asked.each, asked.seed)
    scores = [score(name, find, planted) for name, find in systems().items()]
    note = (
        f"{len(planted):,} texts, of which {sum(p.kind is not None for p in planted)} variants "
        f"({asked.each} of each kind), half {asked.half}, seed {asked.seed}; one process. "
        "Affiant's time includes alignment and verdicts, the peers' only sketches and look-ups."
    )
    libraries = ("numpy", "rapidfuzz", "datasketch", "rensa")
    result = Result(NAME, circumstances(before, libraries), (table(scores, planted, note),))
    result.write(FOLDER / "lineage-reuse.json")
    print(result.markdown().partition("\n\n")[2])  # the page has a title of its own
    return 0


if __name__ == "__main__":
    sys.exit(main())
