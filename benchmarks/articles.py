"""Article text on real news pages: ours and trafilatura's alone, F1 and CPU time a page.

    python -m benchmarks.articles [--every N]

The pages and their true text are in ../shared/data/articles/aeb (see its README). The score
is that of the article extraction benchmark: F1 of word 4-grams, from mean precision and mean
recall over the pages. CPU is of one process, after a warm-up on the first page.
"""

import argparse
import gzip
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parents[2] / "shared" / "data" / "articles" / "aeb"
GRAM = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one page's text."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes, and the article that people found in it."""

    name: str
    payload: bytes
    article: str


def pages(every: int = 1) -> Iterator[Page]:
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    for name in sorted(truth)[::every]:
        packed = (PAGES / "html" / f"{name}.html.gz").read_bytes()
        yield Page(name, gzip.decompress(packed), truth[name]["articleBody"])


def score(found: str, true: str) -> Score:
    ours, theirs = _grams(found), _grams(true)
    shared = sum((ours & theirs).values())
    return Score(shared / max(1, sum(ours.values())), shared / max(1, sum(theirs.values())))


def f1(scores: list[Score]) -> float:
    precision = sum(s.precision for s in scores) / len(scores)
    recall = sum(s.recall for s in scores) / len(scores)
    return 2 * precision * recall / (precision + recall)


def article_of(page: Page, folder: Path) -> str:
    """What we read as the article: every passage but boilerplate and the title."""
    from affiant.reading.formats.html import READER  # noqa: PLC0415 - not timed
    from affiant.reading.limits import Limits  # noqa: PLC0415 - not timed
    from affiant.reading.passage import PassageKind  # noqa: PLC0415 - not timed
    from affiant.reading.source import Source  # noqa: PLC0415 - not timed

    path = folder / "page.html"
    path.write_bytes(page.payload)
    source = Source(path, "page.html", "0" * 64, len(page.payload))
    document = READER.read(source, Limits()).document
    assert document is not None
    article = [p for p in document.content() if p.kind is not PassageKind.TITLE]
    return "\n".join(p.span.of(document.text) for p in article)


def trafilatura_alone(page: Page) -> str:
    import trafilatura  # noqa: PLC0415 - not timed

    extracted = trafilatura.bare_extraction(page.payload, with_metadata=True)
    return str(getattr(extracted, "text", None) or "")


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="read every N-th page")
    sample = list(pages(parser.parse_args().every))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measure("trafilatura", sample, trafilatura_alone)
        _measure("affiant", sample, lambda page: article_of(page, folder))


def _measure(name: str, sample: list[Page], extract: Callable[[Page], str]) -> None:
    extract(sample[0])
    started = time.process_time()
    texts = [extract(page) for page in sample]
    spent = (time.process_time() - started) / len(sample) * 1000
    scores = [score(text, page.article) for text, page in zip(texts, sample, strict=True)]
    precision = sum(s.precision for s in scores) / len(scores)
    recall = sum(s.recall for s in scores) / len(scores)
    print(
        f"{name:12} {len(sample)} pages  precision {precision:.3f}  recall {recall:.3f}  "
        f"F1 {f1(scores):.3f}  {spent:.1f} ms a page"
    )


if __name__ == "__main__":
    main()
