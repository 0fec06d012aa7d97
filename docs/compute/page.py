"""A page with computed blocks between markers:

    <!-- computed: run affiant status -->
    ...
    <!-- end -->

What stands between them is never typed. `measured` blocks work alike, but are put in by hand
from a benchmark's output (`--put`), since a measurement is not the same twice.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    *sorted((ROOT / "docs").glob("**/*.md")),
    *sorted(ROOT.glob("*.md")),
    ROOT / "examples" / "README.md",
)

_BLOCK = re.compile(
    r"^<!-- (?P<sort>computed|measured): (?P<name>[^\n]+?) -->\n(?P<body>.*?)^<!-- end -->$",
    re.DOTALL | re.MULTILINE,
)

_VOLATILE = (
    (re.compile(r"\b\d+(?:\.\d+)? ?(?:s|ms|seconds?)\b"), "… s"),
    (re.compile(r"\b\d+(?:\.\d+)? ?(?:kB|MB|MiB|GB)\b"), "… MB"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?"), "…"),
    (re.compile(r"Compiled on \d{1,2} \w+ \d{4}"), "Compiled on …"),
    (re.compile(r"[ \t]+"), " "),
)
"""What may differ between two runs without the page being stale: durations, sizes on disk
(another platform's wheels), the time of reading, the day of compiling, and how columns are
padded after them."""


def names(page: str, sort: str = "computed") -> Iterator[str]:
    """The blocks of this sort that a page asks for, in its order."""
    for block in _BLOCK.finditer(page):
        if block["sort"] == sort:
            yield block["name"]


def filled(page: str, sort: str, body: Callable[[str], str | None]) -> str:
    """The page with each block of this sort holding `body(name)`; None leaves it as it is."""

    def fill(block: re.Match[str]) -> str:
        content = body(block["name"]) if block["sort"] == sort else None
        if content is None:
            return block.group()
        opening = block.group().partition("\n")[0]
        return f"{opening}\n{content.strip()}\n<!-- end -->"

    return _BLOCK.sub(fill, page)


def stable(page: str) -> str:
    """The page without what may differ between two runs."""
    for pattern, stand_in in _VOLATILE:
        page = pattern.sub(stand_in, page)
    return page


def table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A Markdown table. Bars in cells are written otherwise: dialects differ in escaping them."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace(" | ", " or ").replace("|", "/")
