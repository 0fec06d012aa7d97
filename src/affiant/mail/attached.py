"""The mail mask over documents that came with mail: `evidence.desk_masks` asks it.

Whoever sent or received mail stays covered in an attached letter as in the message that carried it,
whatever part the letter gives them; numbers and addresses are covered by the wider forms of mail.
The mask is loaded when a document is asked for that it covers: most commands show none.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from affiant.evidence.desk_masks import Asked, register

if TYPE_CHECKING:
    from affiant.mail.masking import Cover
    from affiant.mail.masking.names import Names

MARK = "mail"
"""Begins the key of every row of the ledger that came with mail: `storing.documents.MARK`."""

_YEAR = 4  # digits; a number as long is asked for as a year, and no form covers one alone


class AttachedMask:
    """See the module."""

    def is_idle(self) -> bool:
        """Whether no attachment was ever kept."""
        from affiant.mail.models import Attachment  # noqa: PLC0415 - after Django is set up

        return not Attachment.objects.exists()

    def hide(self, words: str) -> str:
        """The words, covered."""
        return _cover().hide(words) if words else ""

    def may_hide(self, asked: Asked) -> bool:
        """Whether a word of a correspondent's name is asked for, or a number."""
        if any(map(_is_number, (*asked.whole, *asked.begun))):
            return True
        return asked.any_of(_indexed(_cover().names))


def begin() -> None:
    """Have it asked, from now on."""
    register(MARK, AttachedMask())


def _cover() -> "Cover":
    from affiant.mail.settling.masks import cover  # noqa: PLC0415 - models, and a second of loading

    return cover()


def _is_number(word: str) -> bool:
    return any(one.isdigit() for one in word) and not (word.isdigit() and len(word) == _YEAR)


@lru_cache(maxsize=2)
def _indexed(names: "Names") -> frozenset[str]:
    """The words of names as the search has them, in each language."""
    from affiant.evidence.search.analysis import STEMMED, words  # noqa: PLC0415 - see there

    told = " ".join(names.tokens())
    return frozenset(one.indexed for language in (*STEMMED, None) for one in words(told, language))
