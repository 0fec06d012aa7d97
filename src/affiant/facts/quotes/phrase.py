"""Who speaks where no known name does: the phrase as the text has it (le parquet; a driver).

A phrase is a determiner, nouns and adjectives, and complements joined by "de" or "of"; it ends
before a verb, another preposition or another determiner. Without a determiner only a name that
no list knows may speak: capitals in a row.
"""

from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.speaker import DOCUMENT, GROUP, PERSON, Speaker, named
from affiant.reading.span import Span
from affiant.vocabulary.wordlist import words

LONGEST = 14  # tokens of a phrase ("le ministre de la Culture et des Sports de la région" has ten)
LONGEST_NAME = 6  # tokens
SURE, NAMED, PUBLISHER = 0.92, 0.88, 0.9
_APOSTROPHES = frozenset({"’", "'"})
_JOINS = frozenset({"de", "du", "des", "d", "of"})
_NO_STARTS = frozenset({"de", "du", "d", "of", "'s", "au", "aux"})
_ARTICLES = frozenset({"le", "la", "les", "l", "the", "its", "sa", "son", "leur", "his", "her"})
_EARLIER = frozenset({"même", "toujours", "plus", "same", "own"})  # between an article and its noun
_NUMBERS = frozenset({"deux", "trois", "quatre", "two", "three", "four", "many", "nombreux"})
_NO_HEADS = frozenset(
    {
        *("tout", "toute", "tous", "plus", "fois", "suite", "dernier", "dernière", "derniers"),
        *("fact", "way", "latter", "same"),
    }
)  # they tell of nobody by themselves (tout, ce dernier)
CLAUSE_OPENERS = frozenset({"after", "before", "since", "until", "as", "than", "like", "comme"})
"""Prepositions that open a clause as well: days after a committee | called it a shame."""
RECEIVED = words("clauses", "received")
_MEASURES, _DEFINITE = words("clauses", "measures"), frozenset({"the", "le", "la", "l", "les"})
_OF_MEASURE = 3  # words: the number of
_FEWEST = 2  # tokens: a determiner and its noun
_NOBODY = [["nobody"], ["none"], ["nothing"], ["please"], ["personne"], ["rien"], ["nul"]]
_MASCULINE = frozenset({"le", "un", "ce", "cet", "son"})
_FEMININE = frozenset({"la", "une", "cette", "sa"})


def measures(speaker: Speaker) -> bool:
    """The number of messages; le nombre de dossiers: an amount, which says nothing. "A number of
    officials" are officials."""
    told = speaker.name.lower().replace("’", " ").replace("'", " ").split()
    if speaker.mention is not None or len(told) < _OF_MEASURE or told[0] not in _DEFINITE:
        return False
    return told[1] in _MEASURES and told[2] in _JOINS


def nobody(speaker: Speaker) -> bool:
    """No one has explained why, « personne ne répond », "Please": none of them says anything."""
    told = speaker.name.lower().split()
    return speaker.mention is None and (told[:2] == ["no", "one"] or told[:1] in _NOBODY)


def end_of(frame: Frame, start: int) -> int | None:
    """The token after the phrase whose determiner stands at `start`; None for no phrase."""
    low = frame.low(start)
    if low not in frame.cues.determiners or low in _NO_STARTS:
        return None
    at, last = start + 1, None
    limit = min(len(frame.words), start + LONGEST)
    while at < limit:
        low = frame.low(at)
        if at in frame.names:
            at = last = frame.names[at][1]
        elif (
            _joins(frame, at)
            or low in _APOSTROPHES
            or low in _EARLIER
            or _article(frame, at)
            or (at == start + 1 and low in _NUMBERS)
        ):
            at += 1
        elif _noun(frame, at, first=at == start + 1):
            at += 1
            last = at
        else:
            break
    return last if last is not None and head(frame, start) else None


def head(frame: Frame, start: int) -> str:
    """The first noun of the phrase at `start`, lower case; "" where it has none that may tell."""
    at = start + 1
    while frame.low(at) in _APOSTROPHES | _EARLIER | _NUMBERS:
        at += 1
    low = frame.low(at)
    return "" if low in _NO_HEADS or not low[:1].isalpha() else low


def head_end(frame: Frame, start: int) -> int:
    """The token after the noun of the phrase at `start`, whatever hangs on it left out: what
    follows may be a verb that no list knows (an officer | took ...; la défenderesse | refuse ...).
    """
    at = start + 1
    while frame.low(at) in _APOSTROPHES:
        at += 1
    if frame.language == "fr":
        return at + 1
    known = frame.cues.roles | frame.cues.people | frame.cues.bodies | frame.cues.groups
    told = (here for here in range(at, min(at + LONGEST_NAME, len(frame.words))))
    return next((here for here in told if frame.low(here) in known), at) + 1


