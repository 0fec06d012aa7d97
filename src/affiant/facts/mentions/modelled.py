"""Names that a recogniser adds to what the rules and the gazetteer found, or puts in their place.

It has seen what they found, so where it disagrees with a rule it is the better judge: its name
takes the place of the rule's, its doubt takes the rule's name away. What the catalogue knows
stands, but for a longer name around it, or a person's, and so does what the text defines by its
initials. A name that may be a group's is not added.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from affiant.facts.mentions.abroad import country_of
from affiant.facts.mentions.agreed import Agreed
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.offices import give_roles
from affiant.facts.mentions.setting import Setting, standing, taken
from affiant.facts.recogniser.line import Line, Recognised
from affiant.facts.recogniser.lists import places_in_small
from affiant.facts.recogniser.tagger import LETTERS
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.wordlist import words as words_of

FOUND_BY = "recogniser/1"
_PAPERS = frozenset(("Decl", "Aff", "Dep", "Tr", "Compl", "Br", "Mot", "Opp", "Ex"))
"""What a brief cites by the surname of who wrote or said it: Feld Decl."""
_ROMAN = re.compile(r"[IVXL]+")
LEAST = 0.4
"""Confidence below which nothing is added. F1 on a third of the texts to train on, with a model of
the others, is highest there in both languages."""

OUTVOTES = 0.5
"""Confidence from which a name takes the place of a rule's: the model saw what the rule found. On
held-out thirds of the texts to train on, F1 rises by .004 in English and .001 in French news."""

UNDERSTATED = {"en": 0.1}
"""By how much these two are lower for English, whose texts to train on miss labels: what the model
finds there and nobody marked counts as wrong. On held-out thirds F1 rises by .002 on UNER and on
WikiGold, and would fall by .001 in French."""

SURE = 0.6
"""Confidence from which a longer name that ends in a small word takes the place of a body which the
catalogue knows, and a head with a small word names a body (a Conseil hier is told at 0.47). A name
that ends in a capital (a firm in its factory's name) takes it as it takes a rule's."""

FIRM = 0.85
"""Confidence from which a name is of another kind here than the rules find it to be elsewhere in
the document: a firm is no person in one sentence and no place in the next."""

IN_A_HEADING = 0.7
"""Confidence from which a name in a heading is believed: every word there may have a capital. Of
those held back on held-out thirds 17 of 27 were right between it and 0.8. A person's of several
words is believed as elsewhere: of such names the model had all eleven right."""

IN_A_REFERENCE = 0.85
"""The same in one of the page's references, whose titles name whom the text does not."""

A_PERSON = 0.8
"""Confidence from which a body that the catalogue knows is a person’s name here (Marianne)."""

ALONE = 0.5
"""Confidence from which one word is a person's name: as often it is a town that opens a line."""

LISTED = 0.7
"""Confidence from which one of a list of bare names is a person's, but for first names, which stay
unnamed: of the others held back on held-out thirds six of seven were right between it and 0.8, and
7 of 19 below."""

DOUBTED = 0.85
"""Confidence from which a doubt takes away a place that a rule found, or a name of the catalogue's
that is a word as well (Vice, Time)."""

NO_BODY = 0.5
"""The same for a body or a person that a rule found: on held-out thirds 8 of 60 were names below
0.85, of places 27 of 48."""

SENATE = 0.6
"""Confidence from which a head alone names a body (le Sénat, le Conseil): of the French
ones that were held back on held-out thirds, 11 of 14 were right between it and 0.8."""

_A_PAIR = 2  # words
_FEWEST_IN_LIST = 3  # bare names in a row are a list of members or signers
_ABOUT = frozenset({"on", "into", "about", "regarding", "concerning", "sur", "concernant"})
_ARTICLES = frozenset({"the", "a", "an", "la", "le", "les", "l", "’", "'", "un", "une"})
_NEAR = 3  # words before "on" among which the text's head stands: Rapport annuel d’activité sur
_BETWEEN = frozenset({",", "and", "et", "&"})


def lines(
    settings: Sequence[Setting], found: Sequence[Named], common: frozenset[str]
) -> list[Line]:
    """The sentences with what is already known; asked for where a capital may be a name's, or
    where one of the words that stand small (`common`) is of a place's name."""
    begun = {named.start: LETTERS[named.kind] for named in found}
    places = places_in_small() & common
    return [_line(setting, begun, places) for setting in settings]


def _line(setting: Setting, begun: dict[int, str], places: frozenset[str]) -> Line:
    known: list[str] = [""] * len(setting.words)
    letter = ""
    for at, end in enumerate(setting.taken):
        if end:
            here = begun.get(setting.words[at].start)
            letter = here or letter
            known[at] = ("B" if here else "I") + letter
    wanted = any(_may_name(setting, at) for at in setting.capitals)
    wanted = wanted or (bool(places) and any(word.low in places for word in setting.words))
    return Line(setting.sentence, setting.words, known, setting.heading, wanted)


def _may_name(setting: Setting, at: int) -> bool:
    """Whether a capital is not merely a small word's that opens a sentence: that is half of all
    sentences, and they cost as much as the others.
    """
    return at > 0 or setting.words[at].low not in _small_words() or bool(setting.taken[at])


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*function_words().values(), lexicon().not_names)


