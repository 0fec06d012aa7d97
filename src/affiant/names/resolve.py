"""Which mentions, over all documents, name one and the same.

Two mentions are joined when their names have one key, when the catalogue knows both by one name,
when a document says that one is another name of the other, when their words are the same in
another order or language, or when a person says so. An acronym by itself joins nothing: HTI is
more than one institute. A document's own explanation of its letters holds inside it before
anything else, and elsewhere unless another document lets them stand for another. A person's
single name ("Dupont") joins inside its own document only; a pronoun names nobody. What a person
judged different is taken apart again. When in doubt, less is joined.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from affiant.names.entity import Entity, Form, Ground, Naming, Taught, Written, node_of
from affiant.names.homes import Homes
from affiant.names.identity import Identities
from affiant.names.key import key
from affiant.names.parsed import is_nobody, parse
from affiant.vocabulary.entity import EntityKind

__all__ = ["Entity", "Form", "Ground", "Naming", "Taught", "resolve"]


def resolve(
    namings: Iterable[Naming],
    taught: Iterable[Taught] = (),
    identities: Identities | None = None,
) -> tuple[Entity, ...]:
    """The entities, the most often named first. Mentions without a usable name are left out."""
    usable = list(_usable(namings))
    said = tuple(taught)
    homes = Homes.of(usable, said, identities or Identities())
    groups = _grouped(usable, homes)
    by_alias = _by_alias(said)
    entities = [_entity(home, members, homes, by_alias) for home, members in groups.items()]
    return tuple(sorted(entities, key=lambda one: (-one.count, one.name, one.entity_kind)))


def _usable(namings: Iterable[Naming]) -> Iterator[Naming]:
    known: dict[str, bool] = {}
    for naming in namings:
        name = naming.name
        usable = known.get(name)
        if usable is None:
            usable = known[name] = bool(key(name)) and not is_nobody(name)
        if usable:
            yield naming


def _grouped(namings: Iterable[Naming], homes: Homes) -> dict[str, list[Naming]]:
    """The namings by their homes. Most are at home in one place whatever document writes them, and
    that is asked once for all of them."""
    groups: dict[str, list[Naming]] = {}
    settled: dict[Written, list[Naming]] = {}
    for naming in namings:
        group = settled.get(naming.written)
        if group is not None:
            group.append(naming)
            continue
        group = groups.setdefault(homes.of_naming(naming), [])
        group.append(homes.explained(naming))
        if homes.is_the_same_everywhere(naming):
            settled[naming.written] = group
    return groups


def _by_alias(taught: Iterable[Taught]) -> dict[str, list[Taught]]:
    found: dict[str, list[Taught]] = defaultdict(list)
    for one in taught:
        found[key(one.alias)].append(one)
        found[key(one.name)].append(one)
    return found


def _entity(
    home: str, members: list[Naming], homes: Homes, by_alias: dict[str, list[Taught]]
) -> Entity:
    known: Counter[str] = Counter()
    written: dict[str, list[Naming]] = defaultdict(list)
    for member in members:
        written[member.name].append(member)
        if member.known_as:
            known[member.known_as] += member.count
    texts = {text for one in members for text in (one.name, one.surface) if text}
    keys = frozenset(map(key, texts))
    forms = [_form(own, written, homes, _told(own, keys, by_alias)) for own in written.values()]
    forms.sort(key=lambda form: (-form.count, form.name))
    known_as = tuple(name for name, _ in _most_first(known))
    spelled = [form.name for form in forms if not parse(form.name).letters]
    name = (*known_as, *spelled, forms[0].name)[0]
    nodes = frozenset(form.node for form in forms) | {home}
    apart, open_ = homes.judged_beside(nodes)
    return Entity(name, members[0].entity_kind, known_as, tuple(forms), home, apart, open_)


def _form(
    own: list[Naming],
    written: dict[str, list[Naming]],
    homes: Homes,
    told: tuple[Taught, ...],
) -> Form:
    first = own[0]
    documents = tuple(dict.fromkeys(one.document for one in own))
    node = node_of(first.entity_kind, first.name, first.document)
    surfaces: Counter[str] = Counter()
    for one in own:
        if one.surface:
            surfaces[one.surface] += one.count
    short = Counter({told: n for told, n in surfaces.items() if key(told) != key(first.name)})
    count = sum(one.count for one in own)
    return Form(
        first.name,
        count,
        documents,
        _ground(own, written, homes),
        node,
        told,
        _most_first(short),
    )


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """As `most_common`, but what is as frequent stands by name: documents come in any order."""
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _told(
    own: list[Naming], keys: frozenset[str], by_alias: dict[str, list[Taught]]
) -> tuple[Taught, ...]:
    """The places that say a form is another name of the entity, or another name is of the form."""
    return tuple(
        one
        for one in by_alias.get(key(own[0].name), ())
        if key(one.alias) in keys and key(one.name) in keys
    )


def _ground(own: list[Naming], written: dict[str, list[Naming]], homes: Homes) -> Ground:
    first = own[0]
    if len(written) == 1:
        single = first.entity_kind is EntityKind.PERSON and " " not in key(first.name)
        return Ground.SAME_DOCUMENT if single and sum(o.count for o in own) > 1 else Ground.ALONE
    if homes.is_judged(first):
        return Ground.JUDGED
    if any(one.known_as for one in own):
        return Ground.KNOWN_AS
    others = {key(name) for name in written if name != first.name}
    if key(first.name) in others:
        return Ground.SAME_NAME
    return Ground.SAME_WORDS if homes.by_words(first) else Ground.LEARNED
