"""A dossier on paper: typeset by Typst from the outline, which it is handed as data.

Nothing of a source becomes Typst markup: the outline goes in as JSON and comes out as strings.
"""

import json
from datetime import UTC, date, datetime
from importlib.resources import as_file, files

import typst

from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render.outline import outline
from affiant.vocabulary.language import spoken

_NO_DAY = "1980-01-01"


def pdf(dossier: Dossier, language: str = "en") -> bytes:
    """The PDF/A-3b, in French or English; the same bytes for the same dossier."""
    blocks = [
        {
            "kind": block.kind.value,
            "number": block.number,
            "notes": block.notes,
            "picture": block.picture,
            "runs": [[run.text, run.style.value] for run in block.runs],
        }
        for block in outline(dossier, language, pictures=True)
    ]
    handed = {
        "blocks": json.dumps(blocks, ensure_ascii=False),
        "language": spoken(language),
        "title": dossier.entity.name,
    }
    with as_file(files("affiant.dossiers.render").joinpath("dossier.typ")) as template:
        return bytes(
            typst.compile(
                template,
                sys_inputs=handed,
                format="pdf",
                timestamp=_day(dossier),
                pdf_standards=["a-3b"],
            )
        )


def _day(dossier: Dossier) -> int:
    """The day on which it was compiled, in seconds since 1970: no clock of ours is in the file."""
    day = date.fromisoformat(dossier.made_on or _NO_DAY)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
