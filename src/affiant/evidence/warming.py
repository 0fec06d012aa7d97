"""Imported once by the process that the readers are forked from: what they would otherwise
each load for themselves (the language model alone takes a second) is then there, and shared.
"""

from affiant.evidence.finding import Finder
from affiant.reading import language, registry
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

_SENTENCES = {
    "fr": "Le directeur a déclaré que 12 millions d’euros seraient versés en mars 2019.",
    "en": "The director said that $12 million would be paid to them in March 2019.",
}


def _warm() -> None:
    find = Finder()
    for code, sentence in _SENTENCES.items():
        language.tell(sentence)
        passage = Passage(Span(0, len(sentence)), PassageKind.PARAGRAPH)
        find(Document("0" * 64, "text/plain", sentence, code, passages=(passage,)))
    _ = registry.READERS


_warm()
