"""PDF pages per second, beside bare pypdfium2 extracting the same pages' text.

Inputs are typeset here from invented words: one column, two columns, and a long report. The
ratio is what counts (at least 0.7 is asked for); CPU time, best of several rounds.

    python -m benchmarks.pdf [pages of the report]
"""

import hashlib
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

import pypdfium2
import typst

from affiant.reading.formats.pdf import READER
from affiant.reading.limits import Limits
from affiant.reading.source import Source
from benchmarks.in_turns import best

ROUNDS = 7
WORDS = tuple(
    "le la les un une des de du en et pour par sur avec contrat agence société famille enfant "  # noqa: SIM905 - a list of 40 lines says no more
    "lettre million euros ministère réponse directeur travail demande rapport juin the of and "
    "to in contract company agency family letter said report campaign workers answer".split()
)


def prose(chance: random.Random, words: int) -> str:
    sentences = []
    while words > 0:
        length = chance.randint(8, 30)
        sentence = " ".join(chance.choice(WORDS) for _ in range(length))
        sentences.append(sentence.capitalize() + ".")
        words -= length
    return " ".join(sentences)


def typeset(pages: int, columns: int) -> bytes:
    """About `pages` pages with headings, paragraphs, a header and page numbers."""
    chance = random.Random(pages * 10 + columns)
    setting = (
        f'#set page(paper: "a4", columns: {columns}, header: [Rapport], numbering: "1")\n'
        "#set par(justify: true)\n#set text(hyphenate: true, size: 10pt)\n"
    )
    body = "\n\n".join(
        f"= {prose(chance, 5)}\n" + "\n\n".join(prose(chance, 150) for _ in range(3))
        for _ in range(pages)
    )
    return bytes(typst.compile((setting + body).encode()))


def bare(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    count = len(pdf)
    pdf.close()
    return count


def main() -> None:
    long = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"{'file':<14}{'pages':>7}{'affiant/s':>11}{'pdfium/s':>10}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, pages, columns in (("1 column", 20, 1), ("2 columns", 20, 2), ("long", long, 1)):
            payload = typeset(pages, columns)
            path = Path(folder) / "a.pdf"
            path.write_bytes(payload)
            source = Source(path, path.name, hashlib.sha256(payload).hexdigest(), len(payload))
            count = bare(path)
            works = partial(READER.read, source, Limits()), partial(bare, path)
            ours, theirs = best(works, ROUNDS)
            print(
                f"{name:<14}{count:>7}{count / ours:>11.0f}{count / theirs:>10.0f}"
                f"{theirs / ours:>7.2f}"
            )


if __name__ == "__main__":
    main()
