from collections import Counter
from collections.abc import Hashable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's is ten times as fast


def sheet(name: str) -> dict[str, Any]:
    """The vocabulary sheet `name`.yaml of this package."""
    return mapping_of(files("affiant.vocabulary").joinpath(f"{name}.yaml"))


def strings(*path: str) -> Any:
    """A YAML file of this package as strings, lists and mappings; see `strings_of`."""
    return strings_of(files("affiant.vocabulary").joinpath(*path))


def strings_of(file: Traversable) -> Any:
    """A YAML file as strings, lists and mappings.

    `on` and `no` are words here, not truth values: every scalar stays a string. Raises
    ValueError where a key stands twice, for the second would silently take the first's place.
    """
    return yaml.load(file.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - makes strings only


def mapping_of(file: Traversable) -> dict[str, Any]:
    """The same of a file that holds one mapping. Raises TypeError where it holds none."""
    content = strings_of(file)
    if not isinstance(content, dict):
        raise TypeError(f"{file.name} holds no mapping")
    return content


class _Loader(_BASE):  # type: ignore[misc] # libyaml's loader has no type
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        held: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        if len(held) != len(node.value):
            counted = Counter(key.value for key, _ in node.value)
            twice = [name for name, times in counted.items() if times > 1]
            raise ValueError(f"{twice} stand more than once:{node.start_mark}")
        return held
