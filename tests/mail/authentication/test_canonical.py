"""The examples are RFC 6376's own, 3.4.5."""

import pytest

from affiant.mail.authentication import canonical
from affiant.mail.authentication.canonical import Form
from affiant.mail.authentication.wire import Field

_BODY = b" C \r\nD \t E\r\n\r\n\r\n"


def test_relaxed_fields_lose_case_folds_and_runs_of_space() -> None:
    assert canonical.header(Field.of(b"A: X\r\n"), Form.RELAXED) == b"a:X\r\n"
    assert canonical.header(Field.of(b"B : Y\t\r\n\tZ  \r\n"), Form.RELAXED) == b"b:Y Z\r\n"


def test_simple_fields_stay_as_they_are() -> None:
    assert (
        canonical.header(Field.of(b"B : Y\t\r\n\tZ  \r\n"), Form.SIMPLE) == b"B : Y\t\r\n\tZ  \r\n"
    )


def test_bodies_lose_the_empty_lines_at_their_end() -> None:
    assert canonical.body(_BODY, Form.RELAXED) == b" C\r\nD E\r\n"
    assert canonical.body(_BODY, Form.SIMPLE) == b" C \r\nD \t E\r\n"


@pytest.mark.parametrize("empty", [b"", b"\r\n", b"\r\n\r\n\r\n"])
def test_an_empty_body_is_one_line_end_or_nothing(empty: bytes) -> None:
    assert canonical.body(empty, Form.SIMPLE) == b"\r\n"
    assert canonical.body(empty, Form.RELAXED) == b""


def test_a_last_line_without_its_end_is_given_one() -> None:
    assert canonical.body(b"no end", Form.SIMPLE) == b"no end\r\n"
    assert canonical.body(b"no end ", Form.RELAXED) == b"no end\r\n"


def test_a_signature_is_hashed_without_its_own_value() -> None:
    field = Field.of(b"DKIM-Signature: v=1; bh=abc=; b=AAA\r\n BBB= ; d=x\r\n")

    assert canonical.unsigned(field).raw == b"DKIM-Signature: v=1; bh=abc=; b=; d=x\r\n"


def test_a_million_empty_lines_are_trimmed_at_once() -> None:
    assert canonical.body(b"a\r\n" + b"\r\n" * 1_000_000, Form.SIMPLE) == b"a\r\n"
