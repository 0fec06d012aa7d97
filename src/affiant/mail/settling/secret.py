"""The casefile's key of pseudonyms, and what else of mail is closed, with or without set-up.

A team's server has its ring of keys at hand: that closes. A laptop has none, and nobody is asked
to make one: there `keys/mail.key` does, made when first needed, readable by its owner alone, as
the key that signs bundles is. It lies in the casefile's folder and not in its database, so a copy
of the database tells whose a pseudonym is to nobody who lacks the folder. When a ring is made
later, what the laptop's key had closed is closed anew with the ring, row by row as it is read.
"""

import secrets
import uuid
from typing import Any

from django.db import models, transaction

from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import Locked
from affiant.access.cipher.field import Closed, names_of
from affiant.access.cipher.key import LENGTH, Key
from affiant.access.cipher.keyring import Keyring, key_of
from affiant.access.cipher.ring_file import FILE as RING
from affiant.access.cipher.rotation import encrypted_fields
from affiant.access.whole import write_once
from affiant.evidence.casefile import Casefile
from affiant.mail.masking.pseudonym import LEAST_KEY
from affiant.mail.models import MailSecret

FILE = "mail.key"
FOLDER_OWNER_ONLY = 0o700


def pseudonym_key() -> bytes:
    """The key, made where there is none. Raises Locked, or another Unopenable.

    Two that make one at once end up with the same: there is one row at most.
    """
    row = MailSecret.objects.first()
    if row is None:
        with transaction.atomic():
            made = uuid.uuid4()
            told = secrets.token_hex(LEAST_KEY)
            fresh = MailSecret(id=made)
            fresh.__dict__["key"] = closed(MailSecret, "key", made, told)
            MailSecret.objects.bulk_create([fresh], ignore_conflicts=True)
        row = MailSecret.objects.get()
    return bytes.fromhex(opened(row, "key"))


def closed(model: type[models.Model], name: str, pk: uuid.UUID, text: str) -> Closed:
    """A text as an encrypted field of that row takes it. Raises Locked."""
    return Closed(_closing().close(text, _cell(model, name, pk)))


def opened(row: models.Model, name: str) -> str:
    """What an encrypted field of a fetched row holds. Raises Locked or another Unopenable."""
    held = row.__dict__[name]
    if not isinstance(held, Closed):
        return str(held)
    cell = _cell(type(row), name, row.pk)
    own = _own_key()
    if own is None or key_of(held.text) != own.id:
        return keys_at_hand().open(held.text, cell)
    text = Keyring(own).open(held.text, cell)
    _adopt(row, name, held, text)
    return text


def adopt() -> None:
    """Close with the ring at hand all that the laptop's key had closed: a ring does not open it,
    and so cannot renew it."""
    own = _own_key()
    if own is None:
        return
    for model, field in encrypted_fields():
        if model._meta.app_label == MailSecret._meta.app_label:  # noqa: SLF001 - Django documents it
            for row in model._default_manager.filter(**{f"{field.name}__closed_by": own.id}):  # noqa: SLF001 - as above
                opened(row, field.name)


def _adopt(row: models.Model, name: str, held: Closed, text: str) -> None:
    """Close with the ring, where one is at hand, what the laptop's key had closed."""
    try:
        ring = keys_at_hand()
    except Locked:
        return
    anew = Closed(ring.close(text, _cell(type(row), name, row.pk)))
    rows: Any = type(row)._default_manager  # noqa: SLF001 - Django documents it
    rows.filter(pk=row.pk, **{name: held}).update(**{name: anew})


def _closing() -> Keyring | Any:
    """The ring at hand; the laptop's key where the casefile has no ring. Raises Locked."""
    try:
        return keys_at_hand()
    except Locked:
        if (Casefile.at_hand().folder / "keys" / RING).exists():
            raise  # what belongs to a team is not closed with less than its keys
    return Keyring(_own_key() or _made())


def _own_key() -> Key | None:
    try:
        content = (Casefile.at_hand().folder / "keys" / FILE).read_bytes()
    except FileNotFoundError:
        return None
    return Key(content) if len(content) == LENGTH else None


def _made() -> Key:
    """A new key, whole or not at all; of two that make one at once the first counts."""
    file = Casefile.at_hand().folder / "keys" / FILE
    file.parent.mkdir(mode=FOLDER_OWNER_ONLY, exist_ok=True)
    write_once(file, Key.make().secret)
    return Key(file.read_bytes())


def _cell(model: type[models.Model], name: str, pk: object) -> Cell:
    table, column = names_of(model._meta.get_field(name))  # noqa: SLF001 - Django documents it
    return Cell(table, column, str(pk))
