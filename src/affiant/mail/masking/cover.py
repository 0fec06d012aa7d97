"""The mask without labels: every character of what identifies becomes a bullet, and all others keep
their place. For texts on which facts are anchored; it needs no key."""

from affiant.mail.masking.names import Names
from affiant.mail.masking.spots import spots

BULLET = "•"


class Cover:
    """Covers the people that `names` knows, and any address and number of whomever."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def hide(self, words: str) -> str:
        """The words as long as before. Covering them again changes nothing."""
        covered = list(words)
        for spot in spots(words, self.names):
            for place in range(spot.start, spot.end):
                if not covered[place].isspace():
                    covered[place] = BULLET
        return "".join(covered)
