"""A dossier as Markdown, for a wiki, a pull request or a mail: same lines, same numbers."""

import re
from collections.abc import Iterator

from affiant.dossiers.bidi import visible
from affiant.dossiers.conclusions import Conclusion, Sort, conclusions
from affiant.dossiers.dossier import Dossier, Person
from affiant.dossiers.render.labels import labels
from affiant.dossiers.render.origins import asked, voices
from affiant.dossiers.render.people import roles_shown, told_of
from affiant.dossiers.render.view import ENDS, Line, groups, moments, notes, title
from affiant.dossiers.wording import Wording

_BLANK = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")  # not those at which no line breaks
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown(dossier: Dossier, language: str = "en") -> str:
    """The note. Words of sources are escaped: none of them can become markup."""
    wording = Wording(language)
    parts = [*_head(dossier, wording), *_sections(dossier, wording), *_tail(dossier, wording)]
    return visible("\n\n".join(part for part in parts if part)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, showing in Markdown exactly as it is."""
    return _escaped(_BLANK.sub(" ", text).strip())


def _escaped(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", line)


def _head(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield f"# {escaped(dossier.entity.name)}"
    yield f"{say['dossier']} · {wording.term(dossier.entity.entity_kind)}"
    yield escaped(wording.summary(dossier))
    yield f"*{escaped(wording.caution(dossier))}*"
    names = [f"{escaped(one.surface)} (×{one.count})" for one in dossier.written]
    yield wording.labelled(f"**{say['names']}**", ", ".join(names))
    if dossier.aliases:
        yield wording.labelled(f"**{say['known_as']}**", escaped(", ".join(dossier.aliases)))


def _sections(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield from _together(dossier, wording)
    for group in groups(dossier, wording):
        yield f"## {group.title}"
        yield "\n".join(_line(line, wording) for line in group.lines)
    dated = list(moments(dossier, wording))
    if dated:
        yield f"## {say['timeline']}"
        yield "\n".join(
            _line(one.line, wording, one.when + (f" ({say['unsure']})" if one.unsure else ""))
            for one in dated
        )


def _together(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    whose = list(voices(dossier, wording))
    if whose:
        yield f"## {say['together']}"
        yield "\n".join(_conclusion(one, wording) for one in conclusions(dossier, wording))
        yield f"### {say['origins']}"
        yield "\n".join(f"- {escaped(one.told)} {_cited(one.sources)}" for one in whose)


def _conclusion(one: Conclusion, wording: Wording) -> str:
    lines = "".join(f"\\[{number}\\]" for number in one.lines)
    told = escaped(one.sentence)
    if one.words:
        told = wording.labelled(f"**{escaped(one.words.rstrip(ENDS))}**", told)
    return f"- {told} {lines}{_cited(one.sources)}".rstrip()


def _questions(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    for heading, sort in (("minds", Sort.CHANGE_OUR_MIND), ("questions", Sort.OPEN)):
        listed = asked(dossier, wording, sort)
        if listed:
            yield f"## {say[heading]}"
            yield "\n".join(_conclusion(one, wording) for one in listed)


def _tail(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield from _questions(dossier, wording)
    if dossier.people or dossier.unlisted:
        yield f"## {say['people']}"
        yield "\n".join(_person(person, wording) for person in dossier.people)
        yield wording.unlisted(dossier)
    yield f"## {say['sources']}"
    for source in dossier.sources:
        name, told = escaped(title(source)).rstrip(ENDS), escaped(wording.card(source))
        yield f"**S{source.number}** {name}. {told} SHA-256 `{source.document.sha256}`"


def _person(person: Person, wording: Wording) -> str:
    named = ", ".join((person.name, *roles_shown(person, wording)))
    told = " ".join(filter(None, (named, told_of(person, wording))))
    return f"- {escaped(told)} {_cited(person.sources)}"


def _line(line: Line, wording: Wording, when: str = "") -> str:
    shown = _shown(line, wording)
    told = f"{shown} ({escaped(notes(line, wording))})"
    told = wording.labelled(escaped(when), told) if when else told
    return f"- \\[{line.number}\\] {told} {_cited((line.source, *line.copies))}"


def _shown(line: Line, wording: Wording) -> str:
    """The words; those that are no sentence by themselves stand marked within theirs."""
    words = escaped(f"{line.opening}{line.words}{line.closing}")
    before, after = _BLANK.sub(" ", line.before), _BLANK.sub(" ", line.after)
    if line.look == "value":
        whole = escaped(before + line.words + after)
        return wording.labelled(f"**{words.rstrip(ENDS)}**", whole)
    if line.opening or not (before + after).strip(ENDS):
        return words
    return f"{_escaped(before)}**{words}**{_escaped(after)}".strip()


def _cited(sources: tuple[int, ...]) -> str:
    return "".join(f"\\[S{source}\\]" for source in sources)
