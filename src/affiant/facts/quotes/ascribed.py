"""What is ascribed to somebody without marks by a verb, an adjective or a noun and its construction.

Wants to leave; called for a vote; is sure that ...; the claim that ...
"""

from collections.abc import Iterator

from affiant.facts.quotes import french
from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.complement import Complement, complement
from affiant.facts.quotes.constructions import Lexeme, Word, constructions
from affiant.facts.quotes.extent import extent
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.reported import FEWEST, Reported, of_tokens
from affiant.facts.quotes.someone import subject_of
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.verbs import Verb

SURE = 0.75
_GAPS = frozenset({"which", "what", "whom"})
_NOUN_MAKERS = frozenset(
    {
        *("the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these"),
        *("those", "of", "any", "some", "no", "every", "each", "such", "more", "many", "for", "in"),
        *("with", "by", "on", "about", "from", "new", "recent", "own", "other"),
    }
)
_APOSTROPHES = frozenset({"’", "'"})
_SHORT = frozenset({"t", "d", "ll", "ve", "re", "m", "s"})
_SHORT_WORD = 4
_MODALS = frozenset(
    {
        "would",
        "will",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
        "wouldn",
        "couldn",
        "shouldn",
        "won",
        "don",
        "doesn",
        "didn",
        "isn",
        "aren",
        "wasn",
        "weren",
        "hasn",
        "haven",
        "hadn",
        "cannot",
    }
)
_PAST = frozenset(
    {
        "said",
        "told",
        "thought",
        "wrote",
        "knew",
        "found",
        "felt",
        "saw",
        "heard",
        "sought",
        "swore",
        "made",
        "laid",
        "brought",
        "chose",
        "spoke",
        "bet",
        "cast",
        "held",
        "understood",
        "shown",
        "written",
        "known",
        "sworn",
        "seen",
        "spoken",
        "chosen",
    }
)
_PLURALS = frozenset(
    {
        "i",
        "we",
        "you",
        "they",
        "who",
        "which",
        "that",
        "people",
        "many",
        "others",
        "some",
        "most",
        "men",
        "women",
        "both",
        "all",
        "police",
        "few",
        "public",
        "media",
        "percent",
        "majority",
        "not",
        "never",
        "n",
        "please",
        "let",
        "help",
        "children",
        "ever",
        "half",
        "staff",
    }
)
_NOUNS_TOO = frozenset(
    {
        *("show", "shows", "plan", "plans", "hope", "hopes", "fear", "fears", "support", "attack"),
        *("attacks", "view", "views", "love", "need", "doubt", "doubts", "back", "want", "order"),
        *("orders", "request", "challenge", "charge", "charges", "target", "bet", "rule", "rules"),
        *(
            "signal",
            "signals",
            "guess",
            "worry",
            "worries",
            "press",
            "boast",
            "rip",
            "cast",
            "offer",
        ),
        *(
            "offers",
            "vow",
            "vows",
            "threat",
            "question",
            "project",
            "document",
            "documents",
            "approach",
        ),
        *("decline", "focus", "regard", "dispute", "address", "mention", "favor", "aim", "embrace"),
    }
)
_ARTICLES = frozenset({"the", "a", "an", "this"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "s", "re", "m"})
_AFTER_BE = 3
_BARE_BEFORE_NOUN = frozenset({"the", "a", "an", "this", "that", "any", "no"})
_RAISING = frozenset(
    {
        *("continue", "continues", "continued", "begin", "began", "begins", "appeared", "appears"),
        *("seemed", "seems", "started", "starts", "used", "going", "went", "tried", "trying"),
        *("sought", "went", "took", "had", "has", "have"),
    }
)


def ascribed(frame: Frame, rules: Attributions, end: int) -> Iterator[Reported]:
    """Every ascription of the sentence, as they begin; they may overlap."""
    if frame.language == "fr":
        yield from french.ascribed(frame, rules, end)
        return
    table = constructions(frame.language)
    for at, word in enumerate(frame.words[:end]):
        for lexeme in table.get(word.low, ()):
            last = _last(frame, at, lexeme)
            if not last or at in frame.names:
                continue
            found = _found(frame, rules, at, last, lexeme, end)
            if found is not None:
                yield found
                break


def _last(frame: Frame, at: int, lexeme: Lexeme) -> int:
    """The token after the lexeme's words, 0 where they do not stand there."""
    for number, part in enumerate(lexeme.rest, 1):
        if frame.low(at + number) != part:
            return 0
    return at + 1 + len(lexeme.rest)


def _found(
    frame: Frame, rules: Attributions, at: int, last: int, lexeme: Lexeme, end: int
) -> Reported | None:
    if lexeme.word is Word.NOUN:
        return _of_noun(frame, rules, at, last, lexeme, end)
    verb = _verb(frame, at, last) if lexeme.word is Word.VERB else _adjective(frame, at, last)
    if verb is None:
        return None
    taken = complement(frame, last, lexeme.frames, end)
    if taken is None:
        return None
    told, speaker = subject_of(frame, rules, verb)
    if not told or (taken.frame == "bare" and _gapped(frame, speaker)):
        return None
    if taken.frame == "bare" and _inverted(frame, verb, taken, end):
        return None
    return _made(frame, verb, taken, lexeme, speaker, end)


