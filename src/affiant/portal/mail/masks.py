"""Words of mail as they may be shown: correspondents masked, and whom the house protects.

One label a person ("[Sender 14]"), the same on every page, in every export and in what is printed
by the commands; `mail.masking` says what is found.
"""

from collections.abc import Callable
from functools import cache

from affiant.access.cipher.errors import Locked
from affiant.mail.masking import Masker
from affiant.mail.settling.masks import closed_domains, masker
from affiant.mail.settling.releases import minimum
from affiant.portal.actions import Action
from affiant.portal.here import here
from affiant.portal.known import known

Hide = Callable[[str], str]
NOTHING_SHOWN = "•••"


def mask_of(language: str, *, taken_out: bool = False) -> Masker:
    """The mask for whoever is here. Who may not see persons by name sees no domain that can be one
    person's own either; nor does anybody in what is taken out. Raises Locked."""
    mask, who = masker(language), here()
    if who is not None and who.may(Action.UNMASK) and not taken_out:
        return mask
    return mask.closing(closed_domains(minimum()))


def hiding(language: str, shown: frozenset[str] = frozenset(), *, taken_out: bool = False) -> Hide:
    """What masks any words of mail, for a page in this language, but for people of these
    identities; `taken_out` for a file. Where the casefile's keys are not at hand nobody can be
    told from anybody, and all words are masked."""
    house = known().masks
    try:
        mask = mask_of(language, taken_out=taken_out).mask
    except Locked:
        return lambda words: NOTHING_SHOWN if words else ""

    @cache  # of one page: it shows the same sender and trove again and again
    def hide(words: str) -> str:
        return house.hide(mask(words, shown)) if words else ""

    return hide


def nothing_hidden(words: str) -> str:
    """For whom all of a message is unmasked."""
    return words
