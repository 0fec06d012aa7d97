from importlib.resources import files
from typing import Any

import yaml


def sheet(name: str) -> dict[str, Any]:
    """The vocabulary sheet `name`.yaml of this package, read with the C loader where it is.

    `on` and `no` are words here, not truth values: every scalar stays a string.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = files("affiant.vocabulary").joinpath(f"{name}.yaml").read_text("utf-8")
    content = yaml.load(text, Loader=loader)  # noqa: S506 - BaseLoader makes strings only
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml holds no mapping")
    return content
