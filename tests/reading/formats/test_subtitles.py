from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.subtitles import READER
from affiant.reading.limits import Limits
from affiant.reading.reader import Reader
from affiant.reading.source import Source
from tests.reading.formats.conftest import assert_sound

Read = Callable[[Reader, bytes, str], Document]
Sources = Callable[[bytes, str], Source]

VTT = """WEBVTT - Council

NOTE made by hand

STYLE
::cue { color: lime }

1
00:00:01.000 --> 00:00:04.000 align:start
<v.loud Nadia Farrow>Welcome to the <i>hearing</i>

00:00:04.200 --> 00:00:07.500
<v Nadia Farrow>of the port &amp; its council.</v>

00:00:08.000 --> 00:00:12.000
<v Tom Lindqvist>I never saw
the list.
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
NADIA FARROW: Welcome.

2
00:00:04,200 --> 00:00:07,500
Did you see the list?

3
00:00:08,000 --> 00:00:12,000
TOM LINDQVIST: I never saw it.
"""


def said(document: Document) -> list[str]:
    return [passage.span.of(document.text) for passage in document.passages]


def test_cues_of_one_voice_are_one_paragraph(document_of: Read) -> None:
    assert said(document_of(READER, VTT.encode(), "a.vtt")) == [
        "Nadia Farrow: Welcome to the hearing of the port & its council.",
        "Tom Lindqvist: I never saw the list.",
    ]


def test_a_name_with_a_colon_begins_a_paragraph(document_of: Read) -> None:
    assert said(document_of(READER, SRT.encode(), "a.srt")) == [
        "NADIA FARROW: Welcome. Did you see the list?",
        "TOM LINDQVIST: I never saw it.",
    ]


def test_a_line_that_rolls_is_told_once(document_of: Read) -> None:
    cues = "".join(f"\n00:0{at}.000 --> 00:0{at}.900\nSame words\n" for at in range(3))
    assert said(document_of(READER, f"WEBVTT\n{cues}".encode(), "a.vtt")) == ["Same words"]


@pytest.mark.parametrize(("text", "name"), [(VTT, "a.vtt"), (SRT, "a.srt"), (VTT, "a.txt")])
def test_the_first_lines_show_what_it_is(source_of: Sources, text: str, name: str) -> None:
    assert registry.choose(source_of(text.encode(), name)).name == "subtitles"


def test_without_a_cue_it_holds_no_text(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as refused:
        READER.read(source_of(b"WEBVTT\n\nNOTE nothing", "a.vtt"), Limits())
    assert refused.value.reason is Reason.NO_TEXT


LINES = st.sampled_from(["00:01.000 --> 00:02.000", "", "<v Roe>Yes", "<", "&#0;", "No: it", ">>"])


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(LINES, max_size=14).map("\n".join)))
def test_any_cues_are_read_soundly_or_unreadable(
    tmp_path_factory: pytest.TempPathFactory, cues: str
) -> None:
    payload = f"WEBVTT\n\n{cues}".encode("utf-8", "replace")
    path = tmp_path_factory.getbasetemp() / "any.vtt"
    path.write_bytes(payload)
    try:
        document = READER.read(Source(path, "a.vtt", "0" * 64, len(payload)), Limits()).document
    except Unreadable:
        return
    assert document is not None
    assert_sound(document)
