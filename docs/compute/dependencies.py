"""The runtime dependencies: why each, its licence, its size, from what is installed here."""

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import yaml
from packaging.requirements import Requirement

from docs.compute.page import ROOT, table

WHY = Path(__file__).parent / "dependencies.yaml"
MEGA = 1_000_000
LONGEST_LICENCE = 60  # some packages put the whole text in the licence field


def required() -> list[Requirement]:
    """What pyproject.toml asks for at run time, extras last."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [text for texts in project["optional-dependencies"].values() for text in texts]
    return [Requirement(text) for text in (*project["dependencies"], *extras)]


def why() -> dict[str, str]:
    """By the package's name: why this one."""
    loaded: dict[str, str] = yaml.safe_load(WHY.read_text("utf-8"))
    return loaded


def licence(found: Distribution) -> str:
    """Its licence as its metadata tells: expression, then short field, then classifier."""
    told = found.metadata.json
    if expression := told.get("license_expression"):
        return str(expression)
    classified = [
        text.rpartition(" :: ")[2]
        for text in told.get("classifier", ())
        if text.startswith("License :: ")
    ]
    field = str(told.get("license", "")).strip()
    short = field if len(field) <= LONGEST_LICENCE and "\n" not in field else ""
    return short or ", ".join(classified) or "see its licence file"


def write_dependencies() -> str:
    """A row per runtime dependency that is installed here, and how much they bring in all."""
    said = why()
    rows = (_row(requirement, said.get(requirement.name, "")) for requirement in required())
    all_of_them: set[str] = set()
    for requirement in required():
        _gather(requirement, all_of_them)
    total = sum(_bytes(name) for name in all_of_them)
    return (
        table(("package", "why this one", "licence", "alone", "with what it needs"), rows)
        + f"\n\nAll together: {len(all_of_them)} packages, {total / MEGA:.0f} MB on disk."
    )


def _row(requirement: Requirement, reason: str) -> tuple[str, ...]:
    needed: set[str] = set()
    _gather(requirement, needed)
    found = _found(requirement.name)
    if found is None:
        return (f"`{requirement.name}`", reason, "not installed here", "", "")
    alone, whole = _bytes(requirement.name), sum(_bytes(name) for name in needed)
    return (
        f"`{requirement.name}`",
        reason,
        licence(found),
        f"{alone / MEGA:.1f} MB",
        f"{whole / MEGA:.1f} MB",
    )


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _gather(requirement: Requirement, into: set[str]) -> None:
    """Add the package and all that it needs here, with the extras asked for, to `into`."""
    name = re.sub(r"[-_.]+", "-", requirement.name).lower()
    found = _found(name)
    if found is None or name in into:
        return
    into.add(name)
    for text in found.requires or ():
        needed = Requirement(text)
        extras = ("", *requirement.extras)
        if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in extras):
            _gather(needed, into)


def _bytes(name: str) -> int:
    found = _found(name)
    files = (found.files if found else None) or ()
    places = (Path(str(file.locate())) for file in files if file.suffix != ".pyc")
    return sum(place.stat().st_size for place in places if place.is_file())
