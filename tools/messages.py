"""Gathers the messages of each package that speaks, keeps their translations, compiles.

    python -m tools.messages           brings the .po files up to date and compiles the .mo
    python -m tools.messages --check   exits 1 when something is untranslated or stale

A message that is new comes without translation: fill it in and run it again.
"""

import io
import re
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGES = ("cli", "dossiers", "mail", "portal")
LANGUAGES = ("fr",)
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # so that a file changes only with its words
_LOOSE = re.compile(r" (?=[:!?»]|;(?! affiant ))|(?<=«) ")
_NARROW = "\u202f"  # the space that French sets there (Lexique de l'Imprimerie nationale)
SOURCE = Path(__file__).parents[1] / "src" / "affiant"


def gathered(package: str) -> Catalog:
    """The messages that stand in a package's code, where they stand first."""
    template = Catalog(project="affiant")
    for file, line, message, comments, _ in extract_from_dir(SOURCE / package):
        template.add(message, None, [(f"{package}/{file}", line)], auto_comments=comments)
    return template


def updated(package: str, language: str) -> Catalog:
    """The translations of a package, with what is in its code now."""
    path = po_path(package, language)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(gathered(package), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_path(package: str, language: str) -> Path:
    """Where a package's translations lie."""
    return SOURCE / package / "locale" / language / "LC_MESSAGES" / f"{package}.po"


def typeset(words: str) -> str:
    """French words with the spaces that keep marks and quotation marks with their word, so that
    translators type ordinary ones. A semicolon between two commands is none of the language's."""
    return _LOOSE.sub(_NARROW, words)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it, set as the language sets it."""
    printed = deepcopy(catalogue)
    printed.creation_date = printed.revision_date = NO_DATE
    for message in printed if str(catalogue.locale) == "fr" else ():
        words = tuple(map(typeset, _strings(message.string))) if message.id else ()
        if words:
            message.string = words if isinstance(message.string, tuple | list) else words[0]
    file = io.BytesIO()
    write_mo(file, printed)
    return file.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The catalogue as people edit it: no dates, no line numbers, so that it changes with words."""
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=False, no_location=True, sort_output=True, width=98)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if "-Date: " not in line).encode()


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages that have no translation, or one with other placeholders."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (not all(_strings(message.string)) or not _same_places(message))
    ]


def _strings(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, tuple | list) else (str(string or ""),)


def _same_places(message: object) -> bool:
    wanted = {part.split("}")[0] for part in _strings(message.id)[-1].split("{")[1:]}  # type: ignore[attr-defined] # Babel's Message
    return all(
        {part.split("}")[0] for part in string.split("{")[1:]} == wanted
        for string in _strings(message.string)  # type: ignore[attr-defined] # Babel's Message
    )


def main() -> int:
    check = "--check" in sys.argv[1:]
    wrong = 0
    for package in PACKAGES:
        for language in LANGUAGES:
            catalogue = updated(package, language)
            for message in untranslated(catalogue):
                wrong += 1
                print(f"{package}: not translated into {language}: {message}")
            for path, content in (
                (po_path(package, language), written(catalogue)),
                (po_path(package, language).with_suffix(".mo"), compiled(catalogue)),
            ):
                if not check:
                    path.write_bytes(content)
                elif not path.exists() or path.read_bytes() != content:
                    wrong += 1
                    print(f"{path.name} is stale: run python -m tools.messages")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
