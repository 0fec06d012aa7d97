"""Figures and money in French and English, each with what it counts and whose word it is.

One pass a sentence: sentences without a digit or number word cost one look-up.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from affiant.facts.context import Context
from affiant.facts.kinds import Fact
from affiant.facts.quantities.corrected import corrected
from affiant.facts.quantities.cutting import Cut, cut
from affiant.facts.quantities.draft import Draft
from affiant.facts.quantities.exclusion import counts_nothing
from affiant.facts.quantities.factored import may_hold, with_factored
from affiant.facts.quantities.figures import figures
from affiant.facts.quantities.lexicon import number_words
from affiant.facts.quantities.made import figure_of, money_of
from affiant.facts.quantities.measured import measured
from affiant.facts.quantities.measures import measures
from affiant.facts.quantities.multiplied import with_multiplied
from affiant.facts.quantities.number import Number, numbers
from affiant.facts.quantities.numerals import numerals
from affiant.facts.quantities.setting import Setting, source
from affiant.facts.quantities.sum import Sum, is_rate, sums
from affiant.facts.quantities.tables import with_tables
from affiant.facts.quantities.unit_told import tells_a_unit
from affiant.facts.quantities.vague import ranks, vague_shares
from affiant.facts.quantities.wording import Wording
from affiant.facts.sentence import Sentence
from affiant.reading.passage import PassageKind

__all__ = ["find", "measured", "numerals"]


def find(context: Context) -> tuple[Fact, ...]:
    """The figures and sums of every sentence outside lists of references."""
    setting = Setting.of(context)
    passages = context.document.passages
    found = [
        fact
        for sentence in context.sentences
        if passages[sentence.passage].kind is not PassageKind.REFERENCE
        for fact in _in_sentence(sentence, setting)
    ]
    told = with_tables(context, setting, found)
    return tuple(sorted(told, key=lambda fact: (fact.span, fact.kind)))


def _in_sentence(sentence: Sentence, setting: Setting) -> Iterator[Fact]:
    read = cut(sentence)
    if read is None or not _worth_reading(read):
        return
    words = number_words(read.language)
    every = numbers(read.tokens, words)
    if not every and not _told_by_words(read):
        return
    wording = Wording(sentence, read.tokens, words, measures(read.language))
    told = [one for one in sums(wording, every) if setting.homeland.is_money(wording, one)]
    told = [one for one in told if not is_rate(wording, one)]
    said = source(wording, setting)
    for money in told:
        if not (tells_a_unit(wording, money) or corrected(wording, money.first, money.last)):
            yield money_of(wording, setting, said, money)
    counted = [n for n in every if not _taken(wording, setting, n, told)]
    for draft in _drafts(wording, read, counted):
        yield figure_of(wording, setting, said, draft)


def _worth_reading(read: Cut) -> bool:
    if read.has_digit or _told_by_words(read):
        return True
    return not number_words(read.language).triggers.isdisjoint(read.words)


def _told_by_words(read: Cut) -> bool:
    """Whether a figure may be told without a number: most of them, doubled, tenfold."""
    known = measures(read.language)
    words = read.words
    vague = not known.vague_nouns.isdisjoint(words)
    return vague or not words.isdisjoint(known.multiplying) or may_hold(read.text, words)


def _drafts(wording: Wording, read: Cut, counted: Sequence[Number]) -> list[Draft]:
    known, words = wording.measures, read.words
    drafts = figures(wording, counted)
    if not known.vague_nouns.isdisjoint(words):
        drafts += vague_shares(wording)
    if not known.counting_superlatives.isdisjoint(words):
        drafts += ranks(wording)
    if not words.isdisjoint(known.multiplying):
        drafts = with_multiplied(wording, drafts)
    if may_hold(read.text, words):
        drafts = with_factored(wording, drafts)
    return drafts


def _taken(wording: Wording, setting: Setting, number: Number, told: list[Sum]) -> bool:
    """Whether the number is money, a date, a marker or a label."""
    at = bisect_right(told, number.first, key=lambda money: money.first)
    if at and number.first < told[at - 1].last:
        return True
    start, end = wording.tokens[number.first].start, wording.tokens[number.after - 1].end
    span = wording.sentence.locate(start, end)
    if setting.dated(span) or setting.marked(span) or counts_nothing(wording, number):
        return True
    return corrected(wording, number.first, number.after)
