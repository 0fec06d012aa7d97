"""The languages that people are spoken to in, and their messages."""

import gettext
from importlib.resources import files

LANGUAGES = ("en", "fr")
"""ISO 639-1. English stands in the code; the others in `locale/` beside the code."""


def spoken(language: str) -> str:
    """The nearest language we speak: "fr_FR.UTF-8" is "fr"; what we do not speak is "en"."""
    code = language.strip().lower().replace("_", "-").split("-")[0].split(".")[0]
    return code if code in LANGUAGES else "en"


def translation(package: str, language: str) -> gettext.NullTranslations:
    """The messages of `package` ("affiant.dossiers"); English where there are no others.

    They lie in the package, in `locale/<language>/LC_MESSAGES/<last part of its name>.mo`.
    """
    code = spoken(language)
    domain = package.rpartition(".")[2]
    compiled = files(package).joinpath("locale", code, "LC_MESSAGES", f"{domain}.mo")
    if code == "en" or not compiled.is_file():
        return gettext.NullTranslations()
    with compiled.open("rb") as catalogue:
        return gettext.GNUTranslations(catalogue)
