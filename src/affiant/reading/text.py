"""The one way in which text is normalised before anything is anchored to it.

NFC, and "\\n" for every line end (CR LF, CR, NEL, U+2028, U+2029, form feed, vertical tab).
NUL and the other C0 controls except tab become U+FFFD, so that no store refuses them; lone
surrogates likewise. U+00A0, U+202F and other spaces stay: French numbers and quotation
marks are written with them, and a fact must show what the source shows.
"""

import hashlib
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def normalise(text: str) -> str:
    """`text` in the form in which documents keep it; idempotent."""
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSTORABLE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal: the address of a text version."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
