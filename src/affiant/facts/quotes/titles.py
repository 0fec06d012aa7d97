"""Who bears a title in this document: l’archevêque de Larkfield, once he was named beside it.

A title stands right before a name, or after it between commas; each is looked up by one word,
so that a long document costs no more for its many names.
"""

from affiant.facts.kinds import Mention
from affiant.vocabulary.entity import EntityKind

_REACH = 80  # characters before or after a name that its title takes
_ARTICLES = ("le ", "la ", "l’", "l'", "les ", "the ", "un ", "une ", "a ", "an ")
_DEFINITE = ("le ", "la ", "l’", "l'", "the ")
_BETWEEN = " ,(\u00a0"


class Titles:
    """The persons of one document by what stands beside their names."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._before: dict[str, list[tuple[str, Mention]]] = {}
        self._behind: dict[str, list[tuple[str, Mention]]] = {}
        for mention in mentions:
            if mention.entity_kind is EntityKind.PERSON:
                self._keep(text, mention)

    def _keep(self, text: str, mention: Mention) -> None:
        start, end = mention.span.start, mention.span.end
        before = " ".join(text[max(0, start - _REACH) : start].rstrip(_BETWEEN).lower().split())
        behind = " ".join(text[end : end + _REACH].lstrip(_BETWEEN).lower().split())
        behind = _bare(behind) if text[end : end + 2].strip(" \u00a0")[:1] in {",", "("} else ""
        if before:
            self._before.setdefault(_last(before), []).append((before, mention))
        if behind:
            self._behind.setdefault(_first(behind), []).append((behind, mention))

    def bearer(self, phrase: str) -> Mention | None:
        """The one person whom a definite phrase (the mayor of Larkfield) is said to be."""
        low = " ".join(phrase.lower().split())
        if not low.startswith(_DEFINITE):
            return None
        title = _bare(low)
        found = {
            mention.name: mention
            for before, mention in self._before.get(_last(title), ())
            if _ends(before, title)
        }
        for behind, mention in self._behind.get(_first(title), ()):
            if behind.startswith(title) and not behind[len(title) : len(title) + 1].isalnum():
                found[mention.name] = mention
        return next(iter(found.values())) if len(found) == 1 else None


def _ends(before: str, title: str) -> bool:
    return before.endswith(title) and not before[: -len(title)][-1:].isalnum()


def _bare(phrase: str) -> str:
    return next((phrase[len(a) :] for a in _ARTICLES if phrase.startswith(a)), phrase)


def _last(words: str) -> str:
    return words.replace("’", " ").replace("'", " ").rsplit(maxsplit=1)[-1]


def _first(words: str) -> str:
    return words.split(maxsplit=1)[0].rstrip(",.;:()") if words else ""
