"""What must hold of facts, names and lineage for any text: tells what does not.

Each function takes what a finder was given and yields a line for each thing that is wrong;
an exception is for the caller to catch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from affiant.facts.codec import decode, encode
from affiant.facts.kinds import Fact, Mention
from affiant.lineage.link import Member
from affiant.lineage.trace import trace
from affiant.names.aliases import catalogued
from affiant.names.compare import compare
from affiant.names.entity import Naming
from affiant.names.learning import Spotted, learn
from affiant.names.mistranslated import suggestions
from affiant.names.nearness import near
from affiant.names.people import compare_people
from affiant.names.resolve import resolve
from affiant.reading.document import Document
from affiant.vocabulary.entity import EntityKind

COMPARED = 40  # neighbouring names of a text


def wrong_fact(fact: Fact, whole: str) -> Iterator[str]:
    """What is wrong with one fact of a text."""
    if fact.span.of(whole) != fact.surface or fact.span.end > len(whole):
        yield f"loose anchor: {fact.kind} {fact.span}"
    if any(support.span.end > len(whole) for support in fact.supports):
        yield f"support beyond the text: {fact.kind} {fact.span}"
    if not 0 <= fact.confidence <= 1:
        yield f"confidence {fact.confidence}: {fact.kind} {fact.span}"
    if decode(encode(fact)) != fact:
        yield f"stored otherwise: {fact.kind} {fact.span}"


def wrong_names(made: Document, found: Sequence[Fact]) -> Iterator[str]:
    """What is wrong with what is made of a text's names: aliases, entities, suggestions, scores."""
    mentions = [fact for fact in found if isinstance(fact, Mention)]
    for one in suggestions(made.text, made.language or "en"):
        if made.text[one.start : one.end] != one.written:
            yield f"suggestion for what is not written there: {one.start} to {one.end}"
    spotted = [
        Spotted(one.span.start, one.span.end, one.name)
        for one in mentions
        if one.entity_kind is EntityKind.ORGANISATION
    ]
    for learned in learn(made.text, spotted, catalogued()):
        if not 0 <= learned.start < learned.end <= len(made.text):
            yield f"alias learned beyond the text: {learned.start} to {learned.end}"
    yield from _wrong_entities(mentions)
    # Words of the text are names that no finder would have let through.
    words = made.text.split()[:COMPARED]
    for first, second in pairwise([*(one.name for one in mentions[:COMPARED]), *words]):
        yield from _wrong_scores(first, second)
    near(made.text[:200], words)


def _wrong_entities(mentions: Sequence[Mention]) -> Iterator[str]:
    namings = [
        Naming(n % 3, one.name, one.entity_kind, one.known_as, one.surface)
        for n, one in enumerate(mentions)
    ]
    entities = resolve(namings)
    if sum(entity.count for entity in entities) > len(namings):
        yield "a naming is of two entities"
    # Only the documents of a form stand in the order they came.
    back = {(one.node, one.count, one.names()) for one in resolve(reversed(namings))}
    if back != {(one.node, one.count, one.names()) for one in entities}:
        yield "entities depend on the order of the namings"


def _wrong_scores(first: str, second: str) -> Iterator[str]:
    for ask in (compare, compare_people):
        there, back = ask(first, second).score, ask(second, first).score
        if not 0 <= there <= 1 or there != back:
            yield f"{ask.__name__}: {there} and {back} for {first!r} and {second!r}"


def wrong_links(made: Document, copied: str, other: Document) -> Iterator[str]:
    """What is wrong with the links of a text, what was made of it, and one that may be foreign."""
    texts = {"made": made, "copied": replace(made, text=copied, passages=()), "other": other}
    members = [Member(key, document) for key, document in texts.items()]
    for link in trace(members):
        if link.first == link.second or {link.first, link.second} - texts.keys():
            yield f"a link of {link.first} and {link.second}"
        if not 0 <= link.score <= 1:
            yield f"score {link.score}: {link.relation}"
        for match in link.matches:
            ends = (match.first.end, len(texts[str(link.first)].text))
            others = (match.second.end, len(texts[str(link.second)].text))
            if ends[0] > ends[1] or others[0] > others[1]:
                yield f"a match beyond the text: {link.relation} {match.first} {match.second}"
