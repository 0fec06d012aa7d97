import base64

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from affiant.mail.authentication import key
from affiant.mail.authentication.key import encoded
from affiant.mail.authentication.signature import Algorithm
from affiant.mail.authentication.tags import Malformed

_PRIVATE = rsa.generate_private_key(65537, 1024)  # noqa: S505 - old mail has no longer ones
_PUBLIC = base64.b64encode(
    _PRIVATE.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
).decode()
_BARE = base64.b64encode(
    _PRIVATE.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
).decode()


def _digest(data: bytes) -> bytes:
    made = hashes.Hash(hashes.SHA256())
    made.update(data)
    return made.finalize()


def test_a_signature_gives_back_the_digest_that_was_signed() -> None:
    signature = _PRIVATE.sign(b"words", padding.PKCS1v15(), hashes.SHA256())

    found = key.read(f"v=DKIM1; k=rsa; p={_PUBLIC}")

    assert found.signed_digest(signature, Algorithm.RSA_SHA256) == _digest(b"words")
    assert found.signed_digest(signature[:-1] + b"x", Algorithm.RSA_SHA256) is None
    assert found.signed_digest(b"", Algorithm.RSA_SHA256) is None


def test_a_key_is_read_in_both_of_its_forms_and_folded() -> None:
    folded = _PUBLIC[:40] + " \t" + _PUBLIC[40:]

    assert key.read(f"p={_BARE}") == key.read(f"p={_PUBLIC}") == key.read(f"p={folded}")


def test_a_padding_that_was_cut_short_is_no_signature() -> None:
    """Bleichenbacher's forgery of 2006: the digest with rubbish behind it, and few 0xff."""
    numbers = _PRIVATE.private_numbers()
    modulus = numbers.public_numbers.n
    size = 128
    right = encoded(_digest(b"words"), "sha256", size)
    forged = right[:10] + right[-52:] + b"\0" * (size - 62)
    assert len(forged) == size
    signature = pow(int.from_bytes(forged), numbers.d, modulus).to_bytes(size)

    assert key.read(f"p={_PUBLIC}").signed_digest(signature, Algorithm.RSA_SHA256) is None


def test_a_revoked_key_has_no_material() -> None:
    assert key.read("v=DKIM1; p=").material is None


@pytest.mark.parametrize(
    "record",
    [
        "",
        "k=rsa",
        "v=DKIM2; p=AAAA",
        "p=AAAA; v=DKIM1",
        "p=not base64!",
        "p=AAAA",
        "k=ed25519; p=AAAA",
        "k=dsa; p=AAAA",
        f"p={_PUBLIC}; p={_PUBLIC}",
        f"p={_PUBLIC[:-8]}",
    ],
    ids=range(10),  # the key is made anew by each process
)
def test_what_is_no_key_is_refused_with_a_reason(record: str) -> None:
    with pytest.raises(Malformed):
        key.read(record)


def test_a_key_of_a_million_bits_is_not_looked_at() -> None:
    wide = base64.b64encode(
        b"\x02\x84" + (125_001).to_bytes(4) + b"\x01" * 125_001 + b"\x02\x01\x03"
    )

    with pytest.raises(Malformed):
        key.read(f"p={wide.decode()}")
