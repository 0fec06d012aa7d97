"""RTF 1.9.1: paragraphs, table rows, notes, comments; headers and footers as boilerplate.

Written here because of what was measured: the library at hand turns the no-break space into a
tilde ("19,4~millions") and glues notes to the words they hang on.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from affiant.reading.code_page import code_page
from affiant.reading.document import Document, PublicationDate
from affiant.reading.formats.claims import Claims, iso_date, line, people
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.office_rtf_tokens import (
    BYTE,
    CHARACTERS,
    CLOSE,
    OPEN,
    TEXT,
    Token,
    charset,
    tokens,
)
from affiant.reading.formats.office_signature import OfficeFormat
from affiant.reading.formats.office_style_names import kind_of_style
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source

_BODY, _SKIP = "body", "skip"
_CAPTURED = frozenset(
    {"title", "author", "subject", "keywords", "doccomm", "company", "fldinst", "annotation",
     "atnauthor", "footnote", "header", "footer"}
)  # fmt: skip
_RENAMED = {name: name[:-1] for name in
            ("headerl", "headerr", "headerf", "footerl", "footerr", "footerf")}  # fmt: skip
_DROPPED = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "pict", "nonshppict", "filetbl", "xe", "tc", "rxe",
     "txe", "private", "fontemb", "datafield", "upr", "objdata", "operator", "revtim", "printim",
     "buptim", "themedata", "colorschememapping"}
)  # fmt: skip
_WALKED = frozenset({"shpinst", "shptxt", "ud", "fldinst", "annotation", "atnauthor"})
"""Destinations marked as optional (\\*) that hold words all the same."""

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LEVELS = range(9)  # 9 is body text


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and its end restores."""

    destination: str = _BODY
    font: int = 0
    fallback: int = 1  # bytes to drop after a \u
    deleted: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What \\pard resets."""

    style: int = 0
    level: int | None = None
    item: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Rtf:
    composition: Composition
    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    paragraph: _Paragraph = field(default_factory=_Paragraph)
    buffers: dict[str, list[str]] = field(default_factory=dict)
    bytes_waiting: bytearray = field(default_factory=bytearray)
    to_drop: int = 0
    optional: bool = False
    ansi: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    furniture: dict[str, list[str]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    link_start: tuple[str, int] | None = None
    marks: int = 0
    deletions: int = 0

    def take(self, token: Token) -> None:
        """Do what one token says."""
        if token.word == BYTE:
            self._byte(token.text)
            return
        self._decode()
        if token.word == TEXT:
            self._text(token.text)
        elif token.word == OPEN:
            self.stack.append(self.state)
        elif token.word == CLOSE:
            self._close()
        elif token.word == "\\*":
            self.optional = True
        elif token.word == "u" and token.number is not None:
            self._write(chr(token.number % 0x10000))
            self.to_drop = self.state.fallback
        else:
            self._word(token)

    def finish(self) -> None:
        """Compose what is left when the bytes end."""
        self._decode()
        self._end_paragraph()
        for number, text in enumerate(self.notes, start=1):
            mark = f"[{number}] " if number <= self.marks else ""
            self.composition.add(f"{mark}{text}", PassageKind.REFERENCE)
        for text in self.comments:
            self.composition.add(text)
        for text in dict.fromkeys(self.furniture.get("footer", ())):
            self.composition.add(text, PassageKind.BOILERPLATE)

    def said(self, name: str) -> str | None:
        """The words of a destination such as the title."""
        return line("".join(self.buffers.get(name, ())))

    def _word(self, token: Token) -> None:
        word = token.word.removeprefix("\\")
        self.to_drop = 0
        if self._opens_destination(word):
            return
        if word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif action := _ACTIONS.get(word):
            action(self, 1 if token.number is None else token.number)

    def _opens_destination(self, word: str) -> bool:
        """Whether the word begins a group of its own; unknown optional ones are skipped."""
        optional, self.optional = self.optional, False
        word = _RENAMED.get(word, word)
        if self.state.destination == _SKIP and word != "ud":
            return word not in ("f", "fcharset", "s", "u")
        if word in ("shptxt", "ud"):
            self.state = replace(self.state, destination=_BODY)
        elif word in _CAPTURED:
            self.state = replace(self.state, destination=word)
        elif word in _DROPPED or (optional and word not in _WALKED):
            self.state = replace(self.state, destination=_SKIP)
        elif word != "info":
            return False
        return True

    def _close(self) -> None:
        ended = self.state.destination
        self.state = self.stack.pop() if self.stack else _State()
        self.to_drop = 0
        if ended == self.state.destination:
            return
        if ended in ("footnote", "annotation", "header", "footer", "fldinst"):
            self._keep(ended, "".join(self.buffers.pop(ended, ())).strip())

    def _keep(self, destination: str, text: str) -> None:
        if destination == "footnote":
            self.notes.append(_whole(text))
        elif destination == "annotation":
            author = self.said("atnauthor")
            self.buffers.pop("atnauthor", None)
            self.comments.append(_whole(f"{author}: {text}" if author else text))
        elif destination == "fldinst":
            if found := _HYPERLINK.search(text):
                self.link_start = (found[1], len(self.buffers.get(_BODY, ())))
        elif destination == "header":
            if text not in self.furniture.setdefault("header", []):
                self.furniture["header"].append(text)
                self.composition.add(_whole(text), PassageKind.BOILERPLATE)
        else:
            self.furniture.setdefault(destination, []).append(_whole(text))

    def _byte(self, character: str) -> None:
        if self.to_drop:
            self.to_drop -= 1
        else:
            self.bytes_waiting.append(ord(character))

    def _decode(self) -> None:
        """Write the waiting bytes: some character sets need two for one character."""
        if self.bytes_waiting:
            encoding = self.fonts.get(self.state.font, self.ansi)
            text = bytes(self.bytes_waiting).decode(encoding, "replace")
            self.bytes_waiting.clear()
            self._write(text)

    def _text(self, text: str) -> None:
        dropped = min(self.to_drop, len(text))
        self.to_drop -= dropped
        text = text[dropped:]
        if not text.isascii():  # forbidden, and written all the same
            text = text.encode("latin-1").decode(
                self.fonts.get(self.state.font, self.ansi), "replace"
            )
        self._write(text)

    def _write(self, text: str) -> None:
        destination = self.state.destination
        if destination != _SKIP and not self.state.deleted:
            self.buffers.setdefault(destination, []).append(text)
        self.deletions += self.state.deleted and destination == _BODY

    def _style_name(self) -> str:
        return self.styles.get(self.paragraph.style, "")

    def _end_paragraph(self, row: bool = False) -> None:
        self._end_link()
        text = _whole("".join(self.buffers.pop(_BODY, ())))
        if row:
            text = "\t".join(cell.strip() for cell in text.strip("\n").split("\t"))
        kind = PassageKind.TABLE_CELL if row else self._kind()
        span = self.composition.add(text, kind)
        for target, words in self.links:
            self.composition.link(target, span, words)
        self.links.clear()
        self.paragraph.item = False

    def _kind(self) -> PassageKind:
        if self.paragraph.level in _LEVELS:
            return PassageKind.HEADING
        if self.paragraph.item:
            return PassageKind.LIST_ITEM
        return kind_of_style(self._style_name()) or PassageKind.PARAGRAPH

    def _end_link(self) -> None:
        if self.link_start is not None:
            target, start = self.link_start
            words = "".join(self.buffers.get(_BODY, [])[start:])
            self.links.append((target, words))
            self.link_start = None

    def par(self, _: int) -> None:
        """\\par and \\sect; inside a table's cell it is a line end only."""
        if self.state.destination != _BODY or self.paragraph.in_table:
            self._write("\n")
        else:
            self._end_paragraph()

    def row(self, _: int) -> None:
        """\\row: the cells gathered so far."""
        if self.state.destination == _BODY:
            self._end_paragraph(row=True)

    def pard(self, _: int) -> None:
        """Paragraph properties as in the beginning; the list mark before it stays."""
        if self.state.destination == _BODY:
            self.paragraph = _Paragraph(item=self.paragraph.item)

    def intbl(self, number: int) -> None:
        self.paragraph.in_table = bool(number)

    def level(self, number: int) -> None:
        self.paragraph.level = number

    def style(self, number: int) -> None:
        self.paragraph.style = number

    def item(self, _: int) -> None:
        self.paragraph.item = True

    def font(self, number: int) -> None:
        self.state = replace(self.state, font=number)

    def fallback(self, number: int) -> None:
        self.state = replace(self.state, fallback=max(number, 0))

    def deleted(self, number: int) -> None:
        self.state = replace(self.state, deleted=bool(number))

    def plain(self, _: int) -> None:
        self.state = replace(self.state, deleted=False)

    def charset(self, number: int) -> None:
        if encoding := charset(number):
            self.fonts[self.state.font] = encoding

    def code_page(self, number: int) -> None:
        self.ansi = code_page(number)

    def mac(self, _: int) -> None:
        self.ansi = "mac_roman"

    def mark(self, _: int) -> None:
        """\\chftn: the number of the next note, where the text calls for it."""
        if self.state.destination == _BODY:
            self.marks += 1
            self._write(f"[{self.marks}]")

    def date_part(self, number: int) -> None:
        """\\yr, \\mo, \\dy: the first three are of \\creatim, which comes first."""
        self.made.append(number)


