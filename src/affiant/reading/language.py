"""Which language a text is in: one of those that affiant's users bring, or no answer.

py3langid's classifier (Naive Bayes on byte n-grams, after Lui and Baldwin 2012) is asked
about the bulk of a document once, and about a passage only when the function words do not
already show that it is in the document's language. It takes about a second to load and 80
to 200 microseconds a passage, so it is loaded when first needed and asked seldom.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from affiant.reading.passage import Passage, PassageKind
from affiant.vocabulary.function_words import function_words

LANGUAGES = ("fr", "en", "es", "de", "it", "pt", "nl")

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 4  # fewer are names and labels as often as language
_SURE = 0.75  # of 3,432 French and English treebank sentences 97 % reach it, 99.9 % rightly
_LEAST_WORDS_TO_DIFFER = 6  # a foreign title of five words stands in many a French sentence
_BULK = 1200  # characters of a document that are enough to tell
_PASSAGE = 300  # characters of a passage that are enough to tell
_IN_NAMES = frozenset((
    "al", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "el", "en", "la",
    "las", "le", "los", "van", "y",
))  # fmt: skip
_SHOWN = 0.2  # share of function words: 89 % of the same sentences reach it in their own
# language, 0.5 % in the other


def tell(text: str) -> str | None:
    """ISO 639-1 code of the text's language, or None where it is too short or unsure."""
    if len(_WORD.findall(text[:_BULK])) < _LEAST_WORDS or not _is_latin(text):
        return None
    code, confidence = _identifier().classify(text[:_BULK])
    return str(code) if confidence >= _SURE else None


def tell_document(text: str, passages: Sequence[Passage]) -> str | None:
    """The language of most of the content: of its longest passages, up to a sample."""
    content = [p for p in passages if p.kind is not PassageKind.BOILERPLATE] or list(passages)
    longest = sorted(content, key=lambda p: -len(p.span))
    sample: list[str] = []
    size = 0
    for passage in longest:
        if size >= _BULK:
            break
        piece = text[passage.span.start : min(passage.span.end, passage.span.start + _BULK // 2)]
        sample.append(piece)
        size += len(piece)
    return tell("\n".join(sample))


def assign(text: str, passages: Iterable[Passage], document: str | None) -> tuple[Passage, ...]:
    """The passages, those surely in another language than the document's marked with it."""
    return tuple(_assigned(text, passage, document) for passage in passages)


def _assigned(text: str, passage: Passage, document: str | None) -> Passage:
    if passage.kind is PassageKind.BOILERPLATE:
        return passage
    start = passage.span.start
    sample = text[start : min(passage.span.end, start + _PASSAGE)]
    words = _WORD.findall(sample)
    if len(words) < _LEAST_WORDS_TO_DIFFER or (document and _shows(words, document)):
        return passage
    language = tell(sample)
    if language in (None, document) or not _has_grammar(words, str(language)):
        return passage
    return replace(passage, language=language)


def _shows(words: list[str], language: str) -> bool:
    known = function_words().get(language, frozenset())
    hits = sum(1 for word in words if word.lower() in known)
    return hits >= len(words) * _SHOWN


def _has_grammar(words: list[str], language: str) -> bool:
    """Whether a function word of the language is there that is no part of names (van, de)."""
    known = function_words().get(language, frozenset()) - _IN_NAMES
    return any(word in known for word in words)


def _is_latin(text: str) -> bool:
    """Whether most letters are Latin: the classifier would call Russian one of its seven."""
    letters = [c for c in text[:_PASSAGE] if c.isalpha()]
    latin = sum(1 for c in letters if c < "\u0250")
    return latin * 2 >= len(letters)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to import

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
