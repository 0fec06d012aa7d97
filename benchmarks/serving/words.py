"""Invented words, names and publishers of two languages, the same for the same seed.

Words follow Zipf's law: function words first, then a few dozen real words that people look for,
then made ones. Of the names a few are those of persons whom documents call victims.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from affiant.vocabulary.function_words import function_words

_SOUGHT_ENGLISH = (
    "contract detention center prison police court report company government million families "
    "children workers money security agency letter campaign petition judge lawyer appeal "
    "border asylum removal transfer supplier software harbour school hospital budget payment "
    "audit inspector witness complaint strike union settlement penalty closure inquiry hearing"
)
_SOUGHT_FRENCH = (
    "contrat rétention centre prison police tribunal rapport entreprise gouvernement millions "
    "familles enfants salariés argent sécurité agence lettre campagne pétition juge avocat "
    "appel frontière asile expulsion transfert fournisseur logiciel port école hôpital budget "
    "paiement audit inspecteur témoin plainte grève syndicat accord amende fermeture enquête"
)
SOUGHT = {"en": tuple(_SOUGHT_ENGLISH.split()), "fr": tuple(_SOUGHT_FRENCH.split())}
MADE = 60_000  # words of each language: what a hundred thousand pages hold besides names
_FIRST_SOUGHT = 60  # rank of the first of them: after the function words
_ENGLISH = "bar den ford ham ley mer nor pel quin ris shaw ter vale wick yor ash cob dun elm fen"
_FRENCH = "bel cou don fré gar lam mou neu par qué rel sau tré ver zon ail bre cla dré fon"
_SYLLABLES = {"en": tuple(_ENGLISH.split()), "fr": tuple(_FRENCH.split())}
_KINDS = ("Systems", "Agency", "County", "Council", "Holdings", "Transport", "Institute", "Works")
_NAMES = "Ada Bram Cleo Dov Esme Finn Greta Hugo Iris Jonas Kira Luc Maud Nils Odile Piet"
_GIVEN = tuple(_NAMES.split())
PUBLISHERS = 400
ORGANISATIONS, PERSONS = 25_000, 35_000
VICTIMS = 100  # one person in so many


@dataclass(frozen=True)
class Tongue:
    """A language's words, and how often each comes (cumulated)."""

    words: NDArray[np.object_]
    weight: NDArray[np.float64]

    def draw(self, count: int, chance: np.random.Generator) -> list[str]:
        """So many words."""
        found = self.words[np.searchsorted(self.weight, chance.random(count))]
        return [str(word) for word in found]


def tongue(language: str, chance: np.random.Generator) -> Tongue:
    """The words of one language."""
    common = sorted(word for word in function_words()[language] if len(word) > 1)
    common = (common * 2)[:_FIRST_SOUGHT]
    words = [*common, *SOUGHT[language], *_made(_SYLLABLES[language], MADE, chance)]
    rank = np.arange(1, len(words) + 1)
    share = 1 / (rank + 2.0)
    return Tongue(np.array(words, dtype=object), np.cumsum(share) / share.sum())


def _made(syllables: tuple[str, ...], count: int, chance: np.random.Generator) -> list[str]:
    """Different words of two to four syllables, in any order."""
    pool = ["".join(one) for n in (2, 3, 4) for one in itertools.product(syllables, repeat=n)]
    picked = chance.permutation(len(pool))[:count]
    return [pool[at] for at in picked]


@dataclass(frozen=True)
class Names:
    """Who is named: (name, kind, role), the most often named first, and who publishes."""

    all: tuple[tuple[str, str, str], ...]
    weight: NDArray[np.float64]
    publishers: tuple[str, ...]


def names(chance: np.random.Generator) -> Names:
    """Organisations and persons mixed, one person in VICTIMS called a victim."""
    stems = [word.capitalize() for word in _made(_SYLLABLES["en"], ORGANISATIONS * 2, chance)]
    surnames = [word.capitalize() for word in _made(_SYLLABLES["fr"], PERSONS, chance)]
    found = [
        (f"{one} {other} {_KINDS[n % len(_KINDS)]}", "organisation", "")
        for n, (one, other) in enumerate(zip(stems[::2], stems[1::2], strict=True))
    ]
    for n, surname in enumerate(surnames):
        role = "victim" if n % VICTIMS == VICTIMS - 1 else ("director" if n % 10 == 0 else "")
        found.append((f"{_GIVEN[n % len(_GIVEN)]} {surname}", "person", role))
    mixed = [found[at] for at in chance.permutation(len(found))]
    share = 1 / (np.arange(1, len(mixed) + 1) + 20.0)
    publishers = tuple(f"{word.capitalize()} Gazette" for word in stems[:PUBLISHERS])
    return Names(tuple(mixed), np.cumsum(share) / share.sum(), publishers)
