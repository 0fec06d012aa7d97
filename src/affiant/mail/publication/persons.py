"""How many people stand behind some accounts, at the least, as far as their names tell.

A minimum is there so that nobody can be picked out. Somebody with two accounts at an employer would
be counted twice by it, so accounts that bear the same name are one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Name = tuple[str, ...]
"""Its words, folded, in any order: "Dupont, Anne" is "Anne Dupont"."""

_WHOLE = 2  # words of a name that tells one person from most others


@dataclass(frozen=True, slots=True)
class Persons:
    """`of` gives an account whom it counts for; an account that is not there is one by itself."""

    of: Mapping[str, str] = field(default_factory=dict)

    def count(self, accounts: Iterable[str]) -> int:
        """How many these are at the least."""
        return len({self.of.get(one, one) for one in accounts})


def named_alike(names: Mapping[str, Iterable[Name]]) -> dict[str, Name]:
    """The one name that each account counts under: of its whole names, or of all where it has
    none of two words, that which most accounts have. Accounts without a name are left out.

    So a name joins the accounts that have it, and an account with many names, as of an office,
    joins no two people.
    """
    told = {
        account: tuple({tuple(sorted(name)): None for name in held if name})
        for account, held in names.items()
    }
    bearers = Counter(name for held in told.values() for name in held)
    return {account: _best(held, bearers) for account, held in told.items() if held}


def _best(held: Sequence[Name], bearers: Mapping[Name, int]) -> Name:
    whole = [name for name in held if len(name) >= _WHOLE] or held
    return min(whole, key=lambda name: (-bearers[name], name))
