"""Settings: the environment variables that the code asks for, and the reading limits."""

import inspect
import re
from dataclasses import fields
from pathlib import Path

import yaml

from affiant.reading.limits import Limits
from docs.compute.commands import commands, shown_default
from docs.compute.comments import comments
from docs.compute.page import table
from docs.compute.vocabularies import SOURCE

SAID = Path(__file__).parent / "settings.yaml"
MEBI = 1024 * 1024
_VARIABLE = re.compile(r"""["'](AFFIANT_[A-Z_]+)["']""")


def variables() -> set[str]:
    """Every AFFIANT_ variable named in the source."""
    return {
        name for path in SOURCE.rglob("*.py") for name in _VARIABLE.findall(path.read_text("utf-8"))
    }


def described() -> dict[str, tuple[str, str]]:
    """Default and meaning of each: from the option that it stands for, else `settings.yaml`."""
    loaded = yaml.safe_load(SAID.read_text("utf-8")) or {}
    said = {name: (entry["default"], entry["meaning"]) for name, entry in loaded.items()}
    for _, command in commands():
        for option in command.params:
            if isinstance(option.envvar, str):
                meaning = f"{option.help} `{option.opts[0]}` wins over it."
                said[option.envvar] = (shown_default(option), meaning)
    return said


def write_variables() -> str:
    """A table of the variables that the source names and that are described."""
    said = described()
    rows = ((f"`{name}`", *said[name]) for name in sorted(variables()) if name in said)
    return table(("variable", "default", "meaning"), rows)


def write_limits() -> str:
    """The limits on one file with their defaults."""
    said = comments(Limits)
    rows = (
        (f"`{field.name}`", _shown(field.name, field.default), said.get(field.name, ""))
        for field in fields(Limits)
    )
    longer = inspect.getdoc(Limits.seconds_for) or ""
    return table(("limit", "default", "what it holds"), rows) + f"\n\n`seconds_for`: {longer}"


def _shown(name: str, value: object) -> str:
    if isinstance(value, int) and value >= MEBI and value % MEBI == 0:
        return f"{value // MEBI:,} Mi"
    if name == "seconds":
        return f"{value:g} seconds"
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)
