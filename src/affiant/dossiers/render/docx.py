"""A dossier to go on working with, in a word processor: the outline with Word's own styles."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render.outline import Block, Kind, Run, Style, outline
from affiant.vocabulary.language import spoken

_STYLES = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading 1",
    Kind.SUBHEADING: "Heading 2",
    Kind.CAUTION: "Intense Quote",
}
_QUIET = RGBColor(0x5D, 0x5A, 0x53)
_SMALL, _SMALLER = Pt(9), Pt(8)
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # so that the same dossier is the same file


def docx(dossier: Dossier, language: str = "en") -> bytes:
    """The DOCX, in French or English."""
    made = Document()
    properties = made.core_properties
    properties.title, properties.author = dossier.entity.name, "affiant"
    properties.created = properties.modified = _EPOCH
    properties.language = _LANGUAGES[spoken(language)]
    for told in made.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), _LANGUAGES[spoken(language)])
    for block in outline(dossier, language):
        paragraph = made.add_paragraph(style=_STYLES.get(block.kind, "Normal"))
        _fill(paragraph, block)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _fill(paragraph: Paragraph, block: Block) -> None:
    if block.number:
        number = paragraph.add_run(f"[{block.number}] ")
        number.bold, number.font.size = True, _SMALLER
    for run in block.runs:
        _run(paragraph, run)
    if block.notes:
        paragraph.add_run().add_break()
        notes = paragraph.add_run(_printable(block.notes))
        notes.font.size, notes.font.color.rgb = _SMALL, _QUIET


def _run(paragraph: Paragraph, run: Run) -> None:
    made = paragraph.add_run(_printable(run.text))
    made.bold = True if run.style is Style.STRONG else None
    if run.style is Style.MARK:
        made.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if run.style is Style.CODE:
        made.font.name, made.font.size = "Courier New", _SMALLER
    if run.style is Style.QUIET:
        made.font.color.rgb = _QUIET


def _printable(text: str) -> str:
    """XML knows no control characters; a source may hold them."""
    return "".join(sign if sign >= " " or sign in "\n\t" else "\ufffd" for sign in text)
