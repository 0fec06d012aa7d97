"""Names of a trove's people found in any text: sentences, signatures, file names, addresses."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from affiant.mail.masking.people import (
    TOKEN,
    Form,
    Person,
    Tokens,
    fold,
    folded,
    forms,
    initials,
    is_small,
)
from affiant.mail.masking.usual import is_usual
from affiant.mail.masking.words import words

_GAP = re.compile(r"[\W\d_]{0,4}")
_BEFORE = frozenset("_/\\.-=%@+#~")
_AFTER = re.compile(r"_|[.@-]\w")
_DOTTED = re.compile(  # from its first dot on: letters are everywhere
    r"\.(?<=[^\W\d_]\.)(?<!\w[^\W\d_]\.)(?:[\s-]?[^\W\d_]\.){1,3}(?!\w)"
)
_ALONE = re.compile(  # on one line, and bounded: many a text has thousands of empty lines
    r"^[> \t]{0,40}(?:--?[ \t]{0,3}|/)?([^\W\d_]{2,4})[. \t\r]{0,20}$", re.MULTILINE
)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][^\W\d_A-Z])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")
_BACK = 20
_ENDS = re.compile(r"\s*(?:[,!.:;]|$|\n)")
_NOT = ("'t", "’t")  # "don't" is not Don
_RUN_BACK = re.compile(r"[^\s,;<>()\"]{0,60}")
_RUN = re.compile(r"[^\s,;<>()\"]{0,60}")
_OF_FILES = re.compile(r"[_/\\@=%+]|\.[A-Za-z]\w{1,4}$")
_ON_A_LINE = re.compile(r"[ \t.!]*(?:$|\r?\n)")  # behind a name that stands alone on its line
_LINE_BACK = re.compile(r"[ \t>|-]*(?:\n|\Z)")
_CLOSED_BACK = re.compile(r"[ \t>|-]*(?:\Z|\r?\n\r?[ \t>|]*(?:,|\n|\Z))")
_FIELDS = "|".join(sorted(word[::-1] for word in words("fields")))
_FIELD_BACK = re.compile(  # backwards, "author: "
    rf"[ \t]{{0,3}}:[ \t\u00a0]?(?:{_FIELDS})(?!\w)", re.IGNORECASE
)
_CALENDAR = words("days and months")
_DATE_BEHIND = re.compile(r"(?:\.|,)?[ \u00a0-]?\d|, (?:\d|[A-Z][a-z]{2,8} \d)")
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th|er)?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?)[ \u00a0/-]$"
)
_ABBREVIATIONS = words("abbreviations")
_TITLES = words("titles") - {"me", "via", "by"}  # these are words, too
_GREETINGS = words("greetings")
_SHORT = 2
_LEAST_WITHIN = 5  # letters of a name that a word has at its edge, one less: "dupont"
_MOST_BEFORE, _LEAST_JOINED = 4, 8  # letters before "jeandupont", and of that
_LATELY = 10_000
"""Words that are remembered: most of a text are those of every text."""


_Span = tuple[int, int]


class Names:
    """The forms of all people by their tokens; of each first token, how long its forms can be."""

    def __init__(self, known: Iterable[Person]) -> None:
        alone: dict[Tokens, tuple[str, ...]] = {}  # one tuple a person: most forms are one's own
        shared: dict[Tokens, dict[str, None]] = {}
        proper: set[Tokens] = set()  # forms that are words as well, whoever has them
        lengths: dict[str, set[int]] = defaultdict(set)
        self._initials: dict[Tokens, set[str]] = defaultdict(set)
        for person in known:
            own = (person.identity,)
            for tokens, is_proper in forms(person):
                held = alone.get(tokens)
                if held is None:
                    alone[tokens] = own
                    lengths[tokens[0]].add(len(tokens))
                    if is_proper:
                        proper.add(tokens)
                    continue
                if held is not own:
                    shared.setdefault(tokens, dict.fromkeys(held))[person.identity] = None
                if not is_proper:
                    proper.discard(tokens)
            for letters in initials(person):
                self._initials[letters].add(person.identity)
        self._proper = proper
        alone.update((tokens, tuple(held)) for tokens, held in shared.items())
        self._owners = alone
        self._lengths = {
            first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()
        }
        self._read = lru_cache(maxsize=_LATELY)(self._parts_of)

    def tokens(self) -> frozenset[str]:
        """The words, folded, of which all forms are made; initials are none."""
        met = {token for tokens in self._owners for token in tokens}
        return frozenset(token for token in met if len(token) > 1)

    def whose(self, name: str) -> tuple[str, ...]:
        """Whose a whole name is; nobody's where the trove does not know it."""
        return self._owners.get(folded(name), ())

    def found(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start, end and whose name it may be; the longest that begins at each place."""
        spans, keys = self._tokens(text)
        free = 0  # what is before it belongs to a name already
        for place, key in enumerate(keys):
            if key not in self._lengths or spans[place][0] < free:
                continue
            found = self._at(text, spans, keys, place)
            if found:
                free = found[1]
                yield found
        if self._initials:
            yield from self._letters(text)

    def _tokens(self, text: str) -> tuple[list[_Span], list[str]]:
        """Those with which a name may begin, each with as many behind it as a name can have."""
        spans: list[_Span] = []
        keys: list[str] = []
        wanted = 0
        for match in TOKEN.finditer(text):
            parts, reach = self._read(match.group())
            if reach:
                wanted = max(wanted, reach)
            if wanted > 0:
                at = match.start()
                for start, end, key in parts:
                    spans.append((at + start, at + end))
                    keys.append(key)
                    wanted -= 1
        return spans, keys

    def _parts_of(self, word: str) -> tuple[tuple[tuple[int, int, str], ...], int]:
        """A word's tokens, and with how many from here on a form may end that begins in it."""
        key = fold(word)
        is_one = word.islower() or word.isupper() or word.istitle() or word.isdecimal()
        if is_one or key in self._lengths:
            parts: tuple[tuple[int, int, str], ...] = (self._within(key, len(word)),)
        else:
            parts = tuple(_camel(word))
        longest = [self._lengths[part][0] for _, _, part in parts if part in self._lengths]
        return parts, len(parts) + max(longest) if longest else 0

    def _within(self, key: str, length: int) -> tuple[int, int, str]:
        """The name that a word is, or that it has something at its edge of: "duponts", "mdupont",
        "cvjeandupont"; else the word."""
        whole = (0, length, key)
        if key in self._lengths or len(key) <= _LEAST_WITHIN or is_usual(key):
            return whole
        if key.endswith("s") and key[:-1] in self._lengths:
            return (0, length, key[:-1])
        for cut in range(1, min(_MOST_BEFORE, len(key) - _LEAST_WITHIN) + 1):
            is_long = cut == 1 or len(key) - cut >= _LEAST_JOINED
            if is_long and key[cut:] in self._lengths and len(key) == length:
                return (cut, length, key[cut:])
        return whole

    def _at(
        self, text: str, spans: list[_Span], keys: list[str], place: int
    ) -> tuple[int, int, tuple[str, ...]] | None:
        for length in self._lengths[keys[place]]:
            tokens = tuple(keys[place : place + length])
            whose = self._owners.get(tokens)
            if whose is None:
                continue
            form = Form(tokens, tokens in self._proper)
            run = spans[place : place + length]
            start, end = run[0][0], run[-1][1]
            is_joined = all(_is_gap(text, one, other) for one, other in pairwise(run))
            if is_joined and _is_name(text, form, start, end):
                return start, end, whose
        return None

    def _letters(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Initials: "A.D." anywhere, "AD" on a line of its own."""
        for match in _DOTTED.finditer(text):
            start, end = match.start() - 1, match.end()
            yield from self._whose(text[start:end], start, end)
        for match in _ALONE.finditer(text):
            if match.group(1).isupper():
                yield from self._whose(match.group(1), *match.span(1))

    def _whose(self, run: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        letters = tuple(fold(one) for one in run if one.isalpha())
        if "." in run and "".join(letters) in _ABBREVIATIONS:
            return
        if run.upper() == run and letters in self._initials:
            yield start, end, tuple(sorted(self._initials[letters]))


def _camel(word: str) -> Iterator[tuple[int, int, str]]:
    """The parts of "RapportDupont"."""
    cuts = [0, *[cut.start() for cut in _CAMEL.finditer(word)], len(word)]
    for start, end in pairwise(cuts):
        yield start, end, fold(word[start:end])


def _is_gap(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether both are of one name; a small letter after a space is a word ("Dupont a dit")."""
    if not _GAP.fullmatch(text, one[1], other[0]):
        return False
    is_spaced = any(character.isspace() for character in text[one[1] : other[0]])
    return not is_spaced or not any(
        end - start == 1 and text[start].islower() for start, end in (one, other)
    )


def _is_name(text: str, form: Form, start: int, end: int) -> bool:
    """A form that is also a word counts with a capital, or as a part of a file's name."""
    if all(len(token) <= _SHORT for token in form.tokens):
        # "a d" in a row of letters is no name, and "ng" is a unit: all in capitals they may be.
        is_upper = text[start:end].isupper()
        return is_upper or (form.is_proper and _is_marked(text, start, end))
    if text.startswith(_NOT, end):
        return False
    if form.tokens[0] in _CALENDAR and _is_date(text, start, end):
        return False
    return not form.is_proper or _is_marked(text, start, end)


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a number stands by a day or a month that is a name as well: "3 May"."""
    is_before = _DATE_BEFORE.search(text, max(0, start - _BACK), start) is not None
    return is_before or _DATE_BEHIND.match(text, end) is not None


def _is_marked(text: str, start: int, end: int) -> bool:
    if text[start].isupper() or not text[start:end].islower():
        return True
    if (start > 0 and text[start - 1] in _BEFORE) or _AFTER.match(text, end):
        return not is_usual(fold(text[start:end])) or _is_in_file(text, start, end)
    return _is_addressed(text, start, end) or _is_signed(text, start, end)


def _is_in_file(text: str, start: int, end: int) -> bool:
    """Whether the letters around are a file's name, a path or an address: "long-term" is none."""
    before = _RUN_BACK.match(text[max(0, start - 60) : start][::-1])
    behind = _RUN.match(text, end)
    around = text[start - (before.end() if before else 0) : behind.end() if behind else end]
    return _OF_FILES.search(around.rstrip(".:!?")) is not None


def _is_signed(text: str, start: int, end: int) -> bool:
    """Whether it is all of a line, as people sign who write no capitals, all of a link, or what a
    program notes behind "author:". A usual word is a line in any list of words, too: so of one the
    line before must be empty or end with a comma."""
    back = text[max(0, start - _BACK) : start][::-1]
    if _FIELD_BACK.match(back) or (back.startswith(">") and text.startswith("</", end)):
        return True
    if not _ON_A_LINE.match(text, end):
        return False
    word = fold(text[start:end])
    return (_CLOSED_BACK if is_usual(word) else _LINE_BACK).match(back) is not None


def _is_addressed(text: str, start: int, end: int) -> bool:
    """Whether somebody is spoken to or titled there: "salut anne,", "mme blanc"."""
    found = _WORD_BEFORE.search(text, max(0, start - _BACK), start)
    if found is None:
        return False
    word = fold(found[1])
    if word in _TITLES:
        return True
    is_word = is_small(fold(text[start:end]))  # "thank you"
    return word in _GREETINGS and not is_word and _ENDS.match(text, end) is not None