def start_of(frame: Frame, end: int) -> int | None:
    """The determiner of the phrase that ends before token `end` and that nothing governs."""
    first = end
    while first and end - first < LONGEST and not _bounds(frame, first - 1):
        first -= 1
    for start in range(first, end):
        low = frame.low(start - 1) if start else ""
        if (low in frame.cues.prepositions and low not in CLAUSE_OPENERS) or low in _APOSTROPHES:
            continue
        if end_of(frame, start) == end:
            return start
    return None


def speaker(frame: Frame, first: int, last: int, document: str) -> Speaker:
    """The phrase from token `first` to `last` as who speaks."""
    last = without_participle(frame, first, last)
    tokens = frame.words
    span = Span(tokens[first].start, tokens[last - 1].end)
    name = " ".join(frame.text(first, last, document).split())
    noun = head(frame, first)
    publisher = _publisher(frame, first, last) if noun in frame.cues.documents else None
    return publisher or Speaker(
        name, _kind(frame, first, noun), span, SURE, gender=_gender(frame.low(first))
    )


def unknown_name(frame: Frame, start: int) -> int | None:
    """The token after the capitals that begin at `start`, if they stand as a name would."""
    at = start
    while at < min(len(frame.words), start + LONGEST_NAME) and frame.words[at].capital:
        if frame.low(at) in frame.cues.determiners | frame.cues.prepositions:
            return None
        at += 1
    ends = frame.low(at) in {"", ",", ".", "(", "…", ";", ":"}
    return at if at > start and ends and frame.low(start).isalpha() else None


def without_participle(frame: Frame, first: int, last: int) -> int:
    """A notice | published, un document | obtenu: the token behind the noun, where the phrase
    breaks off before "by" or "par"."""
    by = frame.low(last) in {"by", "par", "on", "in", "from", "to"}
    ends = ("é", "ée", "és", "ées") if frame.language == "fr" else ("ed",)
    low = frame.low(last - 1)
    if by and low.startswith("publi") and frame.low(last - 2).startswith("rendu"):
        return last - 2  # des courriels | rendus publics par X
    hangs = low.endswith(ends) or low in RECEIVED
    fewest = _FEWEST if frame.low(first) in frame.cues.determiners else _FEWEST - 1
    return last - 1 if by and hangs and last - first > fewest else last


def _kind(frame: Frame, first: int, noun: str) -> str:
    if _documents(frame, first):
        return DOCUMENT
    singular = noun in frame.cues.roles and noun not in frame.cues.groups
    return PERSON if singular else GROUP


def _documents(frame: Frame, first: int) -> bool:
    """Un bilan provisoire; e-mails: the head, or what an adjective parts from its article."""
    return any(frame.low(at) in frame.cues.documents for at in range(first, first + 4))


def _publisher(frame: Frame, first: int, last: int) -> Speaker | None:
    """L’étude annuelle de X: X, when it is an organisation's name that ends the phrase."""
    start = frame.name_ends.get(last)
    if start is None or start - 1 <= first:
        return None
    mention, _ = frame.names[start]
    before = start - 1
    while frame.low(before) in _ARTICLES or frame.low(before) in _APOSTROPHES:
        before -= 1
    if frame.low(before) in {"and", "et"}:
        return None  # a report by X and Y: of both
    if mention.entity_kind.value == PERSON or frame.low(before) not in _JOINS:
        return None
    return named(mention, PUBLISHER)


def _gender(determiner: str) -> str:
    if determiner in _MASCULINE:
        return "m"
    return "f" if determiner in _FEMININE else ""


def _joins(frame: Frame, at: int) -> bool:
    """Of, and what is joined to the same: le ministre de la Culture et des Sports."""
    low = frame.low(at)
    if low in {"et", "and"}:
        return frame.low(at + 1) in _JOINS
    return low in _JOINS or (low == "for" and frame.low(at - 1).startswith("spokes"))


def _article(frame: Frame, at: int) -> bool:
    """An article of the complement: de la mairie, of the city."""
    before = frame.low(at - 1)
    return frame.low(at) in _ARTICLES and (before in _JOINS or before == "for")


def _noun(frame: Frame, at: int, *, first: bool) -> bool:
    """A noun or adjective, for all we can tell: no verb of speech, no small word."""
    low, cues = frame.low(at), frame.cues
    if not low[:1].isalnum() or low == FOLDED:
        return False
    if low in cues.determiners or low in cues.prepositions or low in cues.between:
        return False
    if low in cues.passives or low in cues.conjunctions or low in cues.relatives:
        return False
    if low in cues.that or low in cues.person_pronouns or low in cues.plural_pronouns:
        return False
    return (
        first or not cues.verb(low) or low in cues.documents or frame.low(at - 1) in _JOINS
    )  # a new report: "report" is no verb there


def _bounds(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    if low in _APOSTROPHES or low in _JOINS:
        return False
    return not low[:1].isalnum() or low in frame.cues.that or low in frame.cues.relatives
