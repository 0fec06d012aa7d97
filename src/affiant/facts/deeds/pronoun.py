"""Whom "he", "she", "il" or "elle" means before a verb, where one person only can be meant.

A conviction laid at the wrong door is the worst error there is: the person must be the only one
that the words before name, must head the sentence that names him or her, and nothing that the
document tells of the sex may differ. Else the pronoun stays without a name.
"""

from bisect import bisect_right

from affiant.facts.deeds.subject import Subject, verb_start
from affiant.facts.deeds.unit import Unit, within
from affiant.facts.kinds import Mention
from affiant.facts.quotes import gender
from affiant.facts.token import tokens
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_LEAD = 60  # characters between the head of a sentence and the name that it is about
_BEFORE = 400  # characters before the pronoun in which the person is named
_APPOSITION = 60  # characters of ", a surgeon in Velmont,"


def pronoun(unit: Unit, verb: int) -> Subject | None:
    """The pronoun before the verb as its subject; `name` is "" where nobody tells whose it is."""
    at = verb_start(unit, verb) - 1
    told = gender.of_pronoun(unit.tokens[at].low) if at >= 0 else ""
    if not told or unit.quoted(unit.tokens[at].start):
        return None
    token = unit.tokens[at]
    person = _only_person(unit, token.start, told)
    span = Span(token.start, token.end)
    if person is None:
        return Subject("", span, at, token.start)
    return Subject(person.name, person.span, at, token.start, person)


def _only_person(unit: Unit, place: int, told: str) -> Mention | None:
    """The one person who is named in the passage before, and in the one before that, if none is."""
    passages = unit.context.document.passages
    span = passages[unit.passage].span
    near = _persons(unit, max(span.start, place - _BEFORE), place)
    if not near and unit.passage and passages[unit.passage - 1].kind is PassageKind.PARAGRAPH:
        span = passages[unit.passage - 1].span
        near = _persons(unit, max(span.start, span.end - _BEFORE), span.end)
    if len({mention.name for mention in near}) != 1 or not _heads(unit, near[-1]):
        return None
    if _somebody_else(unit, near[-1], place) or unit.page.sexes[near[-1].name] - {"", told}:
        return None
    return near[-1]


def _persons(unit: Unit, start: int, end: int) -> list[Mention]:
    found = within(unit.context.mentions, Span(start, end))
    return [mention for mention in found if mention.entity_kind is EntityKind.PERSON]


def _heads(unit: Unit, mention: Mention) -> bool:
    """Whether its sentence begins with the name, past a title or role: "Dr Ada Brook ran ..."."""
    sentences = unit.context.sentences
    at = bisect_right(sentences, mention.span.start, key=lambda one: one.span.start) - 1
    start = sentences[at].span.start if at >= 0 else mention.span.start
    role = [one.span for one in mention.supports if one.attribute in ("role", "affiliation")]
    lead = [
        word
        for word in tokens(unit.context.document.text, start, mention.span.start)
        if not any(place.start <= word.start < place.end for place in role)
    ]
    governed = any(word.low in unit.words.sets["prepositions"] for word in lead)
    behind = unit.context.document.text[mention.span.end : mention.span.end + 2]
    possessed = behind in ("'s", "’s") or behind[:1] in ("'", "’")
    return mention.span.start - start <= _LEAD and not governed and not possessed


def _somebody_else(unit: Unit, mention: Mention, place: int) -> bool:
    """Whether a noun for one person stands between, who may be meant: "hired a surgeon. He"."""
    text = unit.context.document.text
    start = mention.span.end
    if text[start : start + 1] == ",":  # what the name is said to be
        close = text.find(",", start + 1, start + _APPOSITION)
        start = close if close > 0 else start
    return any(word.low in unit.words.sets["someone"] for word in tokens(text, start, place))
