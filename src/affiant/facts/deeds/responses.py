"""What somebody answered to an accusation, a demand or a question, and how.

Precision first: an ordinary quotation answers nothing. An answer denies, holds, admits,
refuses to comment, or speaks of the speaker's own company. Silence is one only where the
text says that it was asked and did not answer.
"""

from collections.abc import Iterator

from affiant.facts.deeds.clause import FOUND_BY, attribution, clause_end, conditional, supports
from affiant.facts.deeds.cued import cued, resolved, spoken_by
from affiant.facts.deeds.happening import says_so
from affiant.facts.deeds.letter import Party
from affiant.facts.deeds.naming import names_between
from affiant.facts.deeds.own_denial import denial
from affiant.facts.deeds.request import following
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject, negated, subject, subject_of, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Response
from affiant.reading.span import Span
from affiant.vocabulary.stance import Stance

_NEAR = 4  # tokens between "declined" and "comment"
_SELF_REACH = 5  # tokens between "said" and "the company"
_THAT = frozenset({"that", "que", "qu", ":", "“", "«", '"'})
_PLAIN = frozenset(
    {Stance.DECLINES_TO_COMMENT, Stance.DENIES, Stance.DENIES_NARROWLY, Stance.SILENT_AFTER_REQUEST}
)
_PRONOUNS = frozenset({"she", "he", "it", "they", "elle", "il", "elles", "ils"})
_LEAST_CLAUSE = 3  # tokens before the "and"
_TO_REACH = 10  # tokens between the verb and "to" whom
_TO = frozenset({"to", "à", "au", "aux"})
_BEING = frozenset({"to", "be", "been", "being", "is", "are", "was", "were"})
_REFLEXIVE = 4  # tokens between "s’" and "engagé"
_REFLEXIVES = frozenset({"s", "se", "m", "me", "nous", "vous"})
_HIS = frozenset({"his", "her", "son", "sa", "ses"})
_SURE, _LIKELY = 0.8, 0.65


def responses(unit: Unit, sender: Sender | None) -> Iterator[Response]:
    """The unit's answers, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        stance = _stance(unit, at)
        who = _who(unit, at, stance) if stance is not None else None
        if stance is not None and who is not None and _rules(unit, at, who):
            continue
        if stance is None or who is None or conditional(unit, who.first):
            continue
        found = _fact(unit, at, who, stance, sender)
        last = found.span.end
        yield found


def _rules(unit: Unit, at: int, who: Subject) -> bool:
    """A court that dismisses a claim, a committee that rejects a bill: rulings, no denials."""
    ruled = any(says_so(unit, who, name) for name in ("courts", "responses.deciding"))
    return ruled and unit.has(at, "responses.ruling")


def _who(unit: Unit, at: int, stance: Stance) -> Subject | None:
    """The subject; for a plain evasion, denial or promise also a pronoun, in its own word."""
    who = resolved(unit, at, _subject(unit, at))
    if who is not None or stance not in _PLAIN:
        return who
    first = verb_start(unit, at) - 1
    first -= first >= 0 and unit.has(first, "modals")
    if first < 0 or unit.tokens[first].low not in _PRONOUNS:
        return None
    token = unit.tokens[first]
    span = Span(token.start, token.end)
    named = _named_before(unit, first) or cued(unit, at) or spoken_by(unit, first)
    return named or Subject(token.text, span, first, token.start)


def _subject(unit: Unit, at: int) -> Subject | None:
    start = verb_start(unit, at)
    would = bool(start) and unit.has(start - 1, "modals")  # the company would not | say
    return subject(unit, start - 1 if would else at) or _shared(unit, at)


def _shared(unit: Unit, at: int) -> Subject | None:
    """The name that opens the sentence, when "and" joins this verb to the one it has."""
    first = verb_start(unit, at)
    if not first or not unit.has(first - 1, "coordinators") or not unit.mentions:
        return None
    mention = unit.mentions[0]
    opens = mention.span.start <= unit.tokens[1].start and first > _LEAST_CLAUSE
    return subject_of(mention, unit) if opens else None


def _named_before(unit: Unit, first: int) -> Subject | None:
    """The one person of the sentence before, for a "she" that opens the next one."""
    token = unit.tokens[first]
    if first or token.low not in ("she", "he", "elle", "il"):
        return None
    before = unit.page.persons_before(unit.span.start, unit.passage)
    if len(before) != 1:
        return None
    return Subject(before[0], Span(token.start, token.end), first, token.start)


def _stance(unit: Unit, at: int) -> Stance | None:
    """The stance that the verb at this index takes, with what follows it."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if low not in sets["responses.verbs"]:
        return None
    evaded = _evasion(unit, at, low)
    if evaded is not None or not _finite(unit, at) or negated(unit, at):
        return evaded
    if low in sets["responses.denies"]:
        return _narrowed(unit, at) if _alleged(unit, at) or _flat(unit, at) else None
    if low in sets["responses.answers"] or low in sets["responses.holds"]:
        return _told(unit, at) or (Stance.OTHER if _goes_on(unit, at) else None)
    if low in sets["responses.states"] and _statement(unit, at):
        return _told(unit, at) or Stance.OTHER
    if low in sets["responses.says"]:
        return _said(unit, at)
    if low in sets["responses.reacts"]:
        return Stance.OTHER
    bare = at + 1 >= len(unit.tokens) or unit.tokens[at + 1].text in ",;.!?"
    return None if bare else _by_verb(unit, at, low)


