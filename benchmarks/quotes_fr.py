"""How many of the quotations in 102 French news articles are found, with the right speaker?

    python -m benchmarks.quotes_fr [--show missed|spurious|speaker|manner]

The gold is ours: `tests/gold/README.md` tells how it was made. Rules may be developed on the
forty articles of `dev` and the 42 of `second`; the twenty of `held` are only ever scored, and
`--show` keeps them back. The matcher is PolNeAR's benchmark's (GenderGapTracker's, which does
not punish spans that are too long; overlap over union >= 0.8 does). What the gold leaves open
(`counted` is false) is neither missed nor a false alarm. A speaker is right when the name given
is the full name of the document or a part of it; a wrong one is worse than none, so right,
wrong and none are told apart, over the counted quotations that were found at 0.3. Positions
and demands, which affiant tells as such, are no quotations there (judgement call 5) nor here.
"""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Manner, Quote
from affiant.reading.span import Span
from affiant.vocabulary.letters import unaccented
from benchmarks.polnear import LENIENT, STRICT, UNION, Article, matches
from benchmarks.quotes_fr_gold import PARTS, WINER, Quotation, Sheet, sheets
from benchmarks.result import circumstances

MEASURES = (
    ("overlap >= 0.3", LENIENT, False),
    ("overlap >= 0.8", STRICT, False),
    ("over union >= 0.8", UNION, True),
)
REPORTED = (Manner.DIRECT, Manner.PARTIAL, Manner.FRAGMENT, Manner.INDIRECT)
_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une"}
)
_TITLES = frozenset({"m", "mme", "mlle", "monsieur", "madame", "dr"})


class Verdict(StrEnum):
    """On the speaker given for a quotation."""

    RIGHT = "right"
    WRONG = "wrong"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: what counts in the gold, what it leaves open, and what affiant found."""

    sheet: Sheet
    counted: tuple[Quotation, ...]
    open: tuple[Quotation, ...]
    found: tuple[Quote, ...]
    distanced: tuple[Quote, ...]  # marks of which affiant says that nobody is quoted

    def hits(self, least: float, *, union: bool = False) -> dict[int, int]:
        """Index of a counted quotation to that of the quote found for it."""
        return matches(self._article(self.counted, self.found), least, union=union)

    def spurious(self, least: float, *, union: bool = False) -> tuple[Quote, ...]:
        """What was found where the gold holds nothing that may be found."""
        used = set(self.hits(least, union=union).values())
        rest = tuple(quote for n, quote in enumerate(self.found) if n not in used)
        excused = set(matches(self._article(self.open, rest), least, union=union).values())
        return tuple(quote for n, quote in enumerate(rest) if n not in excused)

    def pairs(self) -> list[tuple[Quotation, Quote]]:
        return [(self.counted[g], self.found[f]) for g, f in self.hits(LENIENT).items()]

    def _article(self, gold: tuple[Quotation, ...], found: tuple[Quote, ...]) -> Article:
        return Article(self.sheet.document, gold, found)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=("missed", "spurious", "speaker", "manner"))
    asked = parser.parse_args(argv)
    if not WINER.is_dir():
        print("skipped: ../shared/data/names/winer-fr is absent")
        return 0
    before = os.getloadavg()[0]
    articles = list(score())
    for part in PARTS:
        print(table(part, [a for a in articles if a.sheet.part == part]), end="\n\n")
    print(circumstances(before, ("affiant",)).sentence())
    for line in _shown([a for a in articles if a.sheet.part != "held"], asked.show):
        print(line)
    return 0


def score() -> Iterator[Scored]:
    """Every annotated article with what affiant finds in it."""
    known = gazetteer()
    for sheet in sheets():
        yield scored(sheet, known)


def scored(sheet: Sheet, known: Gazetteer) -> Scored:
    return of_quotes(
        sheet, [f for f in finders.find(sheet.document, known) if isinstance(f, Quote)]
    )


def of_quotes(sheet: Sheet, found: Sequence[Quote]) -> Scored:
    """The article with these quotations as what was found."""
    reported = [q for q in sheet.quotations if q.manner is not Manner.SCARE]
    return Scored(
        sheet,
        tuple(q for q in reported if q.counted),
        tuple(q for q in reported if not q.counted),
        tuple(q for q in found if q.manner in REPORTED and q.reports_words),
        tuple(q for q in found if q.manner is Manner.SCARE),
    )


def verdict(gold: Quotation, quote: Quote) -> Verdict:
    """Whether the speaker given is the gold's; a name given where nobody is named is wrong."""
    if not quote.speaker:
        return Verdict.NONE
    right = any(same_speaker(name, quote.speaker, phrase=gold.unnamed) for name in gold.names)
    return Verdict.RIGHT if right else Verdict.WRONG


def same_speaker(name: str, given: str, *, phrase: bool) -> bool:
    """Whether all words of one are among the other's; of a phrase, its first noun is enough.

    Articles, titles, case and accents aside: "Mme Roe" may stand for "Jane Roe", but "John
    Roe" may not. "La direction de la régie" is a phrase.
    """
    one, other = _words(name), _words(given)
    if not one or not other:
        return False
    return set(one) <= set(other) or set(other) <= set(one) or (phrase and one[0] == other[0])