def completed(
    settings: Sequence[Setting],
    found: Sequence[Named],
    told: Sequence[Recognised],
    agreed: Agreed,
) -> list[Named]:
    """What was found, as a recogniser completes and corrects it; `taken` is kept in step."""
    starts = [setting.sentence.span.start for setting in settings]
    names = {named.start: named for named in found}
    for name in sorted(told, key=lambda name: (-name.confidence, name.span)):
        at = bisect_right(starts, name.span.start) - 1
        if at >= 0 and name.kind is not None and _believed(settings[at], name, agreed):
            for more in _placed(settings[at], names, name):
                names[more.start] = more
    for doubt in told:
        at = bisect_right(starts, doubt.span.start) - 1
        if doubt.kind is None and not settings[at].heading:
            _forget(names, doubt)
    return [*names.values()]


def _believed(setting: Setting, name: Recognised, agreed: Agreed) -> bool:
    begin = setting.sentence.span.start
    told = setting.sentence.text[name.span.start - begin : name.span.end - begin]
    if name.kind is not None and agreed.otherwise(told, name.span.start, name.kind):
        return name.confidence >= FIRM
    person = name.kind is EntityKind.PERSON and " " in told and not told.isupper()
    if setting.reference:
        return name.confidence >= IN_A_REFERENCE
    if setting.heading and not person:
        return name.confidence >= IN_A_HEADING
    return name.confidence >= LEAST - _understated(setting)


def _understated(setting: Setting) -> float:
    return UNDERSTATED.get(setting.sentence.language or "", 0.0)


def _forget(names: dict[int, Named], doubt: Recognised) -> None:
    """Its words stay taken, or the document's consistency would name them again."""
    named = names.get(doubt.span.start)
    if named is None or named.end != doubt.span.end or named.defined:
        return
    ruled = named.known_as is None
    least = NO_BODY if ruled and named.kind is not EntityKind.PLACE else DOUBTED
    if doubt.confidence >= least and (ruled or named.name in lexicon().ambiguous):
        del names[named.start]


