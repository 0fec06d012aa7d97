"""Fields of Django models that are encrypted in the database, and found again by equality.

    class Contact(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid4)
        name = EncryptedTextField()
        name_mark = BlindIndexField(of="name")

    Contact.objects.filter(name_mark__in=BlindIndexField.sought(Contact, "name_mark", "Ada Quill"))

A value is closed for its row, so the row must have its id before it is saved (a UUID with a
default), and `update(name=...)` is refused: it knows no row. Rows that are fetched are opened
when the attribute is asked for; `values()` gives them closed.
"""

from dataclasses import dataclass
from typing import Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup
from django.db.models.query_utils import DeferredAttribute

from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.cell import Cell


@dataclass(frozen=True, slots=True)
class Closed:
    """A value as it lies in the database."""

    text: str

    def __str__(self) -> str:
        return "(closed)"


class _Opening(DeferredAttribute):
    """Opens what was fetched when it is asked for; what was assigned stays as it is."""

    def __get__(
        self, instance: models.Model | None, owner: type[models.Model] | None = None
    ) -> Any:
        held = super().__get__(instance, owner)
        if instance is not None and isinstance(held, Closed):
            return keys_at_hand().open(held.text, _cell(self.field, instance))
        return held

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):  # type: ignore[type-arg] # django-stubs: what is set, what is got
    """A text that is closed on its way to the database. Never null; empty texts are closed too."""

    descriptor_class = _Opening

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Django's check of the model: the row's id is known before it is saved."""
        found = list(super().check(**kwargs))
        if self.model._meta.pk is None or not self.model._meta.pk.has_default():  # noqa: SLF001 - Django documents it
            found.append(checks.Error("an encrypted field needs a key made beforehand", obj=self))
        return found

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """What is saved: closed for this row; what was not opened, as it was."""
        del add
        held = model_instance.__dict__.get(self.attname)
        if isinstance(held, Closed):
            return held
        if not isinstance(held, str):
            raise FieldError(f"{self.name} is a text")
        return Closed(keys_at_hand().close(held, _cell(self, model_instance)))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Closed | None:
        """What was fetched."""
        del expression, connection
        return None if value is None else Closed(value)

    def to_python(self, value: Any) -> Any:
        """What was fetched stays closed; what is assigned is a text."""
        return value if isinstance(value, Closed) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Refuses what no row closed: `update` would write it in clear, `filter` ask it."""
        if isinstance(value, Closed):
            return value.text
        raise FieldError(f"{self.name} is encrypted: save the row, or ask its blind index")

    def get_lookup(self, lookup_name: str) -> Any:
        """Only what makes sense on a closed value."""
        return super().get_lookup(lookup_name) if lookup_name in {"exact", "closed_by"} else None

    def value_to_string(self, obj: models.Model) -> str:
        """For Django's serialisers, which must not write it in clear."""
        held = self.pre_save(obj, add=False)
        return str(held.text)


@EncryptedTextField.register_lookup
class ClosedBy(Lookup):
    """Whether this key closed it: `filter(name__closed_by="0a1b2c3d")`."""

    lookup_name = "closed_by"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The values begin with the form and the key's id."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} LIKE %s", (*parameters, f"a1.{self.rhs}.%")

    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """The id as it is."""
        del connection
        return "%s", [value]


class BlindIndexField(models.CharField):  # type: ignore[type-arg] # django-stubs: what is set, what is got
    """Marks what an encrypted field holds, so that equal ones are found: the key's id, an HMAC.

    It tells which rows are equal, and nothing else to who has no key. Not for what has few
    values: how often each stands there would tell them apart.
    """

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        kwargs["max_length"] = 73
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The mark of what the other field holds now."""
        del add
        text = getattr(model_instance, self.of)
        mark = keys_at_hand().mark(text, *names_of(self))
        setattr(model_instance, self.attname, mark)
        return mark

    @staticmethod
    def sought(model: type[models.Model], name: str, text: str) -> tuple[str, ...]:
        """What to look for with `__in`: the text's mark under every key."""
        field = model._meta.get_field(name)  # noqa: SLF001 - Django documents it
        return keys_at_hand().marks(text, *names_of(field))


def names_of(field: Any) -> tuple[str, str]:
    """The names of a field's table and column, which a closed value is bound to."""
    return field.model._meta.db_table, field.column  # noqa: SLF001 - Django documents it


def _cell(field: Any, row: models.Model) -> Cell:
    table, column = names_of(field)
    return Cell(table, column, str(row.pk))
