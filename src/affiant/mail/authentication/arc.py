"""Chains of ARC seals: what each forwarder said it had seen (RFC 8617, 5.2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from affiant.mail.authentication import canonical, signature, tags
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.checking import HASHES, by_key, check_one, rank
from affiant.mail.authentication.signature import Signature
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.verdict import Reason, Result, Verdict
from affiant.mail.authentication.wire import Field, Wire

MOST_LINKS = 50
"""Of a chain (RFC 8617, 4.2.1)."""

_INSTANCE = re.compile(r"[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*([0-9]+)[ \t\r\n]*(?:;|\Z)")
_NAMES = ("arc-authentication-results", "arc-message-signature", "arc-seal")


@dataclass(frozen=True, slots=True)
class Link:
    """What one forwarder added: its findings, its signature of the message, its seal of all."""

    instance: int
    findings: Field
    message: Signature
    seal: Signature
    said: str

    @property
    def fields(self) -> tuple[Field, Field, Field]:
        """In the order in which they are sealed."""
        return self.findings, self.message.field, self.seal.field


@dataclass(frozen=True, slots=True)
class Chain:
    """What can be said of a chain: NONE, PASS, FAIL with its reason, or TEMPERROR where nothing is
    wrong as far as keys are at hand, and one is not: then nobody can tell.

    `message` is the verdict on the last forwarder's signature of the message, `seals` are those
    on the seals, the last one first. `detail` is for experts, in English.
    """

    result: Result
    reason: Reason
    links: tuple[Link, ...] = ()
    message: Verdict | None = None
    seals: tuple[Verdict, ...] = ()
    detail: str = ""

    @property
    def cv(self) -> str:
        """What a server would write that checks mail as it arrives: to it a key that cannot be had
        is a failure like any other, for ever (RFC 8617, 5.2.1)."""
        return Result.FAIL.value if self.result is Result.TEMPERROR else self.result.value


def check(message: bytes, keys: KeyArchive, as_of: datetime | None = None) -> Chain:
    """Check the whole chain. Never raises."""
    wire = Wire.of(message)
    if not any(field.name in _NAMES for field in wire.fields):
        return Chain(Result.NONE, Reason.UNSIGNED)
    try:
        links = _links(wire)
    except Malformed as malformed:
        return Chain(Result.FAIL, Reason.MALFORMED, detail=str(malformed))
    if any(link.said == "fail" for link in links):
        return Chain(Result.FAIL, Reason.CHAIN_FAILED, links)
    if (unlike := _out_of_line(links)) is not None:
        return Chain(Result.FAIL, Reason.CHAIN_BROKEN, links, detail=unlike)
    # What forwarders add later is not this signature's concern, nor a second From: not DKIM's rule.
    verdict = check_one(wire, links[-1].message, keys, as_of)
    if verdict.reason is Reason.FROM_ADDED:
        verdict = replace(verdict, result=Result.PASS, reason=Reason.VALID)
    if not verdict.passes and verdict.reason is not Reason.NO_KEY:
        return Chain(Result.FAIL, verdict.reason, links, verdict, detail=verdict.detail)
    seals = tuple(_sealed(links[: n + 1], keys) for n in reversed(range(len(links))))
    return _judged(links, verdict, seals)


def _judged(links: tuple[Link, ...], message: Verdict, seals: tuple[Verdict, ...]) -> Chain:
    """What was found wrong counts first, then what nobody could check."""
    failed = [one for one in (message, *seals) if not one.passes]
    wrong = next((one for one in failed if one.reason is not Reason.NO_KEY), None)
    if wrong is not None:
        return Chain(Result.FAIL, wrong.reason, links, message, seals, wrong.detail)
    if failed:
        return Chain(Result.TEMPERROR, Reason.NO_KEY, links, message, seals)
    return Chain(Result.PASS, Reason.VALID, links, message, seals)


def _links(wire: Wire) -> tuple[Link, ...]:
    """Each set of three, the first forwarder's first. Raises Malformed."""
    findings = _by_instance(wire, _NAMES[0], _instance_of_findings)
    messages = _by_instance(wire, _NAMES[1], _instance_of_tags)
    seals = _by_instance(wire, _NAMES[2], _instance_of_tags)
    length = len(seals)
    if not length or length > MOST_LINKS:
        raise Malformed("no seal, or more than 50")
    if any(sorted(found) != list(range(1, length + 1)) for found in (findings, messages, seals)):
        raise Malformed("an instance lacks one of its three fields")
    return tuple(_link(n, findings[n], messages[n], seals[n]) for n in range(1, length + 1))


