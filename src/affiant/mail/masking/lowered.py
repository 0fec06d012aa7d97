"""A text in small letters, each in its place: patterns need not try both cases."""

_SMALL = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"))
"""What `re.IGNORECASE` takes for these letters, and `str.lower` does not, or makes two of."""


def lowered(text: str) -> str:
    """As long as the text, so that what is found in it stands at the same place there."""
    if not text.isascii():
        for letter, small in _SMALL:
            text = text.replace(letter, small)
    return text.lower()
