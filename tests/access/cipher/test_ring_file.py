"""The ring on the disk: opened by who closed it, found out when changed, recovered when lost."""

import json
from pathlib import Path
from typing import Any

import pyrage
import pytest

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import NotUnlocked, RingDamaged
from affiant.access.cipher.keyring import Keyring
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.wrapping import KeyFile, Passphrase, Unlocking

CELL = Cell("contacts", "name", "1")
QUICK = 2**4  # scrypt at its real cost takes half a second each time
WORDS = Passphrase("invented words for a test", QUICK)
OTHER = Passphrase("other words for the same test", QUICK)
IDENTITY = pyrage.x25519.Identity.generate()
RECIPIENT = str(IDENTITY.to_public())


@pytest.fixture
def file(tmp_path: Path) -> RingFile:
    return RingFile(tmp_path / "keys")


@pytest.fixture
def ring(file: RingFile) -> Keyring:
    return file.create(WORDS, RECIPIENT)


def told(file: RingFile) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.file.read_text("utf-8"))
    return read


def opens(file: RingFile, unlocking: Unlocking, closed: str) -> bool:
    return file.open(unlocking).open(closed, CELL) == "Ada Quill"


def test_the_ring_is_opened_by_its_passphrase(file: RingFile, ring: Keyring) -> None:
    assert opens(file, WORDS, ring.close("Ada Quill", CELL))


def test_t_22_another_passphrase_does_not_open_it(file: RingFile, ring: Keyring) -> None:
    del ring
    with pytest.raises(NotUnlocked):
        file.open(OTHER)


def test_t_22_no_key_lies_open_in_the_folder(file: RingFile, ring: Keyring) -> None:
    secret = ring.current.secret
    for path in file.keys.iterdir():
        content = path.read_bytes()
        assert secret not in content
        assert secret.hex().encode() not in content


def test_t_22_the_files_are_their_owners_alone(file: RingFile, ring: Keyring) -> None:
    del ring
    for path in (file.file, file.escrow.file):
        assert path.stat().st_mode & 0o077 == 0
    assert file.keys.stat().st_mode & 0o077 == 0


def test_a_key_file_opens_the_ring_it_closed(file: RingFile, tmp_path: Path) -> None:
    key = KeyFile.make(tmp_path / "key")
    ring = file.create(key, RECIPIENT)
    assert key.path.stat().st_mode & 0o077 == 0
    assert opens(file, key, ring.close("Ada Quill", CELL))


def test_another_key_file_does_not(file: RingFile, tmp_path: Path) -> None:
    file.create(KeyFile.make(tmp_path / "key"), RECIPIENT)
    with pytest.raises(NotUnlocked):
        file.open(KeyFile.make(tmp_path / "other"))


def test_a_key_file_is_not_written_over(tmp_path: Path) -> None:
    KeyFile.make(tmp_path / "key")
    with pytest.raises(FileExistsError):
        KeyFile.make(tmp_path / "key")


@pytest.mark.parametrize("content", [None, b"", b"short", bytes(33)])
def test_a_key_file_that_is_none_is_told(
    file: RingFile, tmp_path: Path, content: bytes | None
) -> None:
    key = KeyFile.make(tmp_path / "key")
    file.create(key, RECIPIENT)
    key.path.unlink()
    if content is not None:
        key.path.write_bytes(content)
    with pytest.raises(NotUnlocked, match="key file"):
        file.open(key)


def test_a_passphrase_does_not_do_for_a_key_file_nor_the_reverse(
    file: RingFile, tmp_path: Path, ring: Keyring
) -> None:
    del ring
    with pytest.raises(NotUnlocked, match="passphrase"):
        file.open(KeyFile.make(tmp_path / "key"))
    file.change(WORDS, KeyFile(tmp_path / "key"))
    with pytest.raises(NotUnlocked, match="key file"):
        file.open(WORDS)


def test_t_22_a_short_passphrase_is_refused(file: RingFile) -> None:
    with pytest.raises(ValueError, match="12 characters"):
        file.create(Passphrase("too short", QUICK), RECIPIENT)


def test_a_ring_is_not_made_over_another(file: RingFile, ring: Keyring) -> None:
    del ring
    with pytest.raises(FileExistsError):
        file.create(WORDS, RECIPIENT)


def test_a_changed_passphrase_opens_what_the_old_one_closed(file: RingFile, ring: Keyring) -> None:
    closed = ring.close("Ada Quill", CELL)
    file.change(WORDS, OTHER)
    assert opens(file, OTHER, closed)
    with pytest.raises(NotUnlocked):
        file.open(WORDS)


def test_a_renewed_ring_opens_what_the_old_key_closed(file: RingFile, ring: Keyring) -> None:
    closed = ring.close("Ada Quill", CELL)
    renewed = file.renew(WORDS)
    assert renewed.current.id != ring.current.id
    assert opens(file, WORDS, closed)


def test_t_22_a_forgotten_key_is_in_no_file(file: RingFile, ring: Keyring) -> None:
    file.renew(WORDS)
    left = file.forget(WORDS, ring.current.id)
    recovered, _ = file.escrow.open(str(IDENTITY))
    assert ring.current.id not in {*left.ids, *file.open(WORDS).ids, *recovered.ids}


