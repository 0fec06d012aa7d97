"""What is compiled says of a message what Python says of it, or nothing."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail import compiled
from affiant.mail.duplicates.fingerprint import Fingerprint, fingerprints
from affiant.mail.reading import gist, trove
from tests.conftest import shared
from tests.mail.reading.box import MIXED, NOW, mail, parts
from tests.mail.reading.messages import FIELDS, MESSAGES

pytestmark = pytest.mark.skipif(compiled.read is None, reason="this installation compiled nothing")

Told = tuple[gist.Gist, tuple[object, ...], list[str], Fingerprint]

HEAD = (
    b"From: Anne <Anne@Corp.example>\nTo: b@c.example, a@b.example\nSubject: note\n"
    b"Date: Mon, 3 May 2021 10:12:00 +0200\nMessage-ID: <1@b.example>\n"
)
WORDS = st.lists(
    st.sampled_from((
        "Bonjour", "détail", " ", "  ", "\n", "\r\n", "\t", "\x0b", "\x1c", "\x85", "\xa0",
        "\u2003", "\u3000", "\u1680", "\u205f", "\u2028", "\u200b", "\ufeff", ">From there",
        "\n>>From here", "\n> From", "€", "“sûr”", "-- ", "a&b", "AT&T", "\x01", "\x1b", "\u20ac",
        "\U0001f600",
    ))
).map("".join)  # fmt: skip
TAGS = st.lists(
    st.sampled_from((
        "<p>", "</p>", "<br>", "<br/>", "<b", "<", ">", "<!DOCTYPE html>", "<!-- ", "-->",
        "<style>", "</style>", "<strong>", "<html>", "<head>", "<header>", "<?x?>", "<1>", "&amp;",
        "&lt;b&gt;", "&nbsp;", "&eacute;", "&#233;", "&#xe9;", "&#8203;", "&#10;", "&copy",
        "&lang=fr", "& ", "&", "&nGt;", "&unheard;", "&#;", "&#128;", "Bonjour", "é", "d\u200bt",
        " ", "\n", "€", "&;", "&notit;", "&amp;lt;", "&ampé", "&amp\r", "<a href='x'>", "<SCRIPT>",
        "</SCRIPT>", "&#x110000;",
    ))
).map("".join)  # fmt: skip
ENCODINGS = st.sampled_from(("utf-8", "latin-1", "cp1252", "utf-16"))
NAMES = st.sampled_from((
    b"", b"utf-8", b"iso-8859-1", b"ISO-8859-1", b"windows-1252", b"us-ascii", b"utf-16",
    b"iso-2022-jp", b"koi8-r", b"unheard-of",
))  # fmt: skip
TRANSFERS = st.sampled_from((b"", b"7bit", b"8bit", b"base64", b"quoted-printable", b"x-none"))


def part(kind: bytes, text: str, written: str, charset: bytes, transfer: bytes) -> bytes:
    """The fields and the body of one text, as these say that it is written."""
    content = text.encode(written, "ignore")
    if transfer == b"base64":
        content = base64.encodebytes(content)
    elif transfer == b"quoted-printable":
        content = quopri.encodestring(content)
    fields = b"Content-Type: text/" + kind
    fields += b"; charset=" + charset if charset else b""
    return (
        fields
        + (b"\nContent-Transfer-Encoding: " + transfer if transfer else b"")
        + b"\n\n"
        + content
    )


def of_kind(kind: bytes, texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return st.builds(part, st.just(kind), texts, ENCODINGS, NAMES, TRANSFERS)


PLAIN, HTML = of_kind(b"plain", WORDS), of_kind(b"html", TAGS)


def told(raw: bytes) -> Told | None:
    assert compiled.read is not None
    found = compiled.read(raw, NOW)
    if found is None:
        return None
    said, along, digests, hashes = found
    return said, tuple(along), list(digests), hashes


def told_by_python(raw: bytes) -> Told | None:
    found = gist.plainly(raw, NOW)
    if found is None:
        return None
    said, along = found
    digests = [leaf.sha256 for leaf in along]
    return said, tuple(along), digests, next(fingerprints([(said, digests)]))


def agrees(raw: bytes) -> bool:
    return (found := told(raw)) is None or found == told_by_python(raw)


@given(MESSAGES)
def test_any_message_is_told_as_python_tells_it_or_not_at_all(raw: bytes) -> None:
    assert agrees(raw)


@given(st.lists(st.sampled_from(FIELDS), max_size=3).map(b"\n".join), PLAIN | HTML)
def test_one_text_is_told_as_python_tells_it(fields: bytes, text: bytes) -> None:
    assert agrees(HEAD + (fields + b"\n" if fields else b"") + text)


@given(st.lists(PLAIN | HTML, min_size=1, max_size=3))
def test_texts_beside_each_other_are_told_as_python_tells_them(texts: list[bytes]) -> None:
    assert agrees(HEAD + MIXED + b"\n\n" + parts(*texts))


DIGITS = st.lists(
    st.sampled_from((
        "QUJD", "QUJDREVG", "Zm9v", "QQ==", "QUI=", "QR==", "A", "=", "==", "===", "\n", "\r\n",
        "\r", "\n\n", " ", "\t", "\x0b", "-", "_", "!", "é",
    ))
).map("".join)  # fmt: skip


@given(DIGITS | st.binary(max_size=80).map(lambda one: base64.encodebytes(one).decode()), NAMES)
def test_base64_is_taken_off_as_python_takes_it_off(digits: str, charset: bytes) -> None:
    fields = b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=" + charset

    assert agrees(HEAD + fields + b"\n\n" + digits.encode())


@given(st.integers(0, 200), st.integers(1, 90), st.sampled_from(("\n", "\r\n")), st.integers(0, 3))
def test_base64_of_one_width_is_told(size: int, width: int, end: str, dropped: int) -> None:
    digits = base64.b64encode(bytes(range(size))).decode()
    lines = [digits[at : at + width] for at in range(0, len(digits), width)]
    fields = b"Content-Transfer-Encoding: base64\nContent-Type: application/pdf; name=a.pdf\n\n"
    raw = HEAD + MIXED + b"\n\n" + parts(fields + end.join(lines).encode(), b"\n\nun")

    assert told(raw) == told_by_python(raw) != None  # noqa: E711 - both, and something
    assert agrees(raw.replace(lines[-1].encode(), lines[-1][dropped:].encode()) if lines else raw)


@given(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3).map(b"\n".join), PLAIN)
def test_a_header_that_came_before_is_told_as_at_first(fields: bytes, text: bytes) -> None:
    raw = HEAD + MIXED + b"\n\n" + parts(fields + b"\n\nBonjour", text, fields + b"\n\n\nencore")

    assert agrees(raw)
    assert agrees(raw)


@given(WORDS)
def test_a_page_that_says_what_the_text_says_is_seen_to(words: str) -> None:
    page = (
        "<p>" + words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p>\n<p>") + "</p>"
    )
    both = (
        part(b"plain", words, "utf-8", b"utf-8", b"8bit"),
        part(b"html", page, "utf-8", b"utf-8", b"8bit"),
    )

    assert agrees(HEAD + MIXED + b"\n\n" + parts(*both))


@given(st.binary(max_size=60), st.integers(0, 300), st.integers(0, 40))
def test_a_damaged_message_is_told_as_python_tells_it(piece: bytes, at: int, cut: int) -> None:
    raw = (
        HEAD
        + MIXED
        + b"\n\n"
        + parts(b"Content-Type: text/html\n\n<p>Bonjour &amp; merci", b"\n\nun")
    )

    assert agrees(raw[:at] + piece + raw[at + cut :])


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"Bonjour.\n"),
        HEAD + b"\nBonjour.\n>From here\n",
        HEAD.replace(b"\nSubject", b"\n  ,c@d.example\nSubject") + b"\nBonjour.\n",
        HEAD + part(b"plain", "Réunion “sûre”", "cp1252", b"iso-8859-1", b"quoted-printable"),
        HEAD + part(b"plain", "Réunion à 10 h", "utf-8", b"utf-8", b"base64"),
        HEAD + MIXED + b"\n\n" + parts(
            part(b"plain", "Réunion & co", "utf-8", b"utf-8", b"8bit"),
            part(b"html", "<html><p>R&eacute;union &amp; co</p>", "utf-8", b"utf-8", b"8bit"),
            b"Content-Type: application/pdf; name=a.pdf\n\nPDF",
        ),
    ],
)  # fmt: skip
def test_usual_messages_are_told(raw: bytes) -> None:
    assert told(raw) == told_by_python(raw) != None  # noqa: E711 - both, and something


def test_a_message_that_is_not_plain_is_left_to_python() -> None:
    assert told(b"") is None
    assert told(b"\n\n") is None
    assert told(b"Subject: a\nno field\n\nb") is None
    assert told(HEAD + b"\n\0") is None


@pytest.mark.parametrize("name", ["mail/malformed", "mail/spamassassin", "mail/dkim-real"])
def test_real_messages_are_told_as_python_tells_them(name: str) -> None:
    for entry in trove.read(shared(name), NOW):
        if entry.raw is not None:
            assert agrees(entry.raw), entry.place
