"""Words of mail as they may be shown: correspondents masked, and whom the house protects.

One label a person ("[Sender 14]"), the same on every page, in every export and in what is printed
by the commands; `mail.masking` says what is found.
"""

from collections.abc import Callable
from functools import cache

from affiant.access.cipher.errors import Locked
from affiant.mail.settling.masks import masker
from affiant.portal.known import known

Hide = Callable[[str], str]
NOTHING_SHOWN = "•••"


def hiding(language: str, shown: frozenset[str] = frozenset()) -> Hide:
    """What masks any words of mail, for a page in this language, but for people of these
    identities. Where the casefile's keys are not at hand nobody can be told from anybody, and all
    words are masked."""
    house = known().masks
    try:
        mask = masker(language).mask
    except Locked:
        return lambda words: NOTHING_SHOWN if words else ""

    @cache  # of one page: it shows the same sender and trove again and again
    def hide(words: str) -> str:
        return house.hide(mask(words, shown)) if words else ""

    return hide


def nothing_hidden(words: str) -> str:
    """For whom all of a message is unmasked."""
    return words
