"""What kind of passage a DOCX paragraph is, from its style.

A style's name is English in every language of the program (ECMA-376-1, 17.7.4.9), its id is
not; styles that people made are followed to what they are based on.
"""

from lxml import etree

from affiant.reading.formats.office_style_names import kind_of_style
from affiant.reading.passage import PassageKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_BODY_LEVEL = "9"  # the outline level that means: no heading
_MOST_STEPS = 20  # a style that is based on itself must not hold us


class Styles:
    """The styles of one document; without a styles part, only numbering and levels tell."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {
            style.get(f"{W}styleId", ""): style
            for style in (root.iter(f"{W}style") if root is not None else ())
        }

    def kind(self, paragraph: etree._Element) -> PassageKind:
        """The kind of a w:p."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return PassageKind.PARAGRAPH
        style = properties.find(f"{W}pStyle")
        named = self._named(style.get(_VAL, "") if style is not None else "")
        if named is not None:
            return named
        if _level(properties):
            return PassageKind.HEADING
        return PassageKind.LIST_ITEM if _numbered(properties) else PassageKind.PARAGRAPH

    def _named(self, style_id: str) -> PassageKind | None:
        for _ in range(_MOST_STEPS):
            style = self._styles.get(style_id)
            if style is None:
                return kind_of_style(style_id)
            name = style.find(f"{W}name")
            if found := kind_of_style(name.get(_VAL, "") if name is not None else ""):
                return found
            properties = style.find(f"{W}pPr")
            if properties is not None and _level(properties):
                return PassageKind.HEADING
            if properties is not None and _numbered(properties):
                return PassageKind.LIST_ITEM
            based_on = style.find(f"{W}basedOn")
            style_id = based_on.get(_VAL, "") if based_on is not None else ""
        return None


def _level(properties: etree._Element) -> bool:
    level = properties.find(f"{W}outlineLvl")
    return level is not None and level.get(_VAL) != _BODY_LEVEL


def _numbered(properties: etree._Element) -> bool:
    number = properties.find(f"{W}numPr/{W}numId")
    return number is not None and number.get(_VAL) != "0"
