"""Compact JWS (RFC 7515) signed with Ed25519 or ES256, and no other algorithm."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

Public = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey

_ALGORITHMS = ("EdDSA", "ES256")
_HALF = 32  # bytes of each number of an ES256 signature (RFC 7518, 3.4)


class NotAllowed(ValueError):
    """Signed by an algorithm that is not to be believed, or by none."""


class BadSignature(ValueError):
    """The user's key of that name did not sign this."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A public key that the user believes, under its `kid`; "" where it has none."""

    name: str
    key: Public


@dataclass(frozen=True, slots=True)
class Opened:
    """What was signed. `is_verified`: by a key that the user supplied."""

    payload: Mapping[str, Any]
    is_verified: bool


def opened(compact: str, signers: Sequence[Signer]) -> Opened:
    """Raises NotAllowed, BadSignature, or ValueError for what is no JWS."""
    head, payload, signature = compact.split(".")
    told = json.loads(_bytes(head))
    content = json.loads(_bytes(payload))
    if not isinstance(told, dict) or not isinstance(content, dict):
        raise ValueError("no object")  # noqa: TRY004 - of the file, not of the program
    if told.get("alg") not in _ALGORITHMS or "crit" in told:
        raise NotAllowed(str(told.get("alg"))[:40])
    wanted = [one for one in signers if one.name in ("", told.get("kid")) or not told.get("kid")]
    if not wanted:
        return Opened(content, is_verified=False)
    data = f"{head}.{payload}".encode()
    if not any(_holds(one.key, str(told["alg"]), _bytes(signature), data) for one in wanted):
        raise BadSignature(str(told.get("kid"))[:80])
    return Opened(content, is_verified=True)


def _holds(key: Public, algorithm: str, signature: bytes, data: bytes) -> bool:
    try:
        if isinstance(key, ed25519.Ed25519PublicKey):
            if algorithm != "EdDSA":
                return False
            key.verify(signature, data)
            return True
        if algorithm != "ES256" or len(signature) != 2 * _HALF:
            return False
        numbers = int.from_bytes(signature[:_HALF]), int.from_bytes(signature[_HALF:])
        key.verify(encode_dss_signature(*numbers), data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def signers(content: bytes) -> tuple[Signer, ...]:
    """The keys of a PEM file, a JWK or a JWKS. Raises ValueError for anything else."""
    if content.lstrip().startswith(b"{"):
        told = json.loads(content)
        return tuple(_of_jwk(one) for one in told.get("keys", [told]))
    try:
        return (Signer("", _public(load_pem_public_key(content))),)
    except UnsupportedAlgorithm as wrong:
        raise ValueError(str(wrong)) from wrong


def _of_jwk(told: Mapping[str, Any]) -> Signer:
    name = str(told.get("kid", ""))
    match told.get("kty"), told.get("crv"):
        case "OKP", "Ed25519":
            return Signer(name, ed25519.Ed25519PublicKey.from_public_bytes(_bytes(told["x"])))
        case "EC", "P-256":
            x, y = (int.from_bytes(_bytes(told[one])) for one in ("x", "y"))
            return Signer(name, ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key())
    raise ValueError("neither Ed25519 nor P-256")


def _public(key: object) -> Public:
    if isinstance(key, ed25519.Ed25519PublicKey):
        return key
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    raise ValueError("neither Ed25519 nor P-256")


def _bytes(told: str) -> bytes:
    return base64.b64decode(told + "=" * (-len(told) % 4), altchars=b"-_", validate=True)
