"""How many turns of invented transcripts are found, whole, and with the right speaker?

    python -m benchmarks.turns [--show]

Reads `benchmarks/transcripts`: hearings, depositions, trials, debates, briefings, interviews,
subtitles in English and French, all invented. `[[Jane Roe||words]]` marks a turn and whose it is
("-" where the text does not tell). `mended_on` are those that rules were written or mended on,
`written_first` were written before any rule and scored once before a rule was changed for them,
`none` are plays, recipes, chats, contracts and lists, in which nobody speaks. A turn is found when
it begins and ends with the same words. A speaker is right when the name is the same.
"""

import argparse
import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from affiant import facts as finders
from affiant.facts.kinds import Quote
from affiant.reading.limits import Limits
from affiant.reading.registry import choose
from affiant.reading.source import Source

FOLDER = Path(__file__).with_name("transcripts")
_MARK = re.compile(r"\[\[([^|\]]+)\|\||\]\](?!\])")
_WORD = re.compile(r"\w+")
_EDGE = 4  # words at either end that must be the same
_CUT = re.compile(r"<[^<>]*>|^\d+$|^ {0,2}\d{1,2} {2,}|^[\d:.,]+ --> .*$", re.MULTILINE)  # no words


@dataclass(frozen=True, slots=True)
class Marked:
    """A turn of the gold: its words, and who speaks (None: the text does not tell)."""

    speaker: str | None
    words: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Turns of one set; `right` and `none` count among the found."""

    gold: int = 0
    claimed: int = 0
    found: int = 0
    right: int = 0
    none: int = 0


def unmarked(text: str) -> tuple[str, list[Marked]]:
    """A transcript without its marks, and the turns that they mark."""
    turns: list[Marked] = []
    speaker, start = "", 0
    for mark in _MARK.finditer(text):
        if mark[1] is not None:
            speaker, start = mark[1], mark.end()
        else:
            words = _words(text[start : mark.start()])
            turns.append(Marked(None if speaker == "-" else speaker, words))
    return _MARK.sub("", text), turns


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_CUT.sub(" ", text).lower()))


def taken(text: str, name: str) -> list[Quote]:
    """The turns that are found in a file of this name."""
    payload = text.encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(payload)
        source = Source(path, name, hashlib.sha256(payload).hexdigest(), len(payload))
        document = choose(source).read(source, Limits()).document
    found = finders.find(document) if document is not None else ()
    return [one for one in found if isinstance(one, Quote) and one.turn]


def score(files: Sequence[Path], *, show: bool = False) -> Score:
    """All files together."""
    told = Score()
    for file in files:
        text, gold = unmarked(file.read_text("utf-8"))
        found = taken(text, file.name)
        told.gold += len(gold)
        told.claimed += len(found)
        for turn, quote in _pairs(gold, found):
            if show and (quote is None or quote.speaker != turn.speaker):
                said = quote.speaker if quote is not None else "not found"
                print(f"{file.name}: {turn.speaker} | {said} | {' '.join(turn.words[:8])}")
            if quote is not None:
                told.found += 1
                told.right += quote.speaker == turn.speaker
                told.none += quote.speaker is None and turn.speaker is not None
    return told


def _pairs(gold: list[Marked], found: list[Quote]) -> Iterator[tuple[Marked, Quote | None]]:
    """Each turn with the first one left that begins and ends as it does."""
    left = [(_words(one.surface), one) for one in found]
    for turn in gold:
        at = next((n for n, (words, _) in enumerate(left) if _same(words, turn.words)), None)
        yield turn, left.pop(at)[1] if at is not None else None


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[:_EDGE] == other[:_EDGE] and one[-_EDGE:] == other[-_EDGE:]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="also what went wrong")
    asked = parser.parse_args(argv)
    print("turns of speech         files  turns  claimed  recall  precision  speaker right  none")
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        files = sorted(folder.iterdir())
        told = score(files, show=asked.show)
        print(
            f"{folder.name:22} {len(files):6} {told.gold:6} {told.claimed:8}"
            f" {_share(told.found, told.gold)} {_share(told.found, told.claimed):>10}"
            f" {_share(told.right, told.found):>14} {told.none:5}"
        )
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.3f}" if whole else "      -"


if __name__ == "__main__":
    sys.exit(main())
