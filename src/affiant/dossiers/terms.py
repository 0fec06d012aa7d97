"""The words of the closed vocabularies as a reader sees them; English here, French in `locale`."""

from enum import StrEnum

from affiant.dossiers.dossier import Concern, Section
from affiant.facts.kinds import Manner
from affiant.reading.document import DateBasis
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction
from affiant.vocabulary.entity import EntityKind
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
    },
    Stance: {
        Stance.DENIES: N_("denies"),
        Stance.DENIES_NARROWLY: N_("denies less than was alleged"),
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
}
"""By vocabulary, then by member: members of two vocabularies with one value are equal keys."""
