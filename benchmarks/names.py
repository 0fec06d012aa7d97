"""How well are names found: by rules alone, by the trained model alone, by both together?

    python -m benchmarks.names [--json]

On texts that the shipped models were not trained on (training/corpora.py): another year of
French Wikinews, the development parts of Sequoia and of UNER's English Web Treebank. Exact: the
same characters and kind; touched: the same kind and at least one character, one to one. Of names
within names the outermost counts. "model" sees what the rules found, but its own answer counts.
Then what the model adds to the time of naming, on pages of 4,500 characters made of WiNER's
articles of one month, names looked for twice: the first page pays for each new word.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence

from affiant.evidence.gazetteer import gazetteer
from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.recogniser import Own, Recogniser, Unaided
from affiant.facts.recogniser.own import tagger
from benchmarks.result import FOLDER, Result, Table, circumstances
from training.annotated import Annotated, by_line
from training.corpora import NAMES, TESTED_ON
from training.measuring import COLUMNS, cells, measured, rows, systems

PAGE = 4_500  # characters of an aeb page
PAGES = 40
LANGUAGES = ("fr", "en")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="keep it in benchmarks/results")
    asked = parser.parse_args(argv)
    if not NAMES.is_dir():
        print("skipped: ../shared/data/names is absent")
        return 0
    before = os.getloadavg()[0]
    tables = (*_scores(), _cost())
    result = Result("names", circumstances(before, ("numpy",)), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "names.json")
    return 0


def _scores() -> Iterator[Table]:
    for language in LANGUAGES:
        for corpus in TESTED_ON[language]:
            texts = [*corpus.texts()]
            told = tuple(
                (f"{kind}: {name}", *cells(score))
                for name, system in systems(tagger).items()
                for kind, score in rows(measured(texts, system)).items()
            )
            characters = sum(len(text.text) for text in texts)
            note = f"{len(texts)} texts, {characters:,} characters."
            yield Table(f"Names: {corpus.name}", ("kind: system", *COLUMNS), told, note)


def _cost() -> Table:
    pages = [*_pages()]
    told = {
        name: _milliseconds(pages, recogniser)
        for name, recogniser in (("rules", Unaided()), ("together", Own()))
    }
    told["the model adds"] = told["together"] - told["rules"]
    return Table(
        f"Time of naming, processor ms a page of {PAGE:,} characters",
        ("system", "ms"),
        tuple((name, f"{spent:.1f}") for name, spent in told.items()),
        f"{len(pages)} pages, each once after a first round; the sentences are cut beforehand.",
    )


def _pages() -> Iterator[Annotated]:
    """Articles of WiNER put together to pages as long as those of aeb."""
    text = ""
    made = 0
    for article in TESTED_ON["fr"][0].texts():
        text += article.text + "\n"
        if len(text) >= PAGE and made < PAGES:
            page = text[:PAGE]
            yield Annotated("page", "fr", page, by_line(page), ())
            text = ""
            made += 1


def _milliseconds(pages: Sequence[Annotated], recogniser: Recogniser) -> float:
    """The least of three rounds, for other work on the machine only adds."""
    known = gazetteer()
    rounds = []
    for _ in range(3):
        spent = 0.0
        for page in pages:
            context = Context(page.document, page.sentences, known, recogniser)
            begun = time.process_time()
            mentions.find(context)
            spent += time.process_time() - begun
        rounds.append(spent)
    return min(rounds) / len(pages) * 1000


if __name__ == "__main__":
    sys.exit(main())
