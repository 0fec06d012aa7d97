"""A dossier as a page, a record for machines, or a note: same entries, same numbers."""

from affiant.dossiers.render.note import markdown
from affiant.dossiers.render.page import html
from affiant.dossiers.render.record import json

__all__ = ["html", "json", "markdown"]
