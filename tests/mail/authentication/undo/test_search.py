import random

import pytest

from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.checking import check
from affiant.mail.authentication.undo.change import Change
from affiant.mail.authentication.undo.search import Restored, restore
from benchmarks.mailing import gateways, lists, tampering
from benchmarks.mailing.tampering import Tampering
from benchmarks.mailing.transports import Transport
from tests.mail.authentication.post import LETTER, archive, signed

_TRANSPORTS: dict[Transport, Change] = {
    lists.subject_tag: Change.SUBJECT_TAG,
    lists.text_footer: Change.FOOTER,
    gateways.stuffed: Change.STUFFED,
    gateways.to_quoted: Change.ENCODING,
    gateways.requoted: Change.ADDRESSES,
    lists.mailman_from: Change.FROM,
}


def _restored(message: bytes, addresses: tuple[str, ...] = ()) -> Restored | None:
    [verdict] = check(message, archive())
    assert not verdict.passes
    assert verdict.signature is not None
    return restore(message, verdict.signature, archive(), addresses)


@pytest.mark.parametrize("transport", _TRANSPORTS, ids=lambda one: one.__name__)
def test_what_transport_changed_is_undone_and_named(transport: Transport) -> None:
    draw = random.Random(1)
    found = _restored(transport(signed(), draw))

    assert found is not None
    assert found.verdict.passes
    assert [undone.change for undone in found.verdict.undone] == [_TRANSPORTS[transport]]


def test_the_restored_message_is_the_signed_one_to_the_byte() -> None:
    message = signed()

    found = _restored(lists.text_footer(message, random.Random(2)))

    assert found is not None
    assert found.message == message


def test_a_list_that_does_three_things_is_undone_thrice() -> None:
    draw = random.Random(3)
    message = lists.subject_tag(signed(), draw)
    message = gateways.stuffed(lists.text_footer(message, draw), draw)

    found = _restored(message)

    assert found is not None
    assert {undone.change for undone in found.verdict.undone} == {
        Change.SUBJECT_TAG, Change.FOOTER, Change.STUFFED,
    }  # fmt: skip


def test_an_overwritten_sender_is_found_among_the_authors_known_accounts() -> None:
    letter = LETTER.replace(b"To: ", b"Sender: anne.private@mail.example\r\nTo: ", 1)
    message = lists.list_sender(signed(letter), random.Random(1))

    assert _restored(message) is None
    found = _restored(message, ("anne.private@mail.example",))

    assert found is not None
    assert b"Sender: anne.private@mail.example" in found.message


@pytest.mark.parametrize("change", tampering.ALL, ids=lambda one: one.__name__)
def test_tampering_is_not_undone(change: Tampering) -> None:
    assert _restored(change(signed(), random.Random(4))) is None


def test_a_name_put_before_the_authors_address_is_not_undone_where_a_list_kept_it() -> None:
    bare = LETTER.replace(b'"Anne Dupont" <anne@corp.example>', b"anne@corp.example", 1)
    forged = tampering.named(signed(bare), random.Random(4))

    assert _restored(lists.sympa_from(signed(bare), random.Random(4))) is not None
    assert _restored(lists.sympa_from(forged, random.Random(4))) is None


def test_without_the_key_nothing_is_restored() -> None:
    message = lists.subject_tag(signed(), random.Random(1))
    [verdict] = check(message, archive())
    assert verdict.signature is not None

    assert restore(message, verdict.signature, KeyArchive()) is None
