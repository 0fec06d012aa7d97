"""Words of mail as they may be shown: correspondents masked, and whom the house protects.

One label a person ("[Sender 14]"), the same on every page, in every export and in what is printed
by the commands; `mail.masking` says what is found.
"""

import secrets
from collections.abc import Callable
from functools import lru_cache

from affiant.mail.masking import Masker, Pseudonyms
from affiant.mail.masking.pseudonym import LEAST_KEY
from affiant.portal.known import known

Hide = Callable[[str], str]


def hiding(language: str) -> Hide:
    """What masks any words of mail, for a page in this language."""
    mask, house = _masker(language).mask, known().masks

    def hide(words: str) -> str:
        return house.hide(mask(words)) if words else words

    return hide


@lru_cache(maxsize=2)
def _masker(language: str) -> Masker:
    # Until the people of the casefile's troves are kept: addresses and numbers alone.
    return Masker(Pseudonyms(secrets.token_bytes(LEAST_KEY)), (), language)
