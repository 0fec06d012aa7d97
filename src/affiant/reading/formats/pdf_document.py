"""What is on the pages of a PDF, and what it says and carries besides."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import ocr
from affiant.reading.formats.claims import Claims, line, pdf_date, people
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.pdf_blocks import Block, Blocks, body_size
from affiant.reading.formats.pdf_furniture import Furniture
from affiant.reading.formats.pdf_lines import Line, lines_of
from affiant.reading.formats.pdf_scan import is_scanned, recognise
from affiant.reading.formats.pdf_words import hyphenated_words, joined
from affiant.reading.limits import Limits
from affiant.reading.numbered_lines import number_widths
from affiant.reading.passage import Box, PassageKind
from affiant.reading.reader import Member, Reading
from affiant.reading.source import Source

MEDIA_TYPE = "application/pdf"

_TWENTIETH = "20"  # what a line of every numbered page begins with
_BROWSER = "Mozilla/"
"""How the creator of a printed web page begins: its date is the day of printing."""


def read_pdf(source: Source, limits: Limits) -> Reading:
    """The text, and the attached files as members.

    Raises Unreadable: ENCRYPTED, DAMAGED, TOO_LARGE, or NO_TEXT for a scan without OCR.
    """
    pdf = _open(source)
    try:
        pages = _Pages(limits)
        pages.take(pdf)
        composition = Composition(limits)
        title = pages.compose(composition)
        if composition.empty:
            raise Unreadable(Reason.NO_TEXT, pages.why_no_text())
        claims = _claims(pdf, title, pages)
        attachments = pdf.count_attachments()
    finally:
        pdf.close()
    document = composition.document(source, MEDIA_TYPE, claims)
    if not attachments:
        return Reading(document)
    return Reading(document, _attachments(source, limits), attachments)


@dataclass(slots=True)
class _Pages:
    """What was found on each page, counted from 1, until furniture and headings are known."""

    limits: Limits
    lines: list[list[Line]] = field(default_factory=list)
    seen: dict[int, list[tuple[str, Box]]] = field(default_factory=dict)
    scanned: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    recogniser: str | None = None

    def take(self, pdf: pypdfium2.PdfDocument) -> None:
        """Read all pages, those that are pictures last."""
        characters = 0
        for number in range(1, len(pdf) + 1):
            lines = self._lines(pdf, number)
            self.lines.append(lines)
            characters += sum(len(line.text) for line in lines)
            if characters > self.limits.text:
                raise Unreadable(Reason.TOO_LARGE, f"text past page {number}")
        if self.damaged and len(self.damaged) == len(pdf):
            raise Unreadable(Reason.DAMAGED, "none of its pages can be loaded")
        if self.scanned and ocr.available():
            self._recognise(pdf)

    def _lines(self, pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            self.damaged.append(number)
            return []
        try:
            lines = lines_of(page)
            if is_scanned(page, lines):
                self.scanned.append(number)
        except pypdfium2.PdfiumError:
            self.damaged.append(number)
            return []
        finally:
            page.close()
        return lines

    def _recognise(self, pdf: pypdfium2.PdfDocument) -> None:
        with ocr.recogniser() as by:
            self.recogniser = by.description
            for number in self.scanned:
                page = pdf[number - 1]
                self.seen[number] = recognise(page, by)
                page.close()

    def compose(self, composition: Composition) -> str | None:
        """Write all pages; returns the words set largest on the first, if they stand out."""
        self.lines = _unnumbered(self.lines)
        printed = [line for lines in self.lines for line in lines]
        blocks = Blocks(body_size(printed))
        furniture = Furniture(self.lines)
        hyphenated = hyphenated_words(printed)
        title: str | None = None
        for number, lines in enumerate(self.lines, start=1):
            if self.seen.get(number):
                for text, box in self.seen[number]:
                    composition.add(text, PassageKind.PARAGRAPH, number, box)
                continue
            edges = furniture.of(lines)
            found = blocks.of([one for index, one in enumerate(lines) if index not in edges])
            largest = _largest_heading(found) if number == 1 else None
            for block in _with_furniture(found, lines, edges):
                text = joined(block.lines, hyphenated)
                kind = PassageKind.TITLE if block is largest else block.kind
                title = text if block is largest else title
                composition.add(text, kind, number, block.box)
        return title

    def why_no_text(self) -> str:
        """What a document without any text is."""
        if not self.scanned:
            return "its pages are blank"
        return "a scan in which OCR finds no text" if ocr.available() else ocr.MISSING

    def mostly_scanned(self) -> bool:
        """Whether the file is younger than its pages: its date is then the scanner's."""
        return len(self.scanned) * 2 > len(self.lines)

    def without_text(self) -> str:
        """The numbers of the scanned pages that nothing was read from."""
        return ", ".join(str(number) for number in self.scanned if not self.seen.get(number))


