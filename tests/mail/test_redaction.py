"""A redacted copy still verifies, by our check and by dkimpy, which shares no line with it."""

import dkim
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.authentication import signature
from affiant.mail.authentication.checking import check
from affiant.mail.authentication.wire import Wire
from affiant.mail.redaction import NotRedactable, Redacted, redacted
from tests.mail.authentication.post import DOMAIN, LETTER, archive, signer

FORMS = [(b"simple", b"simple"), (b"relaxed", b"relaxed"), (b"relaxed", b"simple")]
SIGNED = [b"from", b"date", b"subject"]
ABOVE = (
    b"From bob@dest.example Mon Jan  6 09:00:01 2014\r\n"
    b"Delivered-To: bob.lee@dest.example\r\n"
    b"Received: from x by mx.dest.example for <bob.lee@dest.example>; Mon, 6 Jan 2014 09:00:01\r\n"
)


def signed(
    message: bytes = LETTER, forms: tuple[bytes, bytes] = FORMS[1], *, length: bool = False
) -> bytes:
    key = signer()
    field = dkim.sign(
        message,
        key.selector.encode(),
        DOMAIN.encode(),
        key.private,
        canonicalize=forms,
        include_headers=SIGNED,
        length=length,
    )
    return bytes(field) + message


def only(message: bytes) -> Redacted:
    field = Wire.of(message).named("dkim-signature")[0]
    return redacted(message, signature.read(field))


def dkimpy_says(message: bytes) -> bool:
    record = signer().public.encode()
    return bool(dkim.verify(message, dnsfunc=lambda *_, **__: record))


@pytest.mark.parametrize("forms", FORMS)
def test_recipients_and_hops_go_and_every_verifier_still_says_pass(
    forms: tuple[bytes, bytes],
) -> None:
    less = only(ABOVE + signed(forms=forms))
    assert b"dest.example" not in less.message
    assert check(less.message, archive())[0].passes
    assert dkimpy_says(less.message)
    assert {"delivered-to", "received", "to", "message-id"} <= set(less.removed)
    assert less.left == ("dkim-signature", "from", "subject", "date")


@pytest.mark.parametrize("forms", FORMS)
def test_what_was_added_behind_the_signed_length_goes(forms: tuple[bytes, bytes]) -> None:
    less = only(signed(forms=forms, length=True) + b"Call Carol, 06 12 34 56 78\r\n")
    assert b"Carol" not in less.message
    assert check(less.message, archive())[0].passes
    assert dkimpy_says(less.message)
    assert less.body_removed >= len(b"Call Carol, 06 12 34 56 78\r\n")


def test_a_second_field_of_a_signed_name_goes() -> None:
    less = only(signed().replace(b"Subject:", b"Subject: about Carol\r\nSubject:", 1))
    assert b"Carol" not in less.message
    assert dkimpy_says(less.message)


def test_what_the_signature_itself_tells_is_said() -> None:
    key = signer()
    field = dkim.sign(
        LETTER, b"s1", DOMAIN.encode(), key.private, include_headers=SIGNED,
        identity=b"anne@corp.example",
    )  # fmt: skip
    assert only(bytes(field) + LETTER).tells == ("i",)


def test_a_body_that_was_changed_is_refused() -> None:
    with pytest.raises(NotRedactable):
        only(signed().replace(b"12 cl", b"13 cl"))


def test_a_signature_of_another_message_is_refused() -> None:
    other = signed(LETTER.replace(b"March", b"April"))
    with pytest.raises(NotRedactable):
        redacted(signed(), signature.read(Wire.of(other).named("dkim-signature")[0]))


_LINES = st.lists(
    st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=12), max_size=6
)


@settings(deadline=None, max_examples=60)
@given(_LINES, _LINES, st.sampled_from(FORMS), st.booleans())
def test_it_holds_for_any_body_and_tail(
    lines: list[str], tail: list[str], forms: tuple[bytes, bytes], length: bool
) -> None:
    head = LETTER.partition(b"\r\n\r\n")[0]
    letter = signed(
        head + b"\r\n\r\n" + "\r\n".join(lines).encode() + b"\r\n", forms, length=length
    )
    if length:
        letter += "\r\n".join(tail).encode()
    if not check(letter, archive())[0].passes:
        return
    less = only(ABOVE + letter)
    assert check(less.message, archive())[0].passes
    assert len(less.message) <= len(ABOVE + letter)