_ACTIONS: dict[str, Callable[[_Rtf, int], None]] = {
    "par": _Rtf.par, "sect": _Rtf.par, "page": _Rtf.par, "row": _Rtf.row, "nestrow": _Rtf.row,
    "pard": _Rtf.pard, "intbl": _Rtf.intbl, "outlinelevel": _Rtf.level, "s": _Rtf.style,
    "listtext": _Rtf.item, "pntext": _Rtf.item, "f": _Rtf.font, "uc": _Rtf.fallback,
    "deleted": _Rtf.deleted, "plain": _Rtf.plain, "fcharset": _Rtf.charset,
    "ansicpg": _Rtf.code_page, "mac": _Rtf.mac, "chftn": _Rtf.mark,
    "yr": _Rtf.date_part, "mo": _Rtf.date_part, "dy": _Rtf.date_part,
}  # fmt: skip

_STYLE = re.compile(r"\{(?:\\\*)?\\s(\d+)([^{}]*);\}")
_CONTROL = re.compile(r"\\[a-z]+-?\d* ?")


def read_rtf(source: Source, limits: Limits) -> Document:
    """The document of an RTF file. Raises Unreadable."""
    rtf = _walked(source.bytes(), limits)
    rtf.composition.require_text(source)
    return rtf.composition.document(source, OfficeFormat.RTF, _claims(rtf))


