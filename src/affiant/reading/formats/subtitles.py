"""Subtitles (WebVTT, SubRip): what is said, without the times at which it is shown.

A cue is a piece of a sentence, cut where a screen is full: cues are joined to paragraphs, a new
one where another voice begins. A voice tag (<v Jane Roe>) stands before its words as a name with
a colon, as other subtitles write it.
"""

import html
import re
from collections.abc import Iterable, Iterator

from affiant.reading import encoding
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.claims import Claims
from affiant.reading.formats.composition import Composition
from affiant.reading.limits import Limits
from affiant.reading.reader import Reader, Reading
from affiant.reading.source import Source
from affiant.reading.text import normalise

_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{3} -->")
_TIMES = "-->"
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,60})?[ \t]+([^<>]{1,120})>")
_TAG = re.compile(r"</?[a-zA-Z0-9:][^<>]{0,120}>|\{\\[^{}]{1,40}\}")
_SPEAKER = re.compile(r"(?:>>|[-–—] |\[?[A-ZÀ-Þ][^\n:]{1,60}: )")  # with which somebody begins
_ENDS = ".!?…"
_LONG = 600  # characters after which a paragraph ends with its sentence


class SubtitleReader:
    """The words of all cues in their order."""

    name = "subtitles"
    version = "1"

    def score(self, source: Source) -> float | None:
        """1.0 by the first lines; a name alone is none."""
        return 1.0 if _VTT.match(source.head) or _SRT.match(source.head) else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """Raises Unreadable: UNSUPPORTED for binary content, TOO_LARGE, NO_TEXT."""
        text = normalise(encoding.decode(source.bytes(), None))
        if len(text) > limits.text:
            raise Unreadable(Reason.TOO_LARGE, f"{len(text)} characters of text")
        composition = Composition(limits)
        for paragraph in _paragraphs(_cues(text)):
            composition.add(paragraph)
        composition.require_text(source)
        media_type = _TYPES[".vtt"] if _VTT.match(source.head) else _TYPES[".srt"]
        return Reading(composition.document(source, media_type, Claims()))


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """Voice ("" for none) and words, cue by cue; notes and styles are none."""
    timed = False
    for line in text.split("\n"):
        if not line.strip():
            timed = False
        elif _TIMES in line:
            timed = True
        elif timed:
            voice = _VOICE.search(line)
            words = html.unescape(_TAG.sub("", _VOICE.sub("", line)))
            yield (" ".join(voice[1].split()) if voice else ""), " ".join(words.split(" ")).strip()


def _paragraphs(cues: Iterable[tuple[str, str]]) -> Iterator[str]:
    said: list[str] = []
    speaker = last = ""
    length = 0
    for voice, words in cues:
        if not words or words == last:  # live captions roll: a line is shown twice
            continue
        other = bool(voice) and voice != speaker
        full = length > _LONG and last[-1] in _ENDS
        if said and (other or full or _SPEAKER.match(words)):
            yield " ".join(said)
            said, length = [], 0
        begins = not said and voice and (other or not full)
        said.append(f"{voice}: {words}" if begins else words)
        length += len(words)
        last, speaker = words, voice or speaker
    if said:
        yield " ".join(said)


READER: Reader = SubtitleReader()