def _by_instance(wire: Wire, name: str, instance: Callable[[Field], int]) -> dict[int, Field]:
    found: dict[int, Field] = {}
    for field in wire.named(name):
        number = instance(field)
        if number in found:
            raise Malformed(f"two {name} fields with i={number}")
        found[number] = field
    return found


def _instance_of_findings(field: Field) -> int:
    found = _INSTANCE.match(field.value.decode("utf-8", "surrogateescape"))
    if found is None:
        raise Malformed("an ARC-Authentication-Results field without i=")
    return _bounded(found.group(1))


def _instance_of_tags(field: Field) -> int:
    return _bounded(_tags(field).get("i", ""))


def _bounded(number: str) -> int:
    instance = tags.number(number)
    if not 1 <= instance <= MOST_LINKS:
        raise Malformed("i= is not from 1 to 50")
    return instance


def _tags(field: Field) -> dict[str, str]:
    return tags.parse(field.value.decode("utf-8", "surrogateescape"))


def _link(instance: int, findings: Field, message: Field, seal: Field) -> Link:
    sealed = _tags(seal)
    if "h" in sealed:
        raise Malformed("a seal has no h=")
    said = sealed.get("cv", "").lower()
    if said not in ("none", "pass", "fail"):
        raise Malformed("cv= is none of none, pass and fail")
    return Link(instance, findings, _message(message), _seal(seal, sealed), said)


def _message(field: Field) -> Signature:
    """Like a DKIM signature, without v=, and with i= for the instance.

    More lenient in two points, as ARC's published cases want it: c= left out is relaxed, and
    empty names in h= select nothing.
    """
    found = _tags(field)
    signed = tuple(name.lower() for name in tags.listed(found.get("h", "")) if name)
    if "arc-seal" in signed:
        raise Malformed("h= signs ARC-Seal")
    head, body = signature.forms(found.get("c", "relaxed/relaxed"))
    return replace(
        _seal(field, found),
        signed=signed,
        body_hash=signature.decoded(found.get("bh", "")),
        header_form=head,
        body_form=body,
        length=tags.number(found["l"]) if "l" in found else None,
        expires=tags.number(found["x"]) if "x" in found else None,
    )


def _seal(field: Field, found: dict[str, str]) -> Signature:
    domain = signature.domain(found.get("d", ""))
    return Signature(
        field,
        signature.algorithm(found.get("a", "")),
        domain,
        signature.selector(found.get("s", "")),
        (),
        signature.decoded(found.get("b", "")),
        b"",
        Form.RELAXED,
        Form.RELAXED,
        identity=f"@{domain}",
        made=tags.number(found["t"]) if "t" in found else None,
    )


def _out_of_line(links: tuple[Link, ...]) -> str | None:
    """Why the seals do not follow on one another."""
    for link in links:
        wanted = "none" if link.instance == 1 else "pass"
        if link.said != wanted:
            return f"the seal i={link.instance} says cv={link.said}, not {wanted}"
    return None


def _sealed(links: tuple[Link, ...], keys: KeyArchive) -> Verdict:
    """The verdict on the last of these seals, which takes in all the fields of all of them."""
    one = links[-1].seal
    before = [field for link in links for field in link.fields][:-1]
    data = b"".join(canonical.header(field, Form.RELAXED) for field in before)
    data += canonical.header(canonical.unsigned(one.field), Form.RELAXED)[:-2]
    digest = HASHES[one.algorithm.hash_name](data).digest()
    verdicts = [by_key(archived, one, digest) for archived in keys.under(one.selector, one.domain)]
    return min(verdicts, key=rank, default=Verdict(Result.TEMPERROR, Reason.NO_KEY, one))
