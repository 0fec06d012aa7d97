"""To whom a letter goes, and whose name stands at its head.

Open letter to Ada Brook, chief executive of Quillfeather      Lettre ouverte à Ada Brook
Dear Ms Brook,      Madame la Directrice générale,      To: Ada Brook <ada@...>
"""

import re

from affiant.facts.context import Context
from affiant.facts.deeds.lexicon import lexicon
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Party = tuple[str, Span | None]
"""A name or the text's words for somebody, and where they stand."""

_LETTER_TO = re.compile(
    r"\b(?:(?:open )?letter to|lettre(?: ouverte)? (?:à|au|aux))\s+(?:the |la |le |l[’'])?"
    r"(?P<name>[^,;:\n]{2,80})",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"(?:dear|hello|hi|bonjour|chère?s?)\s+(?P<name>[^,;:!\n]{2,50})", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?P<name>(?:madame|monsieur)(?:,)? (?:la|le|l[’'])[^,;:!\n]{2,60})", re.IGNORECASE
)
_NAME_ONLY = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2}),$")
_GENERIC = lexicon("en").sets["everybody"] | lexicon("fr").sets["everybody"]
_ATTENTION = re.compile(r"\b(?:à l[’']attention d[e’'u]|attn\.?:?|attention\s?:)\s*", re.IGNORECASE)
_TITLE_LENGTH = 12  # characters of "Madame " before a name
_DISPLAYED = re.compile(r'^"?(?P<name>[^"<@]+?)"?\s*<')
_GREETING_LENGTH = 60  # characters: longer passages go on after the greeting
_FIRST = 12  # passages in which a letter greets
_HEAD_LENGTH = 60  # characters of a letterhead
_HEADERS = re.compile(r"(?:from|to|date|subject|cc|de|à|objet)\s?:", re.IGNORECASE)


def salutation(context: Context) -> Passage | None:
    """The passage that greets the reader: "Dear Ms Brook," - or, in a mail, "Ada,"."""
    document = context.document
    mail = any(name == "from" for name, _ in document.metadata)
    for passage in document.content()[:_FIRST]:
        told = passage.span.of(document.text).strip()
        if len(told) > _GREETING_LENGTH or passage.kind is PassageKind.TITLE:
            continue
        greeting = lexicon(document.language_of(passage)).greeting
        if re.match(greeting, told, re.IGNORECASE) or (mail and _NAME_ONLY.match(told)):
            return passage
    return None


def addressee(context: Context) -> Party | None:
    """The letter's reader by name or office; None where it greets everybody."""
    document = context.document
    greeting = salutation(context)
    headed = _headed(context)
    if headed is not None and any(word[0].isupper() for word in headed[0].split()):
        return headed
    attention = _attention(context) if greeting is not None else None
    if attention is not None:
        return attention
    greeted = _greeted(context, greeting) if greeting is not None else None
    if greeted is not None or headed is not None:
        return greeted or headed
    to = next((value for name, value in document.metadata if name == "to"), "")
    displayed = _DISPLAYED.match(to) if greeting is not None else None
    return (displayed["name"].strip(), None) if displayed else None


def _headed(context: Context) -> Party | None:
    """Of "Open letter to ..." in a title or heading."""
    text = context.document.text
    for passage in context.document.content()[:_FIRST]:
        if passage.kind in (PassageKind.TITLE, PassageKind.HEADING):
            found = _LETTER_TO.search(passage.span.of(text))
            if found is not None:
                return found["name"].strip(), _place(passage, found)
    return None


def _greeted(context: Context, greeting: Passage) -> Party | None:
    """Of "Dear Ms Brook,"; everybody and friends are nobody."""
    told = greeting.span.of(context.document.text)
    for form in (_TITLE, _GREETED, _NAME_ONLY):
        found = form.match(told)
        if found is not None:
            name = found["name"].strip()
            place = _place(greeting, found)
            generic = name.lower().split()[-1] in _GENERIC
            return None if generic else (_full_name(context, place) or name, place)
    return None


def _full_name(context: Context, place: Span) -> str | None:
    """Ms. Brook by the name that the letter tells in full: Ada Brook."""
    named = next((m for m in context.mentions if m.span in place), None)
    whole = named is not None and named.entity_kind is EntityKind.PERSON and " " in named.name
    return named.name if named is not None and whole else None


def _attention(context: Context) -> Party | None:
    """À l’attention de M. Brook, directeur: the person, where the greeting tells an office only."""
    text = context.document.text
    for passage in context.document.content()[:_FIRST]:
        found = _ATTENTION.search(text, passage.span.start, passage.span.end)
        if found is None:
            continue
        near = (found.end(), found.end() + _TITLE_LENGTH)
        for mention in context.mentions:
            if (
                mention.entity_kind is EntityKind.PERSON
                and near[0] <= mention.span.start <= near[1]
            ):
                return mention.name, mention.span
    return None


def letterhead(context: Context) -> Party | None:
    """The name that stands alone above a letter, if it greets somebody."""
    document = context.document
    if salutation(context) is None:
        return None
    first = next(iter(document.content()), None)
    if first is None or (first.kind is PassageKind.TITLE and not _of_a_body(context, first)):
        return None
    told = first.span.of(document.text)
    words = told.split()
    capitals = sum(word[0].isupper() for word in words)
    plain = len(told) <= _HEAD_LENGTH and told[-1:].isalpha() and not _HEADERS.match(told)
    if (
        not plain
        or (capitals * 2 <= len(words) and first.kind is not PassageKind.TITLE)
        or _LETTER_TO.search(told)
    ):
        return None
    return told, first.span


def _of_a_body(context: Context, first: Passage) -> bool:
    """Whether the first line, taken for a title, is a body's name: Syndicat des dockers."""
    told = first.span.of(context.document.text)
    known = lexicon(context.document.language).sets["actors"]
    whole = any(
        m.entity_kind is EntityKind.ORGANISATION
        and m.span.start == first.span.start
        and m.span.end - m.span.start >= len(told.strip())
        for m in context.mentions
    )
    low = told.lower().split()
    return whole or (bool(low) and (low[0] in known or low[-1] in known))


def _place(passage: Passage, match: re.Match[str]) -> Span:
    return Span(*match.span("name")).shifted(passage.span.start)
