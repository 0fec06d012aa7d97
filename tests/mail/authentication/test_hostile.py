"""T-95: what is sent to make checking slow costs seconds at most, and is told as what it is."""

import base64
from collections.abc import Callable
from typing import TypeVar

import pytest

from affiant.mail.authentication import arc, checking
from affiant.mail.authentication.archive import ArchivedKey, KeyArchive, KeySource
from affiant.mail.authentication.undo.search import restore
from affiant.mail.authentication.verdict import Reason
from tests.mail.authentication.post import DOMAIN, LETTER, archive, signed
from tests.taking_time import within

_T = TypeVar("_T")
_SECONDS = 8.0
"""Of the processor: several times what the slowest takes."""

_SIGNATURE = (
    b"DKIM-Signature: v=1; a=rsa-sha256; d=corp.example; s=s1; c=relaxed/relaxed; h=from; bh="
    + b"A" * 43 + b"=; b=" + b"A" * 342 + b"==\r\n"
)  # fmt: skip
_MEGABYTES = 3_000_000
_LINK = (
    b"ARC-Seal: i=%d; a=rsa-sha256; d=corp.example; s=s1; cv=%s; b=" + b"A" * 344 + b"\r\n"
    b"ARC-Message-Signature: i=%d; a=rsa-sha256; d=corp.example; s=s1; c=relaxed/relaxed; "
    b"h=from; bh=" + b"A" * 43 + b"=; b=" + b"A" * 344 + b"\r\n"
    b"ARC-Authentication-Results: i=%d; mx.example; dkim=pass\r\n"
)


def _in_time(work: Callable[[], _T]) -> _T:
    with within(_SECONDS):
        return work()


