"""Whether what somebody says in the negative is a denial: it must be of the speaker or his house.

The company said it "does not sell data"; its lawyer said the firm had never seen the list: denials.
A critic said the company has never answered him: none, nor "we were not told", which complains.
"""

from affiant.facts.deeds.clause import clause_end
from affiant.facts.deeds.cued import quote_of
from affiant.facts.deeds.subject import Subject
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Manner
from affiant.facts.lacking import lacks_proof
from affiant.vocabulary.entity import EntityKind

_FIRST = frozenset({"i", "we", "je", "j", "nous"})
_NEUTER = frozenset({"it", "they", "il", "elle", "ils", "elles"})
_PERSONAL = frozenset({"he", "she", "il", "elle"})
_SMALL = frozenset({"that", "que", "qu", "the", "la", "le", "l", "and", "et"})
_OTHERS = ("responses.untold", "responses.opinions", "responses.comments")
"""Was not told, does not believe, could not comment: negatives that deny nothing."""
_LACKING = 8  # tokens from the negation to "proof"
_PASSIVE = 3  # tokens behind the negation in which "told", "informed" stand


def denial(unit: Unit, at: int, who: Subject | None) -> bool:
    """Whether the clause behind the verb at this index denies something of the speaker `who`."""
    end = _said_to(unit, at)
    for index in range(at + 1, len(unit.tokens)):
        if unit.tokens[index].start >= end:
            return False
        group = _negated_group(unit, index)
        if group is None:
            continue
        if any(unit.has(i, name) for i in range(index, index + 1 + _PASSIVE) for name in _OTHERS):
            return False
        if lacks_proof([token.low for token in unit.tokens[index : index + _LACKING]]):
            return False
        return _of_speaker(unit, _before(unit, group, at), who)
    return False


def _said_to(unit: Unit, at: int) -> int:
    """Where what the verb at this index reports ends: with its quotation, where one was found."""
    quote = quote_of(unit, at)
    told = quote is not None and quote.manner is Manner.INDIRECT
    end = clause_end(unit, at)
    return min(end, quote.span.end) if quote is not None and told else end


def _negated_group(unit: Unit, index: int) -> int | None:
    """Where the verb's group begins, if the token at this index negates it."""
    low = unit.tokens[index].low
    if unit.words.language == "fr":
        return index if low in ("ne", "n") and not _only(unit, index) else None
    if not unit.has(index, "negations"):
        return None
    first = index
    while first and (unit.tokens[first - 1].text in "’'" or _holds(unit, first - 1)):
        first -= 1
    return first if first < index or low == "never" else None


def _holds(unit: Unit, index: int) -> bool:
    return unit.has(index, "responses.holding")


def _only(unit: Unit, index: int) -> bool:
    """N’a été informée que la semaine dernière: nothing is negated."""
    near = [token.low for token in unit.tokens[index + 1 : index + 8]]
    denies = ("pas", "jamais", "aucun", "aucune", "rien", "plus", "nullement")
    return ("que" in near or "qu" in near) and not any(word in near for word in denies)


def _before(unit: Unit, group: int, at: int) -> int | None:
    """The last word before the negated verb; None where only the speaking verb is."""
    index = group - 1
    while index > at and not unit.tokens[index].text.isalnum():
        index -= 1
    return index if index > at else None


def _of_speaker(unit: Unit, before: int | None, who: Subject | None) -> bool:
    if before is None or unit.tokens[before].low in _SMALL:
        # dit n’avoir rien su; said "... has never": the verb’s own subject
        return unit.words.language == "fr"
    low = unit.tokens[before].low
    speaks = _voice(unit, who)
    if low in _FIRST:
        return True
    person = who is not None and _is_person(who)
    if low in _PERSONAL and (person or speaks):
        return True
    if low in _NEUTER:
        return not person
    if unit.has(before, "responses.selves"):
        return speaks or not person
    return _names_itself(unit, before, who, speaks=speaks)


def _names_itself(unit: Unit, before: int, who: Subject | None, *, speaks: bool) -> bool:
    """The speaker’s own name as the subject, or the one that a spokesman’s phrase holds."""
    place = unit.tokens[before]
    named = next((m for m in unit.mentions if m.span.end == place.end), None)
    if named is None or who is None:
        return False
    return named.name == who.name or (speaks and named.name in _told_of(unit, who))


def _is_person(who: Subject) -> bool:
    return who.mention is not None and who.mention.entity_kind is EntityKind.PERSON


def _voice(unit: Unit, who: Subject | None) -> bool:
    """Whether the speaker holds an office by which he speaks for his house."""
    if who is None:
        return False
    words = _told_of(unit, who).lower().replace("’", " ").replace(",", " ").split()
    return any(word in unit.words.sets["voices"] for word in words)


def _told_of(unit: Unit, who: Subject) -> str:
    """What the document tells of a person’s office, and the phrase that speaks."""
    return " ".join([who.name, *unit.page.offices.get(who.name, ())])
