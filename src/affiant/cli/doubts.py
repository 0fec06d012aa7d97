"""Names that a machine translation may have spoilt, told beside the facts they stand in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from affiant.cli.messages import _
from affiant.facts.kinds import Fact
from affiant.names.mistranslated import Doubt, Suggestion, suggestions

if TYPE_CHECKING:
    from affiant.reading.document import Document

WHY = {
    Doubt.TRANSLATED: _("the letters are a word, which a translation took for one"),
    Doubt.STRAY_LETTERS: _("no known body has these letters, and a neighbour of one named here"
                           " nearly has"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the spoilt names of one document may mean, in the order of its text."""

    found: tuple[Suggestion, ...]

    @classmethod
    def of(cls, document: "Document") -> "Doubts":
        """Look through the document's text; nothing where its language is not known."""
        language = document.language
        return cls(suggestions(document.text, language) if language else ())

    def on(self, fact: Fact) -> list[Suggestion]:
        """Those that stand in the words of a fact."""
        return [s for s in self.found if s.start < fact.span.end and fact.span.start < s.end]


def told(one: Suggestion) -> str:
    """The suggestion as a note: what may be meant, and why."""
    note = _("{written} may mean {acronym} ({meant}), because {why}; the text also says {support}")
    return note.format(
        written=one.written,
        acronym=one.acronym,
        meant=one.meant,
        why=WHY[one.doubt],
        support=one.support,
    )


def row(one: Suggestion) -> dict[str, Any]:
    """The suggestion for machines; offsets are code points into the document's text."""
    return {
        "start": one.start,
        "end": one.end,
        "written": one.written,
        "meant": one.meant,
        "acronym": one.acronym,
        "why": WHY[one.doubt],
        "support": one.support,
    }
