"""The tables of a casefile, made or brought up to date by its migrations.

Django's command does the same, and loads its checks of a whole web site first. Tables of accounts
are the team's own (`access.accounts.tables`).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

APPS: Final = ("access", "evidence", "mail")
"""Whose tables every casefile has."""


def bring_up_to_date() -> None:
    """Run the migrations that this database has not had. Raises django.db.Error."""
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - seldom asked for

    with _seldom_kept():
        executor = MigrationExecutor(connection)
        executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] in APPS])


@contextmanager
def _seldom_kept() -> Iterator[None]:
    """Have Python look for cycles often, among what is new alone: migrations leave models behind
    that point at each other, eight mebibytes of them until it looks.
    """
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 1)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
