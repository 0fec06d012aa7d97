"""What a machine translation may have spoilt: suggested with its reason, never replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from affiant.dossiers.findings.opposition.lexicon import lexicon, words_of
from affiant.evidence.search.analysis import fold
from affiant.names.mistranslated import Doubt, suggestions
from affiant.reading.document import Document
from affiant.reading.span import Span

REACH = 14  # words after "ne" among which its second part stands
BEFORE = 25  # words before it among which stands what makes it whole or empty: "aucun de ceux … ne"
_TOKEN = re.compile(r"[^\W\d_]+|[.,;:!?()«»\"]")
_STOPS = frozenset(".;:!?")


class Spoilt(StrEnum):
    """How a passage may have been spoilt."""

    TRANSLATED = "translated acronym"
    LETTERS = "stray letters"
    NEGATION = "negation without its second part"


@dataclass(frozen=True, slots=True)
class Mutated:
    """A passage of a document that may mean something else than it says.

    `written` is what stands at `span`; `meant` what it may stand for, "" where only the sense is
    in doubt; `support` what led there, as the text has it.
    """

    document: int
    span: Span
    written: str
    meant: str
    reason: Spoilt
    support: str = ""


def mutations(document: int, page: Document) -> Iterator[Mutated]:
    """What may be spoilt in a document, each way of writing once. Linear in its length."""
    seen: set[tuple[str, str]] = set()
    if page.language:
        for one in suggestions(page.text, page.language):
            if (one.written, one.acronym) not in seen:
                seen.add((one.written, one.acronym))
                reason = Spoilt.TRANSLATED if one.doubt is Doubt.TRANSLATED else Spoilt.LETTERS
                span = Span(one.start, one.end)
                yield Mutated(document, span, one.written, one.acronym, reason, one.support)
    if page.language == "fr":
        for span in halved_negations(page.text):
            yield Mutated(document, span, span.of(page.text), "", Spoilt.NEGATION)


def halved_negations(text: str) -> Iterator[Span]:
    """ "Ne" and its verb, where nothing follows that would make it a negation.

    "Ne … que", "on ne peut", "avant qu'il ne vienne" are French; "il ne fait donc le travail" is
    not, and a reader cannot know which of the two was meant.
    """
    tokens = list(_TOKEN.finditer(text))
    folded = [fold(token.group()) for token in tokens]
    words, rare = lexicon("fr"), words_of("fr")
    closing = words.second | words.restricting | words.denying
    for at, token in enumerate(tokens[:-1]):
        if token.group().casefold() not in words.negators or _apart(tokens, at):
            continue
        if folded[at + 1] in map(fold, rare["bare_negation"]):
            continue
        after = _until(folded, tokens, at + 1)
        before = set(_since(folded, tokens, at))
        if not closing & set(after) and not before & (closing | set(map(fold, rare["expletive"]))):
            last = tokens[min(at + 2, len(tokens) - 1)]
            yield Span(token.start(), last.end())


def _apart(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether something but a blank or an apostrophe stands before the next word: "N-terminal"."""
    between = tokens[at].string[tokens[at].end() : tokens[at + 1].start()]
    return between not in (" ", "\u00a0", "'", "’") or not tokens[at + 1].group().isalpha()


def _since(folded: list[str], tokens: list[re.Match[str]], at: int) -> list[str]:
    """The words from the beginning of the sentence."""
    found: list[str] = []
    for index in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if tokens[index].group() in _STOPS:
            return found
        found.append(folded[index])
    return found


def _until(folded: list[str], tokens: list[re.Match[str]], at: int) -> list[str]:
    """The words from here to the end of the sentence, as far as a second part may stand."""
    found: list[str] = []
    for index in range(at, min(len(tokens), at + REACH)):
        if tokens[index].group() in _STOPS:
            return found
        found.append(folded[index])
    return found
