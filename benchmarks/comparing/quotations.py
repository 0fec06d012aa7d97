"""Attributions of PolNeAR and of our French gold as rows: strict is 0.8 of the gold covered,
relaxed 0.3.

That is GenderGapTracker's matcher, which published numbers use; it forgives spans that are too
long, so the row "over union" asks for intersection over union >= 0.8 in both columns.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks import quotes_fr
from benchmarks.comparing.score import Score
from benchmarks.comparing.table import Line
from benchmarks.polnear import (
    LENIENT,
    POLNEAR,
    STRICT,
    UNION,
    Article,
    matches,
    read,
    speaker_right,
    utterances,
)
from benchmarks.quotes_fr_gold import PARTS, WINER

SET = "PolNeAR dev"


def rows(limit: int | None = None) -> Iterator[Line]:
    """Nothing where the set is absent."""
    folder = POLNEAR / "dev"
    if not folder.is_dir():
        return
    begun = time.process_time()
    articles = [*read(folder, limit)]
    speed = sum(len(a.document.text) for a in articles) / (time.process_time() - begun)
    for label, direct in (("attribution", None), ("with marks", True), ("without", False)):
        yield row(articles, label, direct, speed)
    once = [utterances(article) for article in articles]
    yield row(once, "attribution, each utterance once", None, speed)
    union = _hits(articles, UNION, None, union=True)
    whole = Score(_gold(articles, None), _claimed(articles), union, union, union)
    yield Line(SET, "en", "attribution, over union", "affiant", whole, speed=speed)


def french() -> Iterator[Line]:
    """Our gold of French news, both parts; the rules may have been developed on the first only."""
    if not WINER.is_dir():
        return
    begun = time.process_time()
    scored = [*quotes_fr.score()]
    length = sum(len(a.sheet.document.text) for a in scored)
    speed = length / (time.process_time() - begun)
    for part in PARTS:
        articles = [a for a in scored if a.sheet.part == part]
        for label, union in (("quote", False), ("quote, over union", True)):
            yield _french_row(articles, f"quotes-fr {part}", label, union=union, speed=speed)


def _french_row(
    articles: Sequence[quotes_fr.Scored], name: str, label: str, *, union: bool, speed: float
) -> Line:
    """Found at the lenient measure: what the gold leaves open counts neither way."""
    strict, relaxed = (UNION, UNION) if union else (STRICT, LENIENT)
    hits = [sum(len(a.hits(least, union=union)) for a in articles) for least in (strict, relaxed)]
    wrong = sum(len(a.spurious(relaxed, union=union)) for a in articles)
    told = Counter(quotes_fr.verdict(g, q) for a in articles for g, q in a.pairs())
    named = told[quotes_fr.Verdict.RIGHT] + told[quotes_fr.Verdict.WRONG]
    right = told[quotes_fr.Verdict.RIGHT] / named if named and not union else None
    gold = sum(len(a.counted) for a in articles)
    score = Score(gold, hits[1] + wrong, hits[0], hits[1], hits[1])
    return Line(name, "fr", label, "affiant", score, right, speed=speed)


def row(articles: Sequence[Article], label: str, direct: bool | None, speed: float) -> Line:
    """One row; with or without marks, what was found beside the gold cannot be told apart, so
    that only recall has a meaning there: found is then what was hit."""
    relaxed = _hits(articles, LENIENT, direct)
    strict = _hits(articles, STRICT, direct)
    found = _claimed(articles) if direct is None else relaxed
    score = Score(_gold(articles, direct), found, strict, relaxed, relaxed)
    return Line(SET, "en", label, "affiant", score, _right(articles, direct), speed=speed)


def _gold(articles: Sequence[Article], direct: bool | None) -> int:
    return sum(direct in (None, gold.direct) for a in articles for gold in a.gold)


def _claimed(articles: Sequence[Article]) -> int:
    return sum(len(article.found) for article in articles)


def _hits(
    articles: Sequence[Article], least: float, direct: bool | None, *, union: bool = False
) -> int:
    return sum(
        direct in (None, a.gold[g].direct) for a in articles for g in matches(a, least, union=union)
    )


def _right(articles: Sequence[Article], direct: bool | None) -> float | None:
    """Of the hits whose gold has a source and for which we name a speaker: the right ones."""
    asked = [
        (a.gold[g], a.found[f])
        for a in articles
        for g, f in matches(a, LENIENT).items()
        if direct in (None, a.gold[g].direct) and a.gold[g].sources and a.found[f].speaker
    ]
    return sum(speaker_right(g, q) for g, q in asked) / len(asked) if asked else None
