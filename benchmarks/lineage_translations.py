"""Are translations found, and are independent reports of the same event left alone?

    python -m benchmarks.lineage_translations [--json]

On the development half of three sets (../shared/data/translations). Lexicon, weights and threshold
come from one half of the texts and are measured on the other, both ways; the tables sum both.
What ships was learned from both halves in the same way. Found: half of the originals are absent,
40 draws; a French text's best link above the threshold is right if it leads to its original.
Beside it, on the same candidates: the skeleton alone (anchors in order, Dice) and the cosine of
cognate prefixes, each with the threshold that gives precision .99 on the odd texts, measured on
the even ones. Same event: pairs of NTREX that tell of one event, by ear, in both French varieties.
"""

import argparse
import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from affiant.lineage.link import Link, Member
from affiant.lineage.relation import Certainty
from affiant.lineage.trace import trace
from affiant.lineage.translations import retellings
from affiant.lineage.translations.decision import SAME_LANGUAGE, is_rich
from affiant.lineage.translations.gist import Senses, gist
from affiant.lineage.translations.likeness import likeness
from affiant.lineage.translations.retrieval import Index, bag
from benchmarks.result import FOLDER as RESULTS
from benchmarks.result import Result, Table, circumstances
from training.deciding import Case, Key, cases, halves, threshold, weights
from training.parallel import FOLDER, SETS, Pair, bare, pairs
from training.same_event import SHARES
from training.translations import learned

NAME = "lineage translations"
DRAWS = 40
PRECISION = 0.99
NEWS = "ntrex"
SAME_EVENT = (
    ("cnbc.com.6769", "reuters.218861"), ("bbc.381746", "scotsman.133791"),
    ("cnn.304489", "cnn.304447"), ("cnbc.com.6790", "cnn.304447"), ("cnbc.com.6790", "cnn.304489"),
    ("rt.com.91337", "reuters.218932"), ("independent.226301", "reuters.218923"),
    ("abcnews.306815", "newsweek.51338"), ("bbc.381647", "newsweek.51329"),
    ("euronews-en.153835", "reuters.218863"), ("nytimes.184837", "reuters.218863"),
    ("nytimes.184860", "reuters.218863"), ("nytimes.184837", "euronews-en.153835"),
    ("nytimes.184837", "nytimes.184860"), ("euronews-en.153835", "nytimes.184860"),
    ("cnn.304447", "newsweek.51310"), ("cnn.304489", "newsweek.51310"),
)  # fmt: skip
"""Two reports of one event, or of one speaker's same speech."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and three scores for it; `mine` is above nought where affiant suggests a link."""

    case: Case
    mine: float
    skeleton: float
    cosine: float

    @property
    def made(self) -> bool:
        return self.case.kind.startswith("made")


Score = Callable[[Judged], float]
SYSTEMS: dict[str, Score] = {
    "affiant": lambda judged: judged.mine,
    "skeleton in order": lambda judged: judged.skeleton,
    "cognate cosine": lambda judged: judged.cosine,
}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="keep it in benchmarks/results")
    asked = parser.parse_args(argv)
    if not FOLDER.is_dir():
        print("skipped: ../shared/data/translations is absent")
        return 0
    before = os.getloadavg()[0]
    with ProcessPoolExecutor(2) as workers:
        parts, alike = zip(*workers.map(_half, (0, 1)), strict=True)
    told = _judged(parts)
    within = [each for part in alike for each in part]
    tables = (_found(told), _events(told), _pairs(told, within), _retold())
    result = Result(NAME, circumstances(before, ("numpy", "rapidfuzz", "babel")), tables)
    print(result.markdown())
    if asked.json:
        result.write(RESULTS / "lineage-translations.json")
    return 0


