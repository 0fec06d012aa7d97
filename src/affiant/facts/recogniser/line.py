from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from affiant.facts.sentence import Sentence
from affiant.facts.token import Token
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as a recogniser sees it.

    `known` says for each token what the rules and the gazetteer already made of it: "" for
    nothing, else B or I (begins, goes on) and the first letter of the kind: "Bp", "Ip", "Bo".
    `heading`: capitals tell little here. `wanted`: names are asked for; the other lines are
    there because the whole document tells what a word is.
    """

    sentence: Sentence
    words: Sequence[Token]
    known: Sequence[str]
    heading: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name that a recogniser sees; `confidence` is the share of such names that are right.

    Without a `kind` it is a doubt: what the rules named here is no name at all.
    """

    span: Span
    kind: EntityKind | None
    confidence: float


class Recogniser(Protocol):
    """Finds names in the sentences of one document.

    Another one than ours (a spaCy pipeline, a transformer) may stand in: `line.sentence.text`
    is the text and `line.sentence.locate` gives its places in the document. Only `wanted`
    lines need an answer. What rules found it may contradict, by a name of its own or a doubt; what
    the gazetteer knows is kept but for a longer name around it. Silence contradicts nothing.
    """

    def recognise(self, lines: Sequence[Line]) -> Sequence[Recognised]:
        """The names in the wanted lines, in any order. Raises nothing on any text."""
        ...
