from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.found import KeyTrouble, Telling
from affiant.mail.keys.importing import ImportKind, kind_of
from tests.mail.authentication.post import signer
from tests.mail.keys.files import NAME, QUOTED, RECORD, taken

MINE = Telling("the clerk", None, "corp.example", "s1")
DATED = Telling("rotated", date(2020, 1, 1), "corp.example", "s1")
PRIVATE = signer().private
PUBLIC = (
    load_pem_private_key(PRIVATE, None)
    .public_key()
    .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
)


@pytest.mark.parametrize("content", [RECORD.encode(), QUOTED.encode(), PUBLIC])
def test_a_record_or_a_public_key_is_taken_under_the_users_name(content: bytes) -> None:
    keys, problems = taken(content, ImportKind.SINGLE, MINE)

    assert problems == []
    assert [(key.name, key.record, key.source) for key in keys] == [(NAME, RECORD, KeySource.HELD)]


def test_of_a_published_private_key_the_public_half_is_taken_with_the_day() -> None:
    keys, _ = taken(PRIVATE, ImportKind.PRIVATE, DATED)

    assert (keys[0].record, keys[0].private_since) == (RECORD, date(2020, 1, 1))
    assert keys[0].first_seen is None


def test_a_private_key_without_a_day_and_a_key_without_a_name_are_not_guessed_at() -> None:
    assert taken(PRIVATE, ImportKind.PRIVATE, MINE) == ([], [(1, KeyTrouble.NO_DATE)])
    assert taken(RECORD, ImportKind.SINGLE) == ([], [(1, KeyTrouble.NO_NAME)])


@pytest.mark.parametrize(
    "content",
    [b"", b"p=", b"v=DKIM1; p=zz", PUBLIC[:100], b"\0" * 100, b"x" * 100_000, PRIVATE[:-60]],
    ids=range(7),  # the keys are made anew by each process
)
def test_what_is_no_key_is_told(content: bytes) -> None:
    keys, problems = taken(content, kind_of(content, "x") or ImportKind.SINGLE, DATED)

    assert len(keys) + len(problems) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PUBLIC, ImportKind.SINGLE),
        (PRIVATE, ImportKind.PRIVATE),
        (RECORD.encode(), ImportKind.SINGLE),
        (b"$ORIGIN corp.example.\n", ImportKind.ZONE),
        (f"{NAME}. 300 IN TXT {QUOTED}\n".encode(), ImportKind.ZONE),
        (f"{NAME} descriptive text {QUOTED}\n".encode(), ImportKind.ANSWERS),
        (b'{"name": "a", "type": "TXT"}', ImportKind.JSON),
        (b'[{"domain": "a", "selector": "b"}]', ImportKind.STATEMENTS),
        (b'["eyJhbGciOiJ.a.b"]', ImportKind.STATEMENTS),
        (b"name,type,value\n", ImportKind.CSV),
        (b"Dear Anne,\n", None),
    ],
)
def test_a_files_kind_is_told_by_its_beginning(content: bytes, kind: ImportKind | None) -> None:
    assert kind_of(content, "file") == kind
