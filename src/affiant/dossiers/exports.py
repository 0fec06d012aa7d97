"""A dossier in every form in which it leaves the casefile."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from affiant.dossiers import render
from affiant.dossiers.bundle import NOTHING, Original, pack
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.format import Format
from affiant.dossiers.render.docx import docx
from affiant.dossiers.render.ftm import ftm
from affiant.dossiers.render.pdf import pdf
from affiant.dossiers.render.table import table
from affiant.evidence.casefile import Casefile
from affiant.evidence.signing import Signer

MASKED = "holds words that the dossier masks"
NOT_KEPT = "not kept by itself: part of another original"

_WRITERS: dict[Format, Callable[[Dossier, str], str | bytes]] = {
    Format.HTML: render.html,
    Format.PDF: pdf,
    Format.DOCX: docx,
    Format.MARKDOWN: render.markdown,
    Format.JSON: render.json,
    Format.CSV: table,
    Format.FTM: ftm,
}


def written(dossier: Dossier, form: Format, language: str) -> bytes:
    """The whole file. Raises KeyError for a bundle, which needs the casefile: see `bundled`."""
    made = _WRITERS[form](dossier, language)
    return made.encode("utf-8") if isinstance(made, str) else made


def bundled(
    dossier: Dossier,
    casefile: Casefile,
    file: BinaryIO,
    name: str,
    *,
    unmasked: bool = False,
    more: Mapping[str, bytes] = NOTHING,
) -> str:
    """Write the signed bundle into `file`; the fingerprint of the key that signed it. `more` are
    further files for it, by their names.

    Originals are as they came, so those of whose words the dossier masks any are left out, with
    their digests and the reason; `unmasked` puts them in. Raises OSError.
    """
    signer = Signer.of(casefile.folder)
    pack(dossier, list(_originals(dossier, casefile, unmasked=unmasked)), signer, file, name, more)
    return signer.fingerprint


def _originals(dossier: Dossier, casefile: Casefile, *, unmasked: bool) -> Iterator[Original]:
    for source in dossier.sources:
        sha256 = source.document.sha256
        path = casefile.originals.path(sha256)
        if not path.is_file():
            yield Original(sha256, path, NOT_KEPT)
        else:
            yield Original(sha256, path, MASKED if source.masked and not unmasked else None)
