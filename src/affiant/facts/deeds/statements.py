"""What a statement's own author answers in the first person: we will, we will not, we deny.

Only of a page that is its author's statement or reply ("Statement on ...", « Communiqué »),
never of an article or a campaign's letter; words between quotation marks are a quote's.
"""

import re
from collections.abc import Iterator

from affiant.facts.deeds.clause import FOUND_BY, attribution, supports
from affiant.facts.deeds.page import Page
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.stated import states_of
from affiant.facts.deeds.unit import Unit, unit_of, unwrapped
from affiant.facts.kinds import Response
from affiant.reading.span import Span
from affiant.vocabulary.stance import Stance

_SURE = 0.75
_SELVES = frozenset({"we", "nous"})
_GROUP = 6  # tokens of a verb's group behind its subject
_WILL = frozenset({"will", "shall", "allons", "won"})
_NOT = frozenset({"not", "never", "t", "pas", "jamais", "cannot", "aucun", "aucune"})
_HELD = frozenset({"do", "does", "did", "are", "is", "was", "were", "have", "has", "ne", "n"})
_AND = frozenset({"and", "et", "but", "mais"})
_FUTURE = re.compile(r"\w{3,}rons")


def statements(page: Page) -> Iterator[Response]:
    """The answers of a page that is a statement, none for any other page."""
    if not page.states or page.voice is None:
        return
    limit, names = _next_statement(page), _own_names(page, page.voice)
    for sentence in unwrapped(page.context):
        if sentence.span.start >= limit:
            return
        unit = unit_of(page, sentence.span, sentence.passage)
        starts = list(_own_clauses(unit, names))
        if not starts:
            continue
        ends = [*(start for start, _ in starts[1:]), len(unit.tokens)]
        for (start, verb), end in zip(starts, ends, strict=True):
            stance = _stance(unit, verb, end)
            if stance is not None:
                yield _fact(unit, page.voice, start, end, stance)


def _next_statement(page: Page) -> int:
    """Where somebody else's statement begins on the same page; the text's end without one."""
    whole = len(page.context.document.text)
    told = [
        (party[0], passage.span.start)
        for passage in page.context.document.content()
        if (party := states_of(page.context, passage)) is not None
    ]
    return next((start for name, start in told if name != told[0][0]), whole)


def _own_names(page: Page, voice: Sender) -> list[str]:
    """The author's name, and of "the Committee of X" that of X, whom it speaks for."""
    name, place = voice
    inside = (m.name for m in page.context.mentions if place is not None and m.span in place)
    return [name, *inside]


def _own_clauses(unit: Unit, names: list[str]) -> Iterator[tuple[int, int]]:
    """Where "we" or the author's own name begins a clause, and the token behind that subject."""
    words = [name.lower().split() for name in names]
    begins = True
    for index, token in enumerate(unit.tokens):
        if begins and not unit.quoted(token.start):
            behind = [_behind_subject(unit, index, name) for name in words]
            after = max((at for at in behind if at is not None), default=None)
            if after is not None:
                yield index, after
        begins = token.low in _AND or token.text in ",;:.—–"


def _behind_subject(unit: Unit, index: int, name: list[str]) -> int | None:
    if unit.tokens[index].low in _SELVES:
        return index + 1
    low = [token.low for token in unit.tokens[index : index + len(name)]]
    shared = 0
    while shared < len(name) and shared < len(low) and low[shared] == name[shared]:
        shared += 1
    return index + shared if shared else None


def _stance(unit: Unit, verb: int, end: int) -> Stance | None:
    """How the clause answers: by its auxiliary and negation, else by its words."""
    low = [token.low for token in unit.tokens[verb : min(end, verb + _GROUP)]]
    negated = next((i for i, word in enumerate(low) if word in _NOT), None)
    comments = any(unit.has(i, "responses.comments") for i in range(verb, min(end, verb + _GROUP)))
    if negated is not None and comments:
        return Stance.DECLINES_TO_COMMENT
    if low and (low[0] in _WILL or (low[0] == "ne" and _any_future(low))):
        return Stance.COMMITS if negated is None else Stance.REFUSES
    if low and _FUTURE.fullmatch(low[0]):
        return Stance.COMMITS
    if any(word in unit.words.sets["responses.denies"] for word in low[:3]):
        return Stance.DENIES
    if negated is not None and low[0] in _HELD:
        narrow = set(dict(unit.words.stances)["denies narrowly"])
        said = {token.low for token in unit.tokens[verb:end]}
        return Stance.DENIES_NARROWLY if said & narrow else Stance.DENIES
    return _by_words(unit, low)


def _any_future(low: list[str]) -> bool:
    return any(_FUTURE.fullmatch(word) for word in low[:3])


def _by_words(unit: Unit, low: list[str]) -> Stance | None:
    sets = unit.words.sets
    if any(word in sets["responses.admits"] or word in sets["responses.sorry"] for word in low):
        return Stance.ACKNOWLEDGES
    if any(word in sets["responses.commits"] for word in low):
        return Stance.COMMITS
    return None


def _fact(unit: Unit, voice: Sender, start: int, end: int, stance: Stance) -> Response:
    last = end - 1
    while last > start and unit.tokens[last].low in _AND | {",", ";", ":", ".", "—", "–"}:
        last -= 1
    first = unit.tokens[start]
    span = Span(first.start, unit.tokens[last].end)
    verb = unit.tokens[min(start + 1, last)]
    return Response(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_SURE,
        attribution=attribution(voice),
        supports=supports(
            ("by", Span(first.start, first.end)), ("stance", Span(verb.start, verb.end))
        ),
        by=voice[0],
        stance=stance,
    )