def _half(half: int) -> tuple[list[tuple[Case, float]], list[tuple[bool, float]]]:
    """The cases of one half with their cosines, and its pairs of French texts."""
    texts = [pair for name in SETS for pair in pairs(name)]
    parts = halves(texts)
    lexicon = learned(parts[1 - half])
    english: dict[Key, str] = {}
    for pair in texts:
        english.setdefault((pair.set, pair.key), pair.english)
    index, keys = Index(bag([text]) for text in english.values()), list(english)
    near = {
        pair: {keys[at]: cosine for at, cosine in index.nearest(bag([pair.french]), lexicon)}
        for pair in parts[half]
    }
    told = [
        (case, near[case.pair].get(case.candidate, 0.0) if case.kind in ("true", "near") else 0.0)
        for case in cases(parts[half], texts, lexicon)
    ]
    return told, list(_french(parts[half], texts, Senses(lexicon, across=False)))


def _french(
    asked: Sequence[Pair], texts: Sequence[Pair], senses: Senses
) -> Iterator[tuple[bool, float]]:
    """French beside Canadian French: whether of one original, and what they share."""
    known = {
        pair: gist(bare(pair.french, "fr"), "fr", senses) for pair in texts if pair.set == NEWS
    }
    for one in (pair for pair in asked if pair.set == NEWS and pair.variety == "fr"):
        for other in (pair for pair in known if pair.variety != "fr"):
            yield one.key == other.key, likeness(known[one], known[other])[0].said


def _judged(parts: Sequence[list[tuple[Case, float]]]) -> list[Judged]:
    taught = [weights([case for case, _ in part]) for part in parts]
    told: list[Judged] = []
    for half in (0, 1):
        own = [case for case, _ in parts[1 - half]]
        least = threshold(own, [taught[1 - half].score(case.likeness) for case in own])
        for case, cosine in parts[half]:
            score = taught[1 - half].score(case.likeness) - least
            rich = is_rich(case.likeness)
            told.append(Judged(case, score if rich else -1.0, case.likeness.anchors, cosine))
    return told


def _found(told: Sequence[Judged]) -> Table:
    by_text: defaultdict[Pair, list[Judged]] = defaultdict(list)
    for judged in told:
        if not judged.made:
            by_text[judged.case.pair].append(judged)
    rows = []
    for name, score in SYSTEMS.items():
        sums: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        for seed in range(DRAWS):
            for part, found in _drawn(by_text, score, seed, fixed=name == "affiant").items():
                sums[part].append(found)
        cells = [np.nanmean(sums[part], axis=0) for part in (*SETS, "all")]
        rows.append((name, *(f"{recall:.3f} / {right:.3f}" for recall, right in cells)))
    note = (
        f"{len(by_text)} French texts, half of the originals absent; recall of those whose is "
        "there / precision."
    )
    return Table(
        "Translations found, half of the originals absent", ("", *SETS, "all"), (*rows,), note
    )