def _unnumbered(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the numbers of their lines, where the paper is numbered."""
    if not any(line.text[:3].strip() == _TWENTIETH for lines in pages for line in lines):
        return pages
    widths = number_widths([line.text for lines in pages for line in lines])
    if not any(widths):
        return pages
    wide = iter(widths)
    bare = ([(line, line.text[next(wide) :].strip()) for line in lines] for lines in pages)
    return [[line._replace(text=words) for line, words in page if words] for page in bare]


def _with_furniture(
    blocks: list[Block], lines: list[Line], edges: frozenset[int]
) -> Iterator[Block]:
    """The blocks in the page's order, each line of furniture at its own place as boilerplate."""
    places = {id(one): index for index, one in enumerate(lines)}
    parts = [(places[id(block.lines[0])], block) for block in blocks]
    parts += [(index, Block((lines[index],), PassageKind.BOILERPLATE)) for index in edges]
    for _, block in sorted(parts, key=lambda part: part[0]):
        yield block


def _largest_heading(blocks: list[Block]) -> Block | None:
    headings = [block for block in blocks if block.kind is PassageKind.HEADING]
    return max(headings, key=lambda block: block.lines[0].size, default=None)


def _open(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.path)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(Reason.ENCRYPTED, "a password opens it") from error
        raise Unreadable(Reason.DAMAGED, _pdfium_reason(error)) from error


def _pdfium_reason(error: pypdfium2.PdfiumError) -> str:
    """pdfium's own words, without the sentence that pypdfium2 puts before them."""
    return str(error).partition("PDFium: ")[2].rstrip(").") or "pdfium cannot open it"


def _claims(pdf: pypdfium2.PdfDocument, largest: str | None, pages: _Pages) -> Claims:
    said: dict[str, str] = pdf.get_metadata_dict(skip_empty=True)
    metadata = [("pages", str(len(pdf)))]
    metadata += [(key.lower(), value) for key, value in said.items()]
    if pages.recogniser:
        metadata.append(("ocr", pages.recogniser))
    if pages.without_text():
        metadata.append(("pages without text", pages.without_text()))
    if pages.damaged:
        metadata.append(("pages damaged", ", ".join(map(str, pages.damaged))))
    later = pages.mostly_scanned() or said.get("Creator", "").startswith(_BROWSER)
    return Claims(
        title=line(said.get("Title")) or largest,
        published=None if later else pdf_date(said.get("CreationDate")),
        authors=people(said.get("Author")),
        metadata=tuple(metadata),
    )


def _attachments(source: Source, limits: Limits) -> Iterator[Member]:
    """The files that the PDF carries, one at a time, in the order of its name tree."""
    pdf = _open(source)
    try:
        for index in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(index)
            name = attachment.get_name()
            yield Member(str(index), name, _payload(attachment, limits))
    finally:
        pdf.close()


def _payload(attachment: pypdfium2.PdfAttachment, limits: Limits) -> BytesIO | Unreadable:
    try:
        payload = bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return Unreadable(Reason.DAMAGED, "the attachment cannot be read")
    if len(payload) > limits.member:
        return Unreadable(Reason.TOO_LARGE, f"more than {limits.member} bytes")
    return BytesIO(payload)
