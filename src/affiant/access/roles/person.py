from dataclasses import dataclass

from affiant.access.identifier import is_holder


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. `id` is `person:7` or `local`; `teams` are ids such as `team:3`.

    `active` is false for an account that was closed; `verified` tells that a second factor was
    shown in this session, which the login decides. Raises ValueError for an id that is none.
    """

    id: str
    teams: frozenset[str] = frozenset()
    active: bool = True
    verified: bool = False

    def __post_init__(self) -> None:
        if not all(is_holder(holder) for holder in self.holders):
            raise ValueError("a person or a team is told by an identifier, not by a name")

    @property
    def holders(self) -> frozenset[str]:
        """Under which ids grants reach this person."""
        return self.teams | {self.id}


Asker = Person | None
"""None has not logged in: nothing is granted to nobody."""
