"""Who `person:7` is, in words, for the page of the log. The log itself holds no name."""

from collections.abc import Callable, Mapping

from affiant.access.identifier import LOCAL, NOBODY, SYSTEM
from affiant.portal.running import running
from affiant.portal.speech import Speech

NAMES: list[Callable[[], Mapping[str, str]]] = []
"""Who tells the names of all accounts, closed ones too, by what the log calls them; in a team alone
there are accounts."""


class Actors:
    """Everybody that a log may tell of. Whoever reads it may know them: who did something is what
    it is for."""

    def __init__(self, speech: Speech) -> None:
        _ = speech.gettext
        told = NAMES if running().team else []
        accounts = {holder: name for ask in told for holder, name in ask().items()}
        self.all: dict[str, str] = {
            **dict(sorted(accounts.items(), key=lambda one: one[1].casefold())),
            LOCAL: _("whoever holds the machine"),
            SYSTEM: _("affiant itself"),
            NOBODY: _("somebody not logged in"),
        }

    def name(self, actor: str) -> str:
        """What they are called; "" where nobody knows."""
        return self.all.get(actor, "")

    def choices(self, chosen: str) -> list[tuple[str, str]]:
        """All of them for a list to choose from, and whoever was chosen by another way."""
        more = {} if not chosen or chosen in self.all else {chosen: chosen}
        return [*self.all.items(), *more.items()]