def _flat(unit: Unit, at: int) -> bool:
    """Les deux sociétés démentent; X denied this: a denial that names nothing."""
    follower = unit.tokens[at + 1].text if at + 1 < len(unit.tokens) else "."
    return unit.has(at, "responses.flat") and follower in ".;:,!"


def _goes_on(unit: Unit, at: int) -> bool:
    """Replied that, insisted: “...”: words follow, and no "responded with force"."""
    told = at + 1 < len(unit.tokens) and unit.tokens[at + 1].low in _TO
    after = unit.tokens[at + 1 : at + 3 + _NEAR * told]
    return any(token.low in _THAT or unit.quoted(token.end + 1) for token in after)


def _evasion(unit: Unit, at: int, low: str) -> Stance | None:
    """Did not answer, would not comment: the text says so."""
    sets = unit.words.sets
    if _silent(unit, at) and _past_silence(unit, at):
        return Stance.SILENT_AFTER_REQUEST
    if low in sets["responses.declines"] and _comments(unit, at):
        return Stance.DECLINES_TO_COMMENT
    if low in sets["responses.silences"] and negated(unit, at) and _unwilling(unit, at):
        return Stance.DECLINES_TO_COMMENT
    return None


def _unwilling(unit: Unit, at: int) -> bool:
    """Would not say, could not comment; n’a pas voulu préciser, ne souhaite pas commenter."""
    if unit.words.language == "fr":
        return _comments(unit, at)
    around = {token.low for token in unit.tokens[max(0, at - 3) : at]}
    return bool(around & {"would", "could", "will", "wouldn", "couldn"})


def _silent(unit: Unit, at: int) -> bool:
    """Did not answer, did not return calls, n’a pas | donné suite: with its negation."""
    low = unit.tokens[at].low
    if low == "donné":
        return following(unit, at) == "suite" and negated(unit, at)
    if unit.has(at, "responses.returns"):
        after = range(at + 1, min(len(unit.tokens), at + 1 + _NEAR))
        called = any(unit.has(index, "responses.messages") for index in after)
        return called and negated(unit, at)
    if following(unit, at) in ("que", "qu"):
        return False  # n’a répondu que le 2 novembre: late, and not silent
    return unit.has(at, "responses.silent") and negated(unit, at)


def _said(unit: Unit, at: int) -> Stance | None:
    """Said after a question was put, or of the speaker's own house; else it is no answer."""
    if _wont_comment(unit, at):
        return Stance.DECLINES_TO_COMMENT
    if _negates(unit, at) and denial(unit, at, _subject(unit, at) or cued(unit, at)):
        return _narrowed(unit, at)
    before = unit.spoken(unit.span.start, unit.tokens[at].start).lower()
    if any(prompt in before for prompt in unit.words.prompts):
        return _told(unit, at) or Stance.OTHER
    return _told(unit, at) if _of_itself(unit, at) else None


def _wont_comment(unit: Unit, at: int) -> bool:
    """A dit qu’il ne commenterait pas: who speaks so denies nothing."""
    end = clause_end(unit, at)
    inside = [i for i in range(at + 1, len(unit.tokens)) if unit.tokens[i].end <= end]
    silent = (i for i in inside if unit.tokens[i].low.startswith("comment") and negated(unit, i))
    return any(unit.has(i, "responses.comments") for i in silent)


def _statement(unit: Unit, at: int) -> bool:
    """Made a statement, a publié un communiqué."""
    after = range(at + 1, min(len(unit.tokens), at + 1 + _NEAR))
    return any(unit.has(index, "responses.statements") for index in after)


def _by_verb(unit: Unit, at: int, low: str) -> Stance | None:
    """Verbs that are their stance: acknowledged, pledged."""
    if low in unit.words.sets["responses.admits"]:
        none = following(unit, at) in ("no", "nothing", "neither", "aucun", "aucune")
        return Stance.DENIES if none else Stance.ACKNOWLEDGES  # admits no liability
    if low not in unit.words.sets["responses.commits"] or not _of_oneself(unit, at):
        return None
    return Stance.COMMITS


def _of_oneself(unit: Unit, at: int) -> bool:
    """S’engage, nous nous engageons; who « engage » or « a été engagé » hires or is hired."""
    if not unit.tokens[at].low.startswith("engag"):
        return True
    before = unit.tokens[max(0, at - _REFLEXIVE) : at]
    return any(token.low in _REFLEXIVES for token in before)


