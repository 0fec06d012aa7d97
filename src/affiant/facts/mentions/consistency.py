"""The second pass: what the document names in one place, it names everywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting
from affiant.facts.mentions.short import leading, press
from affiant.facts.token import Token, tokens
from affiant.vocabulary.entity import EntityKind

REPEATED, SURNAME = 0.85, 0.9
REPEATABLE = 0.75
"""Confidence from which a recogniser's name is looked for elsewhere: it has seen the whole document
already, and an error would be repeated."""

_NAMESAKES = 20  # persons of one surname: more share it, and each is asked for again and again
_SHOUTED = 5  # letters; a shorter word in capitals may be another one

Entry = tuple[tuple[str, ...], Named]


@dataclass(frozen=True, slots=True)
class Roll:
    """All names that the first pass found: by first word, and people by surname."""

    by_first_word: dict[str, list[Entry]] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)
    """The full names of bodies by the first words that stand for them."""
    press: dict[str, list[Named]] = field(default_factory=dict)
    """Newspapers by the last word of their name."""

    def body(self, short: str) -> str | None:
        """The one body that these words stand for, its name in full."""
        names = self.bodies.get(short, set())
        return max(names, key=len) if len({key_of(name) for name in names}) == 1 else None

    def bearer(self, surname: str) -> str | None:
        """The one person of this surname, in the fullest form; None for several or nobody."""
        names = _whole(self.people.get(surname, []))
        firsts = {name.split()[0] for name in names}
        return max(names, key=len) if len(firsts) == 1 else None


def _whole(names: list[str]) -> list[str]:
    """The names but those that are the end of another: Le Bris beside Lydie Le Bris."""
    if len(names) > _NAMESAKES:
        return names
    return [one for one in names if not any(other.endswith(f" {one}") for other in names)]


def key_of(name: str) -> str:
    """A name without its legal form, in one case: Arden Ltd and ARDEN are one body."""
    parts = [part for part in name.casefold().split() if part not in lexicon().legal_forms]
    return " ".join(parts)


def roll(found: Iterable[Named], common: frozenset[str]) -> Roll:
    """The names of a document, longest first under each first word."""
    made = Roll()
    seen: set[str] = set()
    for named in found:
        unsure = named.found_by is not None and named.confidence < REPEATABLE
        if unsure or named.name in seen:
            continue
        seen.add(named.name)
        words = tokens(named.name, 0, len(named.name))
        parts = tuple(token.text for token in words)
        _enter(made, parts, named)
        _enter_short(made, words, named, common)
        if len(parts) == 1 and len(parts[0]) >= _SHOUTED and not parts[0].isupper():
            _enter(made, (parts[0].upper(),), named)
        if len(parts) > 1 and named.kind is EntityKind.PERSON:
            _enter(made, tuple(part.upper() for part in parts), named)
        if named.kind is EntityKind.PERSON and len(parts) > 1 and len(_surname(parts)) > 1:
            made.people.setdefault(_surname(parts), []).append(" ".join(named.name.split()))
    _forget_shared(made, found)
    for entries in made.by_first_word.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return made


def _forget_shared(made: Roll, found: Iterable[Named]) -> None:
    """The first word that two bodies share stands for neither: Kestrel Foundation, Kestrel Ltd."""
    if not made.bodies:
        return
    bodies: dict[str, set[str]] = {}
    for name in {named.name for named in found if named.kind is EntityKind.ORGANISATION}:
        words = name.split()
        if len(words) > 1 and words[0] in made.bodies:
            form = words[1].rstrip(".,").lower() in lexicon().legal_forms
            bodies.setdefault(words[0], set()).add("" if form else words[1].casefold())
    for short, second in bodies.items():
        if len(second) > 1:
            made.bodies[short].update(f"{short} {word}" for word in second)
            made.by_first_word[short] = [
                entry for entry in made.by_first_word[short] if entry[0] != (short,)
            ]


def _enter(made: Roll, parts: tuple[str, ...], named: Named) -> None:
    if parts:
        made.by_first_word.setdefault(parts[0], []).append((parts, named))


def _enter_short(made: Roll, words: list[Token], named: Named, common: frozenset[str]) -> None:
    short = leading(words, named, common)
    if short is not None:
        _enter(made, short, named)
        made.bodies.setdefault(" ".join(short), set()).add(" ".join(named.name.split()))
    paper = press(words, named)
    if paper is not None:
        made.press.setdefault(paper, []).append(named)


def _surname(parts: tuple[str, ...]) -> str:
    return parts[-2] if parts[-1] in {"Jr", "Sr"} and len(parts) > 2 else parts[-1]  # noqa: PLR2004


def repeated(setting: Setting, names: Roll) -> Iterator[Named]:
    """Names in the sentence that the first pass saw elsewhere only, and surnames alone."""
    words = setting.words
    for at in setting.capitals:
        word = words[at]
        if setting.taken[at]:
            continue
        entry = _entry_at(setting, at, names)
        if entry is not None:
            yield _again(setting, at, entry)
        elif word.text in names.press and _is_paper(setting, at, names):
            yield _again(setting, at, ((word.text,), names.press[word.text][0]))
        elif names.bearer(word.text) and not _part_of_more(setting, at):
            setting.take(at, at + 1)
            name = names.bearer(word.text) or word.text
            yield Named(word.start, word.end, EntityKind.PERSON, name, SURNAME)


def _is_paper(setting: Setting, at: int, names: Roll) -> bool:
    """The Herald, where one such newspaper is named in full."""
    if len({named.name for named in names.press.get(setting.words[at].text, ())}) != 1 or not at:
        return False
    before = setting.words[at - 1]
    alone = at + 1 >= len(setting.words) or not setting.words[at + 1].text[0].isupper()
    return before.low in {"the", "le", "la"} and alone and not setting.heading


def _entry_at(setting: Setting, at: int, names: Roll) -> Entry | None:
    for entry in names.by_first_word.get(setting.words[at].text, ()):
        parts, named = entry
        here = tuple(word.text for word in setting.words[at : at + len(parts)])
        if here != parts or not setting.free(at, at + len(parts)):
            continue
        if len(parts) == 1 and (_part_of_more(setting, at) or _only_a_word(setting, at, named)):
            continue
        return entry
    return None


def _only_a_word(setting: Setting, at: int, named: Named) -> bool:
    """A name that is also a word says nothing in a heading's capitals; nor in a list of names, nor
    one word of several in capitals."""
    word = setting.words[at]
    shouted = word.text.isupper() and not named.name.isupper()
    behind = setting.words[at + 1].text if at + 1 < len(setting.words) else ""
    if shouted and named.kind is EntityKind.PERSON and len(behind) > 1 and behind.isupper():
        return True  # MOURAD | TAZI: a part of another name, or of shouting
    if setting.heading and not shouted and word.text in lexicon().ambiguous:
        return True
    return named.kind is EntityKind.PERSON and setting.listed(at)


def _part_of_more(setting: Setting, at: int) -> bool:
    """Whether a first name stands before it, or the word ends a list of bare names."""
    words = setting.words
    before = at > 0 and words[at - 1].text in lexicon().given
    if before and words[at].start - words[at - 1].end == 1:
        return True
    return setting.listed(at)


def _again(setting: Setting, at: int, entry: Entry) -> Named:
    parts, seen = entry
    last = at + len(parts)
    setting.take(at, last)
    words = setting.words
    sure = min(REPEATED, seen.confidence) if seen.found_by else REPEATED
    return Named(
        words[at].start,
        words[last - 1].end,
        seen.kind,
        seen.name,
        sure,
        seen.known_as,
        found_by=seen.found_by,
    )
