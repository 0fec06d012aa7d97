"""The label that may stand at the start of a line.

Read from the start of a line, word by word, to the mark that parts it from the speech. That a
label could stand here proves nothing: `convention` decides by all of a document's.
"""

import re

from affiant.facts.quotes.turns.label import Kind, Label
from affiant.facts.quotes.turns.wording import Wording
from affiant.facts.quotes.turns.words import bare, listed, titles
from affiant.reading.span import Span

LONGEST = 140  # characters of a label with its office (député de la 3e circonscription de ...)
_COLON = 110  # characters in which a label's colon stands

_MARKS = (":", ". –", ". —", ". -")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIMED = re.compile(rf"[\[(]?{_CLOCK}[\])]?[ \t]*(?:[-–—|][ \t]*)?")
_LEAD = re.compile(r"[ \t]*(?:(?:[-–—•>]|\*(?=[ \t]))[ \t\u00a0]*)?[*_]{0,3}")
_MAYBE = re.compile(  # what costs most is skipped first: a line without any of these marks
    rf"[QARqar][.:\s\u00a0\d]|[\[(]?{_CLOCK}"
    r"|(?:M|Mm|Ms|Mr|Mrs|Mme|Mlle|Me|Dr|Miss|The|THE|Le|La|LE|LA|L|BY|EX|[A-Z][a-zé]+|[A-ZÀ-Þ’'-]+)\b"
)
_QUESTION = re.compile(
    r"(Q|A|R|Question|QUESTION|Answer|ANSWER|Réponse|RÉPONSE|Reponse|REPONSE)"
    r"(?:[ \u00a0]?\d{1,3})?(?:[ \u00a0\u202f]?[.:](?:[ \u00a0]?[-–—])?|[ \u00a0]?[–—])?(?=\s|\Z)"
)
_BLANK = " \t\u00a0\u202f\u2009"
_BY = re.compile(
    r"(?:[A-ZÀ-Þ-]+ ){0,3}BY (?=[A-Z])"
    r"|(?:(?:Further )?[Qq]uestions|Questioned) by (?=[A-Z])"
    r"|(?:[A-Z][a-z]+[ -])?[Ee]xamin(?:ation|ed) by (?=[A-Z])"
)
_LETTERS = re.compile(r"([A-ZÀ-Þ])\.[ -]?([A-ZÀ-Þ])\.[ \u00a0]?(?:[–—:]|- )[ \u00a0]?")


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that may stand at the start of the line `text[start:end]`."""
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead is not None else start
    if at >= end or _MAYBE.match(text, at, end) is None:
        return None
    timed = _TIMED.match(text, at, end)
    if timed is not None:
        at = timed.end()
    asked = _QUESTION.match(text, at, end)
    if asked is not None:
        return _question(text, start, asked, end)
    if timed is None and not _parted(text, at, end):
        return None
    letters = _LETTERS.match(text, at, end)
    if letters is not None:
        said = Span(letters.start(1), letters.end(2) + 1)
        name = (letters[1] + letters[2]).lower()
        return Label(Kind.NAME, start, letters.end(), said, ".–", (said.of(text),), folded=(name,))
    by = _BY.match(text, at, end)
    read = Wording(text, by.end() if by else at, min(end, at + LONGEST), end)
    found = read.label(start, timed=timed is not None)
    if found is None or by is None:
        return found
    return Label(Kind.EXAMINER, start, found.end, found.said, found.form, found.words, found.sex,
                 found.titled, folded=found.folded)  # fmt: skip


def _parted(text: str, at: int, end: int) -> bool:
    """Whether the line holds what parts a label from the speech, or is short enough to be one."""
    near = min(end, at + _COLON)
    if end - at <= _COLON or any(text.find(mark, at, near) >= 0 for mark in _MARKS):
        return True
    first = text[at : at + 12].split(maxsplit=1)[0]
    return bare(first) in titles() or bare(first) in listed("articles")


def _question(text: str, start: int, asked: re.Match[str], end: int) -> Label | None:
    low = bare(asked[1])
    kind = Kind.QUESTION if low in listed("questions") else Kind.ANSWER
    told = asked[0][len(asked[1]) :].strip(_BLANK + "0123456789")
    form = told[:1] or "bare"
    after = asked.end()
    while after < end and text[after] in _BLANK:
        after += 1
    if form == "bare" and (len(low) > 1 or not _opens(text, after, end)):
        return None
    said = Span(asked.start(1), asked.end(1))
    return Label(kind, start, after, said, form, phrase=low[0])


def _opens(text: str, at: int, end: int) -> bool:
    """Whether speech may begin here: with a capital, a mark or a bracket."""
    return at < end and not text[at].islower() and text[at] not in ",;:)=+"