def test_the_current_key_is_not_forgotten(file: RingFile, ring: Keyring) -> None:
    with pytest.raises(ValueError, match="renew"):
        file.forget(WORDS, ring.current.id)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("recipient", str(pyrage.x25519.Identity.generate().to_public())),
        ("mac", "0" * 64),
        ("more", 1),
    ],
    ids=["recipient", "mac", "more"],
)
def test_t_22_a_changed_ring_is_found_out(
    file: RingFile, ring: Keyring, name: str, value: object
) -> None:
    del ring
    file.file.write_text(json.dumps({**told(file), name: value}), "utf-8")
    with pytest.raises(RingDamaged, match="changed"):
        file.open(WORDS)


def test_t_22_an_older_key_cannot_be_made_current_again(file: RingFile, ring: Keyring) -> None:
    file.renew(WORDS)
    file.file.write_text(json.dumps({**told(file), "current": ring.current.id}), "utf-8")
    with pytest.raises(RingDamaged):
        file.open(WORDS)


@pytest.mark.parametrize("gone", ["wrapping", "keys", "current", "recipient", "mac"])
def test_a_ring_without_one_of_its_parts_is_damaged(
    file: RingFile, ring: Keyring, gone: str
) -> None:
    del ring
    left = told(file)
    del left[gone]
    file.file.write_text(json.dumps(left), "utf-8")
    with pytest.raises(RingDamaged):
        file.open(WORDS)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"form": "affiant ring 9"}', b"{}"])
def test_a_file_that_is_no_ring_is_damaged(file: RingFile, ring: Keyring, content: bytes) -> None:
    del ring
    file.file.write_bytes(content)
    with pytest.raises(RingDamaged):
        file.open(WORDS)


@pytest.mark.parametrize("cost", [0, 1, 3, 2**30, "1", None])
def test_a_cost_that_would_take_all_memory_is_refused(
    file: RingFile, ring: Keyring, cost: object
) -> None:
    del ring
    changed = told(file)
    changed["wrapping"]["cost"] = cost
    file.file.write_text(json.dumps(changed), "utf-8")
    with pytest.raises(RingDamaged):
        file.open(WORDS)


def test_t_23_a_lost_passphrase_is_made_good_with_the_recovery_key(
    file: RingFile, ring: Keyring
) -> None:
    old = ring.close("Ada Quill", CELL)
    new = file.renew(WORDS).close("Ada Quill", CELL)
    file.recover(str(IDENTITY), OTHER)
    assert opens(file, OTHER, old)
    assert opens(file, OTHER, new)
    with pytest.raises(NotUnlocked):
        file.open(WORDS)


def test_t_23_a_lost_ring_is_made_good_too(file: RingFile, ring: Keyring) -> None:
    closed = ring.close("Ada Quill", CELL)
    file.file.unlink()
    file.recover(f"{IDENTITY}\n", OTHER)
    assert opens(file, OTHER, closed)


def test_t_23_after_a_recovery_the_next_one_works_as_well(file: RingFile, ring: Keyring) -> None:
    closed = ring.close("Ada Quill", CELL)
    file.recover(str(IDENTITY), OTHER)
    file.renew(OTHER)
    file.recover(str(IDENTITY), WORDS)
    assert opens(file, WORDS, closed)


@pytest.mark.parametrize(
    "identity",
    ["", "AGE-SECRET-KEY-1", str(pyrage.x25519.Identity.generate())],
    ids=["none", "half", "another"],
)
def test_t_23_another_recovery_key_opens_nothing(
    file: RingFile, ring: Keyring, identity: str
) -> None:
    del ring
    with pytest.raises(NotUnlocked):
        file.recover(identity, OTHER)
    assert file.open(WORDS)


def test_t_23_an_old_escrow_copy_does_not_take_the_place_of_a_newer_ring(
    file: RingFile, ring: Keyring
) -> None:
    del ring
    old = file.escrow.file.read_bytes()
    file.renew(WORDS)
    file.escrow.file.write_bytes(old)
    with pytest.raises(RingDamaged, match="old"):
        file.recover(str(IDENTITY), OTHER)
    assert file.open(WORDS)


def test_t_23_a_copy_that_somebody_else_made_is_not_taken(file: RingFile, ring: Keyring) -> None:
    del ring
    to = IDENTITY.to_public()
    file.escrow.file.write_bytes(pyrage.encrypt(b'{"keys": [], "current": "00000000"}', [to]))
    with pytest.raises(RingDamaged):
        file.recover(str(IDENTITY), OTHER)


@pytest.mark.parametrize("content", [b"", b"age-encryption.org/v1\n", b"\xff" * 200])
def test_a_damaged_escrow_copy_is_told(file: RingFile, ring: Keyring, content: bytes) -> None:
    del ring
    file.escrow.file.write_bytes(content)
    with pytest.raises(NotUnlocked):
        file.recover(str(IDENTITY), OTHER)


def test_a_recipient_that_is_none_leaves_no_ring(file: RingFile) -> None:
    with pytest.raises(pyrage.RecipientError):
        file.create(WORDS, "age1nobody")
    assert not file.file.exists()


def test_the_real_cost_is_the_recommended_one() -> None:
    assert Passphrase("invented words for a test").begin()["cost"] == 2**17
