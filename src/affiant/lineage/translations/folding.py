"""Letters without accents and case, one for one: offsets in a folded text hold in the text."""

from affiant.vocabulary.letters import base


def _table() -> dict[int, str]:
    """Latin letters up to U+024F to a plain small letter; œ and æ to the letter heard first."""
    table = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for point in range(0xC0, 0x250):
        letter = base(chr(point)).lower()
        if "a" <= letter <= "z":
            table[point] = letter
    return table | {ord(c): "o" for c in "ŒœøØ"} | {ord(c): "a" for c in "Ææ"} | {ord("’"): "'"}


_TABLE = _table()


def folded(text: str) -> str:
    """`text` in small letters without accents, of the same length."""
    return text.translate(_TABLE)
