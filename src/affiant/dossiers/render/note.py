"""A dossier as Markdown, for a wiki, a pull request or a mail: same lines, same numbers."""

import re
from collections.abc import Iterator

from affiant.dossiers.conclusions import Conclusion, Sort, conclusions
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render.bidi import visible
from affiant.dossiers.render.labels import labels
from affiant.dossiers.render.origins import asked, voices
from affiant.dossiers.render.view import Line, groups, moments, title
from affiant.dossiers.wording import Wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown(dossier: Dossier, language: str = "en") -> str:
    """The note. Words of sources are escaped: none of them can become markup."""
    wording = Wording(language)
    parts = [*_head(dossier, wording), *_sections(dossier, wording), *_tail(dossier, wording)]
    return visible("\n\n".join(part for part in parts if part)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, showing in Markdown exactly as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _head(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield f"# {escaped(dossier.entity.name)}"
    yield f"{say['dossier']} · {wording.term(dossier.entity.entity_kind)}"
    yield escaped(wording.summary(dossier))
    yield f"*{escaped(wording.caution(dossier))}*"
    names = [f"{escaped(one.surface)} (×{one.count})" for one in dossier.written]
    yield f"**{say['names']}**: {', '.join(names)}"
    if dossier.aliases:
        yield f"**{say['known_as']}**: {escaped(', '.join(dossier.aliases))}"


def _sections(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield from _together(dossier, wording)
    for group in groups(dossier, wording):
        yield f"## {group.title}"
        yield "\n".join(_line(line) for line in group.lines)
    dated = list(moments(dossier, wording))
    if dated:
        yield f"## {say['timeline']}"
        yield "\n".join(
            _line(one.line, one.when + (f" ({say['unsure']})" if one.unsure else ""))
            for one in dated
        )


def _together(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    whose = list(voices(dossier, wording))
    if whose:
        yield f"## {say['together']}"
        yield "\n".join(map(_conclusion, conclusions(dossier, wording)))
        yield f"### {say['origins']}"
        yield "\n".join(f"- {escaped(one.told)} {_cited(one.sources)}" for one in whose)


def _conclusion(one: Conclusion) -> str:
    lines = "".join(f"\\[{number}\\]" for number in one.lines)
    words = f"**{escaped(one.words)}**: " if one.words else ""
    return f"- {words}{escaped(one.sentence)} {lines}{_cited(one.sources)}".rstrip()


def _questions(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    for heading, sort in (("minds", Sort.CHANGE_OUR_MIND), ("questions", Sort.OPEN)):
        listed = asked(dossier, wording, sort)
        if listed:
            yield f"## {say[heading]}"
            yield "\n".join(map(_conclusion, listed))


def _tail(dossier: Dossier, wording: Wording) -> Iterator[str]:
    say = labels(wording)
    yield from _questions(dossier, wording)
    if dossier.people or dossier.unlisted:
        yield f"## {say['people']}"
        yield "\n".join(
            f"- {escaped(', '.join((person.name, *person.roles)))} {_cited(person.sources)}"
            for person in dossier.people
        )
        yield wording.unlisted(dossier)
    yield f"## {say['sources']}"
    for source in dossier.sources:
        document = source.document
        told = (
            document.publisher or "",
            wording.published(source),
            document.url or "",
            f"{say['read_from']} {source.locator}, {wording.date(source.read_on)}",
        )
        facts = "; ".join(escaped(part) for part in told if part)
        name = escaped(title(source)).rstrip(".")
        yield f"**S{source.number}** {name}. {facts}. SHA-256 `{document.sha256}`"


def _line(line: Line, when: str = "") -> str:
    words = f"{line.opening}{line.words}{line.closing}"
    shown = f"**{escaped(words)}**" if line.look == "value" else escaped(words)
    if line.look == "value":
        shown += f": {escaped(line.before + line.words + line.after)}"
    notes = [line.sayer, *(f"{label}: {value}" for label, value in line.details), *line.flags]
    if line.page:
        notes.append(f"p. {line.page}")
    if line.times:
        notes.append(line.times)
    dated = f"{escaped(when)}: " if when else ""
    told = f"{dated}{shown} ({escaped('; '.join(notes))})"
    return f"- \\[{line.number}\\] {told} {_cited((line.source,))}"


def _cited(sources: tuple[int, ...]) -> str:
    return "".join(f"\\[S{source}\\]" for source in sources)
