"""Where each written form belongs: the node that its entity goes by."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from affiant.names.entity import Naming, Taught, Written, node_of
from affiant.names.identity import Identities, Sameness
from affiant.names.key import key
from affiant.names.likeness import alike_by_words
from affiant.vocabulary.entity import EntityKind

_ORGANISATION = EntityKind.ORGANISATION


@dataclass(slots=True)
class Homes:
    """The homes of the written forms of some namings. Make it with `Homes.of`.

    `known` are those that the catalogue gives, `learned` those that documents give, `local` the
    same inside the document that gives them, `words` those of names with the same words.
    `contested` are letters of several meanings, `present` the bodies that a document names in full.
    """

    identities: Identities
    known: dict[str, str] = field(default_factory=dict)
    learned: dict[str, str] = field(default_factory=dict)
    local: dict[tuple[Hashable, str], str] = field(default_factory=dict)
    contested: dict[str, frozenset[str]] = field(default_factory=dict)
    present: dict[Hashable, frozenset[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    explained_letters: frozenset[str] = frozenset()

    @classmethod
    def of(cls, namings: list[Naming], taught: Iterable[Taught], identities: Identities) -> "Homes":
        """The homes that follow from all that is known."""
        homes = cls(identities)
        homes.known = _known(namings)
        homes._learn(namings, tuple(taught))
        homes._liken(namings)
        homes._judge()
        return homes

    def of_naming(self, naming: Naming) -> str:
        """The node of the entity that this naming is of."""
        node = node_of(naming.entity_kind, naming.name, naming.document)
        home = self._before_judging(naming, node)
        if home != node and frozenset((node, home)) in self.apart:
            home = node
        return self.joined.get(home, home)

    def explained(self, naming: Naming) -> Naming:
        """The naming without the catalogue's name where its own document explains the letters."""
        home = self._in_context(naming)
        if home is None or not naming.known_as:
            return naming
        catalogued = node_of(naming.entity_kind, naming.known_as)
        return naming if home == catalogued else naming._replace(known_as=None)

    def is_the_same_everywhere(self, naming: Naming) -> bool:
        """Whether any other document that writes just this means the same: it is no person's single
        name, and no document explains the letters."""
        if (key(naming.surface or naming.name)) in self.explained_letters:
            return False
        return naming.entity_kind is not EntityKind.PERSON or " " in key(naming.name)

    def _in_context(self, naming: Naming) -> str | None:
        """What letters with several meanings stand for in this document; None for other names.

        What the document itself says; else the one of the meanings that it names; else the letters
        are somebody of their own, and a person may judge who.
        """
        surface = key(naming.surface or naming.name)
        told = self.local.get((naming.document, surface))
        if told is not None or naming.entity_kind is not _ORGANISATION:
            return told
        meanings = self.contested.get(surface)
        if meanings is None:
            return None
        here = meanings & self.present.get(naming.document, frozenset())
        return next(iter(here)) if len(here) == 1 else node_of(_ORGANISATION, surface)

    def is_judged(self, naming: Naming) -> bool:
        """Whether a person's judgement joined the form to the others."""
        node = node_of(naming.entity_kind, naming.name, naming.document)
        return any(
            judged.verdict is Sameness.SAME and node in judged.pair
            for judged in self.identities.standing.values()
        )

    def by_words(self, naming: Naming) -> bool:
        """Whether the form was joined, or others joined to it, for its words."""
        home = node_of(naming.entity_kind, naming.name, naming.document)
        home = self.known.get(home) or self.learned.get(home) or home
        return home in self.words or home in self.words.values()

    def judged_beside(self, nodes: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Nodes that people judged other than these, and those they were unsure of."""
        found: dict[Sameness, set[str]] = {Sameness.DIFFERENT: set(), Sameness.UNSURE: set()}
        for judged in self.identities.standing.values():
            beside = judged.pair - nodes
            if judged.verdict in found and len(beside) == 1:
                found[judged.verdict] |= beside
        return tuple(sorted(found[Sameness.DIFFERENT])), tuple(sorted(found[Sameness.UNSURE]))

    def _before_judging(self, naming: Naming, node: str) -> str:
        context = self._in_context(naming)
        if context is not None:
            return self.words.get(context, context)
        if naming.known_as and key(naming.known_as):
            return self._further(node_of(naming.entity_kind, naming.known_as))
        return self._further(node)

    def _further(self, node: str) -> str:
        home = self.known.get(node) or self.learned.get(node) or node
        return self.words.get(home, home)

    def _learn(self, namings: list[Naming], taught: tuple[Taught, ...]) -> None:
        """The one body that each short form stands for in the documents that join the two.

        None where two bodies are called so, or where another body's name begins with the word.
        """
        meant: dict[str, set[str]] = defaultdict(set)
        bodies: set[str] = set()
        for naming in {naming.written: naming for naming in namings}.values():
            if naming.entity_kind is not _ORGANISATION:
                continue
            bodies.add(key(naming.name))
            short = key(naming.surface or "")
            if short and " " not in short and short != key(naming.name):
                meant[short].add(self._catalogued(naming.name, naming.known_as))
        for one in taught:
            home = self._catalogued(one.name)
            meant[key(one.alias)].add(home)
            self.local[one.document, key(one.alias)] = home
        for form in bodies:
            first, _, rest = form.partition(" ")
            if rest and first in meant and not self._taught(first, taught):
                meant[first].add(self._catalogued(form))
        self.explained_letters = frozenset(key(one.alias) for one in taught)
        self._contest(namings, meant)
        for short, found in meant.items():
            if len(found) == 1:
                self.learned[node_of(_ORGANISATION, short)] = next(iter(found))

    def _contest(self, namings: list[Naming], meant: dict[str, set[str]]) -> None:
        """Note the letters that a document explains and that mean something else besides."""
        for naming in {naming.written: naming for naming in namings}.values():
            short = key(naming.surface or naming.name)
            if short in self.explained_letters and naming.known_as and key(naming.name) == short:
                meant[short].add(node_of(_ORGANISATION, naming.known_as))
        self.contested = {
            short: frozenset(homes)
            for short, homes in meant.items()
            if short in self.explained_letters and len(homes) > 1
        }
        if self.contested:
            self.present = self._present(namings)

    def _present(self, namings: list[Naming]) -> dict[Hashable, frozenset[str]]:
        """The bodies that each document names in full."""
        present: dict[Hashable, set[str]] = defaultdict(set)
        for naming in namings:
            if naming.entity_kind is _ORGANISATION and " " in key(naming.surface or naming.name):
                present[naming.document].add(self._catalogued(naming.name, naming.known_as))
        return {document: frozenset(homes) for document, homes in present.items()}

    def _taught(self, short: str, taught: tuple[Taught, ...]) -> bool:
        return any(key(one.alias) == short for one in taught)

    def _catalogued(self, name: str, known_as: str | None = None) -> str:
        if known_as and key(known_as):
            return node_of(_ORGANISATION, known_as)
        node = node_of(_ORGANISATION, name)
        return self.known.get(node, node)

    def _liken(self, namings: list[Naming]) -> None:
        """Join the organisations whose names are the same words, each by the name it bears most.

        Not by the one that came first: in capitals other words count, and documents have no order.
        """
        called: dict[str, Counter[str]] = defaultdict(Counter)
        settled: dict[Written, tuple[str, str]] = {}
        for naming in namings:
            if naming.entity_kind is not _ORGANISATION:
                continue
            at_home = settled.get(naming.written)
            if at_home is None:
                node = self._before_judging(naming, node_of(_ORGANISATION, naming.name))
                at_home = node, self.explained(naming).known_as or naming.name
                if self.is_the_same_everywhere(naming):
                    settled[naming.written] = at_home
            node, name = at_home
            called[node][name] += naming.count
        names = {node: min(of, key=lambda name: (-of[name], name)) for node, of in called.items()}
        counts = {node: of.total() for node, of in called.items()}
        for group in alike_by_words(names):
            home, *others = sorted(group, key=lambda node: (-counts[node], node))
            self.words.update(dict.fromkeys(others, home))

    def _judge(self) -> None:
        """Lay people's judgements over what was joined."""
        apart = set()
        standing = sorted(self.identities.standing.values(), key=lambda judged: judged.id)
        for judged in standing:
            if judged.verdict is Sameness.DIFFERENT:
                apart |= self._parted(judged.one, judged.other)
        self.apart = frozenset(apart)
        for judged in standing:
            if judged.verdict is Sameness.SAME:
                first, second = self._end(judged.one), self._end(judged.other)
                if first != second:
                    home, other = sorted((first, second))
                    self.joined = {
                        node: home if end == other else end for node, end in self.joined.items()
                    } | {other: home}

    def _parted(self, one: str, other: str) -> set[frozenset[str]]:
        """Which ways home a judgement "different" closes: those of one of the two."""
        if self._further(one) != self._further(other):
            return set()
        home = self._further(one)
        leaving = other if other != home else one
        return {frozenset((leaving, home))}

    def _end(self, node: str) -> str:
        home = self._further(node)
        if frozenset((node, home)) in self.apart:
            home = node
        return self.joined.get(home, home)


def _known(namings: list[Naming]) -> dict[str, str]:
    """The one catalogue name of each written form, where there is exactly one."""
    known: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.known_as and key(naming.known_as):
            node = node_of(naming.entity_kind, naming.name, naming.document)
            known[node].add(node_of(naming.entity_kind, naming.known_as))
    return {node: next(iter(names)) for node, names in known.items() if len(names) == 1}
