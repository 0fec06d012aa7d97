"""Whether a document's labels show that it is a transcript, and which of them are its labels.

Several turns of several speakers who come again, parted by the same mark, in words that somebody
speaks to somebody. A definition, a play, a chat, a recipe or a list of questions often asked has
some of it, never all.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from affiant.facts.quotes.turns.examination import People
from affiant.facts.quotes.turns.label import Kind, Label
from affiant.facts.quotes.turns.roll import Roll
from affiant.facts.quotes.turns.words import bare, channels, listed
from affiant.reading.span import Span

FEWEST_TURNS = 4
FEWEST_CHANGES = 3
_SAME_FORM = 0.6  # of the labels but Q. and A.
_SPOKEN = 0.3  # of the turns hold a word that is said to somebody
_ENDED = 0.5  # of the turns end as sentences do
_HEAD = 1500  # characters in which a document says what it is
_OPENING = 400  # characters of a turn that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS = frozenset(".?!…—–-)]”»\"'’")
_STAGED = re.compile(
    r"(?m)^[ \t]*(?:(?:ACT|SCENE|ACTE|SCÈNE|Acte|Scène) (?:[IVX]+|\d+|un|one|première?)\b"
    r"|(?:INT|EXT)\. |CUT TO|FADE (?:IN|OUT)|\(?(?:Exit|Exeunt|Enter|Curtain|Rideau)\b)"
)
_MAILED = re.compile(r"(?m)^[ \t>]*(?:From|De|Von) ?: .*\n[ \t>]*(?:To|Sent|À|Envoyé|Date|Cc) ?:")
_CHATTED = re.compile(
    r"(?m)^[ \t]*(?:#\w|\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\[\d{4}-\d\d-\d\d)"
    r"|(?:joined|left) the (?:channel|group|chat)"
)


def kept(text: str, labels: Sequence[Label], roll: Roll, head: int) -> list[Label]:
    """The labels of the transcript; none where it is none. `labels` are in order; `head` is where
    the first turn may begin."""
    dotted = sum(one.form.startswith(".") for one in labels) * 2 >= len(labels)
    labels = [one for one in labels if dotted or not _is_sentence(one)]
    asked = any(one.kind is Kind.QUESTION and one.form == "bare" for one in labels)
    strong = {one.start for one in labels if _formal(one, bare=asked)}
    told = channel(text, head) is not None
    again = Counter(one.key for one in labels if told)
    known = [
        one for one in labels if one.start in strong or _known(one, roll) or _returns(one, again)
    ]
    return known if _is_transcript(text, known, strong=len(strong), told=told) else []


def alike(labels: Sequence[Label], told: Sequence[Label], people: People) -> list[Label]:
    """The labels told, and those among them that look the same and are of nobody known: somebody
    else speaks there, and the turn before is over."""
    first, starts = told[0].start, {one.start for one in told}
    forms = Counter(one.form for one in told)
    names = [one for one in told if one.kind is Kind.NAME]
    shouted = sum(_shouted(one) for one in names) * 2 > len(names)
    return [
        one
        for one in labels
        if one.start in starts
        or (
            one.start > first
            and one.form != "line"
            and one.form in forms
            and one.kind in (Kind.NAME, Kind.PART)
            and (
                one.titled
                or (shouted and _shouted(one))
                or bool(people.within(one.said.start, one.said.end))
            )
        )
    ]


def _is_sentence(label: Label) -> bool:
    """Whether it may be a sentence about somebody: Dr. Roe, of the board, left early."""
    return label.form == "." and label.office is not None and not _shouted(label)


def _shouted(label: Label) -> bool:
    return " ".join(label.words).isupper()


def channel(text: str, head: int) -> Span | None:
    """Where the head of the document says what kind of talk this is."""
    held = channels()
    words = [*_WORD.finditer(text, 0, min(head, _HEAD))]
    for at, found in enumerate(words):
        low = bare(found[0])
        pair = f"{low} {bare(words[at + 1][0])}" if at + 1 < len(words) else ""
        triple = "-".join(bare(one[0]) for one in words[at : at + 3])
        if low in held:
            return Span(*found.span())
        if pair in held or pair.replace(" ", "-") in held:
            return Span(found.start(), words[at + 1].end())
        if triple in held:
            return Span(found.start(), words[at + 2].end())
    return None


def _formal(label: Label, *, bare: bool) -> bool:
    """Whether the label shows by itself that somebody speaks."""
    if label.kind in (Kind.QUESTION, Kind.ANSWER):
        return label.form != "bare" or bare
    if label.kind is Kind.PART:
        return label.part in listed_parts()
    if label.kind is Kind.EXAMINER:
        return True
    return label.titled and label.form != "line"


def listed_parts() -> frozenset[str]:
    """The parts that nobody has outside a talk."""
    return listed("formal")


def _known(label: Label, roll: Roll) -> bool:
    return label.kind is Kind.NAME and roll.named(label.folded, label.sex)[0]


def _returns(label: Label, again: Counter[str]) -> bool:
    return label.kind is Kind.NAME and label.form != "line" and again[label.key] > 1


def _is_transcript(text: str, labels: list[Label], *, strong: int, told: bool) -> bool:
    turns = [one for one in labels if one.kind is not Kind.EXAMINER]
    if len(turns) < FEWEST_TURNS:
        return False
    keys = [one.key for one in turns]
    changes = sum(a != b for a, b in pairwise(keys))
    if changes < FEWEST_CHANGES or not 1 < len(set(keys)) < len(keys):
        return False
    if not _consistent(turns) or not _said(text, turns) or _is_else(text, turns):
        return False
    if told or any(one.timed for one in turns) or _CHATTED.search(text, 0, turns[-1].end):
        return told
    questions = sum(one.kind in (Kind.QUESTION, Kind.ANSWER) for one in turns)
    if questions == len(turns):
        return any(one.kind is Kind.EXAMINER for one in labels)
    return strong * 2 >= len(turns) or len(set(keys)) * 2 <= len(turns)


def _consistent(turns: list[Label]) -> bool:
    forms = Counter(one.form for one in turns if one.kind not in (Kind.QUESTION, Kind.ANSWER))
    return not forms or max(forms.values()) >= _SAME_FORM * sum(forms.values())


def _said(text: str, turns: list[Label]) -> bool:
    """Whether enough of the turns are words that somebody says to somebody."""
    spoken = ended = 0
    for at, turn in enumerate(turns):
        stop = turns[at + 1].start if at + 1 < len(turns) else len(text)
        words = text[turn.end : min(stop, turn.end + _OPENING)]
        last = text[max(turn.end, stop - _OPENING) : stop].rstrip()[-1:]
        ended += last in _ENDS and bool(last)
        spoken += "?" in words or not listed("spoken").isdisjoint(
            part
            for word in _WORD.findall(words.lower())
            for part in word.replace("’", "'").split("'")
        )
    return spoken >= _SPOKEN * len(turns) and ended >= _ENDED * len(turns)


def _is_else(text: str, turns: list[Label]) -> bool:
    """Whether it is a play, a list of questions that nobody was asked, or letters."""
    head = text[:_HEAD].lower()
    if any(phrase in head for phrase in listed("asked_often")) or _made_up(text, turns):
        return True
    return _MAILED.search(text, 0, turns[-1].end) is not None


def _made_up(text: str, turns: list[Label]) -> bool:
    """Whether it is a play or a script: it says so in its head, or tells who comes and goes."""
    if _STAGED.search(text, 0, turns[-1].end):
        return True
    head = _WORD.findall(text[: min(turns[0].start, _HEAD)])
    return any(bare(word) in listed("made_up") for word in head)
