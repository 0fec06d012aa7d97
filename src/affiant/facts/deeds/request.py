"""Verbs of asking: asking X to do, calling on X to do, calling for an end, demanding that."""

from dataclasses import replace

from affiant.facts.deeds.asked import Asked
from affiant.facts.deeds.clause import names_in
from affiant.facts.deeds.cued import cued, resolved
from affiant.facts.deeds.letter import Party
from affiant.facts.deeds.naming import name_after, words_of
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import (
    FIRST_PERSON,
    SECOND_PERSON,
    Subject,
    negated,
    speaker,
    subject,
)
from affiant.facts.deeds.unit import Unit
from affiant.reading.span import Span

_REACH = 14  # tokens between "asking" and "to"
_NEAR = 4  # tokens between "asking" and "the company"
_PHRASE = 10  # tokens of an addressee that is no name: "the partners of Northmere, above all"
ASKED, UNSURE = 0.75, 0.65
_INFINITIVE = ("er", "ir", "re", "oir")
_TO = {"en": frozenset({"to"}), "fr": frozenset({"de", "d", "à"})}
_CLITICS = frozenset({"le", "la", "les", "l", "lui", "leur", "y", "en", "ne", "pas", "nous", "me",
                      "vous", "s", "se", "tout", "’", "'"})  # fmt: skip
_AWAY = frozenset({"from", "for", "by", "in", "of", "to"})  # "under pressure from", "asked by"
_TELLS = frozenset(
    {"that", "about", "whether", "how", "why", "what", "which", "who", "if", "que", "qui", "si"}
)
_THAT = frozenset({"that", "que", "qu"})
_SUBJECTS = frozenset({"this", "these", "that", "some", "many"})
_BEFORE_VERB = frozenset(
    {"à", "en", "y", "to", "not", "never", "ne", "pas", "de", "d", "’", "'", ","}
)
_OPEN = ("à", "au", "aux", "on", "upon", "all", "both", "tous", "toutes")
_PARTICIPLES = ("ing", "ant")


def request(unit: Unit, at: int, sender: Sender | None) -> Asked | None:
    """The demand that the verb at this index makes; None when it asks nothing of anybody."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if low not in sets["demands.asking"] or negated(unit, at) or _is_noun(unit, at):
        return None
    noun = action_noun(unit, at)
    if noun is not None:
        return _by(unit, at, noun, None, sender)
    if low in sets["demands.objects"] and following(unit, at) in ("to", "against"):
        return _by(unit, at, at + 1, None, sender)
    if low in sets["demands.calls"] and following(unit, at) == "for":
        return _by(unit, at, at + 2, named_at(unit, at + 2), sender)
    if low in sets["demands.demands"] | sets["demands.that"] and following(unit, at) in _THAT:
        return _by(unit, at, at + 2, named_at(unit, at + 2), sender)
    if low not in sets["demands.asks"] and not calls_on(unit, at):
        return None
    return _put_to(unit, at, sender)


def _is_noun(unit: Unit, at: int) -> bool:
    """A petition, their request, the call: a noun, not the verb it looks like."""
    before = unit.words.language == "en" and at > 0 and unit.tokens[at - 1].low not in _SUBJECTS
    return before and unit.has(at - 1, "determiners") and not participle(unit, at)


def _put_to(unit: Unit, at: int, sender: Sender | None) -> Asked | None:
    action = _infinitive(unit, at)
    if action is None or following(unit, at) in _AWAY:
        return None
    if any(token.low in _TELLS for token in unit.tokens[at + 1 : action - 1]):
        return None
    if unit.tokens[action].low in unit.words.sets["demands.not_asked"]:
        return None
    if [t.low for t in unit.tokens[action - 2 : action + 1]] == ["not", "to", "exceed"]:
        return None  # requested approval of an agreement, not to exceed $9,000: a ceiling
    to = addressee(unit, at, action - 1)
    action -= unit.tokens[action - 1].low in ("en", "y")
    return _by(unit, at, action, to, sender) if to else None


def calls_on(unit: Unit, at: int) -> bool:
    """Calls on, called upon."""
    return unit.has(at, "demands.calls") and following(unit, at) in ("on", "upon")


def following(unit: Unit, at: int) -> str:
    """The word after this one."""
    return unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""


def action_noun(unit: Unit, at: int) -> int | None:
    """The index of what is asked for by a noun: demands the release, appelle à un boycott."""
    sets = unit.words.sets
    french = unit.words.language == "fr"
    if following(unit, at) in _THAT:
        return None
    if not french and unit.tokens[at].low not in sets["demands.demands"]:
        return None
    put_to = french and following(unit, at) in ("à", "au", "aux")
    if put_to and not unit.tokens[at].low.startswith("appel"):
        return None  # demande à X ...: who is asked, and what for is an infinitive
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        if unit.has(index, "demands.nouns"):
            return at + 1
        if unit.tokens[index].text in ".,;:" or unit.has(index, "actors"):
            return None
    return None


def _infinitive(unit: Unit, at: int) -> int | None:
    """The index of the verb after "to" or "de" that closes the addressee's phrase."""
    joints = _TO[unit.words.language]
    first = at + 1 if _clitic(unit, at) is not None else at + 2
    for index in range(first, min(len(unit.tokens) - 1, at + 2 + _REACH)):
        token = unit.tokens[index]
        if token.text in '.;:“"«':
            return None
        if token.low in joints:
            verb = _verb_at(unit, index + 1)
            if verb is not None:
                return verb
    return None


