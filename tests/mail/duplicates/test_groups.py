import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.duplicates import Copy, Group, Relation, fingerprint, groups
from affiant.mail.duplicates.addresses import addresses
from affiant.mail.duplicates.fingerprint import mih
from affiant.mail.reading import message
from affiant.mail.reading.flat import flat, flats, unstuffed
from tests.mail.reading.box import MIXED, NOW, mail, parts

TEXT = b"Content-Type: text/plain\n\n"
PDF = b"Content-Type: application/pdf; name=a.pdf\n\n"


def copies(*raws: bytes) -> list[Copy[int]]:
    letters = (message.read(raw, NOW) for raw in raws)
    return [Copy(number, fingerprint(letter)) for number, letter in enumerate(letters)]


def grouped(*raws: bytes) -> list[tuple[Relation, tuple[int, ...]]]:
    found: list[Group[int]] = list(groups(copies(*raws)))
    return [(group.relation, tuple(copy.key for copy in group.members)) for group in found]


def test_the_identification_hash_is_that_of_the_message_id_with_its_brackets() -> None:
    known = hashlib.md5(b"<Ab.1@Bureau.example>", usedforsecurity=False).hexdigest()

    assert mih("<Ab.1@Bureau.example>") == known
    assert mih("Ab.1@Bureau.example") == known
    assert mih("<ab.1@bureau.example>") != known


def test_what_transports_change_makes_no_other_message() -> None:
    carried = b"Received: from x by y; Mon, 3 May 2021 10:13:00 +0200\n" + mail(
        b"one\n>From here\n"
    )
    original = mail(b"one\nFrom here\n")

    assert grouped(original, carried.replace(b"\n", b"\r\n")) == [(Relation.COPIES, (0, 1))]


def test_another_body_under_one_message_id_is_a_lead_and_never_merged() -> None:
    ((relation, members),) = grouped(mail(b"We paid 10.\n"), mail(b"We paid 1000.\n"))

    assert relation is Relation.SAME_ID_OTHER_BODY
    assert members == (0, 1)


def test_another_attachment_is_another_body() -> None:
    one, two = (mail(parts(TEXT + b"see", PDF + x), MIXED) for x in (b"%PDF-1", b"%PDF-2"))

    assert grouped(one, two) == [(Relation.SAME_ID_OTHER_BODY, (0, 1))]


def test_another_recipient_under_one_message_id_is_told_apart() -> None:
    other = mail().replace(b"anne@corp", b"paul@corp")

    assert grouped(mail(), other) == [(Relation.SAME_ID_OTHER_HEADER, (0, 1))]


def test_one_letter_under_two_message_ids_was_sent_twice() -> None:
    assert grouped(mail(), mail(number=2)) == [(Relation.SAME_BODY_OTHER_ID, (0, 1))]


def test_a_copy_and_a_changed_one_are_two_groups() -> None:
    assert grouped(mail(), mail(), mail(b"other\n")) == [
        (Relation.COPIES, (0, 1)),
        (Relation.SAME_ID_OTHER_BODY, (0, 2)),
    ]


def test_a_message_without_an_id_has_no_identification_hash() -> None:
    bare = mail().replace(b"Message-ID", b"X-Was")
    first, second = copies(bare, bare)

    assert first.hashes.mih is None
    assert first.hashes == second.hashes


def test_different_messages_are_in_no_group() -> None:
    assert grouped(mail(b"one\n"), mail(b"two\n", number=2)) == []


SPACES = "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2009\u200b\u2028\u202f\u205f\u3000\ufeff"


TEXTS = st.text(st.sampled_from(SPACES + "aé€’\ud800") | st.characters(), max_size=40)


@given(TEXTS)
def test_a_text_is_flattened_quickly_as_with_care(text: str) -> None:
    plain = text.replace("\u200b", "").replace("\ufeff", "")

    assert flat(text) == " ".join(plain.split()).encode("utf-8", "replace")


@given(st.lists(TEXTS, max_size=5))
def test_many_texts_are_flattened_together_as_each_alone(texts: list[str]) -> None:
    assert flats(texts) == [flat(text) for text in texts]


FIELDS = st.text(st.sampled_from(' ,;:<>()"\t\0@Aaé') | st.characters(), max_size=40)


@given(st.lists(FIELDS, max_size=5))
def test_addresses_of_many_fields_are_told_as_of_each_alone(fields: list[str]) -> None:
    assert addresses(fields) == [addresses([field])[0] for field in fields]
    assert addresses(fields) == [addresses([field, "é"])[0] for field in fields]


def test_addresses_are_told_alike_beside_names_of_any_script() -> None:
    plain = mail().replace(b"To: anne@corp", b'To: "Anne (x)" <ANNE@corp.example>, bob@corp')
    named = plain.replace(b"Anne (x)", "Ânne".encode())

    assert grouped(plain, named) == [(Relation.COPIES, (0, 1))]


@given(st.lists(st.sampled_from((">", "From ", "From", "\n", "\r", "a")), max_size=9))
def test_what_mailboxes_put_before_from_is_taken_off_at_the_start_of_lines_alone(
    pieces: list[str],
) -> None:
    text = "".join(pieces)

    assert unstuffed(text) == re.sub(r"(?m)^>+(?=From )", "", text)
