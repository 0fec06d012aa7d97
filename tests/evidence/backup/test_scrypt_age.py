"""Our few lines of age against age's own (pyrage), in both directions."""

import base64
import re

import pyrage
import pytest

from affiant.evidence.backup.scrypt_age import (
    ARMOUR,
    ARMOUR_END,
    COST,
    GREATEST_COST,
    NotSealedSoError,
    WrongPassphraseError,
    close,
    open_closed,
)

WORDS = "nine grey herons, éveillés"
CHEAP = 4  # log2 of scrypt's N: what is tested is the format


def bare(armour: bytes) -> bytes:
    return base64.b64decode(armour.removeprefix(ARMOUR).removesuffix(ARMOUR_END))


def armoured(content: bytes) -> bytes:
    return ARMOUR + base64.encodebytes(content) + ARMOUR_END


@pytest.mark.parametrize("secret", [b"", b"a key", bytes(range(256)) * 256])
def test_another_program_opens_what_was_closed_here(secret: bytes) -> None:
    assert pyrage.passphrase.decrypt(close(secret, WORDS, cost=CHEAP), WORDS) == secret


def test_what_another_program_closed_opens_here() -> None:
    """However fast the machine took itself to be: so do the backups of before."""
    armour = pyrage.passphrase.encrypt(b"a key", WORDS, armored=True)
    assert open_closed(armour, WORDS) == b"a key"


def test_the_cost_is_age_s_own_on_every_machine() -> None:
    assert COST == 18
    assert b" 18\n" in bare(close(b"a key", WORDS))


def test_other_words_are_told_from_damage() -> None:
    with pytest.raises(WrongPassphraseError):
        open_closed(close(b"a key", WORDS, cost=CHEAP), WORDS + ".")


@pytest.mark.parametrize("place", ["header's MAC", "nonce", "body", "end"])
def test_damage_is_told(place: str) -> None:
    content = bytearray(bare(close(b"a key", WORDS, cost=CHEAP)))
    after = content.index(b"---") + 4
    content[{"header's MAC": after, "nonce": after + 45, "body": after + 62, "end": -1}[place]] ^= 1
    with pytest.raises(NotSealedSoError):
        open_closed(armoured(bytes(content)), WORDS)


@pytest.mark.parametrize(
    "content",
    [b"", b"age-encryption.org/v1\n", b"age-encryption.org/v1\n-> X25519 abc\ndef\n--- ghi\n"],
)
def test_another_file_is_told(content: bytes) -> None:
    with pytest.raises(NotSealedSoError):
        open_closed(armoured(content), WORDS)


def test_a_file_cut_off_is_told() -> None:
    content = bare(close(b"a key", WORDS, cost=CHEAP))
    after = content.index(b"---") + 48
    for length in (after, after + 15, after + 16, len(content) - 1):
        with pytest.raises(NotSealedSoError):
            open_closed(armoured(content[:length]), WORDS)


def test_what_would_take_all_memory_is_not_begun() -> None:
    content = bare(close(b"a key", WORDS, cost=CHEAP))
    costly = re.sub(rb" 4\n", b" %d\n" % (GREATEST_COST + 1), content, count=1)
    with pytest.raises(NotSealedSoError):
        open_closed(armoured(costly), WORDS)


def test_no_armour_is_told() -> None:
    with pytest.raises(NotSealedSoError):
        open_closed(b"age-encryption.org/v1\n", WORDS)
    with pytest.raises(NotSealedSoError):
        open_closed(ARMOUR + b"no base64!\n" + ARMOUR_END, WORDS)


def test_a_secret_longer_than_a_chunk_is_refused() -> None:
    with pytest.raises(ValueError, match="65537"):
        close(bytes(65537), WORDS, cost=CHEAP)
