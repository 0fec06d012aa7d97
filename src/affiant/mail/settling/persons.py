"""Whom the accounts of a casefile count for, by the names that its troves have beside them."""

from collections import defaultdict
from collections.abc import Callable

from affiant.mail.attribution.account import account
from affiant.mail.masking.people import name_tokens
from affiant.mail.models import Correspondent
from affiant.mail.publication import Persons
from affiant.mail.publication.persons import Name, named_alike

_AT_ONCE = 10_000
_WHOLE = 2  # words of a local part that is a name: "anne.dupont"


def persons(hide: Callable[[str], str]) -> Persons:
    """Of all accounts that any trove names. `hide` gives the key that stands for an account."""
    names: dict[str, set[Name]] = defaultdict(set)
    rows = Correspondent.objects.exclude(address="").values_list("name", "address")
    for name, address in rows.iterator(_AT_ONCE):
        if held := account(address):
            names[held].add(name_tokens(name))
    for held, told in names.items():
        if not any(told):
            told.add(_of_local(held))
    found = named_alike(names)
    return Persons({hide(held): "\0".join(("named", *name)) for held, name in found.items()})


def _of_local(held: str) -> Name:
    words = name_tokens(held.rpartition("@")[0].replace(".", " "))
    return words if len(words) >= _WHOLE else ()
