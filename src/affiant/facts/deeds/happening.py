"""Whether a verb tells something that happened, and of somebody who did it.

"the signed letter", "ordered lunch", "began to wonder", "children who were released": none.
"""

from affiant.facts.deeds.clause import dating
from affiant.facts.deeds.subject import Subject, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.sentence import is_question
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind

_PHRASE = 12  # tokens of a subject
_OBJECT_RELATIVES = frozenset({"that", "which", "que", "qu"})
_NO_PROTEST = frozenset({"to", "past", "from", "that", "how", "que"})
_REDUCED = frozenset({"in", "as", "at", "under"})
_OF_OBJECTS = frozenset(
    {EventKind.PUBLISHED, EventKind.SIGNED, EventKind.REVEALED, EventKind.AWARDED, EventKind.FILED}
)
_NEAR = 6  # tokens between "said" and the day on which it was said
_WORTH = 12  # tokens between "gave" and what was given
_CURRENCIES = frozenset("$€£")
_WRITTEN = 4  # tokens between "wrote" and the letter or its reader
_COMPARING = frozenset({"more", "fewer", "less", "fewest", "most", "plus", "moins"})
_RELATIVE = frozenset({"where", "whether", "when", "in", "où", "dont", "si"})
_HAVE = frozenset({"a", "ont", "avait", "avaient", "eut"})


def of_kin(unit: Unit, at: int) -> bool:
    """Families are separated and reunited; so are funds, parties and egg yolks."""
    return any(unit.has(i, "kin") for i in range(max(0, at - _NEAR), at + _NEAR + 1))


def finite(unit: Unit, at: int) -> bool:
    """A past verb and no adjective: "the signed letter", "a letter signed by" are none."""
    if unit.words.language == "fr":
        start = verb_start(unit, at)
        return any(unit.tokens[i].low in _HAVE for i in range(start, at)) or in_passive(unit, at)
    if at == 0:
        return False
    before = unit.tokens[at - 1].low
    if before in unit.words.sets["determiners"] | unit.words.sets["prepositions"] | {"to"}:
        return False
    if unit.tokens[at].low.endswith("ing"):
        return before in ("is", "are", "was", "were")
    follows = unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""
    return in_passive(unit, at) or (follows != "by" and not unit.tokens[at].capital)


def in_passive(unit: Unit, at: int) -> bool:
    """Was signed, have been signed; no "would be signed"."""
    group = [unit.tokens[i].low for i in range(verb_start(unit, at), at)]
    if any(word in unit.words.sets["modals"] for word in group):
        return False
    if unit.words.language == "fr":
        return "été" in group or "furent" in group or "fut" in group
    return any(word in ("was", "were", "been") for word in group)


def asks(unit: Unit) -> bool:
    """A question tells nothing: did the agency pay the company?"""
    return is_question(unit.spoken(unit.span.start, unit.span.end))


def condemned(unit: Unit, at: int) -> EventKind:
    """Condamné à six mois: a conviction. À verser 3 000 € à X: an order between parties; à une
    amende alone: a fine, which an authority that convicts nobody sets as well."""
    rest = range(at + 1, len(unit.tokens))
    if any(unit.has(i, "penal") for i in rest):
        return EventKind.CONVICTED
    if any(unit.has(i, "fines") for i in rest):
        return EventKind.FINED
    acts = (i for i in rest if unit.has(i, "civil_acts"))
    civil = any(unit.tokens[i - 1].low == "à" for i in acts)
    return EventKind.RULED if civil else EventKind.CONVICTED


def of_worth(unit: Unit, at: int) -> bool:
    """Gave a sum or a gift; who gives evidence, a speech or birth donates nothing."""
    if not unit.has(at, "giving"):
        return True
    near = range(at + 1, min(len(unit.tokens), at + 1 + _WORTH))
    return any(unit.has(i, "worth") or unit.tokens[i].text in _CURRENCIES for i in near)


def compares(unit: Unit, at: int) -> bool:
    """Filed more cases than: a statistic, told by figures, and no event."""
    after = [token.low for token in unit.tokens[at + 1 : at + 3]]
    return any(word in _COMPARING for word in after)


def relative(unit: Unit, first: int) -> bool:
    """A case where defendants were charged: a definition."""
    return bool(first) and unit.tokens[first - 1].low in _RELATIVE


def idle(unit: Unit, at: int, kind: EventKind, before: Subject) -> bool:
    """Ordered lunch, rallied to win, a paper published in a journal: nobody's deed."""
    if unit.tokens[at].low in unit.words.sets["ordering"] and not says_so(unit, before, "courts"):
        return True
    follower = unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""
    if kind is EventKind.PROTESTED and (follower in _NO_PROTEST or unit.has(at + 1, "determiners")):
        return True
    bare = follower in _REDUCED and not of_object(unit, before.first)
    return kind in _OF_OBJECTS and bare and unit.words.language == "en"


def says_so(unit: Unit, before: Subject, name: str) -> bool:
    """Whether the subject's words tell a court, the police: customers order and charge too."""
    words = unit.tokens[before.first : before.first + _PHRASE]
    last = max(before.span.end, before.start)
    return any(t.low in unit.words.sets[name] for t in words if t.end <= last)


def loose(unit: Unit, at: int, kind: EventKind) -> bool:
    """Wrote, began to wonder: an event only with its date, or with what was written to whom."""
    follower = unit.tokens[at + 1] if at + 1 < len(unit.tokens) else None
    low = follower.low if follower else ""
    if unit.has(at, "writing"):
        return not any(unit.has(i, "written") for i in range(at + 1, at + 1 + _WRITTEN))
    return kind is EventKind.STARTED and (low in ("to", "à") or low.endswith("ing"))


def of_object(unit: Unit, first: int) -> bool:
    """Every letter that its staff sent: told in passing, an event only with its date."""
    return bool(first) and unit.tokens[first - 1].low in _OBJECT_RELATIVES


def dated(unit: Unit, span: Span) -> bool:
    """Whether the clause tells its time."""
    return any(t.iso and ".." not in t.iso and t.span in span for t in dating(unit))


def introduces(unit: Unit, at: int) -> bool:
    """On 4 May Ada wrote: the head of a quoted message, or of a quotation."""
    return at + 1 < len(unit.tokens) and unit.tokens[at + 1].text == ":"


def somebody(unit: Unit, before: Subject | None) -> bool:
    """People who are released are not published."""
    if before is None:
        return False
    if before.mention is not None:
        return before.mention.entity_kind is EntityKind.PERSON
    words = unit.tokens[before.first : before.first + _PHRASE]
    return any(
        t.low in unit.words.sets["actors"] or t.low in unit.words.sets["kin"]
        for t in words
        if t.end <= before.span.end
    )


def known(unit: Unit, before: Subject | None) -> bool:
    """Whether a name or a noun for people is charged: capitals alone do not tell a person."""
    return before is not None and (before.mention is not None or somebody(unit, before))


def restricts(unit: Unit, at: int) -> bool:
    """Children who were separated, it was filed: no clause of its own tells of whom."""
    start = verb_start(unit, at)
    if not start:
        return False
    return any(unit.has(start - 1, name) for name in ("relatives", "pronouns", "coordinators"))
