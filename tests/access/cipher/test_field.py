"""An encrypted field of a row: closed in the database, open in the hand, refused in between."""

from uuid import UUID, uuid4

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from affiant.access.cipher.at_hand import keys_at_hand, take
from affiant.access.cipher.errors import Altered, Locked, UnknownKey
from affiant.access.cipher.field import BlindIndexField, Closed, EncryptedTextField
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.models import Unmasking
from affiant.evidence.casefile import Casefile
from tests.access.cipher.unlocking import unlocked
from tests.access.conftest import NOON

REASON = "Ada Quill must be asked before we publish"

pytestmark = pytest.mark.usefixtures("casefile", "ring")


def kept(reason: str = REASON) -> Unmasking:
    return Unmasking.objects.create(
        asked_by="person:7",
        asked_at=NOON,
        scope="document",
        scope_id=1,
        ground="right of reply",
        reason=reason,
        salt="salt",
        commitment="0" * 64,
    )


def stored() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM access_unmasking ORDER BY asked_at")
        return [row[0] for row in cursor.fetchall()]


def test_t_21_the_database_holds_no_word_of_it() -> None:
    kept()
    assert "Quill" not in stored()[0]
    assert stored()[0].startswith("a1.")


def test_t_21_no_file_of_a_casefile_holds_a_word_of_it(casefile: Casefile) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its files elsewhere")
    kept()
    for path in casefile.folder.rglob("*"):
        assert not path.is_file() or b"Quill" not in path.read_bytes()


def test_a_row_that_is_fetched_opens() -> None:
    number = kept().pk
    assert Unmasking.objects.get(pk=number).reason == REASON


def test_a_row_just_made_is_open() -> None:
    assert kept().reason == REASON


def test_a_row_that_is_saved_again_stays_the_same() -> None:
    number = kept().pk
    row = Unmasking.objects.get(pk=number)
    before = stored()
    row.consented_by = "person:8"
    row.save()
    assert stored() == before
    assert Unmasking.objects.get(pk=number).reason == REASON


def test_a_changed_text_is_closed_anew() -> None:
    row = Unmasking.objects.get(pk=kept().pk)
    row.reason = "another reason altogether"
    row.save()
    assert Unmasking.objects.get(pk=row.pk).reason == "another reason altogether"


def test_a_deferred_field_opens_when_it_is_asked_for() -> None:
    row = Unmasking.objects.defer("reason").get(pk=kept().pk)
    assert row.reason == REASON


def test_rows_made_together_are_closed_each_for_itself() -> None:
    rows = [
        Unmasking(asked_by="local", asked_at=NOON, scope_id=1, reason=REASON, salt="s")
        for _ in range(2)
    ]
    Unmasking.objects.bulk_create(rows)
    assert len(set(stored())) == 2
    assert {row.reason for row in Unmasking.objects.all()} == {REASON}


def test_t_21_values_give_it_closed_and_print_nothing() -> None:
    kept()
    value: object = Unmasking.objects.values_list("reason", flat=True)[0]
    assert isinstance(value, Closed)
    assert str(value) == "(closed)"


def test_t_21_an_update_past_the_row_is_refused() -> None:
    kept()
    before = stored()
    with pytest.raises(FieldError, match="encrypted"):
        Unmasking.objects.update(reason=REASON)
    with pytest.raises(FieldError, match="encrypted"):
        Unmasking.objects.bulk_update([Unmasking.objects.get()], ["reason"])
    assert stored() == before


def test_t_21_a_look_up_in_clear_is_refused() -> None:
    for lookup in ("", "__exact", "__contains", "__startswith", "__regex", "__in"):
        value = [REASON] if lookup == "__in" else REASON
        with pytest.raises(FieldError):
            list(Unmasking.objects.filter(**{f"reason{lookup}": value}))


def test_t_21_a_dump_holds_no_word_of_it() -> None:
    kept()
    assert "Quill" not in serializers.serialize("json", Unmasking.objects.all())


def test_t_21_a_value_copied_to_another_row_does_not_open() -> None:
    kept()
    other = kept("some other reason here")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_unmasking SET reason = %s", [stored()[0]])
    opened = []
    for row in Unmasking.objects.all():
        try:
            opened.append(row.reason)
        except Altered:
            opened.append("altered")
    assert sorted(opened)[1] == "altered"
    assert other.pk


def test_t_21_a_value_copied_to_another_column_does_not_open() -> None:
    kept()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_unmasking SET salt = reason")
    with pytest.raises(Altered):
        _ = Unmasking.objects.get().salt


def test_t_21_without_the_keys_a_row_is_seen_and_not_read() -> None:
    kept()
    take(None)
    row = Unmasking.objects.get()
    assert row.ground == "right of reply"
    with pytest.raises(Locked):
        _ = row.reason
    with pytest.raises(Locked):
        kept()


def test_with_other_keys_it_does_not_open() -> None:
    kept()
    with unlocked(Keyring(Key.make())), pytest.raises(UnknownKey):
        _ = Unmasking.objects.get().reason


def test_the_keys_before_are_at_hand_again() -> None:
    before = keys_at_hand()
    with unlocked(Keyring(Key.make())):
        assert keys_at_hand() is not before
    assert keys_at_hand() is before


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FieldError, match="is a text"):
        kept(None)  # type: ignore[arg-type] # what is refused


@isolate_apps("affiant.access")
def test_a_model_whose_rows_get_their_number_late_is_refused() -> None:
    class Late(models.Model):
        name = EncryptedTextField()

        class Meta:
            app_label = "access"

    assert [error.msg for error in Late.check() if error.level >= 40] == [
        "an encrypted field needs a key made beforehand"
    ]


@isolate_apps("affiant.access")
def test_equal_words_are_found_by_their_mark() -> None:
    class Contact(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid4)
        name = EncryptedTextField()
        name_mark = BlindIndexField(of="name")
        objects: models.Manager["Contact"] = models.Manager()

        class Meta:
            app_label = "access"

    with connection.schema_editor() as editor:
        editor.create_model(Contact)
    ada = Contact.objects.create(name="Ada Quill")
    Contact.objects.create(name="Ida Quill")

    def sought(text: str) -> set[UUID]:
        marks = BlindIndexField.sought(Contact, "name_mark", text)
        found = Contact.objects.filter(name_mark__in=marks)
        return set(found.values_list("pk", flat=True))

    assert sought("ada  quill") == {ada.pk}
    assert sought("Quill") == set()
    ring = keys_at_hand()
    assert isinstance(ring, Keyring)
    with unlocked(Keyring(Key.make(), (ring.current,))):
        assert sought("Ada Quill") == {ada.pk}


def test_a_blind_index_is_written_into_a_migration() -> None:
    _, _, _, arguments = BlindIndexField(of="name").deconstruct()
    assert arguments == {"of": "name", "db_index": True}
