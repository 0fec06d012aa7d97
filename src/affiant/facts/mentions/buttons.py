"""Rows of buttons that share a page: Facebook, Twitter, Reddit. They name nobody."""

from collections.abc import Iterator, Sequence

from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting
from affiant.facts.token import Token
from affiant.vocabulary.wordlist import words

_FEWEST = 3  # networks; two beside each other may be what a sentence is about
_MOST_WORDS = 24  # of a line that holds nothing but buttons


def named_beside_buttons(settings: Sequence[Setting], found: Sequence[Named]) -> list[Named]:
    """The names without those on buttons. Their words stay taken: nothing names them again."""
    rows = [*_rows(settings)]
    if not rows:
        return [*found]
    return [named for named in found if not any(start <= named.start < end for start, end in rows)]


def _rows(settings: Sequence[Setting]) -> Iterator[tuple[int, int]]:
    """Where rows of buttons begin and end: lines one after the other that hold nothing else, with
    a word that tells what they are for. Without one they are a list of firms."""
    row: list[Setting] = []
    for setting in [*settings, None]:
        if setting is not None and _holds_buttons(setting.words):
            row.append(setting)
            continue
        if row and _shares([word.low for one in row for word in one.words]):
            yield row[0].sentence.span.start, row[-1].sentence.span.end
        row.clear()


def _holds_buttons(line: Sequence[Token]) -> bool:
    """Whether it says nothing but the names of networks and what stands on their buttons."""
    if not line or len(line) > _MOST_WORDS:
        return False
    told = _networks() | words("name_words", "buttons")
    return all(word.low in told or not word.text[0].isalnum() for word in line)


def _shares(row: Sequence[str]) -> bool:
    return sum(word in _networks() for word in row) >= _FEWEST and not words(
        "name_words", "sharing"
    ).isdisjoint(row)


def _networks() -> frozenset[str]:
    return words("name_words", "networks")
