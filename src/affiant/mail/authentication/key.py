"""A domain's public key as the DNS publishes it (RFC 6376, 3.6.1; RFC 8463 for Ed25519)."""

import base64
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import load_der_public_key

from affiant.mail.authentication import tags
from affiant.mail.authentication.signature import Algorithm
from affiant.mail.authentication.tags import Malformed

LEAST_BITS = 1024
"""Of an RSA key that a verifier may believe (RFC 8301, 3.2)."""

MOST_BITS = 16_384
"""Of an RSA key that is looked at: checking costs with the cube of it."""

_PREFIX = {  # DER of AlgorithmIdentifier and OCTET STRING's head (RFC 8017, 9.2, note 1)
    "sha1": bytes.fromhex("3021300906052b0e03021a05000414"),
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
}
_SIZE = {"sha1": 20, "sha256": 32}
_LEAST_SIZE = 62  # bytes: a SHA-256 block with eight bytes of padding
_PADDING = padding.PKCS1v15()
_PREHASHED = {
    "sha1": Prehashed(hashes.SHA1()),  # noqa: S303 - to read old mail, never to believe it
    "sha256": Prehashed(hashes.SHA256()),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key record. `material` is RSA's (modulus, exponent), or Ed25519's 32 bytes.

    None for a key that its domain revoked (p= empty). `hashes` empty: any hash.
    """

    type: str
    material: tuple[int, int] | bytes | None
    hashes: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset({"*"})
    flags: frozenset[str] = frozenset()

    @property
    def bits(self) -> int:
        """The size that tells how hard it is to break; 0 for a revoked key."""
        if isinstance(self.material, tuple):
            return self.material[0].bit_length()
        return 256 if self.material else 0

    @property
    def is_for_mail(self) -> bool:
        """Whether s= lets it sign mail."""
        return bool(self.services & {"*", "email"})

    @property
    def is_strict(self) -> bool:
        """Whether t=s asks that i= be of d= itself and of no subdomain."""
        return "s" in self.flags

    def signed_digest(self, signature: bytes, algorithm: Algorithm) -> bytes | None:
        """The digest that an RSA signature was made of; None where this key did not make it.

        Strict as to padding (RFC 8017, 8.2.2): a lax one lets signatures be forged.
        """
        if not isinstance(self.material, tuple):
            return None
        modulus, exponent = self.material
        size = (modulus.bit_length() + 7) // 8
        number = int.from_bytes(signature)
        if len(signature) != size or number >= modulus or size < _LEAST_SIZE:
            return None
        block = pow(number, exponent, modulus).to_bytes(size)
        digest = block[-_SIZE[algorithm.hash_name] :]
        return digest if block == encoded(digest, algorithm.hash_name, size) else None

    def holds(self, signature: bytes, digest: bytes, algorithm: Algorithm) -> bool:
        """Whether this key made this signature of this digest."""
        try:
            if isinstance(self.material, bytes):
                _ed25519(self.material).verify(signature, digest)
                return True
            if isinstance(self.material, tuple):
                hashed = _PREHASHED[algorithm.hash_name]
                _rsa(*self.material).verify(signature, digest, _PADDING, hashed)
                return True
        except InvalidSignature:
            return False
        except (ValueError, UnsupportedAlgorithm):  # a size that the library does not take
            return self.signed_digest(signature, algorithm) == digest
        return False


def read(record: str) -> Key:
    """A TXT record's text, its strings joined. Raises Malformed with the reason."""
    found = tags.parse(record)
    if found.get("v", "DKIM1") != "DKIM1" or ("v" in found and next(iter(found)) != "v"):
        raise Malformed("v= is not DKIM1, or does not stand first")
    if "p" not in found:
        raise Malformed("p= is missing")
    kind = found.get("k", "rsa").lower()
    return Key(
        kind,
        _material(kind, found["p"]) if tags.joined(found["p"]) else None,
        _words(found.get("h", "")),
        _words(found.get("s", "*")),
        _words(found.get("t", "")),
    )


def _words(value: str) -> frozenset[str]:
    return frozenset(word.lower() for word in tags.listed(value) if word)


def _material(kind: str, value: str) -> tuple[int, int] | bytes:
    content = base64.b64decode(tags.base64_text(value))
    if kind == "ed25519":
        if len(content) != 32:  # noqa: PLR2004 - RFC 8032
            raise Malformed("an Ed25519 key has 32 bytes")
        return content
    if kind != "rsa":
        raise Malformed(f"k= is {kind[:40]!r}")
    return _rsa_numbers(content)


def _rsa_numbers(content: bytes) -> tuple[int, int]:
    """SubjectPublicKeyInfo, which everybody publishes, or RSAPublicKey, which the text asks for."""
    try:
        key = load_der_public_key(content)
    except (ValueError, UnsupportedAlgorithm):
        return _rsa_numbers_by_hand(content)
    if not isinstance(key, rsa.RSAPublicKey):
        raise Malformed("p= is not an RSA key")
    return _sane(key.public_numbers().n, key.public_numbers().e)


def _sane(modulus: int, exponent: int) -> tuple[int, int]:
    if modulus.bit_length() > MOST_BITS:
        raise Malformed(f"an RSA key of more than {MOST_BITS} bits")
    if modulus < 3 or modulus % 2 == 0 or exponent < 3 or exponent % 2 == 0:  # noqa: PLR2004
        raise Malformed("numbers that are no RSA key")
    if exponent.bit_length() > 64:  # noqa: PLR2004 - all in use are below 2^32
        raise Malformed("an RSA exponent of more than 64 bits")
    return modulus, exponent


def _rsa_numbers_by_hand(content: bytes) -> tuple[int, int]:
    """For keys that the library refuses to load, for their size: old mail has them.

    The last two DER integers, side by side at the end, are modulus and exponent in both forms.
    """
    for start in range(len(content)):
        numbers = _integers(content[start:])
        if len(numbers) == 2:  # noqa: PLR2004 - a pair
            return _sane(numbers[0], numbers[1])
    raise Malformed("p= is not an RSA key")


def _integers(content: bytes) -> list[int]:
    """The DER integers that `content` is made of from its first byte to its last; else none."""
    numbers, at = [], 0
    while at < len(content):
        if content[at] != 2 or at + 2 > len(content):  # noqa: PLR2004 - DER's INTEGER
            return []
        size, at = content[at + 1], at + 2
        if size & 0x80:
            more = size & 0x7F
            size, at = int.from_bytes(content[at : at + more]), at + more
        if at + size > len(content) or not size:
            return []
        numbers.append(int.from_bytes(content[at : at + size]))
        at += size
    return numbers


@lru_cache(maxsize=256)
def _rsa(modulus: int, exponent: int) -> rsa.RSAPublicKey:
    return rsa.RSAPublicNumbers(exponent, modulus).public_key()


@lru_cache(maxsize=256)
def _ed25519(material: bytes) -> ed25519.Ed25519PublicKey:
    return ed25519.Ed25519PublicKey.from_public_bytes(material)


def encoded(digest: bytes, hash_name: str, size: int) -> bytes:
    """EMSA-PKCS1-v1_5 (RFC 8017, 9.2): the block of `size` bytes that RSA signs."""
    told = _PREFIX[hash_name] + digest
    return b"\0\1" + b"\xff" * (size - 3 - len(told)) + b"\0" + told
