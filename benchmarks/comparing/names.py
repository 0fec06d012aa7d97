"""Persons, organisations, places and products in running text, as the recipes read them.

WiNER's names of 2017 and Sequoia's dev part were not trained on; UNER's dev part neither.
WikiGold is trained on: its row shows what is remembered, not what is known.
"""

from collections.abc import Iterator
from pathlib import Path

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked, Sample
from training.annotated import Annotated
from training.columns import sequoia, uner, wikigold
from training.winer import winer

NAMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "names"
THREE = ("person", "organisation", "place")
LABELS = {"names": frozenset(THREE)} | {kind: frozenset({kind}) for kind in THREE}
PRODUCT = {"product": frozenset({"product"})}


def samples(folder: Path = NAMES) -> Iterator[Sample]:
    """Those that are there. `names` is all three kinds together, each right only as its kind."""
    if (folder / "winer-fr").is_dir():
        texts = [*winer(folder / "winer-fr", 2017)]
        yield Sample("WiNER-fr 2017", "fr", cases(texts), LABELS | PRODUCT)
    for name, path, read in (
        ("Sequoia dev", "sequoia-parseme/dev.simple", lambda p: sequoia(p, "dev")),
        ("UNER EWT dev", "uner-en-ewt/dev.iob2", lambda p: uner(p, "uner dev")),
        ("WikiGold (trained on)", "wikigold/en.conllu", wikigold),
    ):
        if (folder / path).is_file():
            texts = [*read(folder / path)]
            yield Sample(name, texts[0].language, cases(texts), LABELS)


def cases(texts: list[Annotated]) -> tuple[Case, ...]:
    """Each text with its names."""
    return tuple(
        Case(
            text.text,
            text.language,
            tuple(Marked(Span(name.start, name.end), name.kind.value) for name in text.names),
        )
        for text in texts
    )
