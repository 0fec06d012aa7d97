"""Characters that turn the direction of text, made visible.

With a right-to-left override a source can make "gnp.exe" look like "exe.png", or turn what
somebody said. Overrides, embeddings and isolates (Unicode UAX 9) are shown by their number;
the marks U+200E and U+200F, which Arabic and Hebrew need, stay.
"""

_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = {point: f"⟨U+{point:04X}⟩" for point in _TURNING}


def visible(text: str) -> str:
    """`text` with each direction control as its visible number."""
    return text.translate(_VISIBLE)
