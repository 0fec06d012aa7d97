"""Tables that are taken out of the portal as CSV, with nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

from affiant.dossiers.cell import cell
from affiant.portal.headers import INERT


def sheet(name: str, lines: Iterable[Iterable[object]]) -> HttpResponse:
    """These lines as a file of this name (RFC 4180, with a byte-order mark for spreadsheets)."""
    return download(name, "text/csv", table(lines))


def table(lines: Iterable[Iterable[object]]) -> str:
    """The lines as CSV."""
    file = io.StringIO()
    writer = csv.writer(file)
    for line in lines:
        writer.writerow(map(cell, line))
    return "\ufeff" + file.getvalue()


def download(name: str, media_type: str, content: str) -> HttpResponse:
    """A file that does nothing wherever it is opened."""
    return HttpResponse(
        content,
        content_type=f"{media_type}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": INERT,
        },
    )
