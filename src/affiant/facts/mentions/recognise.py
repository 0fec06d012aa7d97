"""The first pass: each sentence by itself."""

from collections.abc import Iterator

from affiant.facts.mentions import roles
from affiant.facts.mentions.called import called, joined_name
from affiant.facts.mentions.classify import kind_of, person
from affiant.facts.mentions.institution import institutions
from affiant.facts.mentions.introduced import introduced
from affiant.facts.mentions.known import Hit, Knowing
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.offices import give_roles
from affiant.facts.mentions.runs import Run, runs
from affiant.facts.mentions.setting import Setting, taken
from affiant.facts.mentions.trusted import is_trusted
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

# How sure each rule is; measured on the development sets, see benchmarks.
KNOWN, AMBIGUOUS, TITLED, GIVEN, FORMED, BARE, SPEAKS = (
    0.95,
    0.75,
    0.93,
    0.88,
    0.8,
    0.85,
    0.75,
)
MOST_UNKNOWN = 3  # parts; longer runs are titles of works and headlines
_PROJECTS = frozenset({"project", "projet"})
_PROJECT_WORDS = 2
_BY = frozenset({"by", "par"})
_ASIDES = frozenset({("de", "son"), ("de", "sa"), ("on", "his"), ("on", "her")})
_SPLITTERS = frozenset({"and", "et"})
_APART = frozenset({"à", "au", "aux", "en", "contre", "sur", "in", "on"})
"""What joins the words of a name only behind a head: sa filiale Arden | à Oksby."""
_WHOLE_HEADS = frozenset(
    {"court", "department", "ministry", "office", "agency", "commission", "committee", "executive"}
    | {"authority", "administration", "bureau", "service", "tribunal", "board", "council"}
)


def recognise(setting: Setting, knowing: Knowing, common: frozenset[str]) -> list[Named]:
    """The names of a sentence. `common`: the words the document also writes small."""
    found = [*_known(setting, knowing, common), *institutions(setting)]
    if not setting.heading:
        openers = lexicon().openers
        for run in [*runs(setting.words, setting.capitals, setting.taken)]:
            if run.last - run.first == 1 and setting.words[run.first].low in openers:
                continue
            found.extend(_in_run(setting, knowing, run, common))
    found = introduced(setting, found)
    found.sort(key=lambda named: named.start)
    give_roles(setting, found)
    return found


def _known(setting: Setting, knowing: Knowing, common: frozenset[str]) -> Iterator[Named]:
    """Names of the gazetteer. Places wait for the run they may be part of."""
    small = knowing.gazetteer.small
    for at, word in enumerate(setting.words):
        _, _, text, low = word
        if low not in small if text == low else not knowing.may_be_at(word):
            continue
        if setting.taken[at]:
            continue
        hit = knowing.at(word)
        if hit is None or (hit.known is None and not setting.heading):
            continue
        last = _token_after(setting.words, at, hit.end)
        if is_trusted(setting, at, last, common):
            yield _of_hit(setting, knowing, at, last, hit)


def _of_hit(setting: Setting, knowing: Knowing, at: int, last: int, hit: Hit) -> Named:
    setting.take(at, last)
    start = setting.words[at].start
    unsure = setting.words[at].text in lexicon().ambiguous and last - at == 1
    return Named(
        start,
        hit.end,
        hit.kind,
        knowing.text[start : hit.end],
        AMBIGUOUS if unsure else KNOWN,
        hit.known.name if hit.known else None,
        hit.known.country if hit.known else None,
    )


def _token_after(words: list[Token], at: int, end: int) -> int:
    while at < len(words) and words[at].start < end:
        at += 1
    return at


def _in_run(
    setting: Setting, knowing: Knowing, run: Run, common: frozenset[str]
) -> Iterator[Named]:
    """Names in a run: the whole, else its parts."""
    words = setting.words
    first = run.first
    while first < run.last and _opens(setting, first, common):
        first += 1
    if first < run.last and joined_name(words, first, run.last):
        yield taken(setting, first, run.last, EntityKind.ORGANISATION, FORMED)
        return
    for opening, last in _parts(words, first, run.last):
        start = _past_role(words, opening, last)
        if start >= last:
            continue
        kind = kind_of(words[start:last])
        if kind is None and called(words, start, last):
            kind = EntityKind.ORGANISATION
        if kind is EntityKind.PERSON and _of_group(words, last):
            continue
        product = _product(words, start, last)
        if product:
            yield taken(setting, start, product, EntityKind.PRODUCT, FORMED)
        elif kind is not None:
            yield taken(setting, start, last, kind, GIVEN if kind is EntityKind.PERSON else FORMED)
        elif roles.title_before(words, start) < start and _titled(setting, start, last):
            yield taken(
                setting, start, _end_of_person(words, start, last), EntityKind.PERSON, TITLED
            )
        else:
            yield from _pieces(setting, knowing, start, last, common)


