"""What is told of a message quickly is what is told of it with care."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import gist, message, trove
from tests.conftest import shared
from tests.mail.reading.box import NOW, mail
from tests.mail.reading.messages import BODIES, FIELDS, MESSAGES


def told_with_care(raw: bytes) -> gist.Read:
    return gist.of(message.read(raw, NOW))


@given(MESSAGES)
def test_any_message_is_told_quickly_as_with_care(raw: bytes) -> None:
    assert gist.read(raw, NOW) == told_with_care(raw)


@given(BODIES, st.lists(st.sampled_from(FIELDS), max_size=2))
def test_a_message_of_usual_fields_is_told_quickly_as_with_care(
    body: bytes, fields: list[bytes]
) -> None:
    raw = mail(body, *fields)

    assert gist.read(raw, NOW) == told_with_care(raw)


@pytest.mark.parametrize("name", ["mail/malformed", "mail/spamassassin", "mail/dkim-real"])
def test_real_messages_are_told_quickly_as_with_care(name: str) -> None:
    for entry in trove.read(shared(name), NOW):
        if entry.raw is not None and (told := gist.plainly(entry.raw, NOW)) is not None:
            assert told == told_with_care(entry.raw)
