"""Whether an organisation may be what "the association" means: what the text tells of its kind."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from affiant.facts.kinds import Mention
from affiant.vocabulary.wordlist import words

_KINDS = tuple(
    words("clauses", kind)
    for kind in ("company", "association", "ministry", "union", "bank", "newspaper")
)
_COMPANY, _COMPANY_NAMES = _KINDS[0], words("clauses", "company_names")
_BEFORE, _BETWEEN = 60, 3  # characters before a name; words from its noun to the name
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.;:,!?()\n]")


_NOUNS = "|".join(sorted(map(re.escape, frozenset[str]().union(*_KINDS)), key=len, reverse=True))
_CALLED = re.compile(rf"(?i:\b({_NOUNS}))\s+[^\W\d_a-zà-ÿ]")


class Bodies:
    """What one text tells of the kinds of its organisations. Each name, and each noun, is looked
    for once, however often somebody asks."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._text = text
        self._by_name: dict[str, list[Mention]] = defaultdict(list)
        for one in mentions:
            self._by_name[one.name].append(one)
        self._told: dict[str, frozenset[str]] = {}

    def may_be(self, noun: str, name: str) -> bool:
        """Whether nothing tells that who has this name is of another kind than `noun`. A noun for a
        kind needs a body of that kind: where the text calls another body so, it is that one or
        nobody."""
        kind = next((kind for kind in _KINDS if noun in kind), None)
        if kind is None:
            return True
        told = self._told_of(name)
        if not kind.isdisjoint(told):
            return True
        if any(not other.isdisjoint(told) for other in _KINDS):
            return False
        if kind is not _COMPANY and not _COMPANY_NAMES.isdisjoint(told):
            return False
        return noun not in self._called

    def apposed(self, noun: str, near: Iterable[Mention]) -> Mention | None:
        """Le groupe | Corvane ... Le groupe: the one of these bodies that the text calls so."""
        called = {one.name: one for one in near if self._stands_before(noun, one.span.start)}
        return next(iter(called.values())) if len(called) == 1 else None

    def _stands_before(self, noun: str, start: int) -> bool:
        before = self._text[max(0, start - len(noun) - 2) : start].lower()
        return before.rstrip().endswith(noun) and not before[0].isalnum()

    def _told_of(self, name: str) -> frozenset[str]:
        """The words of the name and those right before it, wherever it stands."""
        if name not in self._told:
            before = (word for one in self._by_name[name] for word in self._apposed(one))
            self._told[name] = frozenset([*_WORD.findall(name.lower()), *before])
        return self._told[name]

    def _apposed(self, mention: Mention) -> list[str]:
        """The cloud company | Northmere: the words right before a name, none of another clause."""
        before = self._text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        return _WORD.findall(_SENTENCE.split(before)[-1].lower())[-_BETWEEN:]

    @cached_property
    def _called(self) -> frozenset[str]:
        """The nouns with a name behind them somewhere (l’association | Rive et Toit)."""
        return frozenset(found[1].lower() for found in _CALLED.finditer(self._text))
