import re
from collections import Counter
from dataclasses import dataclass, field

_SURROGATE_OF_BYTE_0 = 0xDC00
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_UNSTORABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(slots=True)
class Names:
    """Keys for the members of one archive, unique and the same at every reading.

    A name that comes again gets its ordinal ("a.txt#2"). Keys are labels, never paths: an
    archive may call a member "../../etc/passwd".
    """

    _seen: Counter[str] = field(default_factory=Counter)

    def key(self, name: str) -> str:
        """The key of the next member that is called `name`."""
        escaped = storable(name)
        self._seen[escaped] += 1
        count = self._seen[escaped]
        # "#" is doubled so that a member really called "a.txt#2" stays another.
        plain = escaped.replace("#", "##")
        return plain if count == 1 else f"{plain}#{count}"


def storable(name: str) -> str:
    """`name` with what no database takes written as an escape; reversible.

    Bytes that were no UTF-8 arrive as lone surrogates (PEP 383) and become \\xNN.
    """
    return "".join(_escaped(character) for character in name)


def last(name: str) -> str:
    """The part of `name` after its last slash of either kind, for people and its extension."""
    return storable(name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]) or "unnamed"


def _escaped(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if _NOT_UTF8.match(character):
        return f"\\x{ord(character) - _SURROGATE_OF_BYTE_0:02x}"
    if _UNSTORABLE.match(character):
        return f"\\u{ord(character):04x}"
    return character
