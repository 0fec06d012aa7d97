"""What stands in a link, a mail address or a file's name: Roe in jane.Roe@vale.org names nobody.

Whose address it is, its words do not tell for sure, and masks hide addresses by their form.
"""

from collections.abc import Iterable, Iterator

from affiant.facts.mentions.named import Named

_JOINS = frozenset("@%")
_FARTHEST = 80  # characters of an address on either side that are looked at
_OPENINGS = ("://", "www.")


def outside_addresses(text: str, found: Iterable[Named]) -> Iterator[Named]:
    """The names that stand in the text itself. Words of the others stay taken."""
    return (named for named in found if not _in_an_address(text, named))


def _in_an_address(text: str, named: Named) -> bool:
    before = text[max(0, named.start - 1) : named.start]
    after = text[named.end : named.end + 1]
    if not _JOINS.isdisjoint((before, after)) or _underscored(text, named):
        return True
    if before.isspace() and (not after or after.isspace()):
        return False
    around = _before(text, named.start) + "\0" + _after(text, named.end)
    return "@" in around or any(opening in around for opening in _OPENINGS)


def _underscored(text: str, named: Named) -> bool:
    """Danny_Roe, but not _The Herald_, which is emphasis."""
    before, after = text[max(0, named.start - 2) : named.start], text[named.end : named.end + 2]
    return (before[-1:] == "_" and before[0].isalnum()) or (
        after[:1] == "_" and after[-1].isalnum()
    )


def _before(text: str, end: int) -> str:
    """What is written before a place without a blank."""
    told = text[max(0, end - _FARTHEST) : end].split()
    return told[-1] if told and not text[end - 1].isspace() else ""


def _after(text: str, start: int) -> str:
    told = text[start : start + _FARTHEST].split(maxsplit=1)
    return told[0] if told and not text[start].isspace() else ""