def _verb_at(unit: Unit, index: int) -> int | None:
    """The infinitive that begins here, behind its clitics: "to close", "de le fermer"."""
    if unit.words.language == "en":
        return (
            index
            if unit.tokens[index].text.isalpha() and not unit.has(index, "determiners")
            else None
        )
    while index < len(unit.tokens) - 1 and unit.tokens[index].low in _CLITICS:
        index += 1
    token = unit.tokens[index]
    if unit.has(index, "demands.acts"):
        return index
    verbal = token.low.endswith(_INFINITIVE) and not token.capital
    return index if verbal and not unit.has(index, "actors") else None


def _clitic(unit: Unit, at: int) -> int | None:
    """The "vous" of "nous vous demandons", "lui" of "elle lui a demandé"."""
    for index in range(max(0, at - 2), at):
        if unit.tokens[index].low == "vous" and unit.words.language == "fr" and index:
            return index
    return None


def addressee(unit: Unit, at: int, end: int) -> Party | None:
    """Whom the verb at this index asks, in the tokens up to `end`: a name, else the words."""
    clitic = _clitic(unit, at)
    if clitic is not None:
        return _you(unit, clitic) if unit.page.greets else None
    first = at + 1
    while first < end and unit.tokens[first].low in _OPEN:
        first += 1
    if first >= end:
        return None
    while end > first and unit.tokens[end - 1].low in _BEFORE_VERB:
        end -= 1
    if first >= end:
        return None
    if unit.tokens[first].low in SECOND_PERSON:
        return _you(unit, first) if unit.page.greets else None
    pronoun = unit.tokens[first].low in ("him", "her", "them", "us", "it")
    if pronoun and end - first == 1:
        return _antecedent(unit, first)
    return _named(unit, first, end) or _phrase(unit, at, first, end)


def _you(unit: Unit, at: int) -> Party:
    party = unit.page.addressee
    token = unit.tokens[at]
    return (party[0] if party else token.text), Span(token.start, token.end)


def _named(unit: Unit, first: int, end: int) -> Party | None:
    """The person or organisation that the phrase names, unless it is of a noun of its own."""
    last = next((i for i in range(first, end) if unit.tokens[i].text == ","), end)
    if last <= first:
        return None
    start, stop = unit.tokens[first].start, unit.tokens[last - 1].end
    groups = [i for i in range(first, last) if unit.has(i, "actors") and not unit.tokens[i].capital]
    named = names_in(unit, start, stop, ("person", "organisation"))
    persons = names_in(unit, start, stop, ("person",))
    joined = groups and any(unit.has(i, "prepositions") for i in range(groups[0], last))
    if named and not (joined and not persons):
        return (persons or named)[0]
    skip = first
    while skip < last and unit.has(skip, "determiners"):
        skip += 1
    offices = all(unit.has(index, "actors") for index in range(skip, last))
    if not groups and not offices and name_after(unit, skip, last) == last:
        return words_of(unit, skip, last)
    return None


def _phrase(unit: Unit, at: int, first: int, end: int) -> Party | None:
    """The words themselves: somebody who can act, or whatever "urge" and "call on" ask."""
    last = next((i for i in range(first, end) if unit.tokens[i].text == ","), end)
    if last <= first or last - first > _PHRASE:
        return None
    acts = any(unit.has(index, "actors") for index in range(first, last))
    strict = unit.has(at, "demands.strict") or calls_on(unit, at)
    named = any(name_after(unit, index, last) > index for index in range(first, last))
    return words_of(unit, first, last) if acts or strict or named else None


