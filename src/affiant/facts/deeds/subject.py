"""Who stands before a verb: the noun phrase that acts, in the text's words.

A group stays a group: the name of an organisation inside "Microsoft's workers" is not the
actor, the whole phrase is.
"""

from affiant.facts.deeds.actor import Subject
from affiant.facts.deeds.naming import name_before, words_of
from affiant.facts.deeds.together import together
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Mention
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

__all__ = [
    "FIRST_PERSON",
    "SECOND_PERSON",
    "Subject",
    "negated",
    "speaker",
    "subject",
    "subject_of",
    "verb_start",
]

_LONGEST = 14  # tokens: a longer stretch before a verb is not one noun phrase
_STOPS = frozenset(',;:()[]“”"«»—–…!?')
_ACTING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_ARTICLE = 4  # characters of an article before a role: "the "
_ADVERBS = ("ly", "ment")
_SINGULAR = frozenset({"i", "je", "j"})
FIRST_PERSON = frozenset({"we", "i", "nous", "je", "j"})
_ALONE = frozenset({"i", "he", "she", "je", "j", "tu", "il", "elle", "on", "ils", "elles"})
"""What is a subject by itself: what follows it is its verb."""
_CLITICS = frozenset({"vous", "nous", "lui", "leur", "me", "te"})
_OBJECTS = frozenset({"vous", "nous", "le", "la", "les", "lui", "leur", "te", "t"})
SECOND_PERSON = frozenset({"you", "vous"})
_NOBODY_REACH = 6  # tokens between "none" and the verb: "none of the executives was charged"
_NO_REACH = 2  # tokens between "no" and the verb: "no charges were"
_SHORT = 3  # letters of "M", "Mrs"
_DAY_LINKS = frozenset({"on", "in", "le", "en", "last", "early", "late"})
_OF_THINGS = frozenset({"that", "which"})


def verb_start(unit: Unit, verb: int) -> int:
    """The index of the first auxiliary or adverb of the verb's group."""
    at = verb
    while at > 0 and _light(unit, at - 1):
        at -= 1
    return at


