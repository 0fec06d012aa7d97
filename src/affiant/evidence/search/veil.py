"""Words that are masked are not found: a search answers as if the masks were the text.

Otherwise whoever may not read a name could ask for it, and would learn from the answer, or from the
mere number of answers, that it is there and where (threat T-40). Three things are done:

- Private identifiers (numbers, the local parts of addresses) are in no index: `evidence.finding`.
- Documents that came with a desk's things hide more (`evidence.desk_masks`): a query that may rest
  on it is answered, in these documents, by the masked words of each passage.
- Names of protected persons are in it, for who is protected changes. So a query that asks for any
  word of such a name is answered in two parts: passages in which no such name stands, as they
  are; the others one by one, on their masked words. What cannot be looked at so is not given.

Near spellings and translations add words to a query before this, so they open no other way.
"""

from collections.abc import Callable, Container, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from affiant.evidence.desk_masks import Asked
from affiant.evidence.models import Passage, Text
from affiant.evidence.search.analysis import STEMMED, words
from affiant.evidence.search.marking import answers
from affiant.evidence.search.query import Query, Term
from affiant.evidence.search.window import MOST, Filter, Found, Window, window
from affiant.evidence.search.wording import with_extent, words_of

LOOKED_AT = 300  # passages with a protected name whose masked words are looked at
NAMES = 100  # protected names that one query may touch; more (a beginning of three letters) are
# not told apart: nothing of the passages in which any of the words stands is given
RARE = 100  # passages of an answer; of so few, those in documents of desks are all looked at
WORDS = 5_000  # characters of a passage that are masked to see whether it still answers


@dataclass(frozen=True, slots=True)
class Hidden:
    """A name that is masked: in these texts, or everywhere."""

    name: str
    texts: frozenset[int] | None = None

    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The name as it is indexed in each language."""
        languages = (*STEMMED, None)
        analysed = (tuple(w.indexed for w in words(self.name, one)) for one in languages)
        return tuple(dict.fromkeys(filter(None, analysed)))


class Veil(Protocol):
    """Who is masked, to whoever asks."""

    def touched(self, asks: Callable[[str], bool]) -> Sequence[Hidden]:
        """The hidden names of which a word, as it is indexed, is asked for."""
        ...

    def doubtful(self, asked: Asked) -> Sequence[RawSQL]:
        """The texts, by id, in which any answer may rest on hidden words."""
        ...

    def closed(self, texts: Set[int]) -> Container[int]:
        """Those of these texts that are a desk's."""
        ...

    def hide(self, words: str, text: int) -> str:
        """Words of this text as they may be shown, each character in its place."""
        ...


class Clear:
    """Nothing is hidden: for those who may see everything, and for tests."""

    def touched(self, asks: Callable[[str], bool]) -> Sequence[Hidden]:
        """None."""
        del asks
        return ()

    def doubtful(self, asked: Asked) -> Sequence[RawSQL]:
        """None."""
        del asked
        return ()

    def closed(self, texts: Set[int]) -> Container[int]:
        """None."""
        del texts
        return ()

    def hide(self, words: str, text: int) -> str:
        """The words."""
        del text
        return words


def veiled(query: Query, texts: QuerySet[Text], narrowed: Filter, veil: Veil) -> Window:
    """The window, as if what is masked were not there."""
    asked = _asked(query)
    hidden, doubted = veil.touched(asked), veil.doubtful(asked)
    if not hidden and not doubted:
        return _sure(window(query, texts, narrowed), query, veil)
    if len(hidden) > NAMES:
        return Window(())
    relaxed = _without_excluded(query, hidden)
    inside = _inside(relaxed, hidden, texts, narrowed)
    for some in doubted:
        asked_there = replace(query, excluded=())  # what they exclude may be masked
        inside = _both(inside, window(asked_there, texts.filter(pk__in=some), narrowed))
    plain = window(query, texts, narrowed)
    doubtful = {one.id for one in inside.found}
    oldest = min(doubtful) if inside.more else 0  # beyond it nobody knows what is masked
    clear = [one for one in plain.found if one.id not in doubtful and one.id >= oldest]
    proven = _proven(inside.found[:LOOKED_AT], query, veil)
    found = sorted([*clear, *proven], key=lambda one: -one.id)
    more = plain.more or inside.more or len(found) > MOST
    return _sure(Window(tuple(found[:MOST]), more), query, veil)


def _sure(answer: Window, query: Query, veil: Veil) -> Window:
    """A short answer without the passages of desks' documents that do not answer as they are shown:
    desks hide by form, too, what no list of names has, and what identifies somebody is rare."""
    if answer.more or len(answer.found) > RARE:
        return answer
    closed = veil.closed({one.text for one in answer.found})
    doubted = [one for one in answer.found if one.text in closed]
    if not doubted:
        return answer
    proven = {one.id for one in _proven(doubted, query, veil)}
    return Window(tuple(one for one in answer.found if one.text not in closed or one.id in proven))


def _asked(query: Query) -> Asked:
    """What a query asks for, or excludes."""
    whole = frozenset(word for term in query.terms for form in term.all_forms for word in form)
    begun = tuple(form[-1] for term in query.terms if term.prefix for form in term.all_forms)
    return Asked(whole, begun)


def _both(one: Window, other: Window) -> Window:
    found = {each.id: each for each in (*one.found, *other.found)}
    return Window(tuple(sorted(found.values(), key=lambda each: -each.id)), one.more or other.more)


def _without_excluded(query: Query, hidden: Sequence[Hidden]) -> Query:
    """Without the exclusions that a hidden name may meet: what they exclude may be masked."""
    said = {word for one in hidden for form in one.forms() for word in form}

    def meets(term: Term) -> bool:
        return any(_is_of(word, said, prefix=term.prefix) for f in term.all_forms for word in f)

    return replace(query, excluded=tuple(term for term in query.excluded if not meets(term)))


def _is_of(word: str, said: Iterable[str], *, prefix: bool) -> bool:
    return any(one.startswith(word) if prefix else one == word for one in said)


def _inside(
    query: Query, hidden: Sequence[Hidden], texts: QuerySet[Text], narrowed: Filter
) -> Window:
    """The passages that answer and in which a hidden name stands, as a whole."""
    anywhere = [one for one in hidden if one.texts is None]
    local = [one for one in hidden if one.texts is not None]
    found = Window(())
    for names, among in (
        (anywhere, texts),
        (local, texts.filter(pk__in={pk for one in local for pk in one.texts or ()})),
    ):
        if names:
            named = Term(tuple(dict.fromkeys(form for one in names for form in one.forms())))
            asked = replace(query, required=(*query.required, (named,)))
            found = _both(found, window(asked, among, narrowed))
    return found


def _proven(found: Sequence[Found], query: Query, veil: Veil) -> list[Found]:
    """Those whose masked words still answer."""
    rows = with_extent(Passage.objects.select_related("text").defer("text__description", "box"))
    passages = rows.in_bulk([one.id for one in found])
    told = words_of(passages.values(), WORDS)
    proven = []
    for one in found:
        passage = passages.get(one.id)
        if passage is not None:
            shown = veil.hide(told[one.id], passage.text_id)
            if answers(shown, passage.language or passage.text.language or None, query):
                proven.append(one)
    return proven
