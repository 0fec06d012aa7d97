import json
from datetime import UTC, date, datetime

import dkim
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.authentication.archive import ArchivedKey, KeyArchive, KeySource
from affiant.mail.authentication.checking import MOST_SIGNATURES, check
from affiant.mail.authentication.verdict import Reason, Result, TimeNote
from tests.conftest import shared
from tests.mail.authentication.post import DOMAIN, LETTER, archive, signed, signer


def test_a_signed_letter_passes_and_says_by_which_key() -> None:
    [verdict] = check(signed(), archive())

    assert (verdict.result, verdict.reason) == (Result.PASS, Reason.VALID)
    assert verdict.key_source is KeySource.DNS
    assert verdict.coverage.is_whole_body


def test_an_unsigned_letter_says_so() -> None:
    [verdict] = check(LETTER, archive())

    assert (verdict.result, verdict.reason) == (Result.NONE, Reason.UNSIGNED)


def test_a_key_that_nobody_archived_may_turn_up() -> None:
    [verdict] = check(signed(), KeyArchive())

    assert (verdict.result, verdict.reason) == (Result.TEMPERROR, Reason.NO_KEY)
    assert verdict.body_holds


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b"12 cl", b"13 cl", Reason.BODY_DIFFERS),
        (b"for March", b"for April", Reason.HEADERS_DIFFER),
        (b'From: "Anne', b'From: "Anna', Reason.HEADERS_DIFFER),
    ],
)
def test_what_was_changed_fails_and_says_which_half(
    before: bytes, after: bytes, reason: Reason
) -> None:
    [verdict] = check(signed().replace(before, after), archive())

    assert (verdict.result, verdict.reason) == (Result.FAIL, reason)


def test_a_second_from_on_top_is_not_believed() -> None:
    [verdict] = check(b"From: Paul <paul@corp.example>\r\n" + signed(), archive())

    assert (verdict.result, verdict.reason) == (Result.POLICY, Reason.FROM_ADDED)


def test_of_two_keys_under_one_selector_the_one_that_fits_is_told() -> None:
    other = signer("other").archived(DOMAIN)
    first = ArchivedKey(DOMAIN, "s1", other.record, KeySource.DNS, "an older dump")

    [verdict] = check(signed(), archive(first, signer().archived(DOMAIN)))

    assert verdict.passes
    assert verdict.key == signer().archived(DOMAIN)


def test_dates_are_told_beside_the_result() -> None:
    message = signed()
    [made] = [verdict.signature and verdict.signature.made for verdict in check(message, archive())]
    assert made is not None
    early = ArchivedKey(
        DOMAIN, "s1", signer().public, KeySource.DNS, last_seen=date(2014, 1, 1),
        private_since=date(2015, 1, 1),
    )  # fmt: skip

    [verdict] = check(message, archive(early), as_of=datetime(2013, 1, 1, tzinfo=UTC))

    assert verdict.passes
    assert set(verdict.time) == {
        TimeNote.FROM_THE_FUTURE, TimeNote.AFTER_KEY, TimeNote.PRIVATE_PART_PUBLIC,
    }  # fmt: skip


def test_a_thousand_signatures_are_not_all_looked_at() -> None:
    message = b"DKIM-Signature: v=1\r\n" * 1000 + LETTER

    verdicts = check(message, archive())

    assert len(verdicts) == 1000
    assert {verdict.reason for verdict in verdicts[MOST_SIGNATURES:]} == {Reason.TOO_MANY}


