import base64
import hashlib
import random

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from affiant.mail.authentication import signature
from affiant.mail.authentication.checking import header_data
from affiant.mail.authentication.recovery import Signed, recover
from affiant.mail.authentication.wire import Wire
from benchmarks.mailing.letters import letter

_PRIVATE = rsa.generate_private_key(3, 1024)  # noqa: S505 - fast; the benchmark has real ones
_PEM = _PRIVATE.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.TraditionalOpenSSL,
    serialization.NoEncryption(),
)
_PUBLIC = base64.b64encode(
    _PRIVATE.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
).decode()


def _signed(number: int, *, altered: bool = False) -> Signed:
    made = letter(random.Random(number), number).message
    message = dkim.sign(made, b"s1", b"corp.example", _PEM) + made
    if altered:
        message = message.replace(b"Subject: ", b"Subject: x")
    wire = Wire.of(message)
    one = signature.read(wire.named("dkim-signature")[0])
    return Signed(one, hashlib.sha256(header_data(wire, one)).digest())


def test_two_messages_give_the_key_that_signed_them() -> None:
    found = recover([_signed(1), _signed(2), _signed(3)])

    assert found is not None
    assert found.record.endswith(_PUBLIC)
    assert (found.bits, found.fits) == (1024, (0, 1, 2))


def test_an_altered_message_costs_a_pair_and_no_more() -> None:
    trove = [_signed(1, altered=True), _signed(2), _signed(3)]

    found = recover(trove, exponents=(3,))

    assert found is not None
    assert (found.signers, found.fits) == ((1, 2), (1, 2))


def test_one_message_gives_nothing_nor_does_its_copy() -> None:
    assert recover([_signed(1)]) is None
    assert recover([_signed(1), _signed(1)]) is None


def test_it_can_be_stopped() -> None:
    assert recover([_signed(1), _signed(2)], stopped=lambda: True) is None
