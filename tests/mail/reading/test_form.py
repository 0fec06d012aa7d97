from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.mail.reading.form import carefully, form, marked

PIECES = [
    "text/plain", "multipart/mixed", "text", "a/b/c", "TEXT/HTML", "message/rfc822", ";", " ", "\t",
    "charset=", "utf-8", '"utf-8"', "name=", "filename=", "a.pdf", '"a b.pdf"', '"é.pdf"', "(x)",
    "boundary=", '"=_x"', "=_x", "*=", "*0=", "*0*=", "utf-8''a%20b", "=?utf-8?q?=C3=A9?=", '"',
    "attachment", "inline", "\\", "/", "'", "%", "base64", "7bit", "quoted-printable", "NAME=",
    ' name="=?utf-8?q?=C3=A9?=.pdf"', ";name=x>", "8-bit", "Quoted Printable", "_",
    ' name="a.pdf"', "base-64",
]  # fmt: skip
VALUE = st.none() | st.lists(st.sampled_from(PIECES), max_size=7).map("".join)


@settings(deadline=None)
@given(VALUE, VALUE, VALUE)
def test_the_quick_eye_sees_what_the_careful_one_does(
    kind: str | None, encoding: str | None, disposition: str | None
) -> None:
    assert form(kind, encoding, disposition) == carefully(kind, encoding, disposition)


BOUNDED = st.lists(st.sampled_from([*PIECES, "; boundary=", "affiant.any.boundary"]), max_size=7)


@settings(deadline=None)
@given(st.none() | BOUNDED.map("".join))
def test_a_boundary_of_its_own_is_told_as_any_other(kind: str | None) -> None:
    told, mark = marked(kind, "7bit", None)

    assert replace(told, mark=mark) == form(kind, "7bit", None)


def test_a_form_says_what_a_part_is() -> None:
    told = form('application/PDF; name="a b.pdf"', "Base64", "attachment")

    assert (told.media_type, told.encoding, told.file_name) == (
        "application/pdf",
        "base64",
        "a b.pdf",
    )
    assert told.is_attachment
    assert not told.is_multipart
    assert form("multipart/mixed; boundary=x", None, None).mark == b"--x"
    assert form("text/plain; charset=x-no", None, None).is_misnamed
