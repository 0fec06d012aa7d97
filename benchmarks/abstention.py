"""When should we name a speaker, and when rather nobody? Precision against coverage.

    python -m benchmarks.abstention

Over quotations with marks that were found at 0.3: for each threshold the share whose speaker is
named when those surer than it are, and how many of these are right. French is read on the dev
and second sets, on which the threshold may be chosen; PolNeAR dev is only looked at. Stated
confidences count, before `facts/calibration.yaml` changes them. `vocabulary/abstention.yaml`
holds the threshold in force: rules name nobody below it.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from affiant.evidence.gazetteer import gazetteer
from affiant.facts.finding import uncalibrated
from affiant.facts.kinds import Quote
from affiant.facts.quotes.speech import DOUBTFUL
from benchmarks import polnear, quotes_fr
from benchmarks.quotes_fr_gold import WINER, sheets

THRESHOLDS = (0.0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True)
class Named:
    """One quotation that was found: how sure its speaker is (0 for none), and whether right."""

    sure: float
    right: bool


def main(argv: Sequence[str] | None = None) -> int:
    del argv
    print(f"Rules name nobody below {DOUBTFUL}.")
    for label, found in (("French, dev and second", french()), ("PolNeAR dev", english())):
        print(f"\n{label}\n\n{table([*found])}")
    return 0


def french() -> Iterator[Named]:
    """Nothing where the texts are absent."""
    known = gazetteer()
    for sheet in sheets() if WINER.is_dir() else ():
        if sheet.part == "held":
            continue
        told = [f for f in uncalibrated(sheet.document, known) if isinstance(f, Quote)]
        scored = quotes_fr.of_quotes(sheet, told)
        for gold, quote in scored.pairs():
            if gold.direct:
                right = quotes_fr.verdict(gold, quote) is quotes_fr.Verdict.RIGHT
                yield Named(quote.confidence if quote.speaker else 0.0, right)


def english() -> Iterator[Named]:
    """Nothing where PolNeAR is absent."""
    folder = polnear.POLNEAR / "dev"
    for article in polnear.read(folder) if folder.is_dir() else ():
        for gold, quote in _pairs(article):
            right = quote.speaker is not None and polnear.speaker_right(gold, quote)
            yield Named(quote.confidence if quote.speaker else 0.0, right)


def _pairs(article: polnear.Article) -> Iterator[tuple[polnear.Attributed, Quote]]:
    for g, f in polnear.matches(article, polnear.LENIENT).items():
        gold = article.gold[g]
        if gold.direct and gold.sources:
            yield gold, article.found[f]


def table(found: Sequence[Named]) -> str:
    """A line a threshold."""
    lines = ["named from  coverage  precision  right of all  wrong"]
    lines.extend(_line(found, least) for least in THRESHOLDS)
    return "\n".join(lines)


def _line(found: Sequence[Named], least: float) -> str:
    named = [one for one in found if one.sure and one.sure >= least]
    right = _right(named)
    return (
        f"{least:10.2f}{len(named) / max(len(found), 1):10.3f}"
        f"{right / max(len(named), 1):11.3f}{right / max(len(found), 1):14.3f}"
        f"{len(named) - right:7}"
    )


def _right(named: Iterable[Named]) -> int:
    return sum(one.right for one in named)


if __name__ == "__main__":
    sys.exit(main())