def _placed(setting: Setting, names: dict[int, Named], name: Recognised) -> Iterator[Named]:
    """The name, if it may stand where it does; it takes the place of those in its way."""
    words, span, kind = setting.words, name.span, name.kind
    first, last = _token_at(words, span.start), _token_at(words, span.end)
    if first >= last or words[first].start != span.start or words[last - 1].end != span.end:
        return
    ours = [*standing(setting, names, first, last)]
    if any(_only_adds_a_noun(words[first], one, name) for one in ours):
        return
    if first == 0 and any(_only_adds_an_opener(words[0], one, name) for one in ours):
        return
    outvotes = OUTVOTES - _understated(setting)
    if _names_nothing(setting, first, last, name):
        return
    if not all(_yields(one, name, outvotes) for one in ours):
        return
    ended = last - first > 1 and words[last - 2].low in lexicon().legal_forms
    known = any(one.known_as for one in ours)
    if (ended or known) and _breaks_off(words, last, name, FIRM if ended else SURE):
        return
    if _only_joins(words[first:last], ours) or _are_initials(setting, names, first, last):
        return
    for one in ours:
        _free(setting, names.pop(one.start))
    if kind is not None and setting.free(first, last):
        named = taken(setting, first, last, kind, round(name.confidence, 2))
        named.found_by = FOUND_BY
        named.known_as = _still_known(words[first:last], ours)
        _cut_joined(named)
        give_roles(setting, [named])
        yield named


def _still_known(words: Sequence[Token], ours: Sequence[Named]) -> str | None:
    """Northwind | Ltd, Sénat | français: neither a legal form nor its own country's adjective makes
    another body of the one that the catalogue knows."""
    known = [one for one in ours if one.known_as]
    if len(known) != 1 or known[0].start != words[0].start:
        return None
    more = (word for word in words if word.start >= known[0].end)
    own = known[0].country
    same = all(
        word.low in lexicon().legal_forms
        or word.text in ",."
        or (own is not None and country_of(word) == own)
        for word in more
    )
    return known[0].known_as if same else None


def _cut_joined(named: Named) -> None:
    """Toronto-based, US-led: one word to the recogniser, and a name to the hyphen only."""
    name, hyphen, last = named.name.rpartition("-")
    if hyphen and last in _joined_words():
        named.end -= len(hyphen + last)
        named.name = name


@cache
def _joined_words() -> frozenset[str]:
    return words_of("name_words", "joined_words")


def _token_at(words: Sequence[Token], place: int) -> int:
    """The first token that begins there or after."""
    return bisect_left(words, place, key=attrgetter("start"))


def _only_adds_a_noun(word: Token, named: Named, name: Recognised) -> bool:
    """L’association | Refuge et Droit: the name is known already, without the noun for a body."""
    whole = named.end == name.span.end and named.kind is name.kind
    return whole and named.start > word.start and word.text in lexicon().body_nouns


def _only_adds_an_opener(word: Token, named: Named, name: Recognised) -> bool:
    """De | Genève à Tarvik, The | Port Agency: a small word opens the sentence, and a known place
    or a body of the catalogue follows it."""
    place = named.kind is EntityKind.PLACE and named.end == name.span.end
    body = named.known_as is not None and (named.start, named.end) == (word.end + 1, name.span.end)
    small = word.low in lexicon().connectors or word.low in _small_words()
    return (place or body) and small and named.start > word.start


def _yields(named: Named, name: Recognised, outvotes: float) -> bool:
    """Whether what was found gives way to the recogniser's name."""
    span, longer = name.span, len(name.span) > named.end - named.start
    same = (named.start, named.end) == (span.start, span.end)
    if named.found_by is not None or named.defined or (same and named.kind is name.kind):
        return False
    if named.known_as is None:
        return name.confidence >= outvotes
    if same:
        return name.kind is EntityKind.PERSON and name.confidence >= A_PERSON
    around = span.start <= named.start and named.end <= span.end
    return longer and around and name.confidence >= outvotes


def _breaks_off(words: Sequence[Token], last: int, name: Recognised, sure: float) -> bool:
    """Whether the name goes on into a small word (Northwind Inc today) and is unsure."""
    return words[last - 1].text[0].islower() and name.confidence < sure


def _are_initials(setting: Setting, names: dict[int, Named], first: int, last: int) -> bool:
    """John Xavier Smith (JXS): a person's initials are no body; (PS) behind one is a party."""
    words = setting.words
    if first < 2 or last - first > 1 or words[first - 1].text != "(":  # noqa: PLR2004 - a name and (
        return False
    before = [*standing(setting, names, first - 2, first - 1)]
    initials = ["".join(part[0] for part in one.name.split()) for one in before]
    people = any(one.kind is EntityKind.PERSON for one in before)
    return people and words[first].text in initials


