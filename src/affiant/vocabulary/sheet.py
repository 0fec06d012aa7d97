from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's is ten times as fast


def sheet(name: str) -> dict[str, Any]:
    """The vocabulary sheet `name`.yaml of this package."""
    content = strings(f"{name}.yaml")
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml holds no mapping")
    return content


def strings(*path: str) -> Any:
    """A YAML file of this package as strings, lists and mappings.

    `on` and `no` are words here, not truth values: every scalar stays a string.
    """
    text = files("affiant.vocabulary").joinpath(*path).read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - BaseLoader makes strings only
