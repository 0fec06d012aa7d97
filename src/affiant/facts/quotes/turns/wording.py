"""The words of a label, taken one after the other until it ends: titles, offices, names."""

import re

from affiant.facts.quotes.turns.label import Kind, Label
from affiant.facts.quotes.turns.words import bare, listed, parts, titles
from affiant.reading.span import Span

_MOST_NAMES = 6  # words of a name
_MOST_OFFICE = 14  # words of an office behind a comma
_INITIALS = 4  # characters of J.-P, M.B
_TIMED_AFTER = re.compile(r"[ \t]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]*")
_WORD = re.compile(r"\S+")
_MARKUP = "*_"  # Markdown's bold and italics
_DASHES = frozenset("-–—")
_NAMED = re.compile(r"[^\W\d_][^\W\d_’'.\-]*(?:[’'.\-][^\W\d_]*)*")
_BLANK = " \t\u00a0\u202f\u2009"


class Wording:
    """One line's first words, taken one after the other until the label ends."""

    def __init__(self, text: str, at: int, limit: int, end: int) -> None:
        self.text = text
        self.at = at
        self.limit = limit
        self.end = end
        self.names: list[tuple[str, int, int]] = []
        self.offices: list[tuple[str, int, int]] = []
        self.sex = ""
        self.titled = False
        self.article = False
        self.opened = at  # where the article stands
        self.spelled = False  # Monsieur, Madame: how somebody is addressed
        self.comma: int | None = None
        self.bracket: Span | None = None
        self.office_words = 0
        self.number = False

    def label(self, start: int, *, timed: bool) -> Label | None:
        """The label, where these words are one."""
        found = self._parting()
        if found is None:
            return None
        form, close, after = found
        if form == "line" and timed:
            form = "timed"
        return self._made(start, form, close, after, timed=timed)

    def _parting(self) -> tuple[str, int, int] | None:
        """The mark that parts them, where the label ends, and where the speech begins."""
        deep = False
        for match in _WORD.finditer(self.text, self.at, self.limit):
            word, first = match[0], match.start()
            if deep or word[0] in "([":
                if not self._any():
                    return None
                deep = self._bracketed(word, first, match.end(), deep=deep)
                if not deep and (told := self._after_bracket(word, match.end())):
                    return told
                continue
            word, first = _unmarked(word, first)
            if word in _DASHES:
                return ("–", first, self._speech(match.end())) if self._any() else None
            stem = word.rstrip(":.,*_")
            if stem and not self._taken(word, stem, first):
                return self._clocked(first)
            tail = word[len(stem) :].strip(_MARKUP)
            told = self._closed(word, stem, tail, first) if tail else None
            if told is not None or ":" in tail:
                return told
        return ("line", self.end, self.end) if self._any() and self._whole() else None

    def _bracketed(self, word: str, first: int, end: int, *, deep: bool) -> bool:
        """Takes a word between brackets; whether the bracket is still open."""
        begin = self.bracket.start if deep and self.bracket is not None else first + 1
        inner = max(word.rfind(")"), word.rfind("]"))
        stop = end if inner < 0 else end - len(word) + inner
        self.bracket = Span(begin, max(stop, begin))
        return inner < 0

    def _after_bracket(self, word: str, end: int) -> tuple[str, int, int] | None:
        tail = word[max(word.rfind(")"), word.rfind("]")) + 1 :]
        if tail[:1] == ":":
            return ":", end, self._speech(end)
        return (self._stop(end), end, self._speech(end)) if tail == "." else None

    def _stop(self, at: int) -> str:
        """A full stop, or one with the dash that no sentence has behind it: President. –"""
        behind = self.text[at : at + 2].strip(_BLANK)
        return ".–" if behind[:1] in _DASHES else "."

    def _taken(self, word: str, stem: str, first: int) -> bool:
        """Whether the word may stand in a label; it is kept for what it is."""
        if self.comma is not None:
            self.office_words += 1
            return self.office_words <= _MOST_OFFICE and stem.lower() not in listed("finite")
        low = bare(stem)
        elided = low.startswith("l'") and low[2:] in parts()
        if not self.names and (elided or low in listed("articles")):
            self.article = True
            self.opened = first
            return not elided or self._office(word, low[2:], first, first + len(stem))
        if self.offices and not self.names and low in listed("beside"):
            self.offices[-1] = (self.offices[-1][0], self.offices[-1][1], first + len(stem))
            return True
        return self._titled(word, stem, low, first)

    def _titled(self, word: str, stem: str, low: str, first: int) -> bool:
        """Whether it is a title, an office, or a word of the name."""
        if low in titles() or low in parts():
            return self._office(word, low, first, first + len(stem))
        if stem.isdigit():
            self.number = True
            return bool(self.offices) and len(stem) <= 2  # noqa: PLR2004 - Speaker 12
        if low in listed("particles"):
            return True
        if not stem[0].isupper() or _NAMED.fullmatch(stem) is None:
            return False
        self.names.append((stem, first, first + len(stem)))
        return len(self.names) <= _MOST_NAMES

    def _office(self, word: str, low: str, first: int, end: int) -> bool:
        if self.names and low not in parts() and not word[0].isupper():
            return False
        if low in ("monsieur", "madame", "mademoiselle"):
            self.spelled = True
        self.titled = True
        self.sex = self.sex or titles().get(low, "") or (parts()[low].sex if low in parts() else "")
        self.offices.append((low, first, end))
        return True

    def _closed(self, word: str, stem: str, tail: str, first: int) -> tuple[str, int, int] | None:
        end = first + len(word)
        if tail.endswith(":"):
            return (":", end - 1, self._speech(end)) if self._any() else None
        if tail.endswith(","):
            if self.comma is None and self._any():
                self.comma = end
            return None
        if not self._any() or (self.comma is None and self._abbreviates(stem)):
            return None
        return self._stop(end), end - 1, self._speech(end)

    def _abbreviates(self, stem: str) -> bool:
        """Mr. | ALDOUS, J. Roe: a full stop that ends no label."""
        initial = len(stem) == 1 or (stem.count(".") > 0 and len(stem) <= _INITIALS)
        return initial or (bare(stem) in listed("short") and not self.names)

    def _clocked(self, first: int) -> tuple[str, int, int] | None:
        """Kathleen Aldous 00:03: the time that ends a label's own line."""
        told = _TIMED_AFTER.fullmatch(self.text, first, self.end)
        return ("timed", first, self.end) if told is not None and self._any() else None

    def _any(self) -> bool:
        return bool(self.names) or any(low in parts() for low, _, _ in self.offices)

    def _whole(self) -> bool:
        """Whether the label's words reach the line's end."""
        return self.limit == self.end and self.comma is None

    def _speech(self, at: int) -> int:
        """Where the speech begins behind the marks that part it."""
        while at < self.end and (self.text[at] in _BLANK or self.text[at] in "–—-:."):
            if self.text[at] in "-." and self.text[at + 1 : at + 2] in ("-", "."):
                return at  # --signed by you; ...and so
            at += 1
        return at

    def _made(self, start: int, form: str, close: int, after: int, *, timed: bool) -> Label | None:
        if form == "." and not self._dotted():
            return None
        if not self._shown(form):
            return None
        office = self.bracket or (
            _words(self.text, self.comma, close) if self.comma is not None else None
        )
        timed = timed or form == "timed"
        if self.names and not self._by_part():
            return self._named(start, form, after, office, timed=timed)
        held = [(low, first, end) for low, first, end in self.offices if low in parts()]
        if not held:
            return None
        if form == "line" and self.names:
            return None  # UNITED STATES DISTRICT COURT: what a page is headed with
        low, first, end = held[-1]
        begin = min([first, *(f for _, f, _ in self.names)])
        end = max([end, *(e for _, _, e in self.names)])
        said = Span(self.at if self.article else begin, end)
        phrase = " ".join(said.of(self.text).split())
        part = "nobody" if self.number else parts()[low].name
        return Label(Kind.PART, start, after, said, form, sex=self.sex, titled=True, part=part,
                     phrase=phrase.lower(), office=office, timed=timed)  # fmt: skip

    def _shown(self, form: str) -> bool:
        """Whether the words are enough of a label for a mark that other lines have too."""
        if form not in ("–", "line", ".–") or self.titled:
            return True
        if form == "line" and self.bracket is not None:
            return True
        return len(self.names) > 1 and form != "–"

    def _by_part(self) -> bool:
        """Company spokesperson; the Northmere lawyer: the word for a part stands last."""
        if not self.offices:
            return False
        low, first, _ = self.offices[-1]
        return low in parts() and first > self.names[-1][1]

    def _named(
        self, start: int, form: str, after: int, office: Span | None, *, timed: bool
    ) -> Label:
        bare_name = self.article and not self.titled  # Le Phare
        said = Span(self.opened if bare_name else self.names[0][1], self.names[-1][2])
        words = tuple(said.of(self.text).replace("’", "'").split())
        inner = Span(self.names[0][1], self.names[-1][2]).of(self.text).replace("’", "'").split()
        part = next((parts()[low].name for low, _, _ in self.offices if low in parts()), "")
        return Label(Kind.NAME, start, after, said, form, words, self.sex, self.titled, part=part,
                     office=office, timed=timed,
                     folded=tuple(bare(word) for word in inner))  # fmt: skip

    def _dotted(self) -> bool:
        """Whether a full stop may end this label: it has a title, and addresses nobody (Mr.
        President. I rise ...; Monsieur le ministre. Vous ...)."""
        if not self.titled or (self.spelled and not self.names):
            return False
        if self.names and not self._by_part():
            first = self.offices[0][1] if self.offices else self.names[0][1]
            return first < self.names[0][1]
        addressed = any(low in ("mr", "madam") for low, _, _ in self.offices)
        return self.article or not addressed


def _words(text: str, start: int, end: int) -> Span | None:
    """The stretch without the blanks around it; None where nothing is left."""
    told = text[start:end]
    first = start + len(told) - len(told.lstrip())
    return Span(first, first + len(told.strip())) if told.strip() else None


def _unmarked(word: str, first: int) -> tuple[str, int]:
    """A word without the marks of bold before it, and where it then begins."""
    stripped = word.lstrip(_MARKUP)
    return (stripped, first + len(word) - len(stripped)) if stripped else (word, first)
