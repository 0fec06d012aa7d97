"""`Document` to facts: pure functions, each fact anchored on its passage.

`find(document, gazetteer)` gives them all. It is loaded when first asked for: the rules of
two languages take a while, and who only lists facts does not need them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from affiant.facts.finding import find

__all__ = ["VERSION", "find"]

VERSION = "11"
"""Changes whenever the same document may give other facts: what was read before is read again."""


def __getattr__(name: str) -> Any:
    if name == "find":
        from affiant.facts.finding import find  # noqa: PLC0415 - see above

        return find
    raise AttributeError(name)