def _words(name: str) -> list[str]:
    found = _WORD.findall(unaccented(name.casefold()))
    return [word for word in found if word not in _FUNCTION_WORDS | _TITLES]


def table(part: str, articles: Sequence[Scored]) -> str:
    """All measures of one part, as lines of words."""
    counted = sum(len(a.counted) for a in articles)
    found = sum(len(a.found) for a in articles)
    lines = [
        f"{part}: {len(articles)} articles, {counted} quotations counted, {found} claimed",
        "",
        "                          P      R      F",
    ]
    for name, least, union in MEASURES:
        hits = sum(len(a.hits(least, union=union)) for a in articles)
        wrong = sum(len(a.spurious(least, union=union)) for a in articles)
        p, r = _ratio(hits, hits + wrong), _ratio(hits, counted)
        lines.append(f"{name:<20}{p:7.3f}{r:7.3f}{_ratio(2 * p * r, p + r):7.3f}")
    lines.extend([*_only_marked(articles), "", *_manners(articles), "", *_distance(articles)])
    return "\n".join(lines)


def _only_marked(articles: Sequence[Scored]) -> Iterator[str]:
    """The same where only words between marks count, as `gold/SCHEME.md` would have it."""
    kept = [
        Scored(
            a.sheet,
            tuple(q for q in a.counted if q.direct),
            a.open,
            tuple(q for q in a.found if q.manner is not Manner.INDIRECT),
            a.distanced,
        )
        for a in articles
    ]
    counted = sum(len(a.counted) for a in kept)
    for least in (LENIENT, STRICT):
        hits = sum(len(a.hits(least)) for a in kept)
        wrong = sum(len(a.spurious(least)) for a in kept)
        p, r = _ratio(hits, hits + wrong), _ratio(hits, counted)
        f = _ratio(2 * p * r, p + r)
        yield f"{f'marks alone >= {least}':<20}{p:7.3f}{r:7.3f}{f:7.3f}"


def _manners(articles: Sequence[Scored]) -> Iterator[str]:
    yield "speakers at 0.3    gold  found  right  wrong   none  accuracy  of named  manner right"
    pairs = [pair for a in articles for pair in a.pairs()]
    for manner in REPORTED:
        gold = sum(q.manner is manner for a in articles for q in a.counted)
        yield _row(manner, gold, [pair for pair in pairs if pair[0].manner is manner])
    yield _row("all", sum(len(a.counted) for a in articles), pairs)
    marked = [pair for pair in pairs if pair[0].direct]
    yield _row("all with marks", sum(q.direct for a in articles for q in a.counted), marked)


def _row(name: str, gold: int, pairs: Sequence[tuple[Quotation, Quote]]) -> str:
    told = Counter(verdict(g, quote) for g, quote in pairs)
    right, wrong, none = (told[v] for v in Verdict)
    manner = sum(g.manner is quote.manner for g, quote in pairs)
    return (
        f"{name:<16}{gold:7}{len(pairs):7}{right:7}{wrong:7}{none:7}"
        f"{_ratio(right, len(pairs)):10.3f}{_ratio(right, right + wrong):10.3f}"
        f"{_ratio(manner, len(pairs)):14.3f}"
    )


def _distance(articles: Sequence[Scored]) -> Iterator[str]:
    marks = [(a, q.content) for a in articles for q in a.sheet.quotations if _is_scare(q)]
    held = sum(any(s.overlaps(q.span) for q in a.distanced) for a, s in marks)
    claimed = sum(any(_same_place(s, q.span) for q in a.found) for a, s in marks)
    yield f"marks that quote nobody: {len(marks)}, known as such {held}, taken for speech {claimed}"


def _is_scare(quotation: Quotation) -> bool:
    return quotation.manner is Manner.SCARE


def _same_place(one: Span, other: Span) -> bool:
    """Within two characters: the marks may have been taken along."""
    return abs(one.start - other.start) <= 2 and abs(one.end - other.end) <= 2


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _shown(articles: Sequence[Scored], wanted: str | None) -> Iterator[str]:
    for article in articles if wanted else ():
        for span, note in _wanted(article, wanted or ""):
            text = article.sheet.document.text
            before, after = text[max(0, span.start - 100) : span.start], text[span.end :][:90]
            words = " ".join(f"{before} >>{span.of(text)}<< {after}".split())
            yield f"{article.sheet.name} [{note}] {words}"


def _wanted(article: Scored, wanted: str) -> Iterator[tuple[Span, str]]:
    if wanted == "missed":
        hit = article.hits(LENIENT)
        yield from ((q.content, q.manner) for n, q in enumerate(article.counted) if n not in hit)
    elif wanted == "spurious":
        for quote in article.spurious(LENIENT):
            yield quote.span, f"{quote.manner}, {quote.speaker}, {quote.cue}"
    for gold, quote in article.pairs():
        told = verdict(gold, quote)
        if wanted == "speaker" and told is not Verdict.RIGHT:
            name = gold.names[0] if gold.names else None
            yield quote.span, f"{told}: {name} given as {quote.speaker}"
        elif wanted == "manner" and gold.manner is not quote.manner:
            yield quote.span, f"{gold.manner} given as {quote.manner}"


if __name__ == "__main__":
    sys.exit(main())
