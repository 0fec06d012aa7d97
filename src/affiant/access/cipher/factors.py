"""The secrets of second factors, which allauth keeps in a column of JSON among other things.

All are closed for one cell: allauth closes a secret before its row is there.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import Unopenable
from affiant.access.cipher.keyring import Keyring, key_of

FACTOR = Cell("mfa_authenticator", "data", "")
_SECRETS = ("secret", "seed")


def closed_factors() -> Iterator[tuple[Any, str, str]]:
    """Every row with a secret: the row, under which name, the closed value. None where accounts
    are not installed."""
    if not apps.is_installed("allauth.mfa"):
        return
    for row in apps.get_model("mfa", "Authenticator").objects.order_by("pk"):
        for name in _SECRETS:
            if isinstance(row.data.get(name), str):
                yield row, name, row.data[name]


def close_factors_anew(ring: Keyring) -> tuple[int, tuple[str, ...]]:
    """Close them with the current key: how many, and the rows that cannot be opened."""
    done, failed = 0, list[str]()
    for row, name, closed in closed_factors():
        try:
            if key_of(closed) == ring.current.id:
                continue
            row.data = {**row.data, name: ring.close(ring.open(closed, FACTOR), FACTOR)}
        except Unopenable:
            failed.append(str(row.pk))
            continue
        row.save(update_fields=["data"])
        done += 1
    return done, tuple(failed)


def factors_closed_by(key: str) -> int:
    """How many this key has closed still."""
    return sum(closed.split(".")[1:2] == [key] for _, _, closed in closed_factors())
