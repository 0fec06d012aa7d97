"""Every closed vocabulary: the enums of the pure floors, and the YAML word lists."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import affiant
from docs.compute.comments import comments, summary
from docs.compute.page import table

PACKAGES = ("affiant.vocabulary", "affiant.facts.kinds", "affiant.reading")
SOURCE = Path(affiant.__file__).parent


def enums() -> list[type[StrEnum]]:
    """All StrEnums that the packages define, by name."""
    found = {
        cls
        for package in PACKAGES
        for module in _modules(package)
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, StrEnum) and cls.__module__ == module.__name__
    }
    return sorted(found, key=lambda cls: cls.__name__)


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        yield importlib.import_module(found.name)


def write_enums() -> str:
    """A section per enum."""
    return "\n\n".join(_section(cls) for cls in enums())


def _section(cls: type[StrEnum]) -> str:
    said = comments(cls)
    rows = ((f"`{member.value}`", said.get(member.name, "")) for member in cls)
    words = ", ".join(f"`{member.value}`" for member in cls)
    listed = table(("word", "meaning"), rows) if said else words
    return f"### {cls.__name__}\n\n{summary(cls)}\n\n{listed}"


def word_lists() -> list[Path]:
    """The YAML files that ship with the package."""
    return sorted(SOURCE.rglob("*.yaml"))


def write_word_lists() -> str:
    """A table of the YAML files: where they are, and what for (their first comment)."""
    rows = ((f"`{path.relative_to(SOURCE)}`", _heading(path)) for path in word_lists())
    return table(("file", "holds"), rows)


def _heading(path: Path) -> str:
    lines = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines).partition(". ")[0].rstrip(".")
