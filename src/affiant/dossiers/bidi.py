"""Characters that turn the direction of text, made visible.

With a right-to-left override a source can make "gnp.exe" look like "exe.png", or turn what
somebody said. Overrides, embeddings and isolates (Unicode UAX 9) are shown by their number;
the marks U+200E and U+200F, which Arabic and Hebrew need, stay.
"""

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` with each direction control as its visible number."""
    return TURNING.sub(lambda control: f"⟨U+{ord(control.group()):04X}⟩", text)