def _antecedent(unit: Unit, at: int) -> Party | None:
    """The one name before a pronoun in its sentence; none where there are several kinds."""
    low = unit.tokens[at].low
    kinds = ("person",) if low in ("him", "her") else ("organisation", "person")
    before = names_in(unit, unit.span.start, unit.tokens[at].start, kinds)
    return before[-1] if low in ("him", "her", "it") and before else (
        before[0] if len(before) == 1 else None
    )  # fmt: skip


def first_name(unit: Unit, at: int) -> Party | None:
    """The first name before a comma, after "demanding that" or "calling for"."""
    stop = next((t.start for t in unit.tokens[at + 1 :] if t.text in ",;:"), unit.span.end)
    named = names_in(unit, unit.tokens[at].end, stop, ("organisation", "person"))
    return named[0] if named else None


def named_at(unit: Unit, first: int) -> Party | None:
    """Who is to act by "that X ..." or "for X to ...": the name that begins the clause. A name
    further on is only spoken of: that Quillfeather end its contract with the Port Agency."""
    if first < len(unit.tokens) and unit.tokens[first].low in SECOND_PERSON:
        return _you(unit, first) if unit.page.addressee else None
    while unit.has(first, "determiners") or (
        first < len(unit.tokens) and unit.tokens[first].text in "’'"
    ):
        first += 1
    if first >= len(unit.tokens):
        return None
    start = unit.tokens[first].start
    mention = next((m for m in unit.mentions if m.span.start == start), None)
    last = first + 1
    while (
        mention is not None
        and last < len(unit.tokens)
        and unit.tokens[last].start < mention.span.end
    ):
        last += 1
    last = last if mention is not None else name_after(unit, first, len(unit.tokens))
    owns = (
        last + 1 < len(unit.tokens)
        and unit.tokens[last].text in "’'"
        and unit.tokens[last + 1].low == "s"
    )
    if last == first or owns:
        return None
    return (mention.name, mention.span) if mention is not None else words_of(unit, first, last)


def asker(unit: Unit, at: int) -> Subject | None:
    """Who asks, by the verb's own subject or as "we"; never "you" or a pronoun."""
    who = None if participle(unit, at) else resolved(unit, at, speaker(unit, at)) or cued(unit, at)
    if who is None or unit.tokens[who.first].low in SECOND_PERSON:
        return None
    voice = unit.page.voice
    if voice is not None and voice[1] is not None and who.span in voice[1]:
        return replace(who, name=voice[0], span=voice[1])  # we, nurses and | doctors of X, ask
    return who


def asking_party(who: Subject) -> Party | None:
    """The asker by name; a "we" whom nothing tells is nobody."""
    return None if who.name.lower() in FIRST_PERSON else (who.name, who.span)


def _by(unit: Unit, at: int, action: int, to: Party | None, sender: Sender | None) -> Asked | None:
    """The asker: the verb's own subject, or who signed or sent the letter before it.

    A recipe that calls for sugar asks nobody: a finite request has somebody who makes it.
    """
    direct = asker(unit, at)
    if direct is not None:
        return Asked(direct.first, at, action, to, asking_party(direct), ASKED)
    for index in range(at - 1, -1, -1):
        if unit.tokens[index].low in unit.words.events:
            actor = subject(unit, index)
            if actor is not None:
                house = _house(unit, at, actor)
                return Asked(at, at, action, house or to, (actor.name, actor.span), ASKED)
    if sender is not None:
        return Asked(at, at, action, to, sender, UNSURE)
    opens = at and not unit.has(at - 1, "prepositions")
    return (
        Asked(at, at, action, to, None, UNSURE) if opens and participle(unit, at) and to else None
    )


def participle(unit: Unit, at: int) -> bool:
    """Asking, demandant."""
    low = unit.tokens[at].low
    return low.endswith(_PARTICIPLES) and low != "want"


def _house(unit: Unit, at: int, by: Subject) -> Party | None:
    """Workers who ask "the company" ask the one that they are named by."""
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        if unit.has(index, "houses") and unit.has(index - 1, "determiners"):
            named = names_in(unit, by.start, by.span.end, ("organisation",))
            place = Span(unit.tokens[index - 1].start, unit.tokens[index].end)
            return (named[0][0], place) if len(named) == 1 else None
    return None