def _product(words: list[Token], start: int, last: int) -> int:
    """Where the product's name ends (Project Heron; the software Heron); 0 for no product."""
    heads = lexicon().product_heads
    if words[start].low in _PROJECTS and start + 1 < last and words[start + 1].text[0].isupper():
        return start + _PROJECT_WORDS
    before = start > 0 and words[start - 1].low in heads and words[start - 1].text[0].islower()
    single = before and words[start].start - words[start - 1].end == 1
    return start + 1 if single and words[start].low not in lexicon().not_names else 0


def _opens(setting: Setting, at: int, common: frozenset[str]) -> bool:
    """Whether the word has its capital from its place only."""
    word, lists = setting.words[at], lexicon()
    if word.low in lists.openers or not word.text[0].isupper():
        return True
    first = at == 0 or not setting.words[at - 1].text[0].isalnum()
    return first and at == 0 and word.low in common and word.text not in lists.given


def _parts(words: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The run cut at "and" and after a person, unless it is the name of one body."""
    start = first
    for at in range(first, last):
        left = words[start:at]
        small = words[at].text[0].islower() and left
        if (words[at].low in _SPLITTERS and not _goes_on(words, left, at, last)) or (
            small
            and (_of_a_person(words, start, at) or (words[at].low in _APART and not _heads(left)))
        ):
            yield start, at
            start = at + 1
        while start < last and start <= at and not words[start].text[0].isupper():
            start += 1
    while start < last and not words[start].text[0].isupper():
        start += 1
    if start < last:
        yield start, last


def _of_a_person(words: list[Token], start: int, last: int) -> bool:
    """Jane Roe | of the Harbour Police; Chief Constable Jane Roe | of the Harbour Police."""
    return person(words[roles.function_at(words, start) : last])


def _goes_on(words: list[Token], left: list[Token], at: int, last: int) -> bool:
    """Whether the name of one body goes on after "and": Health and Human Services."""
    lists = lexicon()
    if at + 1 >= last or words[at + 1].low in {"le", "la", "l", "les", "the"}:
        return False
    if not _heads(left):
        return _is_one_body(words, left, at, last)
    ended = len(left) > 1 and left[-1].low in lists.bare_heads | lists.legal_forms
    return not ended or words[last - 1].low in lists.english_heads


def _is_one_body(words: list[Token], left: list[Token], at: int, last: int) -> bool:
    """The | Employment and Labour Court: an article before two nouns and their head."""
    lists = lexicon()
    if (
        len(left) != 1
        or words[at].low != "and"
        or _WHOLE_HEADS.isdisjoint(word.low for word in words[at + 1 : last])
    ):
        return False
    before = at - 2
    the = before >= 0 and words[before].low == "the"
    return the and left[0].low not in lists.places and left[0].text not in lists.given


def _heads(words: list[Token]) -> bool:
    heads = lexicon().organisation_heads
    return any(word.low in heads for word in words)


def _past_role(words: list[Token], start: int, last: int) -> int:
    """Where the name begins after a capitalised function (Attorney General Jane Roe)."""
    end = roles.function_at(words, start)
    if end <= start:
        return _past_title(words, start, last)
    whole = kind_of(words[start:last]) is EntityKind.ORGANISATION
    if whole and (end >= last or words[end].text[0].isupper()):
        return start  # Justice Department, President Wilson School
    while end < last and not words[end].text[0].isupper():
        end += 1
    return min(end, last)


def _past_title(words: list[Token], start: int, last: int) -> int:
    """Mme | Durand."""
    titled = start + 1 < last and roles.title_before(words, start + 1) == start
    return start + 1 if titled and kind_of(words[start:last]) is None else start


def _titled(setting: Setting, start: int, last: int) -> bool:
    """Whether the words after a title can be a person's name."""
    words, lists = setting.words, lexicon()
    word = words[start]
    if word.text[0].islower() or roles.function_at(words, start) > start:
        return False  # Madame la Directrice
    if start > 1 and words[start - 1].capital and roles.qualifies(words[start - 1]):
        return False  # The Child Protection Act
    if word.low in lists.not_names or word.low in lists.organisation_heads or word.text.isupper():
        return False
    return not _of_group(words, last)


def _of_group(words: list[Token], after: int) -> bool:
    return after < len(words) and words[after].low in lexicon().group_nouns


def _end_of_person(words: list[Token], start: int, last: int) -> int:
    particles = lexicon().person_particles
    end = start + 1
    while end < last and (
        words[end].text[0].isupper() or words[end].text in ".’'" or words[end].low in particles
    ):
        end += 1
    while end > start + 1 and not words[end - 1].text[0].isupper():
        end -= 1
    return end


def _pieces(
    setting: Setting, knowing: Knowing, first: int, last: int, common: frozenset[str]
) -> Iterator[Named]:
    """Places, people and bodies inside a run that as a whole names nothing."""
    words = setting.words
    at = first
    while at < last:
        hit = None
        if words[at].text[0].isupper() and knowing.may_be_at(words[at]):
            hit = knowing.at(words[at])
        if hit is not None and hit.known is None and _place_stands(setting, at):
            end = _token_after(words, at, hit.end)
            yield _of_hit(setting, knowing, at, end, hit)
            at = end
            continue
        end = _end_of_person(words, at, last)
        if words[at].text in lexicon().bare_surnames and not _heads(words[at + 1 : last]):
            yield taken(setting, at, at + 1, EntityKind.PERSON, BARE)
        elif person(words[at:end]) and not _of_group(words, end):
            yield taken(setting, at, end, EntityKind.PERSON, GIVEN)
            at = end - 1
        elif _speaks(setting, at, end, common):
            yield taken(setting, at, end, EntityKind.PERSON, SPEAKS)
            at = end - 1
        at += 1


def _speaks(setting: Setting, first: int, last: int, common: frozenset[str]) -> bool:
    """Two or three unknown capitalised words beside a verb of speech, or before a function."""
    words, lists = setting.words, lexicon()
    parts = [word for word in words[first:last] if word.text != "."]
    if not 2 <= len(parts) <= MOST_UNKNOWN or _of_group(words, last):  # noqa: PLR2004 - two names
        return False
    if any(_no_name(word, common) for word in parts) or _of_an_office(words, first):
        return False
    if _apposed(setting, first, last) or _signs(setting, first, last):
        return True
    if first > 2 and tuple(w.low for w in words[first - 3 : first - 1]) in _ASIDES:  # noqa: PLR2004
        first -= 3
    verb = last
    while verb < len(words) and words[verb].low in {"a", "has", "had", "avait", "ont", "also"}:
        verb += 1
    said = verb < len(words) and words[verb].low in lists.speech
    asked = first > 0 and words[first - 1].low in lists.telling
    return said or asked or roles.after(words, last, {}) is not None


def _of_an_office(words: list[Token], first: int) -> bool:
    """The minister of | Public Safety: what somebody is a minister of is nobody."""
    return (
        first > 1
        and words[first - 1].low in {"of", "for"}
        and words[first - 2].low in lexicon().roles
    )


def _apposed(setting: Setting, first: int, last: int) -> bool:
    """Its director, Jane Roe, told: a function before, and a comma on either side."""
    words = setting.words
    closed = last >= len(words) or words[last].text in {",", ".", ":", "(", ")"}
    return closed and roles.function_before(words, first, {}) is not None


def _signs(setting: Setting, first: int, last: int) -> bool:
    """By Jane Roe; Par Jane Roe - the line over an article."""
    words = setting.words
    opens = first == 1 and words[0].low in _BY and words[0].text[0].isupper()
    return opens and (last == len(words) or not words[last].text[0].isalnum())


def _no_name(word: Token, common: frozenset[str]) -> bool:
    lists = lexicon()
    low = word.low
    known = low in lists.not_names or low in lists.organisation_heads or low in lists.openers
    return (
        known
        or low in common
        or not all(
            part[:1].isupper() and (part[1:].islower() or len(part) == 1)
            for part in word.text.split("-")
        )
    )


def _place_stands(setting: Setting, at: int) -> bool:
    """A place alone, not the first word of somebody's or something's longer name."""
    words = setting.words
    return not (
        at and words[at - 1].text in lexicon().given and words[at].start - words[at - 1].end == 1
    )
