"""A cell that is a number and nothing else: "1 240", "12,5 %", "<5", "$3.2m", "87*"."""

import re
from dataclasses import dataclass, replace

from affiant.facts.quantities.homeland import Homeland
from affiant.facts.quantities.lexicon import number_words
from affiant.facts.quantities.measures import measures
from affiant.facts.quantities.number import Form, Number, numbers
from affiant.facts.quantities.sum import Sum, sums
from affiant.facts.quantities.tables.grid import Cell
from affiant.facts.quantities.token import tokens
from affiant.facts.quantities.wording import Wording
from affiant.facts.sentence import Sentence
from affiant.vocabulary.comparator import Comparator

_LONGEST = 24  # characters of a number with its signs
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\Z")  # "2021-22" too
_CODE = re.compile(r"0\d|\d{13,}")  # "0045" and "12345678901234" are numbers of files
_COMPARED = {
    "<": Comparator.LESS, ">": Comparator.MORE, "≤": Comparator.AT_MOST, "~": Comparator.ABOUT,
    "≥": Comparator.AT_LEAST, "≈": Comparator.ABOUT,
}  # fmt: skip
_MARKS = re.compile(r"\s?(?:[*†‡]{1,3}|\[\d{1,3}\]|\([a-z]\)|[¹²³])$")  # of a note below
_WORDS = re.compile(r"[^\W\d_]{4}")  # longer than a currency's letters
_DIGIT = re.compile(r"\d")
_BRACKETED = re.compile(
    r"\(\s?(\D{0,4}\d[\d.,' \u00a0\u2009\u202f]*\d\D{0,4})\s?\)\Z"
)  # two digits: "(1)" is a note


@dataclass(frozen=True, slots=True)
class Value:
    """The number of a cell; `money` where the cell names a currency.

    `bracketed`: it stands in brackets, so that it is below zero in a column of amounts.
    """

    cell: Cell
    number: Number
    comparator: Comparator
    money: Sum | None = None
    bracketed: bool = False


def is_year(text: str) -> bool:
    """Whether the words are a year, or two that follow each other, and nothing else."""
    return _YEAR.match(text) is not None


def value_of(cell: Cell, language: str, homeland: Homeland | None = None) -> Value | None:
    """The cell's number, None for a cell that says more, or something else."""
    text = _MARKS.sub("", cell.text)
    if len(text) > _LONGEST or not _DIGIT.search(text) or _CODE.match(text) or _WORDS.match(text):
        return None
    compared = _COMPARED.get(text[0], Comparator.EXACT)
    text = text[1:].strip() if text[0] in _COMPARED else text
    bracketed = _BRACKETED.match(text)
    text = bracketed[1] if bracketed else text
    words = number_words(language)
    line = tokens(text, words.splittable)
    found = numbers(line, words)
    if len(found) != 1 or found[0].form is not Form.PLAIN or found[0].points:
        return None
    wording = Wording(Sentence(cell.span, text, 0, language), line, words, measures(language))
    money = next(sums(wording, found), None)
    if money and homeland:
        money, _ = homeland.settled(wording, money)
    first, last = (money.first, money.last) if money else (found[0].first, found[0].after)
    if first > 0 or last < len(line):
        return None
    number = money.number if money else found[0]
    if bracketed is None:
        return Value(cell, number, compared, money)
    return _below_zero(Value(cell, number, compared, money, bracketed=True))


def _below_zero(value: Value) -> Value | None:
    """ "(1 234)", as accounts write a loss; a range or percentage in brackets is an aside."""
    number = value.number
    if number.value is None or number.percent or number.value <= 0:
        return None
    return replace(value, number=replace(number, value=-number.value))