def _inverted(frame: Frame, verb: Verb, taken: Complement, end: int) -> bool:
    """“...,” said Jane Roe: who speaks follows, not what is said; nor are two words a clause."""
    if end - taken.start < FEWEST:
        return True
    before = frame.low(verb.first - 1)
    return before in {"", ",", FOLDED} and frame.low(taken.start) not in frame.cues.pronouns


def _gapped(frame: Frame, speaker: Speaker | None) -> bool:
    """A bonus, which X says it refused: the clause lacks what "which" stands for."""
    if speaker is None:
        return False
    before = next(
        (word.low for word in reversed(frame.words) if word.end <= speaker.span.start), ""
    )
    return before in _GAPS


def _made(frame, verb, taken, lexeme, speaker, end):  # type: ignore
    stop = extent(frame, taken, end)
    return of_tokens(
        frame,
        (verb.first, verb.last),
        (taken.start, stop),
        speaker,
        SURE,
        lexeme.frames[taken.frame],
        f"{lexeme.lemma}/{taken.frame}",
        fewest=1,
    )


def _verb(frame: Frame, at: int, last: int) -> Verb | None:
    """The verb, where the word is one here and somebody does what it tells."""
    low, before = frame.low(at), frame.low(at - 1)
    first = _first(frame, at)
    group = {frame.low(i) for i in range(first, at)}
    passive = not _BE.isdisjoint(group)
    if low.endswith("ing"):
        if before in _ARTICLES or (before in _OWNERS and not passive):
            return None
        return Verb(at, first, last, "", clause=True, hanging=not passive)
    if passive or before in _NOUN_MAKERS or _possessed(frame, at):
        return None
    if before == "to":
        return None if frame.low(at - 2) not in _RAISING else Verb(at, first, last, "", clause=True)
    if _may_be_noun(frame, low) and frame.words[at].capital and at > 0:
        return None  # the United States
    if first == at and _may_be_noun(frame, low) and not _agrees(frame, at, low):
        return None
    return Verb(at, first, last, "", clause=True)


def _possessed(frame: Frame, at: int) -> bool:
    """Jane Roe’s claims; but not: Jane Roe’s called for it."""
    owned = frame.low(at - 1) == "s" and frame.low(at - 2) in _APOSTROPHES
    return owned and not frame.low(at).endswith("ed")


def _may_be_noun(frame: Frame, low: str) -> bool:
    return low in frame.cues.nouns_too or low in _NOUNS_TOO


def _agrees(frame: Frame, at: int, low: str) -> bool:
    """Whether a bare form has more than one for its subject (they say); other forms pass."""
    if low.endswith(("ed", "s")) or low in _PAST:
        return True
    subject = frame.low(at - 1)
    if subject.endswith("s") or subject in _PLURALS or not subject[:1].isalnum():
        return True
    return any(frame.low(i) in {"and", "many", "most", "some", "of"} for i in range(at - 5, at - 1))


def _first(frame: Frame, at: int) -> int:
    """The first token of the verb's phrase: auxiliaries, adverbs, contractions (shouldn’t)."""
    first = at
    while first:
        low = frame.low(first - 1)
        if low in _SHORT and frame.low(first - 2) in _APOSTROPHES:
            first -= 2
        elif low in frame.cues.between or low in _BE or low in _MODALS or _adverb(low):
            first -= 1
        else:
            break
    return first


def _adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > _SHORT_WORD and low != "family"


def _adjective(frame: Frame, at: int, last: int) -> Verb | None:
    first = _first(frame, at)
    while first and frame.low(first - 1) in {
        "so",
        "very",
        "not",
        "too",
        "more",
        "less",
        "quite",
        "increasingly",
        "n",
        "t",
    }:
        first = _first(frame, first - 1)
    if any(frame.low(i) in _BE or frame.low(i) in {"feel", "feels"} for i in range(first, at)):
        return Verb(at, first, last, "", clause=True)
    return None


def _of_noun(
    frame: Frame, rules: Attributions, at: int, last: int, lexeme: Lexeme, end: int
) -> Reported | None:
    low = frame.low(last)
    if low not in lexeme.frames or frame.low(last + 1) in {"", ",", "."}:
        return None
    owner = next(
        (
            i
            for i in range(at - 1, max(-1, at - 4), -1)
            if frame.low(i) in _OWNERS or (frame.low(i) == "s" and frame.low(i - 1) in {"’", "'"})
        ),
        None,
    )
    if owner is None:
        return None
    start = last + 1 if low != "to" else last
    taken = Complement(start, low)
    speaker = rules.subjects.ending(owner - 1) if frame.low(owner) == "s" else None
    stop = extent(frame, taken, end)
    return of_tokens(
        frame,
        (at, last),
        (start, stop),
        speaker,
        SURE,
        lexeme.frames[low],
        f"N:{lexeme.lemma}/{low}",
        fewest=1,
    )
