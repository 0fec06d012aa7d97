"""Names that were known beforehand, found at a token of the text."""

from dataclasses import dataclass

from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

_HYPHENS = frozenset("-‑")
_FLATTENED = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "), ("‑", "-"))
_ORDINARY = " ,;:)."  # after a word; any other character may go on with a name (Yahoo!, H&M)
_TRAILING = ".,;:!?…)]»”\"'"


def flattened(text: str) -> str:
    """The text with one apostrophe, one space and one hyphen; every place stays where it was."""
    for one, other in _FLATTENED:  # six scans in C: a tenth of str.translate's time
        text = text.replace(one, other)
    return text


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at a place; `known` is None for a place of the vocabulary."""

    end: int
    kind: EntityKind
    known: Known | None


@dataclass(frozen=True, slots=True)
class Knowing:
    """The gazetteer over one document's text (flattened)."""

    text: str
    gazetteer: Gazetteer

    def may_be_at(self, token: Token) -> bool:
        """Whether a look-up is worth its time: most words begin no known name."""
        low = token.low
        return (
            low in self.gazetteer.by_first_word
            or low in lexicon().places
            or self.text[token.end : token.end + 1] not in _ORDINARY
        )

    def at(self, token: Token) -> Hit | None:
        """The longest known name that starts with this token."""
        entry = self._entry(token)
        place = self._place(token) if token.text[0].isupper() else None
        if entry is None:
            return place
        hit = Hit(token.start + len(entry.alias), entry.entity_kind, entry)
        return place if place is not None and place.end > hit.end else hit

    def _entry(self, token: Token) -> Known | None:
        text, start = self.text, token.start
        entries = self._shelved(token.low, token.end)
        if text[token.end : token.end + 1] not in _ORDINARY:
            chunk = self._chunk(token)
            entries = entries + self._shelved(chunk, start + len(chunk))
        if text.startswith(token.low, start):  # a small letter: few names may begin so
            entries = [e for e in entries if not e.exact_case or e.alias[0].islower()]
        for entry in entries:
            likely = text.startswith(entry.alias, start) or not entry.exact_case
            if likely and self._stands(entry, start):
                return entry
        return None

    def _shelved(self, word: str, end: int) -> list[Known]:
        shelf = self.gazetteer.by_first_word.get(word)
        return [] if shelf is None else shelf.at(self.text, end)

    def _chunk(self, token: Token) -> str:
        limit = min(len(self.text), token.start + 40)
        end = token.end
        while end < limit and not self.text[end].isspace():
            end += 1
        chunk = self.text[token.start : end]
        return chunk.rstrip(_TRAILING).casefold() if chunk[-1:] != "!" else chunk.casefold()

    def _stands(self, entry: Known, start: int) -> bool:
        """Whether the alias is here as a whole, in its own case or in any where that is enough."""
        end = start + len(entry.alias)
        here = self.text[start:end]
        same = here == entry.alias or here.casefold() == entry.alias.casefold()
        behind = self.text[end : end + 2]
        if " " in entry.alias and behind[:1] in _HYPHENS and behind[1:].isupper():
            return False  # préfecture de la Marne | -Sud: another place
        return same and not behind[:1].isalnum()

    def _place(self, token: Token) -> Hit | None:
        for name in lexicon().places.get(token.low, ()):
            end = token.start + len(name)
            if self.text.startswith(name, token.start) and not self.text[end : end + 1].isalnum():
                return Hit(end, EntityKind.PLACE, None)
        return None
