"""The few shapes that our pictures are made of. Every text of a source is escaped here."""

import re
from collections.abc import Iterable
from html import escape

from affiant.dossiers.bidi import visible

TALL = 30  # CSS pixels of a box
LETTER = 8.0  # CSS pixels of a box for each character of its label; the page has the whole
LONGEST = 25  # characters of what stands beside a line


def svg(width: int, height: int, title: str, words: str, shapes: Iterable[str]) -> str:
    """A picture of this size in CSS pixels; `words` say what it shows."""
    drawn = "".join(shapes)
    heads = _ARROW if "url(#head)" in drawn else ""
    said = f"{_plain(title)}. {_plain(words)}"
    return (
        f'<svg class="picture" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{said}">'
        f"<title>{_plain(title)}</title>{heads}{drawn}</svg>"
    )


def box(x: float, y: float, width: float, label: str, look: str = "here") -> str:
    """A labelled box of the usual height; `look` is a class (here, cited, subject)."""
    said = short(label, int(width / LETTER))
    return (
        f'<rect class="box {look}" x="{x:g}" y="{y:g}" width="{width:g}" height="{TALL}" rx="4"/>'
        f'<text class="label" x="{x + width / 2:g}" y="{y + TALL / 2:g}" '
        f'dominant-baseline="central" text-anchor="middle">{said}</text>'
    )


def arrow(x1: float, y1: float, x2: float, y2: float, look: str = "") -> str:
    """A line with its head at the second end."""
    return (
        f'<path class="edge {look}" d="M{x1:g} {y1:g} C{(x1 + x2) / 2:g} {y1:g} '
        f'{(x1 + x2) / 2:g} {y2:g} {x2:g} {y2:g}" marker-end="url(#head)"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line without a head."""
    return f'<path class="edge" d="M{x1:g} {y1:g} L{x2:g} {y2:g}"/>'


def text(x: float, y: float, words: str, anchor: str = "middle", look: str = "small") -> str:
    """A line of words; `anchor` is start, middle or end."""
    return (
        f'<text class="{look}" x="{x:g}" y="{y:g}" text-anchor="{anchor}" '
        f'dominant-baseline="central">{short(words, LONGEST * 2)}</text>'
    )


def short(words: str, longest: int = LONGEST) -> str:
    """At most `longest` characters, escaped, on one line and without turning marks."""
    line_ = " ".join(visible(words).split())
    return escape(line_ if len(line_) <= longest else line_[: longest - 1] + "…")


def _plain(words: str) -> str:
    return escape(" ".join(visible(words).split()))


def on_paper(picture: str) -> str:
    """A picture of ours as a file of its own in the colours of paper, for whom the page's style
    does not reach: no variable, and no selector that a small SVG renderer may not know."""
    alone = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    alone = _SUBJECT.sub(r'\1 class="label inverse"', alone)
    return alone.replace("</title>", f"</title><style>{_PAPER}</style>", 1)


_SUBJECT = re.compile(r'(<rect class="box subject"[^>]*/><text) class="label"')
_PAPER = (
    "text{font-family:'Libertinus Serif';font-size:12px}"
    ".box{fill:#f3f1eb;stroke:#999}"
    ".cited{fill:none;stroke:#555;stroke-dasharray:4 3}"
    ".subject{fill:#1d1c1a;stroke:#1d1c1a}"
    ".label{font-weight:bold;fill:#1d1c1a}"
    ".inverse{fill:#fff}"
    ".small{fill:#555}"
    ".edge{fill:none;stroke:#6d8a9c;stroke-width:1.3}"
    ".head{fill:#6d8a9c}"
)
_ARROW = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path class="head" d="M0 0 L8 4 L0 8 z"/></marker></defs>'
)