def words(content: bytes, limits: Limits | None = None) -> str:
    """What RTF says, a paragraph a block. Raises Unreadable(TOO_LARGE)."""
    return _walked(content, limits or Limits()).composition.text()


def _walked(content: bytes, limits: Limits) -> _Rtf:
    written = content.decode("latin-1")
    rtf = _Rtf(Composition(limits))
    rtf.styles = _style_names(written)
    for token in tokens(written):
        rtf.take(token)
    rtf.finish()
    return rtf


def _style_names(written: str) -> dict[int, str]:
    start = written.find("\\stylesheet")
    end = written.find("}}", start)
    if start < 0 or end < 0:
        return {}
    sheet = written[start : end + 1]
    return {int(number): _CONTROL.sub("", rest).strip() for number, rest in _STYLE.findall(sheet)}


def _claims(rtf: _Rtf) -> Claims:
    counted = [("tracked deletions", rtf.deletions), ("comments", len(rtf.comments))]
    metadata = [(name, said) for name in ("subject", "keywords", "company")
                if (said := rtf.said(name))]  # fmt: skip
    metadata += [(name, str(count)) for name, count in counted if count]
    if rtf.stack:
        metadata.append(("incomplete", "it ends in the middle of a group"))
    return Claims(rtf.said("title"), _made(rtf.made), people(rtf.said("author")), tuple(metadata))


def _made(parts: list[int]) -> PublicationDate | None:
    if len(parts) < 3:  # noqa: PLR2004 - year, month, day
        return None
    year, month, day = parts[:3]
    return iso_date(f"{year:04}-{month:02}-{day:02}")


def _whole(text: str) -> str:
    """Two halves of a character beyond Unicode's first plane made one."""
    return _SURROGATES.sub(
        lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text
    )
