import re
from dataclasses import dataclass
from functools import cache, lru_cache

from affiant.vocabulary.legal_status import LegalStatus
from affiant.vocabulary.letters import unaccented
from affiant.vocabulary.sheet import sheet

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words and phrases, some of which stand for all that begin as they do."""

    pattern: re.Pattern[str]

    def first_in(self, text: str) -> str | None:
        """The first of them that stands in `text`, as folded; None where none does."""
        found = self.pattern.search(folded(text))
        return found.group().strip() if found else None

    def place_in(self, text: str) -> int:
        """Where in the folded text the first of them begins; -1 where none does."""
        found = self.pattern.search(folded(text))
        return found.start() if found else -1


def words(which: str, language: str) -> Words:
    """The words of one list ("crime", "guilt", "voice", "presumed", ...) in one language."""
    return _words(which, None, language)


def said(status: LegalStatus, language: str) -> Words:
    """How a status is said. Raises KeyError for UNCHARGED, of which nothing is said."""
    return _words("said", status.value, language)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Lower case without accents, every stretch of other signs one space, and one at each end."""
    letters = unaccented(text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return f" {_NOT_WORD.sub(' ', letters).strip()} "


@cache
def _words(which: str, status: str | None, language: str) -> Words:
    listed = sheet("defensible")[which]
    phrases = (listed[status] if status else listed)[language]
    return Words(re.compile("|".join(map(_phrase, phrases))))


def _phrase(phrase: str) -> str:
    bare = re.escape(folded(phrase.rstrip("*")).strip())
    return rf"(?<= ){bare}" + ("[a-z]*(?= )" if phrase.endswith("*") else "(?= )")
