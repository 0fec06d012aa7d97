"""Whatever a file holds: keys and problems come out, and nothing is raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.authentication import key
from affiant.mail.keys.importing import ImportKind
from tests.mail.keys.files import NAME, QUOTED, RECORD, taken

PIECES = st.sampled_from(
    [
        NAME,
        QUOTED,
        RECORD,
        " TXT ",
        " IN ",
        "\n",
        "(",
        ")",
        '"',
        ";",
        "\\",
        "\\000",
        "\\999",
        "*",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "name",
        "value",
        "date",
        '"name":',
        '"value":',
        "03/04/2014",
        "99999999999",
        "$ORIGIN",
        " . ",
        "..",
        " text = ",
        " descriptive text ",
        " is an alias for ",
        "eyJhIjox.e30.e30",
        "CNAME",
        "\0",
        "; <<>> DiG",
        ";; WHEN: Mon Jan 46 09:00:00 CET 2014",
        "é",
        "_domainkey",
        "\t",
        "null",
        "1e999",
        "@",
    ]
)


@pytest.mark.parametrize("kind", ImportKind)
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25))
def test_any_content_gives_keys_that_can_be_read_or_problems(
    kind: ImportKind, pieces: list[str]
) -> None:
    keys, _ = taken("".join(pieces), kind)

    for one in keys:
        key.read(one.record)


@pytest.mark.parametrize("kind", ImportKind)
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_borne(kind: ImportKind, content: bytes) -> None:
    taken(content, kind)