def _only_joins(words: Sequence[Token], ours: Sequence[Named]) -> bool:
    """Oksby Watch and Northwind: two that the catalogue knows are no third."""
    known = [one for one in ours if one.known_as]
    between = [w for w in words if not any(one.start <= w.start < one.end for one in known)]
    return len(known) > 1 and all(word.text in _BETWEEN for word in between)


def _free(setting: Setting, named: Named) -> None:
    words = setting.words
    for at in range(_token_at(words, named.start), _token_at(words, named.end)):
        setting.taken[at] = 0


def _names_nothing(setting: Setting, first: int, last: int, name: Recognised) -> bool:
    """Small words (but for sure places and bodies: florida), a head alone (the Council) but for
    sure ones (the Senate), a first name taken for a place that is unsure (Sydney), a group's name,
    one of a list of bare names, or what breaks off (Conseil national de la)."""
    words, lists = setting.words, lexicon()
    if all(word.text == word.low for word in words[first:last]):
        if name.kind is EntityKind.PERSON or name.confidence < SURE:
            return True
        known = any(word.low in places_in_small() for word in words[first:last])
        return name.kind is EntityKind.PLACE and not known
    broken = _is_contracted(words, last) or words[last - 1].text in _PAPERS
    if broken or words[last - 1].text in lists.connectors or _is_a_term(words[first:last]):
        return True
    if name.confidence < FIRM and _is_about(words, first):
        return True
    alone = last - first == 1
    if words[first].low in lists.organisation_heads and name.confidence < _a_head(
        words[first:last]
    ):
        return True
    if name.kind is not EntityKind.PERSON:
        return alone and words[first].text in lists.given and name.confidence < SURE
    if last < len(words) and words[last].low in lists.group_nouns:
        return True
    unsure = name.confidence < LISTED or words[first].text in lists.given
    listed = unsure and _row(words, first) >= _FEWEST_IN_LIST
    return alone and (listed or name.confidence < ALONE)


def _is_contracted(words: Sequence[Token], last: int) -> bool:
    """Don | 't cross the line: no name."""
    if last + 1 >= len(words) or words[last].text not in "'’":
        return False
    glued = words[last].start == words[last - 1].end and words[last + 1].start == words[last].end
    return glued and words[last + 1].text == "t"


def _is_a_term(words: Sequence[Token]) -> bool:
    """A heading's II., and letters that stand for a law or a thing: RGPD, TVA."""
    word = words[0].text
    if len(words) > 1:
        return False
    return word in words_of("name_words", "terms") or _ROMAN.fullmatch(word) is not None


def _is_about(words: Sequence[Token], first: int) -> bool:
    """Interim Report on | Harbour Security, Rapport annuel sur la | Protection: what a text with a
    title of its own is about."""
    at = first - 1
    while at > 0 and words[at].low in _ARTICLES:
        at -= 1
    if at < 1 or words[at].low not in _ABOUT:
        return False
    heads = words_of("name_words", "text_heads")
    return any(word.capital and word.low in heads for word in words[max(0, at - _NEAR) : at])


def _a_head(words: Sequence[Token]) -> float:
    """Confidence from which a name that begins with a head for bodies is one."""
    if len(words) == 1:
        return SENATE
    return SURE if len(words) == _A_PAIR and words[1].text == words[1].low else LEAST


def _row(words: Sequence[Token], at: int) -> int:
    """How many capitalised words stand in a row with this one, commas or "and" between them."""
    count = 1
    for step in (-1, 1):
        spot = at + 2 * step
        while 0 <= spot < len(words) and words[spot - step].text in _BETWEEN:
            if not words[spot].capital:
                break
            count += 1
            spot += 2 * step
    return count