def _drawn(
    by_text: dict[Pair, list[Judged]], score: Score, seed: int, *, fixed: bool
) -> dict[str, tuple[float, float]]:
    keys = sorted({(pair.set, pair.key) for pair in by_text})
    gone = set(random.Random(seed).sample(keys, len(keys) // 2))
    best: dict[Pair, tuple[float, bool]] = {}
    for pair, found in by_text.items():
        there = [(score(j), j.case.true) for j in found if j.case.candidate not in gone]
        best[pair] = max(there, default=(-1.0, False))
    odd = {pair for at, pair in enumerate(sorted(by_text, key=str)) if at % 2}
    least = 0.0 if fixed else _least([best[pair] for pair in odd])
    asked = [pair for pair in by_text if fixed or pair not in odd]
    told = {}
    for name in (*SETS, "all"):
        mine = [pair for pair in asked if name in (pair.set, "all")]
        accepted = [best[pair][1] for pair in mine if best[pair][0] >= least]
        present = sum((pair.set, pair.key) not in gone for pair in mine)
        told[name] = sum(accepted) / present, sum(accepted) / max(1, len(accepted))
    return told


def _least(scores: Sequence[tuple[float, bool]]) -> float:
    """The lowest score down to which `PRECISION` is kept."""
    right, least = 0, float("inf")
    for number, (score, true) in enumerate(sorted(scores, reverse=True), 1):
        right += true
        if right / number >= PRECISION:
            least = score
    return least


def _events(told: Sequence[Judged]) -> Table:
    same = {frozenset(pair) for pair in SAME_EVENT}
    true = [j for j in told if j.case.true and j.case.pair.set == NEWS]
    events = [
        j for j in told if not j.made and frozenset((j.case.pair.key, j.case.candidate[1])) in same
    ]
    rows = []
    for name, score in SYSTEMS.items():
        top = max(map(score, events))
        kept = sum(score(j) > top for j in true) / len(true)
        above = sum(score(a) > score(b) for a in true for b in events) / len(true) / len(events)
        rows.append((name, f"{above:.4f}", f"{kept:.3f}"))
    taken = sum(score >= 0 for score in (j.mine for j in events))
    kept = sum(j.mine >= 0 for j in true) / len(true)
    made = ", ".join(
        f"{sum(j.mine >= 0 for j in told if j.case.kind == f'made {share}')} with {share:.0%}"
        for share in SHARES
    )
    note = (
        f"{len(same)} pairs of reports, {len(events)} of French beside English; "
        f"{len(true)} true ones. At its "
        f"threshold affiant takes {taken} of the reports for translations and keeps {kept:.3f} of "
        f"the translations. Of {len({j.case.pair for j in told})} made reports each it takes: "
        f"{made} of the original's own sentences."
    )
    columns = ("", "AUC", "translations kept, no report taken")
    return Table("Translation, or another report of the same event?", columns, (*rows,), note)


def _pairs(told: Sequence[Judged], alike: Sequence[tuple[bool, float]]) -> Table:
    across = [
        (j.case.true, j.mine >= 0)
        for j in told
        if not j.made and j.case.pair.set == j.case.candidate[0] == NEWS
    ]
    within = [(true, said >= SAME_LANGUAGE) for true, said in alike]
    rows = []
    for name, judged in (
        ("French, Canadian French beside English", across),
        ("French beside Canadian French", within),
        ("all", across + within),
    ):
        right = sum(true and yes for true, yes in judged)
        said, wanted = sum(yes for _, yes in judged), sum(true for true, _ in judged)
        rows.append((name, f"{len(judged):,}", str(wanted), f"{2 * right / (said + wanted):.3f}"))
    columns = ("pairs", "all", "of one text", "F1")
    return Table("Is this pair of NTREX one text?", columns, (*rows,))


def _retold() -> Table:
    """What `retellings` and `trace` make of texts in one language, originals absent."""
    texts = [pair for name in SETS for pair in pairs(name)]
    french = [Member((p.set, p.key, p.variety), bare(p.french, "fr")) for p in texts]
    english = [Member((p.set, p.key), bare(p.english, "en")) for p in texts if p.variety == "fr"]
    news = [member for member in french if member.key[0] == NEWS]  # type: ignore[index] # a tuple
    rows = [
        _counted("retellings, all French texts", retellings(french), len(french)),
        _counted("retellings, all English texts", retellings(english), len(english)),
        _counted("trace, the French texts of NTREX", trace(news), len(news)),
    ]
    return Table("Texts of one language that are one origin", _ONE_LANGUAGE, (*rows,))


_ONE_LANGUAGE = ("found by", "texts", "pairs of one original", "found", "wrong")


def _counted(name: str, links: Sequence[Link], texts: int) -> tuple[str, ...]:
    joined = [
        (link.first, link.second)
        for link in links
        if link.relation.one_origin and link.certainty is not Certainty.HINT
    ]
    right = sum(one[:2] == other[:2] for one, other in joined)  # type: ignore[index] # tuples
    there = "0" if "English" in name else "60"
    return name, str(texts), there, str(right), str(len(joined) - right)


if __name__ == "__main__":
    sys.exit(main())
