"""The little markup of `examples/sources`: one block a line, its first mark tells its style."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Style(StrEnum):
    """What a line of a source is, by the mark that it begins with."""

    TITLE = "# "
    HEADING = "## "
    BYLINE = "> "
    ITEM = "- "
    ROW = "| "
    CAPTION = "% "
    RIGHT = "~ "
    BREAK = "==="
    PARAGRAPH = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table row of a made document."""

    style: Style
    text: str

    def cells(self) -> list[str]:
        """The cells of a table row."""
        return [cell.strip() for cell in self.text.split("|")]


def blocks(source: Path) -> list[Block]:
    """The source's lines as blocks; empty lines only separate."""
    return [_block(line) for line in source.read_text("utf-8").splitlines() if line.strip()]


def _block(line: str) -> Block:
    style = next(style for style in Style if line.startswith(style.value))
    return Block(style, line.removeprefix(style.value).strip())
