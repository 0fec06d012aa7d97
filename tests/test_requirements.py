"""What `pip install affiant` brings, also by the pip that Debian 12 and Python 3.11 come with."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def required() -> list[Requirement]:
    """What affiant itself needs at run time."""
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    return [Requirement(text) for text in project["dependencies"]]


def brought(asked: list[Requirement], *, by_letter: bool) -> set[str]:
    """Every package that an installer brings, which knows extras by their letters or by meaning."""
    seen: set[tuple[str, frozenset[str]]] = set()
    left = list(asked)
    while left:
        one = left.pop()
        name = canonicalize_name(one.name)
        if (name, frozenset(one.extras)) in seen:
            continue
        seen.add((name, frozenset(one.extras)))
        left.extend(_needs(name, one.extras, by_letter=by_letter))
    return {name for name, _ in seen}


def _needs(name: str, extras: set[str], *, by_letter: bool) -> Iterator[Requirement]:
    try:
        texts = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for text in texts:
        needed = Requirement(text)
        if needed.marker is None or any(
            needed.marker.evaluate({"extra": one}) for one in ("", *_known(text, extras, by_letter))
        ):
            yield needed


def _known(text: str, extras: set[str], by_letter: bool) -> list[str]:
    """Which of the extras asked for this requirement's own condition names, as that pip sees it."""
    found = re.search(r"""extra\s*==\s*["']([^"']+)["']""", text)
    if found is None:
        return []
    alike = (lambda one: one) if by_letter else canonicalize_name
    return [found[1]] if alike(found[1]) in map(alike, extras) else []


def test_an_older_pip_brings_as_much_as_a_newer_one() -> None:
    # pip before 23.3 takes `lxml[html_clean]` for another extra than `html-clean`, and leaves out
    # what trafilatura cannot be loaded without.
    told = required()
    assert brought(told, by_letter=False) <= brought(told, by_letter=True)