def _light(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    sets = unit.words.sets
    if token.low in sets["auxiliaries"] or token.low in sets["negations"] or token.text in "’'":
        return not token.capital or at == 0
    adverb = token.low.endswith(_ADVERBS) and not token.capital and len(token.low) > 5  # noqa: PLR2004
    return adverb and token.low not in unit.words.sets["actors"]


def negated(unit: Unit, verb: int) -> bool:
    """Whether a negation stands in the verb's group: did not, n'a pas, has never."""
    start = verb_start(unit, verb)
    around = [t.low for t in unit.tokens[max(0, start - 1) : verb + 1]]
    if _nobody(unit, start):
        return True
    negations = unit.words.sets["negations"]
    if unit.words.language == "fr":
        return any(word in negations for word in around)
    between = [t.low for t in unit.tokens[max(0, verb - 4) : verb]]
    return any(word in negations for word in between)


def _nobody(unit: Unit, start: int) -> bool:
    """No one has been charged, no charges were filed, aucun d’eux n’a été inculpé."""
    for index in range(start - 1, max(-1, start - 1 - _NOBODY_REACH), -1):
        token = unit.tokens[index]
        if token.text in _STOPS or unit.has(index, "boundaries"):
            return False
        if unit.has(index, "nobody") and (token.low != "no" or start - index <= _NO_REACH):
            return True
    return False


def subject(unit: Unit, verb: int) -> Subject | None:
    """The phrase before the verb at this index, all of "X, Y and Z"; None when it can act by no
    name or noun."""
    return together(unit, _alone(unit, verb), _phrase)


def _alone(unit: Unit, verb: int) -> Subject | None:
    end = _before_clitic(unit, _before_day(unit, verb_start(unit, verb)))
    if end and unit.has(end - 1, "relatives"):
        end -= 1
        if unit.tokens[end].low in _OF_THINGS:
            return _phrase(unit, end, nearest=True)
    if end and unit.tokens[end - 1].text == ",":
        return _before_comma(unit, end - 1)
    return _phrase(unit, end)


def _before_clitic(unit: Unit, end: int) -> int:
    """La fondation | nous a versé: the pronoun is no part of who gives."""
    french = unit.words.language == "fr"
    return end - 1 if french and end > 1 and unit.tokens[end - 1].low in _CLITICS else end


def _before_day(unit: Unit, end: int) -> int:
    """Before the day that parts a subject from its verb: a judge | on Thursday ordered."""
    at = end
    while at and any(t.span.start <= unit.tokens[at - 1].start < t.span.end for t in unit.times):
        at -= 1
    if at in (0, end):
        return end
    at -= unit.tokens[at - 1].low in _DAY_LINKS
    return at or end


def _before_comma(unit: Unit, comma: int) -> Subject | None:
    """Name, apposition, verb: the name in the apposition, else what stands before it."""
    near = _phrase(unit, comma)
    asked = _asked_by(unit, comma)
    if asked is not None:
        return asked
    if near and near.mention and near.mention.entity_kind is EntityKind.PERSON:
        return _with_title(unit, near)
    for at in range(comma - 1, -1, -1):
        if unit.tokens[at].text == ",":
            return _phrase(unit, at) or _person_before(unit, at) or near
    return None if near is not None and _is_clause(unit, near, comma) else near


def _asked_by(unit: Unit, comma: int) -> Subject | None:
    """Le tribunal, saisi par un rival, la société X, | a refusé: the court, and not X."""
    first = next((at for at in range(comma) if unit.tokens[at].text == ","), None)
    if first is None or unit.tokens[min(first + 2, comma)].low not in ("par", "by"):
        return None
    found = _phrase(unit, first)
    return found if found is not None and found.first == 0 else None


def _with_title(unit: Unit, near: Subject) -> Subject:
    """Le ministre de l’Eau, | Ada Brook, a refusé: the title that it follows begins it."""
    at = near.first
    if at > 1 and unit.tokens[at - 1].text == "." and len(unit.tokens[at - 2].text) <= _SHORT:
        at -= 2  # M. Brook
    if not at or unit.tokens[at - 1].text != ",":
        return near
    title = _phrase(unit, at - 1)
    if title is None or title.mention is not None:
        return near
    return Subject(near.name, near.span, title.first, title.start, near.mention)


def _is_clause(unit: Unit, near: Subject, comma: int) -> bool:
    """« Six personnes ont été blessées, ont annoncé les pompiers », « J’en ai parlé à la
    direction, qui m’a répondu »: a clause, no subject."""
    if unit.tokens[near.first].low in _ALONE and comma - near.first > 1:
        return True
    return any(unit.has(index, "finite") for index in range(near.first, comma))


def _person_before(unit: Unit, comma: int) -> Subject | None:
    """The person whose name ends at this comma, whatever stands before: "says Ada Brook, ..."."""
    end = unit.tokens[comma - 1].end if comma else -1
    for mention in unit.mentions:
        if mention.span.end == end and mention.entity_kind is EntityKind.PERSON:
            return subject_of(mention, unit)
    return None


def subject_of(mention: Mention, unit: Unit) -> Subject:
    """The mention as a subject by itself."""
    first = next(i for i, t in enumerate(unit.tokens) if t.end > mention.span.start)
    return Subject(mention.name, mention.span, first, mention.span.start, mention)


def _phrase(unit: Unit, end: int, *, nearest: bool = False) -> Subject | None:
    """The phrase that ends before `end`; the `nearest` from its last determiner on."""
    first = end
    while first > 0 and end - first <= _LONGEST and not _bounds(unit, first - 1):
        first -= 1
        if nearest and unit.has(first, "determiners"):
            break
    first = _without_openers(unit, first, end)
    if first >= end or end - first > _LONGEST or _hangs(unit, first):
        return None
    span = Span(unit.tokens[first].start, unit.tokens[end - 1].end)
    mention = _head(unit, span, first, end)
    if mention is not None:
        return Subject(mention.name, mention.span, first, span.start, mention)
    if _can_act(unit, span, first, end):
        return Subject(unit.spoken(span.start, span.end), span, first, span.start)
    return _by_capitals(unit, first, end)


def _hangs(unit: Unit, first: int) -> bool:
    """Of the board, du collectif: part of what stands before it. « Des » is an article too."""
    low = unit.tokens[first].low
    return unit.has(first, "prepositions") and low not in ("des", "about", "under", "near")


def _by_capitals(unit: Unit, first: int, end: int) -> Subject | None:
    """The name that ends the phrase, when it hangs on no preposition: not "the road to Arden"."""
    start = name_before(unit, first, end)
    if start is None or any(unit.has(at, "prepositions") for at in range(first, start)):
        return None
    name, span = words_of(unit, start, end)
    return Subject(name, span, first, unit.tokens[first].start)


def speaker(unit: Unit, verb: int) -> Subject | None:
    """The subject; or who "we" and "you" are, in their own words where nobody tells."""
    found = subject(unit, verb)
    if found is not None:
        return found
    at = verb_start(unit, verb) - 1
    if at < 0:
        return None
    if at and unit.tokens[at].low in _OBJECTS and unit.tokens[at - 1].low in FIRST_PERSON:
        at -= 1
    token = unit.tokens[at]
    if token.low in _SINGULAR:
        party = unit.page.sender  # an article's "I" may be anybody it shows the words of
    elif token.low in FIRST_PERSON:
        party = unit.page.voice
    elif token.low not in SECOND_PERSON:
        return None
    else:
        party = unit.page.addressee
    span = Span(token.start, token.end)
    return Subject(party[0] if party else token.text, span, at, token.start)


def _bounds(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    if token.text == "," and _in_number(unit, at):
        return False
    if token.text in _STOPS or (token.text == "." and at + 1 < len(unit.tokens)):
        return True
    if token.low in unit.words.sets["coordinators"]:
        return not _joins(unit, at)
    inside = any(m.span.start <= token.start < m.span.end for m in unit.mentions)
    low = token.low
    if low in unit.words.events and not inside:
        return not unit.has(at - 1, "determiners")
    if low == "than" and at and unit.tokens[at - 1].low in ("more", "less", "fewer"):
        return False
    return not inside and low in unit.words.sets["boundaries"] | unit.words.sets["modals"]


def _in_number(unit: Unit, at: int) -> bool:
    """Whether this comma groups digits: 4,000."""
    around = unit.tokens[max(0, at - 1) : at + 2 : 2]
    return len(around) == 2 and all(token.text.isdigit() for token in around)  # noqa: PLR2004


def _joins(unit: Unit, at: int) -> bool:
    """Whether this "and" stands between two names."""
    token = unit.tokens[at]
    if 0 < at < len(unit.tokens) - 1 and unit.tokens[at - 1].capital:
        return unit.tokens[at + 1].capital
    before = any(m.span.end >= token.start - 1 and m.span.end <= token.start for m in unit.mentions)
    inside = any(m.span.start < token.start < m.span.end for m in unit.mentions)
    after = any(token.end <= m.span.start <= token.end + 2 for m in unit.mentions)
    return inside or (before and after)


def _without_openers(unit: Unit, first: int, end: int) -> int:
    while first < end:
        token = unit.tokens[first]
        timed = next((t for t in unit.times if t.span.start <= token.start < t.span.end), None)
        opens = (
            token.low in unit.words.sets["openers"]
            or _before_time(unit, first)
            or (token.low in unit.words.sets["auxiliaries"] and token.low.endswith(_ADVERBS))
        )
        if timed is None and not opens:
            break
        first += 1
    return first


def _before_time(unit: Unit, at: int) -> bool:
    """The "In" of "In January the company"."""
    end = unit.tokens[at].end
    preposition = unit.has(at, "prepositions")
    return preposition and any(end < t.span.start <= end + _ARTICLE + 1 for t in unit.times)


def _head(unit: Unit, span: Span, first: int, end: int) -> Mention | None:
    """The name at the phrase's end, unless a preposition makes it part of another phrase."""
    last = unit.tokens[end - 1]
    for mention in unit.mentions:
        if mention.span.end != last.end or mention.span.start < span.start:
            continue
        before = [t for t in unit.tokens[first:end] if t.end <= mention.span.start]
        prepositions = unit.words.sets["prepositions"]
        if any(t.low in prepositions for t in before) and not _titled(mention, span):
            return None
        if any(t.low in unit.words.sets["coordinators"] for t in before):
            return None
        return mention if mention.entity_kind in _ACTING else None
    return None


def _titled(mention: Mention, phrase: Span) -> bool:
    """Whether the words before the name are its own role: "head of the board Ada Brook"."""
    roles = [s.span for s in mention.supports if s.attribute in ("role", "affiliation")]
    return mention.entity_kind is EntityKind.PERSON and any(
        role.start <= phrase.start + _ARTICLE for role in roles if role.end <= mention.span.start
    )


def _heads(unit: Unit, low: list[str]) -> list[str]:
    """The words that can be the phrase's noun: in English the last before a preposition.

    "Government documents" are documents; "one of the workers" is a worker.
    """
    if unit.words.language == "fr":
        return low
    sets = unit.words.sets
    heads = [
        word
        for word, follower in zip(low, [*low[1:], "of"], strict=True)
        if follower in sets["prepositions"] and word not in sets["prepositions"]
    ]
    counted = heads and (heads[0] in sets["quantities"] or heads[0].isdigit())
    return heads[:2] if counted else heads[:1]


def _can_act(unit: Unit, span: Span, first: int, end: int) -> bool:
    low = [token.low for token in unit.tokens[first:end]]
    if any(word in unit.words.sets["actors"] for word in _heads(unit, low)):
        return not (len(low) == 1 and low[0] in unit.words.sets["pronouns"])
    names = [m for m in unit.mentions if m.span in span and m.entity_kind in _ACTING]
    joined = any(word in unit.words.sets["coordinators"] for word in low)
    return len(names) > 1 and joined and not _lead(unit, first, names[0])


def _lead(unit: Unit, first: int, name: Mention) -> bool:
    """Whether the first of several names hangs on a preposition: a report by X and Y."""
    before = [i for i in range(first, len(unit.tokens)) if unit.tokens[i].end <= name.span.start]
    return any(unit.has(index, "prepositions") for index in before)
