"""The words of the closed vocabularies as a reader sees them; English here, French in `locale`.

Their one home: the command line and the portal say them in these words, too.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from affiant.dossiers.dossier import Concern, Section
from affiant.facts.kinds import Act, Manner
from affiant.names.comparison import Why
from affiant.names.cue import Cue
from affiant.names.entity import Ground
from affiant.names.identity import Sameness
from affiant.names.nearness import Nearness
from affiant.reading.document import DateBasis
from affiant.reading.failure import Reason
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction
from affiant.vocabulary.entity import EntityKind, OrganisationKind
from affiant.vocabulary.language import translation
from affiant.vocabulary.payment import PaymentStatus
from affiant.vocabulary.stance import Stance


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "a message, translated later"
    """Marks a message for the catalogue."""
    return message


TERMS: dict[type[StrEnum], dict[str, str]] = {
    Section: {
        Section.MONEY: N_("Money"),
        Section.FIGURES: N_("Figures"),
        Section.SAID_BY: N_("What they said"),
        Section.SAID_ABOUT: N_("What was said about them"),
        Section.DEMANDS_ON: N_("Demands made on them"),
        Section.DEMANDS_BY: N_("Demands they made"),
        Section.RESPONSES: N_("Answers"),
        Section.OUTCOMES: N_("Outcomes"),
        Section.CLAIMS: N_("Statements about them, as the sources make them"),
        Section.TIMELINE: N_("Timeline"),
        Section.REFERENCES: N_("References that these documents cite"),
    },
    Concern: {
        Concern.NAMED: N_("names them"),
        Concern.SENTENCE: N_("in a sentence that names them"),
        Concern.PASSAGE: N_("in a passage that names them"),
        Concern.DOCUMENT: N_("in a document that names them"),
    },
    EntityKind: {
        EntityKind.PERSON: N_("Person"),
        EntityKind.ORGANISATION: N_("Organisation"),
        EntityKind.PLACE: N_("Place"),
        EntityKind.PRODUCT: N_("Product"),
    },
    Manner: {
        Manner.DIRECT: N_("word for word"),
        Manner.PARTIAL: N_("part of a sentence"),
        Manner.FRAGMENT: N_("a few words only"),
        Manner.INDIRECT: N_("reported, not word for word"),
    },
    Act: {
        Act.SPEECH: N_("said it"),
        Act.TOPIC: N_("spoke of it"),
        Act.ATTITUDE: N_("believes or wants it"),
    },
    DateBasis: {
        DateBasis.METADATA: N_("from the page's metadata"),
        DateBasis.TEXT: N_("from the text"),
        DateBasis.URL: N_("from the address"),
        DateBasis.HEADER: N_("from the message's header"),
    },
    Comparator: {
        Comparator.MORE: N_("more than"),
        Comparator.LESS: N_("less than"),
        Comparator.AT_LEAST: N_("at least"),
        Comparator.AT_MOST: N_("at most"),
        Comparator.ABOUT: N_("about"),
    },
    Direction: {
        Direction.UP: N_("up"),
        Direction.DOWN: N_("down"),
        Direction.SAME: N_("unchanged"),
    },
    PaymentStatus: {
        PaymentStatus.CLAIMED: N_("claimed"),
        PaymentStatus.AWARDED: N_("awarded"),
        PaymentStatus.OBLIGATED: N_("obligated"),
        PaymentStatus.DEOBLIGATED: N_("de-obligated"),
        PaymentStatus.PAID: N_("paid"),
        PaymentStatus.OFFERED: N_("offered"),
        PaymentStatus.REFUSED: N_("refused"),
        PaymentStatus.ORDERED: N_("ordered by a court or an authority"),
    },
    Stance: {
        Stance.DENIES: N_("denies"),
        Stance.DENIES_NARROWLY: N_("denies, in narrower words than the allegation"),
        Stance.MINIMISES: N_("minimises"),
        Stance.VALUES_STATEMENT: N_("states its values"),
        Stance.POLICY: N_("points to a policy"),
        Stance.INVESTIGATES: N_("says that it investigates"),
        Stance.ACKNOWLEDGES: N_("acknowledges"),
        Stance.COMMITS: N_("commits to act"),
        Stance.ACTS: N_("acts"),
        Stance.REFUSES: N_("refuses"),
        Stance.DECLINES_TO_COMMENT: N_("declines to comment"),
        Stance.REFERS_TO_EARLIER: N_("refers to an earlier statement"),
        Stance.SILENT_AFTER_REQUEST: N_("asked, and did not answer"),
        Stance.OTHER: N_("other answer"),
    },
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
        Reason.NO_TEXT: N_(
            "No text was found in it. A scan needs OCR (pip install 'affiant[ocr]', and "
            "Tesseract); a web page made of frames or by scripts, a copy saved as PDF."
        ),
    },
    Nearness: {
        Nearness.SAME_NAME: N_("same name, written otherwise"),
        Nearness.ACRONYM: N_("acronym"),
        Nearness.CONTAINS: N_("shares whole words"),
        Nearness.SPELLING: N_("similar spelling"),
    },
}
"""By vocabulary, then by member: members of two vocabularies with one value are equal keys."""


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
"""The kinds of facts, by the names that `affiant.facts.codec` gives them."""


@cache
def said(vocabulary: type[StrEnum], language: str) -> Mapping[str, str]:
    """The words of a vocabulary in "en" or "fr", by member. Raises KeyError for one without."""
    gettext = translation("affiant.dossiers", language).gettext
    return {member: gettext(word) for member, word in TERMS[vocabulary].items()}
