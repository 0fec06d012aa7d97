"""A dossier's lines as a table (CSV, RFC 4180), for a spreadsheet."""

import csv
import io

from affiant.dossiers.cell import cell
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render.view import line, title
from affiant.dossiers.wording import Wording

COLUMNS = (
    "number", "section", "words", "sentence", "according_to", "date", "source", "title",
    "publisher", "published", "page", "attributes", "verdict", "confidence", "origin",
    "source_sha256", "start", "end",
)  # fmt: skip


def table(dossier: Dossier, language: str = "en") -> str:
    """The table, with a byte-order mark so that spreadsheets read it as UTF-8.

    `start` and `end` are code points in the masked text of the source. What a spreadsheet would
    take for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    wording = Wording(language)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for entry in dossier.entries:
        shown, place, document = line(entry, wording), entry.places[0], entry.source.document
        origin = dossier.analysis.origins.of(entry.source.id).origin if dossier.analysis else None
        row = (
            entry.number,
            wording.term(entry.section),
            place.surface,
            f"{shown.before}{shown.words}{shown.after}",
            shown.sayer,
            getattr(entry.fact, "date", None) or getattr(entry.fact, "period", None) or "",
            " ".join(f"S{source.number}" for source in entry.sources),
            title(entry.source),
            document.publisher or "",
            document.published.iso if document.published else "",
            place.passage.page or "",
            wording.listed(wording.labelled(label, value) for label, value in shown.details),
            entry.verdict.value,
            f"{entry.fact.confidence:.2f}",
            (origin.name or "") if origin else "",
            document.sha256,
            place.span.start,
            place.span.end,
        )
        writer.writerow([cell(value) for value in row])
    return "\ufeff" + file.getvalue()
