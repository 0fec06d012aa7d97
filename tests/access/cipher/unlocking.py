"""Keys at hand for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from affiant.access.cipher.at_hand import Keys, keys_at_hand, take
from affiant.access.cipher.errors import Locked


@contextmanager
def unlocked(keys: Keys) -> Iterator[None]:
    """Use these keys inside the block, those before it again after."""
    try:
        before: Keys | None = keys_at_hand()
    except Locked:
        before = None
    take(keys)
    try:
        yield
    finally:
        take(before)
