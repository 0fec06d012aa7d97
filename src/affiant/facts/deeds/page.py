"""What the whole document tells the rules: who "we" and "you" are, and which words are names."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from affiant.facts.context import Context
from affiant.facts.deeds.letter import Party, addressee, letterhead, salutation
from affiant.facts.deeds.sender import Sender, sender
from affiant.facts.deeds.signing import undersigned
from affiant.facts.deeds.stated import stated_by
from affiant.facts.quotes import gender
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

_INSIDE = re.compile(r"(?<=[a-zà-ÿ,’'] )[A-ZÀ-Þ][\w-]+|(?<=[ldLD][’'])[A-ZÀ-Þ][\w-]+")
_STATEMENT = re.compile(
    r"\b(?:statement|response|reply|clarification|communiqué|déclaration|réponse|mise au point)\b",
    re.IGNORECASE,
)
_PERSONS = 20  # mentions of one sentence that are looked at
_ABOVE = 4  # passages in which a page says what it is: letterhead, date, title, subtitle


@dataclass(frozen=True)
class Page:
    """One document's answers, worked out when first asked for and kept for its units."""

    context: Context

    @cached_property
    def sender(self) -> Sender | None:
        """Who signs or sends this letter; None for what is no letter."""
        return sender(self.context)

    @cached_property
    def voice(self) -> Sender | None:
        """Who says "we": the sender, who states, who signs, the author, the publisher."""
        told = self.sender or stated_by(self.context) or undersigned(self.context)
        if told is not None:
            return told
        document = self.context.document
        if len(document.authors) > 1:
            return None
        name = next(iter(document.authors), document.publisher)
        return (name, None) if name else letterhead(self.context)

    @cached_property
    def addressee(self) -> Party | None:
        """Who "you" is: of "Open letter to ...", of "Dear ...", of the mail's "To:"."""
        return addressee(self.context)

    @cached_property
    def greets(self) -> bool:
        """Whether somebody is greeted: then "you" and an imperative have an addressee."""
        return salutation(self.context) is not None

    @cached_property
    def states(self) -> bool:
        """Whether this is its author's own answer: a statement, a reply, a communiqué."""
        text = self.context.document.text
        return any(
            _STATEMENT.search(passage.span.of(text))
            for passage in self.context.document.content()[:_ABOVE]
            if passage.kind in (PassageKind.TITLE, PassageKind.HEADING)
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words that stand with a capital inside a sentence: at its start they are names too."""
        return frozenset(_INSIDE.findall(self.context.document.text))

    @cached_property
    def sexes(self) -> dict[str, set[str]]:
        """Name of a person to what the words before it tell, wherever it stands: "m", "f", ""."""
        told: dict[str, set[str]] = {}
        for mention in self.context.mentions:
            if mention.entity_kind is EntityKind.PERSON:
                told.setdefault(mention.name, set()).add(
                    gender.of_mention(self.context.document.text, mention)
                )
        return told

    @cached_property
    def names(self) -> frozenset[str]:
        """Whom and what the document names."""
        return frozenset(mention.name for mention in self.context.mentions)

    @cached_property
    def offices(self) -> dict[str, dict[str, None]]:
        """Name of a person to what is told of the office, in the document's order, each once."""
        told: dict[str, dict[str, None]] = {}
        for mention in self.context.mentions:
            parts = (mention.role, mention.affiliation)
            if mention.entity_kind is EntityKind.PERSON and any(parts):
                told.setdefault(mention.name, {})[" ".join(filter(None, parts))] = None
        return told

    def persons_before(self, start: int, passage: int) -> list[str]:
        """The persons named in the sentence that ends before `start` in the same passage."""
        sentences = self.context.sentences
        at = bisect_left(sentences, start, key=lambda sentence: sentence.span.start) - 1
        if at < 0 or sentences[at].passage != passage:
            return []
        span = sentences[at].span
        mentions = self.context.mentions
        first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
        named: dict[str, None] = {}
        for mention in islice(mentions, first, first + _PERSONS):
            if mention.span.start >= span.end:
                break
            if mention.entity_kind is EntityKind.PERSON:
                named[mention.name] = None
        return list(named)

    def items_after(self, passage: int) -> list[tuple[int, Passage]]:
        """The list items that follow the passage at this index, with their own indices."""
        passages = self.context.document.passages
        found: list[tuple[int, Passage]] = []
        for index in range(passage + 1, len(passages)):
            if passages[index].kind is not PassageKind.LIST_ITEM:
                break
            found.append((index, passages[index]))
        return found

    def language_of(self, passage: int) -> str | None:
        """The language of the passage at this index."""
        document = self.context.document
        return document.language_of(document.passages[passage])

    def span_of(self, passage: int) -> Span:
        """Where the passage at this index stands."""
        return self.context.document.passages[passage].span
