"""The masks of the portal, as the search asks for them."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence, Set
from functools import lru_cache

from django.db.models.expressions import RawSQL

from affiant.evidence import desk_masks
from affiant.evidence.desk_masks import Asked
from affiant.evidence.search.veil import Hidden
from affiant.names.key import key
from affiant.portal import desks
from affiant.portal.masks import Masks


class MaskedNames:
    """Who is masked, by the words of their names as the search has them."""

    def __init__(self, masks: Masks) -> None:
        self._masks = masks
        self._by_word: dict[str, list[Hidden]] = defaultdict(list)
        for hidden in _hidden(masks):
            for word in {word for form in hidden.forms() for word in form}:
                self._by_word[word].append(hidden)

    def touched(self, asks: Callable[[str], bool]) -> Sequence[Hidden]:
        """The hidden names of which a word is asked for."""
        found = (one for word, some in self._by_word.items() if asks(word) for one in some)
        return tuple(dict.fromkeys(found))

    def doubtful(self, asked: Asked) -> Sequence[RawSQL]:
        """The documents of desks, where what desks hide is asked for."""
        return desk_masks.doubtful(asked)

    def closed(self, texts: Set[int]) -> Container[int]:
        """Those of these texts that are a desk's."""
        return desks.look_at(texts)

    def hide(self, words: str, text: int) -> str:
        """Words of this text as they may be shown."""
        return self._masks.hide(words, text)


@lru_cache(maxsize=4)
def veil_of(masks: Masks) -> MaskedNames:
    """The veil of these masks, made once for each."""
    return MaskedNames(masks)


def _hidden(masks: Masks) -> Iterator[Hidden]:
    """As `dossiers.redaction` protects: a full name everywhere, any name in its own documents."""
    local: dict[str, set[int]] = defaultdict(set)
    for person in masks.people:
        for name in {person.name, *person.surfaces}:
            if " " in key(name):
                yield Hidden(name)
            else:
                local[name].update(person.documents)
    yield from (Hidden(name, frozenset(texts)) for name, texts in local.items())


def shown(words: Iterable[str], masks: Masks) -> list[tuple[str, str]]:
    """Words of no document in particular, each with what of them may be shown."""
    told = list(dict.fromkeys(words))
    hide = masks.redaction(told).hider(0)
    return [(one, hide(one)) for one in told]
