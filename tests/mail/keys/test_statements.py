import base64
import json
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.found import KeyTrouble
from affiant.mail.keys.importing import ImportKind
from affiant.mail.keys.signed import Signer, signers
from tests.mail.keys.files import RECORD, seen, taken

ED25519 = ed25519.Ed25519PrivateKey.generate()
P256 = ec.generate_private_key(ec.SECP256R1())
SAID: dict[str, Any] = {
    "domain": "corp.example",
    "selector": "s1",
    "value": RECORD,
    "source": "live_dns",
    "first_seen_at": "2014-01-06T00:00:00.000Z",
    "last_seen_at": "2015-01-06T00:00:00.000Z",
}


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def jws(record: dict[str, Any], algorithm: str = "EdDSA", kid: str = "k1") -> str:
    head = encoded(json.dumps({"alg": algorithm, "kid": kid}).encode())
    payload = encoded(json.dumps({"v": 1, "iss": "archive.example", "record": record}).encode())
    data = f"{head}.{payload}".encode()
    if algorithm == "ES256":
        r, s = decode_dss_signature(P256.sign(data, ec.ECDSA(hashes.SHA256())))
        return f"{head}.{payload}.{encoded(r.to_bytes(32) + s.to_bytes(32))}"
    return f"{head}.{payload}.{encoded(ED25519.sign(data))}"


def jwks() -> bytes:
    raw = ED25519.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = {"kty": "OKP", "crv": "Ed25519", "kid": "k1", "x": encoded(raw)}
    return json.dumps({"keys": [key]}).encode()


@pytest.mark.parametrize(
    ("algorithm", "signer"),
    [("EdDSA", signers(jwks())), ("ES256", (Signer("", P256.public_key()),))],
)
def test_a_signed_statement_is_verified_by_the_users_key(
    algorithm: str, signer: tuple[Signer, ...]
) -> None:
    keys, problems = taken(jws(SAID, algorithm), ImportKind.STATEMENTS, signers=signer)

    assert problems == []
    assert (keys[0].is_signed, keys[0].source) == (True, KeySource.STATEMENT)
    assert keys[0].told_by == "archive.example (the clerk)"
    assert seen(keys[0]) == (date(2014, 1, 6), date(2015, 1, 6))


def test_without_the_users_key_it_is_taken_as_not_verified() -> None:
    keys, _ = taken(json.dumps([jws(SAID)]), ImportKind.STATEMENTS)

    assert not keys[0].is_signed


def test_t_66_an_altered_statement_is_refused_and_its_neighbour_taken() -> None:
    altered = jws(SAID).replace(".", ".A", 1)
    other = jws(SAID).rpartition(".")[0] + "." + encoded(b"0" * 64)

    keys, problems = taken(
        f"{altered}\n{other}\n{jws(SAID)}\n", ImportKind.STATEMENTS, signers=signers(jwks())
    )

    assert len(keys) == 1
    assert problems == [(1, KeyTrouble.UNREADABLE), (2, KeyTrouble.BAD_SIGNATURE)]


@pytest.mark.parametrize("algorithm", ["none", "HS256", "RS256"])
def test_t_66_a_method_that_is_not_to_be_believed_is_refused(algorithm: str) -> None:
    assert taken(jws(SAID, algorithm), ImportKind.STATEMENTS) == ([], [(1, KeyTrouble.NOT_ALLOWED)])


def test_channels_are_never_blended() -> None:
    told = {
        "domain": "corp.example", "selector": "s1", "value": RECORD, "firstSeenAt": "2001-01-01",
        "observations": [
            {"source": "live_dns", "firstSeenAt": "2014-01-06", "lastSeenAt": "2015-01-06"},
            {"source": "gcd_recovered", "firstSeenAt": "2009-01-01", "lastSeenAt": "2010-01-01"},
        ],
    }  # fmt: skip

    keys, _ = taken(json.dumps(told), ImportKind.STATEMENTS)

    assert [(key.source, *seen(key)) for key in keys] == [
        (KeySource.STATEMENT, date(2014, 1, 6), date(2015, 1, 6)),
        (KeySource.RECOVERED, None, None),
    ]


@pytest.mark.parametrize(
    "content", [b"{", b'{"record": 3}', b'{"a":' * 100_000, b"\xff\xfe{}", b"[[[[1]]]]", b"eyJ.a.b"]
)
def test_t_68_hostile_content_is_told_and_gives_no_key(content: bytes) -> None:
    keys, problems = taken(content, ImportKind.STATEMENTS)

    assert keys == []
    assert problems
