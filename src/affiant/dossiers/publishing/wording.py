"""Whether what people put before a dossier can be defended like what affiant writes itself."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence

from affiant.dossiers.dossier import Dossier, Person
from affiant.dossiers.lint import Breach, Statement, breaches
from affiant.evidence.gazetteer import gazetteer
from affiant.evidence.legal_standing import UNCHARGED, LegalStanding
from affiant.facts import find
from affiant.facts.sentence import sentences
from affiant.names.key import key
from affiant.reading.document import Document
from affiant.reading.formats.plain_text_blocks import blocks
from affiant.vocabulary.entity import EntityKind

Broken = tuple[tuple[str, Breach], ...]


def broken(words: str, dossier: Dossier, language: str) -> Broken:
    """Each sentence that breaks a rule, with the rule; in their order.

    Persons are found in the words as in any document: whoever the casefile has no standing of is
    uncharged, also somebody whom the dossier does not name.
    """
    return broken_words(words, dossier.people, language)


def broken_words(words: str, people: Iterable[Person], language: str) -> Broken:
    """The same of words that stand before anything else, and of these people beside it."""
    page = _page(words, language)
    standings = _standings(page, tuple(people))
    found: list[tuple[str, Breach]] = []
    for sentence in sentences(page):
        statement = Statement(sentence.text, language, tuple(standings), standings)
        found += [(sentence.text, breach) for breach in breaches(statement)]
    return tuple(found)


def _page(words: str, language: str) -> Document:
    text = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(digest, "text/plain", text, language, passages=tuple(blocks(text)))


def _standings(page: Document, people: Sequence[Person]) -> dict[str, LegalStanding]:
    known = {key(person.name): person.legal for person in people}
    names = dict.fromkeys([person.name for person in people])
    names |= dict.fromkeys(_persons(page))
    return {name: known.get(key(name), UNCHARGED) for name in names}


def _persons(page: Document) -> Iterable[str]:
    for fact in find(page, gazetteer()):
        is_person = getattr(fact, "entity_kind", None) is EntityKind.PERSON
        if fact.kind == "mention" and is_person:
            yield fact.surface
            yield str(getattr(fact, "name", fact.surface))
