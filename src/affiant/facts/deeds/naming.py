"""Names by their capitals, where no mention stands: "Arden Lowe", "Refuge et Droit".

Only inside a sentence a capital tells a name; at its start a word is one when it stands with
a capital elsewhere in the document, or when another capital follows it. Headlines tell none.
"""

from affiant.facts.deeds.unit import Unit
from affiant.facts.token import Token
from affiant.reading.span import Span

_INNER = frozenset({"&", "of", "for", "de", "du", "des", "d", "’", "'", "et", "and", "la", "the"})
_PARTIES = frozenset({"organisation", "person"})
_LONGEST = 8  # tokens of a name


def name_before(unit: Unit, first: int, end: int) -> int | None:
    """The index where the run of capitalised words that ends before `end` begins."""
    if unit.headline:
        return None
    at = start = end
    while at > first and end - at < _LONGEST:
        token = unit.tokens[at - 1]
        if _capital(unit, token):
            start = at = at - 1
        elif start < end and token.low in _INNER:
            at -= 1
        else:
            break
    while start < end and start == 0 and not _surely(unit, end):
        start += 1
    return start if start < end else None


def name_after(unit: Unit, first: int, end: int) -> int:
    """The index behind the run of capitalised words that begins at `first`; `first` for none."""
    if unit.headline:
        return first
    at = last = first
    while at < min(end, first + _LONGEST):
        token = unit.tokens[at]
        if _capital(unit, token):
            at = last = at + 1
        elif last > first and token.low in _INNER:
            at += 1
        else:
            break
    return last


def words_of(unit: Unit, first: int, end: int) -> tuple[str, Span]:
    """The text's words of these tokens, and where they stand."""
    span = Span(unit.tokens[first].start, unit.tokens[end - 1].end)
    return unit.spoken(span.start, span.end), span


def _capital(unit: Unit, token: Token) -> bool:
    """A word with a capital that is no day, month, article or pronoun."""
    if not token.capital or len(token.text) < 2:  # noqa: PLR2004 - an initial, "I", "À"
        return False
    sets = unit.words.sets
    if any(token.low in sets[name] for name in ("determiners", "pronouns", "openers", "boundaries",
                                                "prepositions", "conditionals")):  # fmt: skip
        return False
    return not any(t.span.start <= token.start < t.span.end for t in unit.times)


def _surely(unit: Unit, end: int) -> bool:
    """Whether the word that opens the sentence is a name."""
    first = unit.tokens[0]
    if first.text in unit.page.capitals:
        return True
    follower = unit.tokens[1] if end > 1 else None
    return follower is not None and (follower.text == "&" or _capital(unit, follower))


def names_between(unit: Unit, start: int, end: int) -> list[tuple[str, Span]]:
    """Organisations and persons by mention, and what capitals tell where no mention stands."""
    mentioned = [m for m in unit.mentions if start <= m.span.start and m.span.end <= end]
    found = {m.span.start: (m.name, m.span) for m in mentioned if m.entity_kind.value in _PARTIES}
    index = 0
    while index < len(unit.tokens):
        token = unit.tokens[index]
        mention = next((m for m in mentioned if m.span.start <= token.start < m.span.end), None)
        last = (
            index if mention or token.start < start else name_after(unit, index, len(unit.tokens))
        )
        if last > index and unit.tokens[last - 1].end <= end and not _covers(unit, index, last):
            found[token.start] = words_of(unit, index, last)
        index = max(index + 1, last)
    named: dict[str, Span] = {}
    for name, span in (found[at] for at in sorted(found)):
        named.setdefault(name, span)
    return list(named.items())


def _covers(unit: Unit, first: int, end: int) -> bool:
    """Whether a mention stands in these tokens: then it, not they, is the name."""
    start, stop = unit.tokens[first].start, unit.tokens[end - 1].end
    return any(m.span.start < stop and start < m.span.end for m in unit.mentions)