@pytest.mark.parametrize("hole", ["h= without From", "key h=", "key t=s"])
def test_the_three_holes_of_dkimpy_are_not_ours(hole: str) -> None:
    """Each of these passes with dkimpy 1.1.8; RFC 6376 (5.4, 3.6.1) refuses it."""
    record, identity, headers = signer().public, None, None
    match hole:
        case "h= without From":
            headers = [b"to", b"subject"]
        case "key h=":
            record = record.replace("k=rsa", "k=rsa; h=sha1")
        case "key t=s":
            record, identity = record.replace("k=rsa", "k=rsa; t=s"), b"anne@sub.corp.example"
    message = LETTER
    if headers:
        made = dkim.DKIM(LETTER)
        made.should_sign = set()
        made.frozen_sign = set()
        field = made.sign(
            b"s1", DOMAIN.encode(), signer().private, include_headers=[b"from", *headers]
        )
        message = field.replace(b"h=from : ", b"h=") + LETTER
    else:
        field = dkim.sign(
            LETTER, b"s1", DOMAIN.encode(), signer().private, identity=identity,
            include_headers=[b"from", b"to", b"subject", b"date"],
        )  # fmt: skip
        message = field + LETTER

    [verdict] = check(message, archive(ArchivedKey(DOMAIN, "s1", record, KeySource.DNS)))

    assert not verdict.passes
    assert verdict.result is Result.PERMERROR


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), at=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_any_changed_byte_is_judged_as_dkimpy_judges_it(seed: int, at: int, byte: int) -> None:
    message = bytearray(signed(seed=seed))
    message[at % len(message)] = byte
    changed = bytes(message)
    record = signer().public.encode()

    ours = [verdict.result is Result.PASS for verdict in check(changed, archive())]

    def found(name: bytes, **_: object) -> bytes | None:
        return record if name.lower() == b"s1._domainkey.corp.example." else None

    try:
        theirs = dkim.verify(changed, dnsfunc=found)
    except Exception:  # noqa: BLE001 - it raises many kinds on malformed fields: no opinion
        return
    assert any(ours) <= theirs


@given(st.binary(max_size=500))
def test_no_bytes_at_all_raise(tail: bytes) -> None:
    check(b"DKIM-Signature: v=1; a=rsa-sha256; d=corp.example; s=s1;" + tail, archive())


def test_the_rfc_decides_these_vectors_and_so_do_we() -> None:
    folder = shared("mail", "dkim-vectors")
    zone = json.loads((folder / "zone.json").read_text())
    keys = KeyArchive(_of_zone(name, record) for name, record in zone.items())
    wrong = []
    for line in (folder / "expected.jsonl").read_text().splitlines():
        row = json.loads(line)
        verdicts = check((folder / f"{row['n']:05}.eml").read_bytes(), keys)
        if isinstance(row["want"], bool) and any(one.passes for one in verdicts) != row["want"]:
            wrong.append(row)
    assert wrong == []


def _of_zone(name: str, record: str) -> ArchivedKey:
    selector, _, domain = name.partition("._domainkey.")
    return ArchivedKey(domain, selector, record, KeySource.DNS)


def test_a_real_message_of_2015_passes_by_its_archived_key() -> None:
    folder = shared("mail", "dkim-real")
    record = "".join((folder / "gmail.pub").read_text().splitlines()[1:-1])
    key = ArchivedKey("gmail.com", "20120113", f"k=rsa; p={record}", KeySource.HELD)

    assert any(one.passes for one in check((folder / "gmail.msg").read_bytes(), KeyArchive([key])))


def test_the_example_of_rfc_8463_passes_twice() -> None:
    message = shared("mail", "dkim-real", "rfc8463-example.msg").read_bytes()
    ed25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    key = ArchivedKey("football.example.com", "brisbane", ed25519, KeySource.HELD, "RFC 8463, A.2")

    assert [one.result for one in check(message, KeyArchive([key]))].count(Result.PASS) == 1


def test_a_signature_of_half_the_body_says_how_much_it_covers() -> None:
    field = dkim.sign(
        LETTER, b"s1", DOMAIN.encode(), signer().private, length=True,
        include_headers=[b"from", b"to", b"subject", b"date"],
    )  # fmt: skip

    [verdict] = check(field + LETTER + b"Pay at once.\r\n", archive())

    assert verdict.passes
    assert verdict.coverage.body_whole - verdict.coverage.body_signed == len(b"Pay at once.\r\n")
    assert "message-id" in verdict.coverage.unsigned
