"""Names in small letters without accents."""

import re
import unicodedata

_COMBINING = re.compile("[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})


def folded(text: str) -> str:
    """Small letters without accents; ligatures opened.

    Unlike `vocabulary.letters.unaccented`, marks of other scripts than ours stay: without them
    two names in kana or in Devanagari would be one.
    """
    if text.isascii():
        return text.lower()
    low = unicodedata.normalize("NFKC", text).casefold().translate(_LIGATURES)
    return _COMBINING.sub("", unicodedata.normalize("NFKD", low))
