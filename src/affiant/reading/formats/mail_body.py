"""Which parts of a message are the letter itself, and which are things sent along.

Nothing falls between: a leaf is shown, or it is another rendition of what is shown (an HTML
alternative), or it is a member.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from affiant.reading import encoding
from affiant.reading.failure import Unreadable
from affiant.reading.formats import html_blocks, html_tree, plain_text_blocks
from affiant.reading.formats.html_blocks import Block
from affiant.reading.formats.mail_parts import Part
from affiant.reading.passage import PassageKind
from affiant.reading.text import normalise

_STATEFUL = ("iso-2022-", "csiso2022", "hz", "utf-7", "utf7", "unicode-1-1-utf-7", "cp5022")
"""Charsets whose bytes are all ASCII: they would pass for UTF-8, so the sender is believed."""

_STUB = 0.5
"""A plain alternative with less of the text than this share of the HTML's is a stub
("your mail program cannot show this"); honest ones lie at 0.8 and above."""


@dataclass(slots=True)
class Body:
    """The letter's blocks in reading order, its other renditions, and the members."""

    blocks: list[Block] = field(default_factory=list)
    passed_over: list[Part] = field(default_factory=list)
    members: list[Part] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Code points of text."""
        return sum(len(block.text) for block in self.blocks)

    def absorb(self, other: "Body") -> None:
        """Append what another part of the same message gave."""
        self.blocks += other.blocks
        self.passed_over += other.passed_over
        self.members += other.members


def body(part: Part) -> Body:
    """The arrangement of `part` and all its parts."""
    if not part.parts:
        return _leaf(part)
    arranged = [body(inner) for inner in part.parts]
    if part.media_type == "multipart/alternative":
        return _best(part, arranged)
    whole = Body()
    for inner in arranged:
        whole.absorb(inner)
    return whole


def _best(part: Part, arranged: list[Body]) -> Body:
    """Of the renditions, the first (plainest) that is not a stub; members of all."""
    longest = max(inner.length for inner in arranged)
    enough = [inner.length > 0 and inner.length >= _STUB * longest for inner in arranged]
    chosen = enough.index(True) if True in enough else 0
    best = Body()
    for index, inner in enumerate(arranged):
        if index == chosen:
            best.blocks += inner.blocks
        elif inner.blocks:
            best.passed_over += [
                leaf for leaf in part.parts[index].leaves() if leaf not in inner.members
            ]
        best.passed_over += inner.passed_over
        best.members += inner.members
    return best


def _leaf(part: Part) -> Body:
    if part.headers.is_attachment:
        return Body(members=[part])
    try:
        if part.media_type == "text/html":
            return Body(blocks=_of_html(part))
        # A multipart without any boundary in it is shown as it stands.
        if part.media_type == "text/plain" or part.media_type.startswith("multipart/"):
            return Body(blocks=list(_of_text(part)))
    except Unreadable:  # it will say why as a member of its own
        pass
    return Body(members=[part])


def _of_text(part: Part) -> Iterator[Block]:
    text = normalise(_decoded(part.content(), part.headers.parameter("charset")))
    for passage in plain_text_blocks.blocks(text) if text.strip() else ():
        yield Block(passage.span.of(text), passage.kind, "p", furniture=False)


def _of_html(part: Part) -> list[Block]:
    content = part.content()
    if not content.strip():
        return []
    found = html_blocks.blocks(html_tree.parse(content, part.headers.parameter("charset")))
    for block in found:
        block.kind = PassageKind.BOILERPLATE if block.furniture else block.kind
    return found


def _decoded(content: bytes, charset: str | None) -> str:
    if charset and charset.lower().startswith(_STATEFUL):
        try:
            return content.decode(charset, "replace")
        except (LookupError, ValueError):
            pass
    return encoding.decode(content, charset)
