"""Names of whomever, known by what stands beside them: an address, "a écrit :", a field of a quoted
header, a line of a card or a calendar. They are masked there, and people are learned by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.mail.masking.people import folded, identity
from affiant.mail.masking.words import words

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]['’.\-]?[\w'’.-]{0,40}"
_SMALL = r"[a-zà-öø-ÿ][\w'’.-]{1,40}"
_PARTICLE = r"(?:de|du|des|la|le|von|van|der|den|di|da|el|al|ben|bin)"
_NAME = rf"{_CAPITAL}(?:(?:[ \u00a0]|, ?)(?:{_CAPITAL}|{_PARTICLE})(?=[\s,<\[(\"']|$)){{0,4}}"
_BRACKET = re.compile(
    r"(?:<|\[|\()(?:mailto:)?([^\s<>@\[\]()\"]{1,64}@[\w.-]{1,255})", re.IGNORECASE
)
_BACK = 90  # characters before an address in which a name is sought
_QUOTED = re.compile(
    r"[\"“«'][ \u00a0]?([^\"“”«»\r\n<>@]{2,80}?)[ \u00a0]?[\"”»'][ \t\u00a0\r\n]{0,3}\Z"
)
_BEFORE = re.compile(rf"(?<![\w@.-])({_NAME})[ \t\u00a0\r\n]{{0,3}}\Z")
_SMALL_BEFORE = re.compile(
    rf"(?:^|[:;,\t|])[ \u00a0]{{0,3}}({_SMALL}(?: {_SMALL}){{0,3}})[ \u00a0]{{0,3}}\Z", re.MULTILINE
)
_TWO = rf"{_CAPITAL}(?:[ \u00a0](?:{_CAPITAL}|{_PARTICLE})){{1,4}}"
_WROTE = re.compile(
    rf"(?<![\w@.-])({_TWO})(?:\s{{0,2}}[<\[(][^<>\[\]()\n]{{0,100}}[>\])])?\s{{1,3}}"
    r"(?:a\s{1,2}écrit|wrote|writes|said|schrieb|ha\s{1,2}scritto|escribió|escreveu|schreef|skrev)"
    r"[ \u00a0\u202f]?:"
)
_SAYS = re.compile(
    r"(?:wrote|écrit|writes|said|schrieb|scritto|escribió|escreveu|schreef|skrev)[ \u00a0\u202f]?:"
)
_WROTE_BEHIND = re.compile(rf"\b(?:schrieb|skrev|schreef)[ \u00a0]({_TWO})(?=[ \u00a0]?[:<\[(])")
_BEHIND = re.compile(rf">?[ \u00a0]{{1,2}}\(({_TWO})\)")
_BARE = re.compile(r"@(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}")
_BEFORE_BARE = re.compile(
    rf"(?:^|[^\w@.,-]|, )({_TWO})[ \t\u00a0]{{0,2}}(?:[,:–—|-]|\r?\n[>\s]{{0,4}})?"
    r"[ \t\u00a0]{0,3}\Z"
)
_VIA = re.compile(
    rf"(?<![\w@.-])({_TWO})[\"']?[ \u00a0]via[ \u00a0][\w .&'-]{{1,60}}[\"']?\s{{0,2}}\Z"
)
_BEFORE_WROTE = 400  # characters, in which a name of five words and an address in brackets end
_PEOPLE_FIELD = re.compile(
    r"^[>\s*]{0,20}(?:De|From|À|A|To|Cc|Cci|Bcc|Expéditeur|Destinataires?|Von|An|Pour|Copie à|"
    r"Reply-To|Répondre à|Sender|Organizer|Organisateur)"
    r"[*\u00a0\u202f ]{0,3}:[* \t\u00a0]{0,20}([^\r\n]{2,2000})$",
    re.MULTILINE,
)
_TIME_FIELD = re.compile(
    r"^[>\s*]{0,20}(?:Envoyé(?: le)?|Sent|Date|Objet|Subject|Sujet|Gesendet|Betreff)"
    r"[*\u00a0\u202f ]{0,3}:",
    re.MULTILINE,
)
_AROUND = 1_500  # characters of a quoted header, before and after a field
_PIECE = re.compile(r"[^;,<>\[\]()]{2,80}")
_TURNED = re.compile(  # "Dupont, Jean" between semicolons or alone; "Ann Roy, Bob Lee" are two
    rf"(?:^|[;<>\[\]()])[ \t\u00a0]*((?:{_PARTICLE}[ ])?{_CAPITAL}(?:[ -]{_CAPITAL})?,[ ]"
    rf"{_CAPITAL}(?:[ ]{_CAPITAL})?)"
    r"[ \t\u00a0*]*(?=$|[;<>\[\]()])"
)
_CARD = re.compile(
    r"^(?:item\d\.)?(?:FN|N|NICKNAME|SORT-STRING)(?:;[^:\r\n]{0,80})?:([^\r\n]{2,80})", re.MULTILINE
)
_CALENDAR = re.compile(
    r"\bCN=(?:\"([^\"\r\n]{2,80})\"|([^\",;:/\r\n]{2,80}))(?=[;:,]|\"?:)(?:[^\r\n]{0,100}?mailto:([^\s>\"]{1,200}))?",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"<a\s[^<>]{0,200}mailto:([^\s<>\"'?]{3,200})[^<>]{0,200}>([^<>]{2,80})</a", re.IGNORECASE
)
_TITLED = re.compile(r"mailto:[^<>]{3,200}title=[\"']([^\"'<>]{2,80})[\"']", re.IGNORECASE)
_EDGES = " \t\u00a0\r\n\"'“”«»*,;"
_LEAD = re.compile(  # words before a name that are none of it
    r"(?:on behalf of|de la part de|au nom de|quoting|selon|contact|from|by|par|via|to|à|am|pm|cc|"
    rf"written by|and|et|{'|'.join(sorted(words('titles') | words('greetings')))})\b\.?"
    r",?[ \u00a0]{1,3}",
    re.IGNORECASE,
)
_NO_PERSON = words("roles") | words("no names") | {"behalf"}
_NO_LETTERS = frozenset("@[]")  # of an address, or of a label that was put there before
_MOST_WORDS = 6
_MOST_LOCAL, _SHORT = 64, 2
_WORD = re.compile(r"[^\s]+")
_LOCAL_BACK = re.compile(r"[\w.+-]{1,64}")


@dataclass(frozen=True, slots=True)
class Beside:
    """Start and end of a name; the address that it stands beside, "" where it has none."""

    start: int
    end: int
    name: str
    address: str = ""

    @property
    def identity(self) -> str:
        """As `people.people` makes it."""
        return self.address or f"name:{' '.join(folded(self.name))}"


def beside(text: str) -> Iterator[Beside]:
    """All of them, in no order."""
    if "@" in text:
        yield from _before_addresses(text)
        yield from _by_bare(text)
        if "mailto:" in text:
            yield from _linked(text)
    if ":" in text:
        for start, end in _around_wrote(text):
            for found in _WROTE.finditer(text, start, end):
                yield from _told(text, *found.span(1))
        for found in _WROTE_BEHIND.finditer(text) if _may_be_behind(text) else ():
            yield from _told(text, *found.span(1))
        yield from _in_headers(text)
        if "BEGIN:VCARD" in text:
            for found in _CARD.finditer(text):
                yield from _told(text, *found.span(1))
    if "CN=" in text or "cn=" in text:
        yield from _in_calendars(text)


def _may_be_behind(text: str) -> bool:
    return any(word in text for word in ("schrieb ", "skrev ", "schreef "))


def _around_wrote(text: str) -> Iterator[tuple[int, int]]:
    """Where a name may stand with "wrote:" behind it, each stretch apart from the next."""
    start = end = 0
    for found in _SAYS.finditer(text):
        floor = max(found.start() - _BEFORE_WROTE, 0)
        if end and floor > end:
            yield start, end
        start, end = (start if end and floor <= end else floor), found.end()
    if end:
        yield start, end


def _before_addresses(text: str) -> Iterator[Beside]:
    for found in _BRACKET.finditer(text):
        floor = max(0, found.start() - _BACK)
        if floor:  # not in the midst of a word
            floor = text.find(" ", floor, found.start())
        before = text[floor : found.start()] if floor >= 0 else ""
        for pattern in (_QUOTED, _VIA, _BEFORE, _SMALL_BEFORE):
            if name := pattern.search(before):
                start, end = name.span(1)
                yield from _told(text, floor + start, floor + end, found.group(1))
                break


def _by_bare(text: str) -> Iterator[Beside]:
    """By addresses without brackets: whoever the local part has letters of, "Anne Roy, aroy@"; and
    in brackets behind one, as lists write it."""
    for found in _BARE.finditer(text):
        start = max(0, found.start() - _MOST_LOCAL)
        local = _LOCAL_BACK.match(text[start : found.start()][::-1])
        if local is None:
            continue
        told = local.group()[::-1]
        yield from _before_bare(text, found.start() - len(told), told, f"{told}{found.group()}")
        if behind := _BEHIND.match(text, found.end()):
            yield from _told(text, *behind.span(1), f"{told}{found.group()}")


def _before_bare(text: str, start: int, local: str, address: str) -> Iterator[Beside]:
    name = _BEFORE_BARE.search(text, max(0, start - _BACK), start)
    for word in _WORD.finditer(text, *name.span(1)) if name else ():  # "Voir Anne Roy, aroy@"
        end = name.end(1) if name else 0
        rest = folded(text[word.start() : end])
        if len(rest) > 1 and _is_of(rest, local.casefold()):
            yield from _told(text, word.start(), end, address)
            return


def _is_of(name: tuple[str, ...], local: str) -> bool:
    """Whether an account's name is made of this name: its first word, all its first letters, or
    the first of them and another word."""
    letters = "".join(part[0] for part in name)
    bare = "".join(folded(local))
    held = [part for part in name if len(part) > _SHORT and part in bare]
    is_begun = bool(held) and (held[0] == name[0] or bare.startswith(letters[0]))
    return is_begun or bare in (letters, letters[::-1])


def _linked(text: str) -> Iterator[Beside]:
    for found in _LINKED.finditer(text):
        yield from _told(text, *found.span(2), found.group(1))
    for found in _TITLED.finditer(text):
        yield from _told(text, *found.span(1))


def _in_headers(text: str) -> Iterator[Beside]:
    """Of a quoted header: a field of people with one of time or subject near it."""
    for found in _PEOPLE_FIELD.finditer(text):
        floor, roof = max(0, found.start() - _AROUND), found.end() + _AROUND
        around = text[floor:roof]
        if not _TIME_FIELD.search(around):
            continue
        for turned in _TURNED.finditer(found.group(1)):
            start, end = turned.span(1)
            yield from _told(text, found.start(1) + start, found.start(1) + end)
        for piece in _PIECE.finditer(text, *found.span(1)):
            is_label = text[piece.start() - 1] == "[" and piece.group()[-1].isdigit()
            if "@" not in piece.group() and len(piece.group().split()) > 1 and not is_label:
                yield from _told(text, *piece.span())


def _in_calendars(text: str) -> Iterator[Beside]:
    for found in _CALENDAR.finditer(text):
        group = 1 if found.group(1) else 2
        yield from _told(text, *found.span(group), found.group(3) or "")


def _told(text: str, start: int, end: int, address: str = "") -> Iterator[Beside]:
    """The name between, without the blanks, titles and quotes around it; nothing for an office."""
    name = text[start:end]
    bare = name.strip(_EDGES)
    while (lead := _LEAD.match(bare)) and lead.end() < len(bare):
        bare = bare[lead.end() :].strip(_EDGES)
    start += name.find(bare)
    parts = folded(bare)
    is_name = 0 < len(parts) <= _MOST_WORDS and any(len(part) > 1 for part in parts)
    if is_name and not _NO_LETTERS.intersection(bare) and _NO_PERSON.isdisjoint(parts):
        yield Beside(start, start + len(bare), bare, _account(address))


def _account(address: str) -> str:
    local, at, host = address.strip("<>").rpartition("@")
    return identity(local, host) if at else ""
