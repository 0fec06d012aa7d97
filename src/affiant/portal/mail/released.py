"""A published table, or one that may be, as pages and files show it: rows, sentences, downloads."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template

from affiant.dossiers.bidi import visible
from affiant.dossiers.lint import Statement, sworn
from affiant.evidence.right_of_reply import Reply
from affiant.mail.attribution.tally import Count
from affiant.mail.attribution.terms import sentence
from affiant.mail.publication import POOLED, Told
from affiant.mail.publication.table import Part
from affiant.mail.publication.terms import method, row
from affiant.portal.mail.publication_words import both, publication_words
from affiant.portal.mail.reply_words import agreed_words, reply_words
from affiant.portal.mail.sheets import table
from affiant.portal.speech import Speech


@dataclass(frozen=True, slots=True)
class Printed:
    """A table with what is printed beside it, in one language. `agreed_by` and `replies` are as
    the ledger has them (`mail.settling.releases.Published`)."""

    told: tuple[Told, ...]
    minimum: int
    day: str
    title: str
    words: str
    speech: Speech
    agreed_by: str | None = None
    replies: tuple[Reply, ...] | None = None

    @property
    def say(self) -> dict[str, str]:
        """The heads of its columns, in its own language."""
        return publication_words(self.speech)

    @property
    def on(self) -> str:
        """The day in words."""
        return self.speech.date(self.day)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each row, with its halves under it where they are told."""
        return [
            self._row(one) | {"parts": [self._row(part) for part in self._parts(one)]}
            for one in self.told
            if one.part is None
        ]

    @property
    def sentences(self) -> list[str]:
        """What may be said of each employer. Raises Indefensible where the lint finds otherwise."""
        language = self.speech.language
        return [sworn(Statement(told, language)) for told in self._sentences()]

    @property
    def method(self) -> tuple[str, ...]:
        """How it was made, a sentence a rule."""
        return method(self.minimum, self.speech.language)

    @property
    def people(self) -> list[str]:
        """Who agreed to it, and who was asked for an answer."""
        agreed = agreed_words(self.agreed_by, self.speech)
        return [*agreed, *reply_words(self.replies or (), self.speech)]

    def csv(self) -> str:
        """The table with its method under it."""
        heads = [self.say[name] for name in ("whose", "messages", "accounts", "share")]
        lines: list[Sequence[object]] = [heads]
        for one in self.rows:
            for told in (one, *one["parts"]):
                share = told["share_number"]
                percent = "" if share is None else f"{share:.1f}"
                lines.append(
                    [told["name"], told["count"].messages, told["count"].accounts, percent]
                )
        notes = [self.title, self.words, *self.sentences, *self.people, *self.method, self.day]
        return table([*lines, [], *([note] for note in notes if note)])

    def json(self) -> str:
        """The same for programs. A row without an employer is of all others together."""
        rows = [
            {
                "employer": one.name if one.name != POOLED else None,
                "part": one.part.value if one.part else None,
                "messages": one.messages,
                "accounts": one.senders,
                "percent": None if one.share is None else round(one.share, 1),
            }
            for one in self.told
        ]
        said = {
            "day": self.day,
            "minimum": self.minimum,
            "language": self.speech.language,
            "title": self.title,
            "words": self.words,
            "rows": rows,
            "sentences": self.sentences,
            "method": list(self.method),
            "approved_by_second_person": None if self.agreed_by is None else bool(self.agreed_by),
            "right_of_reply": None if self.replies is None else [one.told for one in self.replies],
        }
        return json.dumps(said, ensure_ascii=False, indent=2)

    def html(self) -> str:
        """A piece of a page without style or script, for somebody's own."""
        context = {"table": self, "words": self.say}
        context |= {"language": self.speech.language}
        return visible(get_template("mail_publication_fragment.html").render(context))

    def _parts(self, whole: Told) -> list[Told]:
        return [one for one in self.told if one.part is not None and one.name == whole.name]

    def _row(self, one: Told) -> dict[str, Any]:
        percent = None if one.share is None else self.speech.percent(one.share / 100)
        return {
            "name": row(one, self.speech.language),
            "messages": self.speech.number(one.messages),
            "accounts": self.speech.number(one.senders),
            "share": percent or "",
            "share_number": one.share,
            "count": Count(one.messages, one.senders),
        }

    def _sentences(self) -> Iterator[str]:
        for one in self.told:
            if one.part is not None or one.name == POOLED:
                continue
            parts = [part for part in self._parts(one) if part.messages]
            for part in parts:
                count, proved = Count(part.messages, part.senders), part.part is Part.PROVED
                yield sentence(one.name, count, self.speech.language, is_proved=proved)
            if not parts:
                yield both(one.name, one.messages, one.senders, self.speech)
