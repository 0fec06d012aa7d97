"""`python -m docs.compute` fills the pages; `--check` fails when one is stale.

`--static` leaves out what needs running a command. `--put NAME` puts standard input (a
benchmark's table) into the measured block NAME.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from docs.compute import (
    catalogue,
    commands,
    dependencies,
    failures,
    kinds,
    settings,
    vocabularies,
)
from docs.compute.outputs import desk, write_output
from docs.compute.page import PAGES, ROOT, filled, names, stable

RUN = "run "
FILE = "file "

TABLES: dict[str, Callable[[], str]] = {
    "catalogue by country": catalogue.write_countries,
    "catalogue by kind": catalogue.write_kinds,
    "catalogue by source": catalogue.write_sources,
    "commands": commands.write_commands,
    "shared options": commands.write_shared_options,
    "dependencies": dependencies.write_dependencies,
    "failures": failures.write_failures,
    "shared by all facts": kinds.write_shared,
    "kinds of fact": kinds.write_kinds,
    "variables": settings.write_variables,
    "limits": settings.write_limits,
    "enums": vocabularies.write_enums,
    "word lists": vocabularies.write_word_lists,
}


def refreshed(page: str, *, static: bool) -> str:
    """The page with its computed blocks made anew."""
    page = filled(page, "computed", _still)
    if static or not any(name.startswith(RUN) for name in names(page)):
        return page
    with desk() as folder:
        return filled(page, "computed", lambda name: _run(name, folder))


def _still(name: str) -> str | None:
    if name.startswith(RUN):
        return None
    if name.startswith(FILE):
        text = (ROOT / name.removeprefix(FILE)).read_text("utf-8")
        return text.partition("\n")[2]  # without its title: the page has its own
    return TABLES[name]()


def _run(name: str, folder: Path) -> str | None:
    return write_output(name.removeprefix(RUN), folder) if name.startswith(RUN) else None


def stale(*, static: bool) -> list[Path]:
    """The pages that say something else than the code does."""
    pages = {path: path.read_text("utf-8") for path in PAGES}
    return [
        path
        for path, page in pages.items()
        if stable(page) != stable(refreshed(page, static=static))
    ]


def put(name: str, measured: str) -> None:
    """Put a benchmark's output into the measured block of that name, wherever it stands.

    What holds no Markdown table is fenced, so that its columns stay. Exits when no page asks for
    it.
    """
    if not any(name in names(path.read_text("utf-8"), "measured") for path in PAGES):
        sys.exit(f"no page has a measured block called {name}")
    if "| ---" not in measured:
        measured = f"```text\n{measured.strip()}\n```"
    for path in PAGES:
        page = path.read_text("utf-8")
        path.write_text(
            filled(page, "measured", lambda block: measured if block == name else None), "utf-8"
        )


def main() -> None:
    """Fill, check or put, as asked."""
    parser = argparse.ArgumentParser(prog="python -m docs.compute", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--static", action="store_true")
    parser.add_argument("--put", metavar="NAME")
    asked = parser.parse_args()
    if asked.put:
        put(asked.put, sys.stdin.read())
    elif asked.check:
        late = stale(static=asked.static)
        if late:
            listed = ", ".join(str(path.relative_to(ROOT)) for path in late)
            sys.exit(f"stale: {listed}; run `python -m docs.compute`")
    else:
        for path in PAGES:
            path.write_text(refreshed(path.read_text("utf-8"), static=asked.static), "utf-8")


if __name__ == "__main__":
    main()
