"""What kind of passage a paragraph is, by the name of its style, in English or French."""

import re

from affiant.reading.passage import PassageKind

_NAMES = (
    (re.compile(r"(?:sub)?title|(?:sous-)?titre", re.IGNORECASE), PassageKind.TITLE),
    (re.compile(r"(?:heading|titre) ?\d|toc heading", re.IGNORECASE), PassageKind.HEADING),
    (
        re.compile(r"(?:intense |block )?quote|citation.*|block text", re.IGNORECASE),
        PassageKind.QUOTATION,
    ),
    (re.compile(r"caption|légende", re.IGNORECASE), PassageKind.CAPTION),
    (re.compile(r"list(?: bullet| number)?(?: \d)?", re.IGNORECASE), PassageKind.LIST_ITEM),
    (re.compile(r"bibliography|bibliographie", re.IGNORECASE), PassageKind.REFERENCE),
)


def kind_of_style(name: str) -> PassageKind | None:
    """The kind that a style's name tells of; None for body text and names of people's own."""
    return next((kind for pattern, kind in _NAMES if pattern.fullmatch(name.strip())), None)
