import base64
import quopri
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


def test_a_disclaimer_written_below_a_text_in_quoted_printable_is_undone() -> None:
    words = b"This e-mail and any attachments are confidential.=0A\r\n\r\n"
    message = signed(_of_two(b"quoted-printable", QUOTED, b"base64", BASED))

    found = _restored(message.replace(b"\r\n--b\r\n", b"\r\n" + words + b"--b\r\n", 2).replace(
        b"\r\n" + words + b"--b\r\n", b"\r\n--b\r\n", 1
    ))  # fmt: skip

    assert found is not None
    assert found.message == message


@pytest.mark.parametrize("width", [60, 64, 72])
def test_lines_of_base64_that_were_cut_anew_are_undone(width: int) -> None:
    message = signed(_of_two(b"8bit", "é\r\n".encode(), b"base64", BASED))
    whole = b"".join(BASED.split())
    lines = b"\r\n".join(whole[at : at + width] for at in range(0, len(whole), width)) + b"\r\n"

    found = _restored(message.replace(BASED, lines))

    assert found is not None
    assert found.message == message


def test_texts_that_were_encoded_in_two_ways_are_undone_together() -> None:
    message = signed(_of_two(b"quoted-printable", QUOTED, b"base64", BASED))
    opened = message.replace(QUOTED, quopri.decodestring(QUOTED)).replace(
        BASED, base64.b64decode(BASED)
    )

    found = _restored(
        opened.replace(b": quoted-printable", b": 8bit").replace(b": base64", b": 8bit")
    )

    assert found is not None
    assert found.message == message


QUOTED = b"Nous n'avons jamais =C3=A9t=C3=A9 pr=C3=A9venus, voil=C3=A0.\r\n"
BASED = base64.encodebytes(("<p>Réponse à la demande, en détail.</p>\r\n" * 9).encode()).replace(
    b"\n", b"\r\n"
)


def _of_two(one: bytes, text: bytes, other: bytes, page: bytes) -> bytes:
    """A letter of a text and a page in these encodings."""
    head = LETTER.partition(b"\r\n\r\n")[0]
    kept = [
        line
        for line in head.split(b"\r\n")
        if not line.lower().startswith((b"content-", b"mime-", b" "))
    ]
    lines = [
        *kept, b"MIME-Version: 1.0", b'Content-Type: multipart/alternative; boundary="b"', b"",
        b"--b", b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: " + one, b"", text,
        b"--b", b"Content-Type: text/html; charset=utf-8",
        b"Content-Transfer-Encoding: " + other, b"", page, b"--b--", b"",
    ]  # fmt: skip
    return b"\r\n".join(lines)
