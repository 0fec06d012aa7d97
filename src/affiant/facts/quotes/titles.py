"""Who bears a title in this document: l’archevêque de Larkfield, once he was named beside it.

A title stands right before a name, or after it between commas; each is looked up by one word,
so that a long document costs no more for its many names.
"""

from affiant.facts.kinds import Mention
from affiant.facts.quotes.cues import cues
from affiant.vocabulary.entity import EntityKind

MOST = 200  # names kept for one word; a page has a few, and a lookup goes over all of them
_REACH = 80  # characters before or after a name that its title takes
_ARTICLES = ("le ", "la ", "l’", "l'", "les ", "the ", "un ", "une ", "a ", "an ")
_DEFINITE = ("le ", "la ", "l’", "l'", "the ")
_BETWEEN = " ,(\u00a0"


class Titles:
    """The persons of one document by what stands beside their names."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._before: dict[str, list[tuple[str, Mention]]] = {}
        self._parted: dict[str, list[tuple[str, Mention]]] = {}
        self._behind: dict[str, list[tuple[str, Mention]]] = {}
        for mention in mentions:
            if mention.entity_kind is EntityKind.PERSON:
                self._keep(text, mention)

    def _keep(self, text: str, mention: Mention) -> None:
        start, end = mention.span.start, mention.span.end
        lead = text[max(0, start - _REACH) : start]
        before = " ".join(lead.rstrip(_BETWEEN).lower().split())
        parted = "," in lead[len(lead.rstrip(_BETWEEN)) :]
        behind = " ".join(text[end : end + _REACH].lstrip(_BETWEEN).lower().split())
        behind = _bare(behind) if text[end : end + 2].strip(" \u00a0")[:1] in {",", "("} else ""
        if before:
            held = self._parted if parted else self._before
            _add(held, _last(before), (before, mention))
        if behind:
            _add(self._behind, _first(behind), (behind, mention))

    def bearer(self, phrase: str) -> Mention | None:
        """The one person whom a definite phrase (the mayor of Larkfield) is said to be."""
        low = " ".join(phrase.lower().split())
        return self._borne(_bare(low)) if low.startswith(_DEFINITE) else None

    def _borne(self, title: str) -> Mention | None:
        if not title:
            return None
        found = {
            mention.name: mention
            for before, mention in self._before.get(_last(title), ())
            if _ends(before, title)
        }
        for before, mention in self._parted.get(_last(title), ()):
            if _ends(before, title) and _first(title) in _roles():  # no "the indictment, Jane Roe"
                found[mention.name] = mention
        for behind, mention in self._behind.get(_first(title), ()):
            if behind.startswith(title) and not behind[len(title) : len(title) + 1].isalnum():
                found[mention.name] = mention
        return next(iter(found.values())) if len(found) == 1 else None


def _roles() -> frozenset[str]:
    return cues("fr").roles | cues("en").roles


def _add(held: dict[str, list[tuple[str, Mention]]], word: str, entry: tuple[str, Mention]) -> None:
    entries = held.setdefault(word, [])
    if len(entries) < MOST:
        entries.append(entry)


def _ends(before: str, title: str) -> bool:
    return before.endswith(title) and not before[: -len(title)][-1:].isalnum()


def _bare(phrase: str) -> str:
    return next((phrase[len(a) :] for a in _ARTICLES if phrase.startswith(a)), phrase)


def _last(words: str) -> str:
    return words.replace("’", " ").replace("'", " ").rsplit(maxsplit=1)[-1]


def _first(words: str) -> str:
    return words.split(maxsplit=1)[0].rstrip(",.;:()") if words else ""
