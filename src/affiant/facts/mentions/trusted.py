"""Whether words that the gazetteer knows are that name where they stand."""

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.roles import function_at, title_before
from affiant.facts.mentions.setting import Setting
from affiant.facts.token import Token

_COUNTIES = frozenset({"county", "parish", "comté"})
_PLACE_OF = frozenset({"de", "du", "des", "d", "l", "la"})
_LONGEST_ZONE = 4  # letters
_OF_NUMBERS = frozenset({".", ",", "$", "€", "£"})
_IN_ADDRESSES = frozenset({"@", "_", "%"})


def is_trusted(setting: Setting, at: int, last: int, common: frozenset[str]) -> bool:
    """Not a common word in a capital's place, not somebody's surname, no part of an address."""
    words, lists = setting.words, lexicon()
    if _in_an_address(words, at, last) or _in_a_number(words, at) or _reposts(words, at):
        return False
    if last - at > 1:
        return not _is_a_remit(words, at)
    word = words[at]
    if _names_a_place(words, at):
        return False
    if at and words[at - 1].text in lists.given and word.start - words[at - 1].end == 1:
        return False
    if _is_addressed(words, at) or _is_a_zone(words, at) or _is_surname(words, at):
        return False
    opens = at == 0 or words[at - 1].text in '“«"‘:•–—'
    if word.low in lists.openers and (opens or setting.heading):
        return False  # Elle, Who, It: a word in a capital's place
    if word.text not in lists.ambiguous:
        return True
    return not (setting.heading and not word.text.isupper()) and not (opens and word.low in common)


def _is_a_remit(words: list[Token], at: int) -> bool:
    """Committee on | Homeland Security: what a body is for, and not the body that is called so."""
    return at > 1 and words[at - 1].low == "on" and words[at - 2].capital


def _in_a_number(words: list[Token], at: int) -> bool:
    """Whether the name is the end of a sum: $6.3M is no company."""
    glued = at > 0 and words[at - 1].end == words[at].start
    return words[at].text[0].isdigit() and glued and words[at - 1].text in _OF_NUMBERS


def _reposts(words: list[Token], at: int) -> bool:
    """ "RT @roe: ...": the sign of a repost, and no broadcaster."""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    return words[at].text == "RT" and behind == "@"


def _in_an_address(words: list[Token], at: int, last: int) -> bool:
    """Whether the words stand in a link, a mail address or a file's name: www.vale.org, roe@VALE.

    A stop joins only what is small: some firms are called by their address (Vale.com), and some
    sentences begin without a space."""
    joined = at > 0 and words[at - 1].end == words[at].start
    before = words[at - 1].text if joined else ""
    joins = last < len(words) and words[last].start == words[last - 1].end
    after = words[last].text if joins else ""
    if before in _IN_ADDRESSES or after in _IN_ADDRESSES:
        return True
    small = words[at].text == words[at].low
    ended = after == "." and last + 1 < len(words) and words[last + 1].start == words[last].end
    return (small and (before == "." or ended)) or (before == "/" and words[at - 2].text == "/")


def _is_addressed(words: list[Token], at: int) -> bool:
    """Whether a title stands before: Mr. Vale is nobody's firm."""
    before = at - 1
    if before > 0 and words[before].text == ".":
        before -= 1
    return before >= 0 and words[before].capital and words[before].low in lexicon().titles


def _is_surname(words: list[Token], at: int) -> bool:
    """Deputy Chief Constable Ina | Vale: behind an office and one word of a name."""
    lists, given = lexicon(), at - 1
    if at < 2 or not words[given].text.istitle() or words[at].start - words[given].end != 1:  # noqa: PLR2004 - an office and a first name
        return False
    low = words[given].low
    if low in lists.not_names or low in lists.organisation_heads or low in lists.titles:
        return False
    office = title_before(words, given)
    close = words[given].start - words[given - 1].end == 1
    return close and office < given and words[office].capital and function_at(words, given) == given


def _is_a_zone(words: list[Token], at: int) -> bool:
    """10:15 | BST, 6 p.m. | EST: letters behind a clock's time are its zone."""
    if at < 2 or not words[at].text.isupper() or len(words[at].text) > _LONGEST_ZONE:  # noqa: PLR2004 - a time and its mark
        return False
    before, mark = words[at - 1], words[at - 2].text
    noon = before.low in {"am", "pm", "a.m.", "p.m."}
    return noon or (before.text.isdigit() and mark in {":", "h"})


def _names_a_place(words: list[Token], at: int) -> bool:
    """Vale County, comté de Vale, rue Vale: a place that is called like the body."""
    lists = lexicon()
    if at + 1 < len(words) and words[at + 1].text[0].isupper():
        nearby = words[at + 1].start - words[at].end == 1
        if nearby and words[at + 1].low in lists.english_place_heads | _COUNTIES:
            return True
    before = at - 1
    while before >= 0 and (words[before].low in _PLACE_OF or words[before].text in "’'"):
        before -= 1
    close = before >= 0 and before >= at - 3
    return close and words[before].low in lists.french_place_heads | _COUNTIES
