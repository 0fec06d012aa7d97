"""What a child makes: names or lineages, in pieces."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from affiant.portal.beside.order import Order
from affiant.portal.coming import What

_MAKERS = {What.NAMES: "names", What.ORIGINS: "origins"}


def pieces(order: Order) -> Iterator[Any]:
    """All of them, in the order in which they are put together. A child makes one thing, and loads
    what that needs."""
    maker = import_module(f"affiant.portal.beside.{_MAKERS[order.what]}")
    found: Iterator[Any] = maker.pieces_within(order.reach)
    return found
