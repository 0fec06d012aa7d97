"""A DKIM-Signature field, read (RFC 6376, 3.5). ARC shares its tags."""

import base64
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from affiant.mail.authentication import tags
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.wire import Field

_LABELS = re.compile(r"(?=.{1,253}\Z)[^\W](?:[\w-]{0,61}[^\W_])?(?:\.[^\W](?:[\w-]{0,61}[^\W_])?)*")
_SELECTOR = re.compile(r"(?=.{1,253}\Z)[\w](?:[\w-]{0,62})(?:\.[\w](?:[\w-]{0,62}))*")
_FIELD_NAME = re.compile(r"[!-9;-~]+")


class Algorithm(StrEnum):
    """How a message was signed."""

    RSA_SHA256 = "rsa-sha256"
    ED25519_SHA256 = "ed25519-sha256"
    RSA_SHA1 = "rsa-sha1"  # no longer to be believed: RFC 8301, 3.1

    @property
    def key_type(self) -> str:
        """What the key's k= must say."""
        return self.value.partition("-")[0]

    @property
    def hash_name(self) -> str:
        """What the key's h= must allow."""
        return self.value.partition("-")[2]


@dataclass(frozen=True, slots=True)
class Signature:
    """What one signature says of itself. Times are seconds since 1970, UTC; None where not told.

    `length` is l=, in bytes of the canonical body; `identity` is i=, "@domain" where not told.
    """

    field: Field
    algorithm: Algorithm
    domain: str
    selector: str
    signed: tuple[str, ...]
    value: bytes
    body_hash: bytes
    header_form: Form = Form.SIMPLE
    body_form: Form = Form.SIMPLE
    length: int | None = None
    identity: str = ""
    made: int | None = None
    expires: int | None = None

    @property
    def identity_domain(self) -> str:
        """The domain of i=."""
        return self.identity.rpartition("@")[2].lower()

    @property
    def key_name(self) -> str:
        """Under which name the DNS had the key."""
        return f"{self.selector}._domainkey.{self.domain}"


def read(field: Field) -> Signature:
    """Raises Malformed, with the reason, for a signature that the standard does not allow."""
    found = tags.parse(field.value.decode("utf-8", "surrogateescape"))
    if _wanted(found, "v") != "1":
        raise Malformed("v= is not 1")
    at = domain(_wanted(found, "d"))
    signature = Signature(
        field,
        algorithm(_wanted(found, "a")),
        at,
        selector(_wanted(found, "s")),
        field_names(_wanted(found, "h")),
        decoded(_wanted(found, "b")),
        decoded(_wanted(found, "bh")),
        *forms(found.get("c", "")),
        length=tags.number(found["l"]) if "l" in found else None,
        identity=_identity(found.get("i"), at),
        made=tags.number(found["t"]) if "t" in found else None,
        expires=tags.number(found["x"]) if "x" in found else None,
    )
    _require_sense(signature, found)
    return signature


def _wanted(found: dict[str, str], name: str) -> str:
    value = found.get(name, "")
    if not value:
        raise Malformed(f"{name}= is missing or empty")
    return value


def algorithm(value: str) -> Algorithm:
    """Raises Malformed for one that no standard names."""
    try:
        return Algorithm(value.lower())
    except ValueError:
        raise Malformed(f"a= is {value[:40]!r}") from None


@lru_cache(maxsize=64)
def forms(value: str) -> tuple[Form, Form]:
    """Header's and body's canonical form; what is not told is simple. Raises Malformed."""
    head, _, body = tags.joined(value).lower().partition("/")
    try:
        return Form(head or "simple"), Form(body or "simple")
    except ValueError:
        raise Malformed(f"c= is {value[:40]!r}") from None


@lru_cache(maxsize=1024)
def field_names(value: str) -> tuple[str, ...]:
    """The names of h= in lower case, each as often as it stands there. Raises Malformed."""
    names = tuple(name.lower() for name in tags.listed(value))
    if not all(_FIELD_NAME.fullmatch(name) for name in names):
        raise Malformed("h= has what is no field's name")
    return names


def decoded(value: str) -> bytes:
    """The bytes of a base64 tag, folded or not. Raises Malformed."""
    return base64.b64decode(tags.base64_text(value))


def domain(value: str) -> str:
    """d= in its ASCII form. Raises Malformed."""
    if not _LABELS.fullmatch(value):
        raise Malformed("d= is no domain")
    return ascii_domain(value)


def selector(value: str) -> str:
    """s= in its ASCII form. Raises Malformed."""
    if not _SELECTOR.fullmatch(value):
        raise Malformed("s= is no selector")
    return ascii_domain(value)


@lru_cache(maxsize=4096)
def ascii_domain(value: str) -> str:
    """In lower case, and in its ASCII form where it has other letters (RFC 8616)."""
    if value.isascii():
        return value.lower()
    try:
        return value.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Malformed("a domain that cannot be looked up") from None


def _identity(value: str | None, domain_of_d: str) -> str:
    if value is None:
        return f"@{domain_of_d}"
    if "@" not in value:
        raise Malformed("i= has no @")
    local, _, at = tags.joined(value).rpartition("@")
    return f"{local}@{ascii_domain(at)}"


def _require_sense(one: Signature, found: dict[str, str]) -> None:
    """What the standard asks of the tags together (RFC 6376, 6.1.1)."""
    if "from" not in one.signed:
        raise Malformed("h= does not sign From")
    at = one.identity_domain
    if at != one.domain and not at.endswith(f".{one.domain}"):
        raise Malformed("i= is not within d=")
    methods = tags.listed(found.get("q", "dns/txt"))
    if "dns/txt" not in [method.lower() for method in methods]:
        raise Malformed("q= does not allow dns/txt")
    if one.made is not None and one.expires is not None and one.expires <= one.made:
        raise Malformed("x= is not after t=")
