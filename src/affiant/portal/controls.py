"""Characters that nobody sees, made visible where a document's words are shown.

Besides those that turn the direction of text (`dossiers.bidi`): control codes, spaces and
joiners without width, and tags, with which two different words can be made to look the same.
U+200C, U+200D, U+200E and U+200F stay: Persian, Arabic, Hebrew and emoji need them.
"""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)


def number(character: str) -> str:
    """The character as its visible number."""
    return f"⟨U+{ord(character):04X}⟩"


def seen(text: str) -> str:
    """`text` with each such character as its number."""
    return UNSEEN.sub(lambda found: number(found.group()), text)