def _finite(unit: Unit, at: int) -> bool:
    before = unit.tokens[at - 1].low if at else ""
    if unit.words.language == "fr":
        return before not in unit.words.sets["determiners"]
    return before not in unit.words.sets["determiners"] | _BEING


def _past_silence(unit: Unit, at: int) -> bool:
    """Did not respond, n'a pas répondu: a future or a wish is no silence."""
    around = {token.low for token in unit.tokens[max(0, at - 5) : at]}
    told = {"did", "didn", "has", "have", "hasn", "had", "a", "ont", "avait", "avaient"}
    return bool(around & told)


def _comments(unit: Unit, at: int) -> bool:
    after = range(at + 1, min(len(unit.tokens), at + 1 + _NEAR))
    return any(unit.has(index, "responses.comments") for index in after)


def _alleged(unit: Unit, at: int) -> bool:
    """Denied an allegation, being involved, that...: not "denied the visa"."""
    after = range(at + 1, min(len(unit.tokens), at + 1 + _NEAR))
    return any(unit.has(index, "responses.allegations") for index in after)


def _narrowed(unit: Unit, at: int) -> Stance:
    end = clause_end(unit, at)
    words = {token.low for token in unit.tokens[at:] if token.end <= end}
    narrow = next(terms for stance, terms in unit.words.stances if stance == "denies narrowly")
    return Stance.DENIES_NARROWLY if words & set(narrow) else Stance.DENIES


def _of_itself(unit: Unit, at: int) -> bool:
    """Whether it is said of the speaker's own house: "said the company", "said it"."""
    first = at + 1
    if unit.has(first, "demands.calls"):
        return False
    first = _behind_channel(unit, first)
    after = range(first, min(len(unit.tokens), first + _SELF_REACH))
    for index in after:
        if unit.tokens[index].text in ',:;“"«.':
            return False
        if unit.has(index, "responses.selves"):
            return True
        if unit.tokens[index].low in _HIS and unit.has(index + 1, "actors"):
            return True
    return False


def _behind_channel(unit: Unit, first: int) -> int:
    """The token behind "in a statement", "dans un communiqué"."""
    for index in range(first, min(len(unit.tokens), first + _SELF_REACH)):
        if unit.has(index, "responses.channels"):
            return index + 1
    return first


def _told(unit: Unit, at: int) -> Stance | None:
    """The stance by the words of the clause, quoted ones with them; the first that fits."""
    said = unit.spoken(unit.tokens[at].end, clause_end(unit, at)).lower()
    tokens = {token.low for token in unit.tokens[at + 1 :]}
    for stance, terms in unit.words.stances:
        if any(term in said if " " in term or "’" in term else term in tokens for term in terms):
            if stance == "denies narrowly" and not _negates(unit, at):
                continue
            return Stance(stance)
    return None


def _negates(unit: Unit, at: int) -> bool:
    return any(unit.has(index, "negations") for index in range(at + 1, len(unit.tokens)))


def _fact(unit: Unit, at: int, who: Subject, stance: Stance, sender: Sender | None) -> Response:
    end = _end(unit, at)
    span = Span(who.start, end)
    verb = Span(unit.tokens[at].start, unit.tokens[at].end)
    to = _to(unit, at, end)
    return Response(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_LIKELY if stance is Stance.OTHER else _SURE,
        attribution=attribution(sender),
        supports=supports(("by", who.span), ("to", to[1] if to else None), ("stance", verb)),
        reference_marker=unit.cited.number if unit.cited else None,
        by=who.name,
        to=to[0] if to else None,
        stance=stance,
    )


def _to(unit: Unit, at: int, end: int) -> Party | None:
    """Whom the answer is given to: "replied to the Gazette", « une déclaration au Phare »."""
    for index in range(at + 1, min(len(unit.tokens) - 1, at + 1 + _TO_REACH)):
        token = unit.tokens[index]
        if token.start >= end or unit.has(index, "boundaries") or token.text in ':“"«;':
            return None
        if token.low in _TO:
            first = index + 1
            while first < len(unit.tokens) - 1 and (
                unit.has(first, "determiners") or unit.tokens[first].text in "’'"
            ):
                first += 1
            named = names_between(unit, unit.tokens[first].start, end)
            place = named[0][1] if named else None
            if place is not None and place.start == unit.tokens[first].start:
                return named[0]
    return None


def _end(unit: Unit, at: int) -> int:
    """The clause's end, and the mark that closes a quotation in it."""
    end = clause_end(unit, at)
    first = verb_start(unit, at)
    if first and unit.has(first - 1, "relatives"):  # X, who denied it, | has left
        close = next((t.start for t in unit.tokens[at + 1 :] if t.text == ","), end)
        end = min(end, max(close, unit.tokens[at].end))
    text = unit.context.document.text
    for quote in unit.quotes:
        if quote.span.start < end <= quote.span.end + 1:
            end = min(quote.span.end, unit.span.end)
            return end + 1 if text[end : end + 1] in '”’"»' and end < unit.span.end else end
    return end
