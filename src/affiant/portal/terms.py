"""Words that only the portal says; those of every other vocabulary stand in `dossiers.terms`."""

from enum import StrEnum

from affiant.dossiers.format import Format
from affiant.dossiers.terms import N_, said
from affiant.evidence.held import Verdict
from affiant.portal.speech import Speech

TERMS: dict[type[StrEnum], dict[str, str]] = {
    Verdict: {
        Verdict.SUGGESTED: N_("not judged"),
        Verdict.ACCEPTED: N_("accepted"),
        Verdict.CORRECTED: N_("corrected"),
        Verdict.REJECTED: N_("rejected"),
        Verdict.UNSURE: N_("unsure"),
    },
}

FORMATS = {
    Format.HTML: N_("a page (HTML), as it is shown here"),
    Format.PDF: N_("to print and archive (PDF/A)"),
    Format.DOCX: N_("to go on writing (Word)"),
    Format.MARKDOWN: N_("a note (Markdown)"),
    Format.JSON: N_("for programs (JSON)"),
    Format.CSV: N_("a table (CSV)"),
    Format.FTM: N_("for Aleph and OpenSanctions (FollowTheMoney)"),
    Format.BUNDLE: N_("a signed bundle with its sources (ZIP)"),
}


def term(member: StrEnum, speech: Speech) -> str:
    """The word for a member of a vocabulary."""
    own = TERMS.get(type(member))
    return speech.gettext(own[member]) if own else said(type(member), speech.language)[member]


def kind_word(kind: str, speech: Speech) -> str:
    """The word for a kind of fact."""
    return speech.wording.kind(kind)
