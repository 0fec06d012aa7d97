from functools import lru_cache

from affiant.names.catalogue import called
from affiant.names.key import key

_REMEMBERED = 10_000


@lru_cache(maxsize=_REMEMBERED)
def party_key(name: str) -> str:
    """What tells one party from another: the key of the catalogue's name where it knows just one
    bearer of this name, else the key of the name itself.

    >>> party_key("ICE") == party_key("Immigration and Customs Enforcement")
    True
    """
    known = called(name)
    return key(known[0].name) if len(known) == 1 else key(name)
