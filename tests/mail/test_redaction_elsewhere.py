"""Redacted copies before other people's verifiers: OpenDKIM and dkimpy, on letters signed in every
way that a signature can be written. Whatever one of them passed before, it passes after."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import dkim
import pytest

from affiant.mail.authentication import signature
from affiant.mail.authentication.checking import check
from affiant.mail.authentication.wire import Wire
from affiant.mail.redaction import redacted
from benchmarks.mailing import verifiers
from tests.mail.authentication.post import DOMAIN, archive, signer

CANONICAL = list(product((b"simple", b"relaxed"), repeat=2))
HELD = {
    "plain": [b"from", b"date", b"subject"],
    "twice": [b"from", b"subject", b"x-tag", b"x-tag", b"date"],
    "oversigned": [b"from", b"from", b"to", b"to", b"subject", b"subject", b"date", b"cc"],
    "absent": [b"from", b"x-nowhere", b"subject", b"sender", b"sender"],
    "all": [b"from", b"to", b"subject", b"date", b"message-id", b"x-empty", b"x-tag"],
}
ODD = (
    b"Received: from a.example by b.example for <carol.x@dest.example>; Mon, 6 Jan 2014 9:00:01\r\n"
    b"Delivered-To: carol.x@dest.example\r\n"
    b"X-Tag:   one\t two  \r\n"
    b"From :  Anne  Dupont\r\n\t<anne@corp.example>\r\n"
    b"to:Bob Lee <bob@dest.example>,\r\n   carol.x@dest.example\r\n"
    b"X-Tag: three\r\n"
    b"Received: from c.example by d.example; Mon, 6 Jan 2014 08:59:59 +0000\r\n"
    b"SUBJECT:  figures   for March \r\n and  April\r\n"
    b"Date: Mon, 06 Jan 2014 09:00:00 +0000\r\n"
    b"Message-ID: <1@corp.example>\r\n"
    b"X-Empty:\r\n"
)
BODIES = {
    "usual": b"Bonjour,\r\n\r\n  12  cl\xc3\xa9s \t\r\nAnne\r\n",
    "empty": b"",
    "lines": b"\r\n\r\n\r\n",
    "no end": b"Bonjour",
    "spaces": b"  \t \r\n x \r\n \r\n\r\n",
}
TAIL = b"-- \r\nCarol X, 06 12 34 56 78\r\n"


@dataclass(frozen=True)
class Case:
    name: str
    message: bytes
    is_cut: bool


def cases() -> Iterator[Case]:
    key = signer()
    for (held, forms, body), length in product(product(HELD, CANONICAL, BODIES), (False, True)):
        letter = ODD.replace(b"From :", b"From:") + b"\r\n" + BODIES[body]
        field = dkim.sign(
            letter, key.selector.encode(), DOMAIN.encode(), key.private, canonicalize=forms,
            include_headers=HELD[held], length=length,
        )  # fmt: skip
        is_cut = length and BODIES[body].endswith(b"\r\n")  # else the tail would change a line
        named = f"{held}, {b'/'.join(forms).decode()}, {body}{', l=' if length else ''}"
        yield Case(named, bytes(field) + letter + (TAIL if is_cut else b""), is_cut)


@pytest.fixture(scope="module")
def made() -> list[Case]:
    return list(cases())


def less(message: bytes) -> bytes:
    (field,) = Wire.of(message).named("dkim-signature")
    return redacted(message, signature.read(field)).message


@pytest.mark.parametrize("verifier", ["dkimpy", "OpenDKIM"])
def test_what_passed_before_passes_after(made: list[Case], verifier: str, tmp_path: Path) -> None:
    zone = {f"{signer().selector}._domainkey.{DOMAIN}": signer().public}

    def ask(messages: list[bytes]) -> list[bool]:
        found = (
            verifiers.by_dkimpy(messages, zone)
            if verifier == "dkimpy"
            else verifiers.by_opendkim(messages, zone, tmp_path)
        )
        if found is None:
            pytest.skip(f"{verifier} is not installed")
        return found[0]

    before = ask([one.message for one in made])
    passed = [one for one, holds in zip(made, before, strict=True) if holds]
    assert len(passed) > len(made) * 9 // 10
    after = ask([less(one.message) for one in passed])
    assert [one.name for one, holds in zip(passed, after, strict=True) if not holds] == []


def test_what_is_behind_the_signed_length_and_above_the_signed_fields_is_gone(
    made: list[Case],
) -> None:
    for one in made:
        copy = less(one.message)
        assert b"06 12 34 56 78" not in copy, one.name
        assert b"Delivered-To" not in copy, one.name
        assert (b"X-Empty" in copy) == one.name.startswith("all"), one.name


def test_a_field_added_to_an_oversigned_one_breaks_it_for_everybody(made: list[Case]) -> None:
    """Else a lesser copy would vouch for what nobody signed."""
    zone = {f"{signer().selector}._domainkey.{DOMAIN}": signer().public}
    for one in (case for case in made if case.name.startswith("oversigned")):
        for added in (b"Subject: else\r\n", b"From: eve@x.example\r\n", b"Cc: eve@x.example\r\n"):
            message = one.message.replace(b"X-Empty:\r\n", b"X-Empty:\r\n" + added)
            assert verifiers.by_dkimpy([message], zone)[0] == [False], one.name
            assert not check(message, archive())[0].passes, one.name
