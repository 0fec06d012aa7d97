"""An RSA public key, computed from messages that it signed, where nobody archived it.

With m the padded digest of a message and s its signature, the modulus n divides s^e - m. So it
divides the greatest common divisor of two such numbers, which has little else in it. They are
long (134 million bits for a key of 2048), which is why this takes a minute.

What it proves is narrow: *one key* made all these signatures. It does not prove whose key it was:
whoever makes up a whole trove can make up a key for it.
"""

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import gmpy2
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from affiant.mail.authentication import key
from affiant.mail.authentication.key import LEAST_BITS
from affiant.mail.authentication.signature import Algorithm, Signature

EXPONENTS = (3, 17, 65_537)
"""In use; the first two cost next to nothing."""

MOST_BITS = 4096
"""Of a key that is sought: the work grows faster than with the square."""

_PAIRS = 6  # that are tried: a pair with one altered message gives nothing
_SMALL = 1 << 16  # factors that two unrelated multiples of n may share by chance


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, and the digest of the header bytes that it is over, as they are at hand."""

    signature: Signature
    digest: bytes


@dataclass(frozen=True, slots=True)
class Recovered:
    """A key record as the DNS would have it. `signers` are the numbers of the two messages that
    gave it; `fits` those of all the messages whose signature it explains."""

    record: str
    bits: int
    signers: tuple[int, int]
    fits: tuple[int, ...]


def recover(
    trove: Sequence[Signed],
    stopped: Callable[[], bool] = lambda: False,
    exponents: Sequence[int] = EXPONENTS,
) -> Recovered | None:
    """The key of one selector's messages, those least likely to be altered first.

    None where no tried pair gives one: with too few messages, or when all are altered. A key
    counts only when it explains both.
    """
    usable = [number for number, one in enumerate(trove) if _is_usable(one)]
    for first, second in islice(_pairs(trove, usable), _PAIRS):
        if stopped():
            return None
        for exponent in exponents:
            modulus = _modulus(trove[first], trove[second], exponent)
            if modulus is None:
                continue
            record = _record(modulus, exponent)
            found = key.read(record)
            fits = tuple(
                number
                for number in usable
                if found.holds(
                    trove[number].signature.value, trove[number].digest, Algorithm.RSA_SHA256
                )
            )
            if first in fits and second in fits:
                return Recovered(record, found.bits, (first, second), fits)
    return None


def _is_usable(one: Signed) -> bool:
    bits = len(one.signature.value) * 8
    is_sought = LEAST_BITS // 2 <= bits <= MOST_BITS
    return one.signature.algorithm is Algorithm.RSA_SHA256 and is_sought


def _pairs(trove: Sequence[Signed], usable: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of different signatures of one length; early numbers first, each used sparingly."""
    for first, second in sorted(combinations(usable[:12], 2), key=sum):
        one, other = trove[first].signature.value, trove[second].signature.value
        if len(one) == len(other) and one != other:
            yield first, second


def _modulus(one: Signed, other: Signed, exponent: int) -> int | None:
    size = len(one.signature.value)
    shared = gmpy2.gcd(_multiple(one, exponent, size), _multiple(other, exponent, size))
    if shared.bit_length() < LEAST_BITS // 2 or shared.bit_length() > size * 8 + 64:
        return None
    return _without_small_factors(shared, size * 8)


def _multiple(one: Signed, exponent: int, size: int) -> gmpy2.mpz:
    """A multiple of the modulus."""
    block = key.encoded(one.digest, "sha256", size)
    number = gmpy2.mpz(int.from_bytes(one.signature.value))
    return abs(number**exponent - int.from_bytes(block))


def _without_small_factors(shared: gmpy2.mpz, bits: int) -> int | None:
    factor = 2
    while factor < _SMALL:
        if shared % factor == 0:  # a modulus has no small factor
            shared //= factor
        else:
            factor += 1 if factor == 2 else 2  # noqa: PLR2004 - the even prime
    return int(shared) if bits - 8 < shared.bit_length() <= bits else None


def _record(modulus: int, exponent: int) -> str:
    public = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    content = public.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return f"v=DKIM1; k=rsa; p={base64.b64encode(content).decode()}"
