"""A cell of a table that a spreadsheet may open."""

from affiant.dossiers.bidi import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""The full-width ones are formulas to a spreadsheet in Japanese."""


def cell(value: object) -> object:
    """A cell on one line, with nothing that a spreadsheet would take for a formula."""
    if not isinstance(value, str):
        return value
    text = visible(" ".join(value.split()))
    return f"'{text}" if text.startswith(_FORMULA) else text
