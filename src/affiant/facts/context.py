from dataclasses import dataclass, field

from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Fact, Mention, Quote, Reference, TimeExpression
from affiant.facts.recogniser import Own, Recogniser
from affiant.facts.sentence import Sentence
from affiant.facts.turn import Turn
from affiant.reading.document import Document


@dataclass(frozen=True, slots=True)
class Context:
    """What a finder may look at: the document, its sentences, and what was found before it.

    The order in which finders run is in `affiant.facts.find`; a finder sees the results of
    those before it and returns its own, never changing what it was given.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    recogniser: Recogniser = field(default_factory=Own)
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    turns: tuple[Turn, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Fact, ...] = ()
