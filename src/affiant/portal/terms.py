"""Words of closed vocabularies that dossiers do not use, as a reader sees them."""

from enum import StrEnum

from affiant.dossiers.format import Format
from affiant.dossiers.terms import N_
from affiant.evidence.held import Verdict
from affiant.names.comparison import Why
from affiant.names.cue import Cue
from affiant.names.entity import Ground
from affiant.names.identity import Sameness
from affiant.portal.speech import Speech
from affiant.reading.failure import Reason
from affiant.vocabulary.entity import OrganisationKind

TERMS: dict[type[StrEnum], dict[str, str]] = {
    Ground: {
        Ground.ALONE: N_("the only form"),
        Ground.SAME_NAME: N_("same name, written otherwise"),
        Ground.SAME_WORDS: N_("the same words in another order or language"),
        Ground.KNOWN_AS: N_("by the catalogue"),
        Ground.LEARNED: N_("a document gives both the short form and the name"),
        Ground.SAME_DOCUMENT: N_("single name, inside one document"),
        Ground.JUDGED: N_("a person judged them the same"),
    },
    Cue: {
        Cue.BRACKETS: N_("in brackets after it"),
        Cue.ALSO: N_("said to be called so"),
        Cue.TRANSLATED: N_("said to be its name in the other language"),
        Cue.FORMER: N_("said to be its former name"),
        Cue.NOW: N_("said to be its name now"),
        Cue.PARALLEL: N_("stands at its place in the translation"),
    },
    Sameness: {
        Sameness.SAME: N_("{one} is the same as {other}"),
        Sameness.DIFFERENT: N_("{one} is not {other}"),
        Sameness.UNSURE: N_("{one} may be {other}: unsure"),
    },
    Why: {
        Why.NOBODY: N_("a pronoun or no name at all"),
        Why.SAME_NAME: N_("same name, written otherwise"),
        Why.CATALOGUE: N_("the catalogue knows both as one"),
        Why.LEARNED: N_("a document gives both names for one"),
        Why.APART: N_("the catalogue knows them as two"),
        Why.RELATED: N_("the catalogue knows them as related, not the same"),
        Why.AMBIGUOUS: N_("the letters stand for several"),
        Why.ACRONYM: N_("the letters are its initials"),
        Why.OTHER_LETTERS: N_("the letters are not its initials"),
        Why.ACRONYM_TRANSLATED: N_("the letters are its initials in the other language"),
        Why.SAME_WORDS: N_("the same words"),
        Why.TRANSLATED: N_("the same words, translated"),
        Why.SPELLING: N_("spelled nearly alike"),
        Why.CONTAINED: N_("one holds all words of the other"),
        Why.SHORT: N_("the shorter leaves out words that say little"),
        Why.GIVEN_NAMES: N_("the shorter leaves out first names"),
        Why.OTHER_WORDS: N_("each has words that the other has not"),
        Why.OTHER_KIND: N_("another kind of body"),
        Why.PART: N_("a body that belongs to it, or to which it belongs"),
        Why.OTHER_NUMBER: N_("another number"),
        Why.OTHER_PLACE: N_("another place"),
        Why.SECTION: N_("a section in a country or place"),
        Why.COUNTRY: N_("one leaves out the country"),
        Why.COUNTRY_COUNTS: N_("every country has one, and only one name tells the country"),
        Why.INITIALS: N_("a first name by its initial"),
        Why.SURNAME_ALONE: N_("a surname alone"),
        Why.OTHER_PERSON: N_("another first name or surname"),
    },
    OrganisationKind: {
        OrganisationKind.COMPANY: N_("company"),
        OrganisationKind.GOVERNMENT_AGENCY: N_("government agency"),
        OrganisationKind.LOCAL_GOVERNMENT: N_("local government"),
        OrganisationKind.COURT: N_("court"),
        OrganisationKind.PROSECUTOR: N_("prosecutor"),
        OrganisationKind.POLICE: N_("police"),
        OrganisationKind.NGO: N_("non-governmental organisation"),
        OrganisationKind.NEWS_MEDIA: N_("news media"),
        OrganisationKind.UNION: N_("union"),
        OrganisationKind.PARTY: N_("party"),
        OrganisationKind.UNIVERSITY: N_("university"),
        OrganisationKind.INTERNATIONAL: N_("international organisation"),
        OrganisationKind.OTHER: N_("other organisation"),
    },
    Reason: {
        Reason.EMPTY: N_("It is empty. Ask for the file again from where it came."),
        Reason.ENCRYPTED: N_(
            "It is locked with a password. Save it without one and read it again."
        ),
        Reason.DAMAGED: N_("It is damaged. Ask for another copy, or repair it and read it again."),
        Reason.UNSUPPORTED: N_("affiant does not read this kind of file. Convert it, say to PDF."),
        Reason.TOO_LARGE: N_("It is larger than the limits allow. Raise the limit or split it."),
        Reason.TOO_DEEP: N_("It holds files within files, too deep. Unpack it and read the parts."),
        Reason.TOO_LONG: N_(
            "It took longer than allowed. Raise --seconds and try `affiant retry`."
        ),
        Reason.TOO_MUCH_MEMORY: N_("It needs more memory than allowed. Raise --memory and retry."),
        Reason.CRASHED: N_("Reading it crashed the reader, and nothing else. Please report it."),
        Reason.VANISHED: N_("It was gone when its turn came. Put it back and read it again."),
        Reason.CHANGED: N_("It was written to while it was read. Wait until that is over."),
        Reason.FORBIDDEN: N_("You may not read it. Ask for the permission and read it again."),
        Reason.NOT_A_FILE: N_("It is not a file with contents of its own."),
        Reason.NO_TEXT: N_("It is a picture of text. Install OCR: pip install 'affiant[ocr]'."),
    },
    Verdict: {
        Verdict.SUGGESTED: N_("not judged"),
        Verdict.ACCEPTED: N_("accepted"),
        Verdict.CORRECTED: N_("corrected"),
        Verdict.REJECTED: N_("rejected"),
        Verdict.UNSURE: N_("unsure"),
    },
}
KINDS = {
    "claim": N_("Statement"),
    "date": N_("Date"),
    "demand": N_("Demand"),
    "event": N_("Event"),
    "figure": N_("Figure"),
    "mention": N_("Name"),
    "money": N_("Sum of money"),
    "outcome": N_("Outcome"),
    "quote": N_("Quote"),
    "reference": N_("Reference"),
    "response": N_("Answer"),
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
    return speech.gettext(TERMS[type(member)][member])


def kind_word(kind: str, speech: Speech) -> str:
    """The word for a kind of fact."""
    return speech.gettext(KINDS[kind])
