"""Every encrypted value, closed anew with the current key.

Nothing remembers how far it has come: a value names the key that closed it, so a run that was
killed leaves what is done done, and the next one finds the rest. A row that somebody saves
meanwhile is left to them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import KeyInUse, Unopenable
from affiant.access.cipher.factors import FACTOR, close_factors_anew, factors_closed_by
from affiant.access.cipher.field import BlindIndexField, Closed, EncryptedTextField, names_of
from affiant.access.cipher.keyring import Keyring
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.wrapping import Unlocking

BATCH = 500  # values a transaction: what a killed run does again, and others wait for


@dataclass(frozen=True, slots=True)
class Failure:
    """A value that cannot be opened; it stays as it is."""

    table: str
    column: str
    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many values were closed anew, and which could not be."""

    done: int
    failures: tuple[Failure, ...]


def encrypted_fields() -> Iterator[tuple[type[models.Model], EncryptedTextField]]:
    """Every encrypted field of every model."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:  # noqa: SLF001 - Django documents it
            if isinstance(field, EncryptedTextField):
                yield model, field


def rotate(
    ring: Keyring, batch: int = BATCH, watch: Callable[[int], None] | None = None
) -> Rotated:
    """Close what other keys closed with the current one; `watch` is told of each batch done."""
    done, failures = 0, list[Failure]()
    for model, field in encrypted_fields():
        after: Any = None
        while rows := list(_waiting(model, field, ring.current.id, after)[:batch]):
            failed = [failure for failure in _close_anew(ring, model, field, rows) if failure]
            failures += failed
            done += len(rows) - len(failed)
            after = rows[-1][0]
            if watch is not None:
                watch(done)
    factors, unopened = close_factors_anew(ring)
    done += factors
    failures += [Failure(FACTOR.table, FACTOR.column, row, "Unopenable") for row in unopened]
    return Rotated(done, tuple(failures))


def remaining(key: str) -> int:
    """How many values this key still has closed."""
    return factors_closed_by(key) + sum(
        model._default_manager.filter(**{f"{field.name}__closed_by": key}).count()  # noqa: SLF001 - Django documents it
        for model, field in encrypted_fields()
    )


def forget(file: RingFile, unlocking: Unlocking, key: str) -> Keyring:
    """Take a key out of the ring for good. Raises KeyInUse while rows need it, KeyError and
    ValueError as `RingFile.forget`.

    What older backups hold under it cannot be read afterwards, except with an older escrow
    copy: forget a key that got out, and leave the others.
    """
    if left := remaining(key):
        raise KeyInUse(f"{left} values are closed with this key: encrypt them anew first")
    return file.forget(unlocking, key)


def _waiting(model: type[models.Model], field: EncryptedTextField, current: str, after: Any) -> Any:
    rows = model._default_manager.exclude(**{f"{field.name}__closed_by": current})  # noqa: SLF001 - Django documents it
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.order_by("pk").values_list("pk", field.name)


def _close_anew(
    ring: Keyring, model: type[models.Model], field: EncryptedTextField, rows: Any
) -> list[Failure | None]:
    with transaction.atomic():
        return [_one(ring, model, field, pk, closed) for pk, closed in rows]


def _one(
    ring: Keyring, model: type[models.Model], field: EncryptedTextField, pk: Any, closed: Closed
) -> Failure | None:
    table, column = names_of(field)
    cell = Cell(table, column, str(pk))
    try:
        text = ring.open(closed.text, cell)
    except Unopenable as error:
        return Failure(table, column, str(pk), type(error).__name__)
    values: dict[str, Any] = {field.name: Closed(ring.close(text, cell))}
    for index in model._meta.concrete_fields:  # noqa: SLF001 - Django documents it
        if isinstance(index, BlindIndexField) and index.of == field.name:
            values[index.name] = ring.mark(text, *names_of(index))
    # Only if it is still what was read: who saved the row meanwhile has closed it already.
    model._default_manager.filter(pk=pk, **{field.name: closed}).update(**values)  # noqa: SLF001 - Django documents it
    return None
