"""Who "we" are where a letter has no author: what is set beside "we", what stands under the letter.

We, the employees of Quillfeather, ask ...      Nous, salariés de Quillfeather, demandons ...
In solidarity / Quillfeather Workers United     Pour le syndicat des dockers / A. Brook, secrétaire
"""

import re
from collections.abc import Iterator

from affiant.facts.context import Context
from affiant.facts.deeds.letter import Party, salutation
from affiant.facts.deeds.lexicon import Lexicon, lexicon
from affiant.facts.kinds import Mention
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.wordlist import words

_BESIDE_WE = re.compile(r"\b(?:We|Nous), (?:the |les )?(?P<who>[^,;:.!?\n]{3,90}),")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = 8  # passages in which a letter says who "we" are
_LAST = 4  # passages at the end in which it is signed
_LONGEST_LINE = 90  # characters of a line that signs
_LINE = re.compile(r"[^\n]+")
_FOR = re.compile(r"(?:(?:for|on behalf of|pour)\s+)?(?:the\s+|la\s+|le\s+|les\s+|l[’'])?", re.I)
_GROUPS = words("name_words", "group_nouns")


def undersigned(context: Context) -> Party | None:
    """Who signs without an author's name; None where nothing tells it."""
    return _beside_we(context) or _under(context)


def _beside_we(context: Context) -> Party | None:
    document = context.document
    for passage in document.content()[:_FIRST]:
        found = _BESIDE_WE.search(document.text, passage.span.start, passage.span.end)
        if found is None:
            continue
        actors = lexicon(document.language_of(passage)).sets["actors"] | _GROUPS
        if not actors.isdisjoint(_WORD.findall(found["who"].lower())):
            return found["who"], Span(*found.span("who"))
    return None


def _under(context: Context) -> Party | None:
    """The organisation or the group whose line stands behind a letter's closing words."""
    document = context.document
    closed = False
    for line in _last_lines(context):
        told = line.of(document.text)
        known = lexicon(document.language)
        if closed:
            party = _signs(context, line, known)
            if party is not None:
                return party
        closed = closed or re.match(known.closing, told, re.IGNORECASE) is not None
    return None


def _last_lines(context: Context) -> Iterator[Span]:
    text = context.document.text
    if salutation(context) is None and not context.document.content():
        return
    for passage in context.document.content()[-_LAST:]:
        for line in _LINE.finditer(text, passage.span.start, passage.span.end):
            if line.end() - line.start() <= _LONGEST_LINE:
                yield Span(line.start(), line.end())


def _signs(context: Context, line: Span, known: Lexicon) -> Party | None:
    """The organisation that begins the line; else its group: "1,148 Quillfeather employees"."""
    text = context.document.text
    opened = _FOR.match(text, line.start, line.end)
    start = opened.end() if opened else line.start
    body = next((m for m in _bodies(context, line) if m.span.start == start), None)
    if body is not None:
        return body.name, body.span
    told = line.of(text).strip(" ,.")
    low = _WORD.findall(told.lower())
    grouped = not _GROUPS.isdisjoint(low) and known.sets["finite"].isdisjoint(low)
    return (told, line) if grouped else None


def _bodies(context: Context, line: Span) -> list[Mention]:
    return [
        mention
        for mention in context.mentions
        if mention.span in line and mention.entity_kind is EntityKind.ORGANISATION
    ]
