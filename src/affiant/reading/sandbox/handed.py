"""What a worker hands to the pool, made into objects again without trusting the worker.

A file may have taken the worker over, and pickle makes whatever it is told to. Here it makes data:
dataclasses, enumerations and named tuples of affiant and of the module that the work is from, and
plain values. Nothing else is called.
"""

import io
import pickle
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path, PosixPath, PurePath, PurePosixPath
from typing import Any

_PLAIN = {
    (kind.__module__, kind.__name__): kind
    for kind in (
        Decimal, Fraction, Path, PosixPath, PurePath, PurePosixPath, date, datetime, time,
        timedelta, timezone,
    )
}  # fmt: skip


class Refused(pickle.UnpicklingError):
    """A message asks for something that is no data."""


def loads(message: bytes, module: str = "") -> Any:
    """The object that was pickled; classes of `module` are data, too. Raises Refused, and whatever
    pickle raises for bytes that are no pickle.
    """
    return _Data(message, module).load()


class _Data(pickle.Unpickler):
    def __init__(self, message: bytes, module: str) -> None:
        super().__init__(io.BytesIO(message))
        self._module = module

    def find_class(self, module: str, name: str) -> Any:
        """Raises Refused for what is no class of data."""
        if (plain := _PLAIN.get((module, name))) is not None:
            return plain
        if module.startswith("affiant.") or module == self._module:
            found = super().find_class(module, name)
            if isinstance(found, type) and _is_data(found):
                return found
        raise Refused(f"a worker sent {module}.{name}, which is no data")


def _is_data(kind: type) -> bool:
    return (
        is_dataclass(kind)
        or issubclass(kind, Enum)
        or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )
