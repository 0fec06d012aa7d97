"""The command line's words, in the language of whoever is there.

AFFIANT_LANGUAGE decides, else the system's LC_ALL, LC_MESSAGES and LANG; French or English.
"""

import os

from affiant.vocabulary.language import LANGUAGES, translation


def language() -> str:
    """The language that the surroundings ask for; English when they ask for neither."""
    for variable in ("AFFIANT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable, "")[:2].lower()
        if wanted in LANGUAGES:
            return wanted
    return "en"


_translation = translation("affiant.cli", language())
_ = _translation.gettext
ngettext = _translation.ngettext


def quoted(words: str) -> str:
    """A source's words between the marks of the language."""
    return _("“{words}”").format(words=words)


def labelled(name: str, told: str) -> str:
    """What is told of a name, behind a colon as the language sets it."""
    return _("{name}: {told}").format(name=name, told=told)