def _reason(message: bytes, keys: KeyArchive | None = None) -> Reason:
    return _in_time(lambda: checking.check(message, keys or archive())[0].reason)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b"A" * 342, b"A" * _MEGABYTES, Reason.MALFORMED),
        (b"A" * 342, b"AAAA\r\n " * (_MEGABYTES // 7), Reason.MALFORMED),
        (b"==\r\n", b"==; z=" + b"x" * _MEGABYTES + b"\r\n", Reason.HEADERS_DIFFER),
        (b"==\r\n", b"==; z=" + b" " * _MEGABYTES + b"x\r\n", Reason.HEADERS_DIFFER),
        (b"==\r\n", b"==" + b";" * _MEGABYTES + b"\r\n", Reason.MALFORMED),
        (b"d=corp", b"d=" + b"a." * (_MEGABYTES // 2) + b"corp", Reason.MALFORMED),
    ],
    ids=["value", "folded value", "unknown tag", "spaces", "semicolons", "domain"],
)
def test_t_95_a_signature_of_megabytes(before: bytes, after: bytes, reason: Reason) -> None:
    found = _reason(_SIGNATURE.replace(before, after, 1) + LETTER)

    assert found in (reason, Reason.BODY_DIFFERS)


def test_t_95_ten_thousand_names_in_h() -> None:
    names = b":".join([b"from", *(b"x-%d" % n for n in range(10_000))])

    assert _reason(_SIGNATURE.replace(b"h=from", b"h=" + names) + LETTER) is Reason.HEADERS_DIFFER


def test_t_95_a_hundred_thousand_fields_beside_as_many_names() -> None:
    names = b":".join([b"from"] + [b"x"] * 50_000)
    message = _SIGNATURE.replace(b"h=from", b"h=" + names) + b"X: y\r\n" * 50_000 + LETTER

    assert _reason(message) is Reason.HEADERS_DIFFER


def test_t_95_a_thousand_signatures_of_a_large_letter() -> None:
    message = _SIGNATURE * 1_000 + LETTER + b"a line of words\r\n" * 100_000

    found = _in_time(lambda: checking.check(message, archive()))

    assert len(found) == 1_000
    assert found[-1].reason is Reason.TOO_MANY


def _key(bits: int, exponent: int) -> KeyArchive:
    modulus = (1 << bits) - 24_691
    inner = _integer(modulus) + _integer(exponent)
    told = base64.b64encode(b"\x30\x82" + len(inner).to_bytes(2) + inner).decode()
    record = f"v=DKIM1; k=rsa; p={told}"
    return KeyArchive([ArchivedKey(DOMAIN, "s1", record, KeySource.DNS)])


def _integer(number: int) -> bytes:
    content = number.to_bytes(number.bit_length() // 8 + 1)
    if len(content) < 128:
        return b"\x02" + bytes([len(content)]) + content
    return b"\x02\x82" + len(content).to_bytes(2) + content


@pytest.mark.parametrize(
    ("bits", "exponent", "reason"),
    [
        (512, 65_537, Reason.HEADERS_DIFFER),
        (512, 1, Reason.KEY_MALFORMED),
        (2_048, 1, Reason.KEY_MALFORMED),
        (16_384, 65_537, Reason.HEADERS_DIFFER),
        (16_384, (1 << 64) - 1, Reason.HEADERS_DIFFER),
        (16_384, (1 << 80) + 1, Reason.KEY_MALFORMED),
        (32_768, 65_537, Reason.KEY_MALFORMED),
    ],
)
def test_t_95_a_key_of_any_size_and_exponent(bits: int, exponent: int, reason: Reason) -> None:
    value = base64.b64encode(b"\x01" * (bits // 8))
    message = _SIGNATURE.replace(b"A" * 342 + b"==", value) + LETTER

    assert _reason(message, _key(bits, exponent)) is reason


def test_t_95_a_key_with_the_exponent_one_believes_nothing() -> None:
    """With e=1 a signature would be the padded digest itself: anybody could write it."""
    assert _reason(signed(), _key(2_048, 1)) is Reason.KEY_MALFORMED


@pytest.mark.parametrize("links", [50, 51, 1_000, 5_000])
def test_t_95_a_chain_of_many_links(links: int) -> None:
    sets = b"".join(_LINK % (n, b"none" if n == 1 else b"pass", n, n) for n in range(links, 0, -1))

    found = _in_time(lambda: arc.check(sets + LETTER, archive()))

    assert found.result.value == "fail"
    assert (found.reason is Reason.MALFORMED) is (links > arc.MOST_LINKS)


@pytest.mark.parametrize(
    "added",
    [
        b">From me\r\n" * 20_000,
        b"_" * 20 + b"\r\nunsubscribe\r\n" * 100_000,
        b"a" * 998 + (b"\r\n " + b"a" * 997) * 2_000,
        b"https://urldefense.com/v3/__" * 50_000,
        b"<p>" * 300_000,
    ],
    ids=["stuffed", "footers", "long lines", "links", "markup"],
)
def test_t_95_a_letter_that_offers_a_million_things_to_undo(added: bytes) -> None:
    assert not _is_restored(signed().replace(b"12 cl", b"13 cl") + added)


def test_t_95_a_letter_of_twenty_thousand_parts() -> None:
    part = b"--x\r\nContent-Transfer-Encoding: 8bit\r\n\r\nd\xc3\xa9\r\n"
    message = signed().replace(b"text/plain; charset=utf-8", b'multipart/mixed; boundary="x"')

    assert not _is_restored(message + part * 20_000 + b"--x--\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"To: ", b"To: " + b"A <a@b.example>, " * 3_000),
        (b"Subject: ", b"Subject: " + b"[a] " * 9_999),
    ],
    ids=["recipients", "tags"],
)
def test_t_95_a_field_that_could_be_written_in_many_ways(before: bytes, after: bytes) -> None:
    assert not _is_restored(signed().replace(before, after, 1))


def _is_restored(message: bytes) -> bool:
    [verdict] = checking.check(message, archive())
    one = verdict.signature
    assert one is not None
    accounts = [f"a{n}@b.example" for n in range(20)]
    return _in_time(lambda: restore(message, one, archive(), accounts)) is not None
