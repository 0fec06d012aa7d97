"""Everything that speaks for an entity being who it is: plain values for whoever shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from affiant.evidence import desk_masks
from affiant.evidence.entities.known import KINDS, catalogued, span_of_dates
from affiant.evidence.entities.names import Names
from affiant.evidence.models import Text
from affiant.evidence.questions import locators_of
from affiant.names.catalogue import Organisation, organisations
from affiant.names.comparison import DIFFERENT, Reason
from affiant.names.entity import Entity, Form, Ground, Taught
from affiant.names.identity import Contradiction, Judged
from affiant.names.likeness import nearest
from affiant.names.people import compare_people
from affiant.vocabulary.entity import EntityKind

POSSIBLE = 5  # others that are shown at most


@dataclass(frozen=True, slots=True)
class Lesson:
    """Where a document gives a name for the entity, in its own words."""

    alias: str
    name: str
    cue: str
    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of the entity as documents give it. `first` and `last` are publication dates; `short`
    are the short forms that are written for it, with their number.
    """

    name: str
    node: str
    mentions: int
    documents: int
    ground: Ground
    first: str
    last: str
    short: tuple[tuple[str, int], ...]
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """A parent, or a part or brand. `source` is the list that says so."""

    name: str
    since: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number in a register."""

    scheme: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Another entity that may be the same: how near, and why."""

    id: str
    name: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An entity with all reasons. `kept_apart` and `left_open` are names that people judged."""

    id: str
    node: str
    name: str
    entity_kind: EntityKind
    organisation_kind: str
    country: str
    known_as: tuple[str, ...]
    mentions: int
    aliases: tuple[Alias, ...]
    identifiers: tuple[Identifier, ...]
    parents: tuple[Kin, ...]
    parts: tuple[Kin, ...]
    judgements: tuple[Judged, ...]
    contradictions: tuple[Contradiction, ...]
    kept_apart: tuple[str, ...]
    left_open: tuple[str, ...]
    possible: tuple[Possible, ...]


def explain(entity: Entity, known: Names) -> Explained:
    """All that is known of an entity and why; asks the database for the documents it names."""
    listed = {organisation.name: organisation for organisation in organisations()}
    own = catalogued(entity, listed)
    documents = {int(str(one)) for form in entity.forms for one in form.documents}
    texts = Text.objects.filter(pk__in=documents)
    dates = dict(texts.values_list("pk", "published"))
    lessons = _lessons(entity.forms)
    return Explained(
        id=entity.id,
        node=entity.node,
        name=entity.name,
        entity_kind=entity.entity_kind,
        organisation_kind=own[0].kind.value if own else "",
        country=own[0].country if own else "",
        known_as=entity.known_as,
        mentions=entity.count,
        aliases=tuple(_alias(form, dates, lessons) for form in entity.forms),
        identifiers=tuple(
            Identifier(scheme, value, one.source.title)
            for one in own
            for scheme, value in one.identifiers
        ),
        parents=tuple(
            _kin(parent.name, parent.since, parent.until, one)
            for one in own
            for parent in one.parents
        ),
        parts=_parts(entity, known),
        judgements=_judgements(entity, known),
        contradictions=_contradictions(entity, known),
        kept_apart=_named(entity.kept_apart, known),
        left_open=_named(entity.left_open, known),
        possible=possible_others(entity, known),
    )


def _kin(name: str, since: str | None, until: str | None, said_by: Organisation) -> Kin:
    return Kin(name, since or "", until or "", said_by.source.title)


def _parts(entity: Entity, known: Names) -> tuple[Kin, ...]:
    """Parts and brands that the documents name too: the catalogue knows many more."""
    found = [
        (organisation, parent)
        for organisation in organisations()
        for parent in organisation.parents
        if parent.name in entity.known_as
    ]
    here = {name for other in known.public for name in other.known_as} if found else set()
    return tuple(
        _kin(organisation.name, parent.since, parent.until, organisation)
        for organisation, parent in found
        if organisation.name in here
    )


def _lessons(forms: Iterable[Form]) -> dict[Taught, Lesson]:
    taught = set(chain.from_iterable(form.taught for form in forms))
    texts = {
        text.pk: text
        for text in Text.objects.filter(
            pk__in={int(str(one.document)) for one in taught}
        ).select_related("body")
    }
    where = locators_of(texts.values())
    return {
        one: Lesson(
            one.alias,
            one.name,
            one.cue,
            where.get(text.pk, ""),
            " ".join(_shown(text.pk, text.body.text[one.start : one.end]).split()),
        )
        for one in taught
        if (text := texts.get(int(str(one.document)))) is not None
    }


def _shown(text: int, words: str) -> str:
    hide = desk_masks.hider(text)
    return hide(words) if hide else words


def _alias(form: Form, dates: dict[int, str], lessons: dict[Taught, Lesson]) -> Alias:
    """The form with those of the lessons that no form before it took."""
    first, last = span_of_dates(form, dates)
    told = tuple(dict.fromkeys(lessons.pop(one) for one in form.taught if one in lessons))
    return Alias(
        name=form.name,
        node=form.node,
        mentions=form.count,
        documents=len(form.documents),
        ground=form.ground,
        first=first,
        last=last,
        short=form.surfaces,
        lessons=told,
    )


def _judgements(entity: Entity, known: Names) -> tuple[Judged, ...]:
    nodes = {entity.node, *(form.node for form in entity.forms)}
    return tuple(
        judged
        for judged in sorted(known.identities.standing.values(), key=lambda one: one.id)
        if judged.pair & nodes
    )


def _contradictions(entity: Entity, known: Names) -> tuple[Contradiction, ...]:
    """Of the judgements, those that others of the same casefile contradict."""
    mine = set(_judgements(entity, known))
    return tuple(one for one in known.identities.contradictions() if one.judged in mine)


def _named(nodes: Iterable[str], known: Names) -> tuple[str, ...]:
    """The nodes by the names of their entities; a private person's stays unsaid."""
    wanted = set(nodes)
    if not wanted:
        return ()
    names = {
        node: entity.name
        for entity in known.public
        for node in (entity.node, *(form.node for form in entity.forms))
    }
    return tuple(dict.fromkeys(names[node] for node in nodes if node in names))


def possible_others(entity: Entity, known: Names) -> tuple[Possible, ...]:
    """Entities that may be the same, nearest first, those left out that a person judged."""
    settled = {*entity.kept_apart, entity.node}
    others = [
        other
        for other in known.shortlist.of(entity)
        if other.entity_kind is entity.entity_kind
        and other.entity_kind in KINDS
        and settled.isdisjoint({other.node, *(form.node for form in other.forms)})
    ]
    by_node = {other.node: other for other in others}
    if entity.entity_kind is EntityKind.PERSON:
        compared = [(o.node, compare_people(entity.name, o.name)) for o in others]
        near = sorted(
            (one for one in compared if one[1].score >= DIFFERENT), key=lambda one: -one[1].score
        )
    else:
        near = nearest(entity.name, {o.node: o.name for o in others}, DIFFERENT)
    return tuple(
        Possible(by_node[node].id, by_node[node].name, round(found.score, 2), found.reasons)
        for node, found in near[:POSSIBLE]
    )
