"""How many of the attributions of PolNeAR are found, and with the right source?

    python -m benchmarks.polnear [--part dev|train] [--limit N] [--show missed|spurious|speaker]

Reads ../shared/data/quotes/polnear (brat standoff, English political news; no licence: it is
measured on, never shipped). Of an article annotated several times the first annotator counts.
The matcher is GenderGapTracker's: a quote is a hit when it covers at least 0.3 (or 0.8) of the
characters from the first to the last of the gold content; one to one, the greatest overlap
first. It does not punish spans that are too long, so overlap over union >= 0.8 is given too.
PolNeAR's unit is the attribution, ours the words between two marks: “A,” X said. “B.” is one for
the gold and two for us, and so are a clause and the marked words within it. "Each utterance once"
joins them before it matches; the rows above count every quotation as a claim of its own.
Scare quotes claim no attribution and are left out; nor do quotes within quotes, which are again
their holder's words. "With marks" are attributions whose content holds a quotation mark.
A speaker is right when it stands on the gold source or shares its last word.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts.kinds import Manner, Quote
from affiant.facts.quotes.finder import NESTED
from affiant.reading.document import Document
from affiant.reading.span import Span
from benchmarks.comparing.sample import lines

POLNEAR = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes" / "polnear"
MARKS = ('"', "“", "”", "''")
LENIENT, STRICT, UNION = 0.3, 0.8, 0.8


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution of the gold: its content from first to last character, its sources."""

    content: Span
    sources: tuple[tuple[Span, str], ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article."""

    document: Document
    gold: tuple[Attributed, ...]
    found: tuple[Quote, ...]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="articles at most")
    parser.add_argument("--show", choices=("missed", "spurious", "speaker"))
    asked = parser.parse_args(argv)
    if not (POLNEAR / asked.part).is_dir():
        print("skipped: ../shared/data/quotes/polnear is absent")
        return 0
    articles = [*read(POLNEAR / asked.part, asked.limit)]
    print(_table(articles))
    for line in _shown(articles, asked.show):
        print(line)
    return 0


def read(folder: Path, limit: int | None = None, every: int = 1) -> Iterator[Article]:
    """The articles with their gold and what affiant finds."""
    known = gazetteer()
    for path in sorted((folder / "text").glob("*.txt"))[:limit:every]:
        sheets = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        if not sheets:
            continue
        text = path.read_bytes().decode("utf-8")
        document = _document(text)
        facts = finders.find(document, known)
        claimed = tuple(f for f in facts if isinstance(f, Quote) and _claims(f))
        yield Article(document, tuple(_gold(sheets[0].read_text("utf-8"))), claimed)


def _claims(quote: Quote) -> bool:
    """Whether we say that somebody said so."""
    return quote.manner is not Manner.SCARE and quote.confidence > NESTED


def _document(text: str) -> Document:
    """Every line a paragraph; offsets stay the gold's."""
    return Document("0" * 64, "text/plain", text, "en", passages=lines(text))


def _gold(sheet: str) -> Iterator[Attributed]:
    parts: dict[str, tuple[Span, str]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in sheet.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            place, _, words = rest.partition("\t")
            ends = [int(n) for n in place.partition(" ")[2].replace(";", " ").split()]
            if not ends:
                continue  # a blank line of a broken sheet
            parts[name] = (Span(min(ends), max(ends)), words)
        elif name.startswith("E"):
            events.append([_link(one) for one in rest.split()])
    for event in events:
        contents = [parts[to] for role, to in event if role.startswith("Content") and to in parts]
        sources = tuple(
            parts[to] for role, to in event if role.startswith("Source") and to in parts
        )
        if contents:
            span = Span(min(s.start for s, _ in contents), max(s.end for s, _ in contents))
            words = "".join(words for _, words in contents)
            yield Attributed(span, sources, any(mark in words for mark in MARKS))


def _link(one: str) -> tuple[str, str]:
    role, _, to = one.partition(":")
    return role, to


def utterances(article: Article) -> Article:
    """The same, its quotations joined where the text tells them under one cue."""
    joined: list[Quote] = []
    for quote in sorted(article.found, key=lambda one: (one.span.start, -one.span.end)):
        last = joined[-1] if joined else None
        if last is not None and quote.span.end <= last.span.end:
            continue
        if last is not None and _goes_on(article.document.text, last, quote):
            joined[-1] = replace(last, span=Span(last.span.start, quote.span.end))
        else:
            joined.append(quote)
    return replace(article, found=tuple(joined))


def _goes_on(text: str, last: Quote, quote: Quote) -> bool:
    """Whether the marked words go on with the speaker of those before them, without a cue."""
    marked = last.manner is not Manner.INDIRECT and quote.manner is not Manner.INDIRECT
    same = quote.cue is None and quote.speaker is not None and quote.speaker == last.speaker
    return marked and same and "\n" not in text[last.span.end : quote.span.start]


def matches(article: Article, least: float, *, union: bool = False) -> dict[int, int]:
    """Index of a gold attribution to that of the quote that hits it."""
    pairs = []
    for g, gold in enumerate(article.gold):
        for f, quote in enumerate(article.found):
            shared = _shared(gold.content, quote.span)
            whole = len(gold.content)
            if union:
                whole += len(quote.span) - shared
            if shared and shared >= least * whole:
                pairs.append((-shared, g, f))
    hit: dict[int, int] = {}
    used: set[int] = set()
    for _, g, f in sorted(pairs):
        if g not in hit and f not in used:
            hit[g] = f
            used.add(f)
    return hit


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def speaker_right(gold: Attributed, quote: Quote) -> bool:
    """Whether the named speaker stands on the source or shares its last word."""
    where = quote.attribution.span
    if where is not None and any(_shared(span, where) for span, _ in gold.sources):
        return True
    last = (quote.speaker or "").lower().split()[-1:]
    return any(last and last[0] in words.lower() for _, words in gold.sources)


def _table(articles: list[Article]) -> str:
    gold = sum(len(a.gold) for a in articles)
    found = sum(len(a.found) for a in articles)
    lines = [f"{len(articles)} articles, {gold} attributions, {found} claimed", ""]
    lines.append("all attributions            P      R      F")
    lines.extend(_rows(articles))
    lines.extend(["", "each utterance once         P      R      F"])
    lines.extend(_rows([utterances(a) for a in articles]))
    lines.extend(["", *_of_kinds(articles)])
    return "\n".join(lines)


def _rows(articles: list[Article]) -> Iterator[str]:
    gold = sum(len(a.gold) for a in articles)
    found = sum(len(a.found) for a in articles)
    for name, least, union in (
        ("overlap >= 0.3", LENIENT, False),
        ("overlap >= 0.8", STRICT, False),
        ("over union >= 0.8", UNION, True),
    ):
        hits = sum(len(matches(a, least, union=union)) for a in articles)
        p, r = hits / max(found, 1), hits / max(gold, 1)
        yield f"{name:<24}{p:7.3f}{r:7.3f}{2 * p * r / max(p + r, 1e-9):7.3f}"


def _of_kinds(articles: list[Article]) -> Iterator[str]:
    yield "at 0.3             gold   recall  named  right of named  of all found"
    for name, direct in (("with marks", True), ("without marks", False)):
        gold = sum(g.direct is direct for a in articles for g in a.gold)
        pairs = [
            (a.gold[g], a.found[f])
            for a in articles
            for g, f in matches(a, LENIENT).items()
            if a.gold[g].direct is direct
        ]
        asked = [(g, q) for g, q in pairs if q.speaker and g.sources]
        right = sum(speaker_right(g, q) for g, q in asked)
        sourced = sum(bool(g.sources) for g, _ in pairs)
        yield (
            f"{name:<16}{gold:7}{len(pairs) / max(gold, 1):9.3f}{len(asked):7}"
            f"{right / max(len(asked), 1):16.3f}{right / max(sourced, 1):14.3f}"
        )


def _shown(articles: list[Article], wanted: str | None) -> Iterator[str]:
    for article in articles if wanted else ():
        hit = matches(article, LENIENT)
        if wanted == "missed":
            spans = [g.content for n, g in enumerate(article.gold) if n not in hit]
        elif wanted == "spurious":
            hits = set(hit.values())
            spans = [q.span for n, q in enumerate(article.found) if n not in hits]
        else:
            pairs = [(article.gold[g], article.found[f]) for g, f in hit.items()]
            spans = [q.span for g, q in pairs if q.speaker and not speaker_right(g, q)]
        for span in spans:
            text = article.document.text
            before = text[max(0, span.start - 120) : span.start]
            after = text[span.end : span.end + 80]
            yield " ".join(f"{before} >>{span.of(text)}<< {after}".split())


if __name__ == "__main__":
    sys.exit(main())
