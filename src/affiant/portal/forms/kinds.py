"""What the form of each kind asks, in the order in which it asks."""

from affiant.dossiers.terms import N_
from affiant.facts.kinds import Act, Manner, TimeKind
from affiant.portal.forms.field import Control, Field
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind
from affiant.vocabulary.payment import PaymentStatus
from affiant.vocabulary.stance import Stance

_PARTY = N_("A name as the document gives it; empty where it does not tell.")
_WORDS = N_("In the document’s own words.")
_DATE = N_("YYYY, YYYY-MM or YYYY-MM-DD; a range with a stroke: 2017/2019.")
_NUMBER = N_("The number alone: 19.4 million is 19 400 000. Empty where it is not told.")
_LOW = N_("Only for a range, together with the other end.")
_NAMES = N_("Names, parted by semicolons.")

_SAID_BY = Field(
    "attribution",
    Control.SAYER,
    N_("Said by"),
    N_("Whose word it is, where the document names somebody; empty for the document’s own."),
)
_COMPARATOR = Field(
    "comparator",
    Control.CHOICE,
    N_("How exact"),
    N_("“More than 20” is not 20."),
    Comparator,
    needed=True,
)

FIELDS: dict[str, tuple[Field, ...]] = {
    "quote": (
        Field(
            "speaker",
            Control.SAYER,
            N_("Speaker"),
            N_(
                "The fullest name that the document gives, or its words for a group. Empty where "
                "it does not tell: a wrong speaker is worse than none."
            ),
        ),
        Field("role", Control.WORDS, N_("Role"), _WORDS),
        Field(
            "manner",
            Control.CHOICE,
            N_("How it is told"),
            N_("Marks that hold a word at a distance quote nobody."),
            Manner,
            needed=True,
        ),
        Field(
            "act",
            Control.CHOICE,
            N_("What was done"),
            N_("Only what was said is a quotation; a topic or a wish is not."),
            Act,
            needed=True,
        ),
        Field("cue", Control.WORDS, N_("Reporting words"), N_("Such as “said” or “a déclaré”.")),
        Field("channel", Control.WORDS, N_("Where it was said"), _WORDS),
        Field(
            "told_by",
            Control.NAME,
            N_("As told by"),
            N_(
                "Who reports it, where that is somebody in the document: a witness who tells what "
                "the director said. Empty where the document itself does."
            ),
        ),
    ),
    "figure": (
        Field("value", Control.NUMBER, N_("Value"), _NUMBER),
        Field("low", Control.NUMBER, N_("From"), _LOW),
        Field("high", Control.NUMBER, N_("Up to"), _LOW),
        _COMPARATOR,
        Field("unit", Control.WORDS, N_("Unit"), N_("Such as %, year, person, km, share.")),
        Field("of", Control.WORDS, N_("Of what"), _WORDS),
        Field(
            "denominator",
            Control.WORDS,
            N_("Out of"),
            N_("Of what a share is taken; “unstated” where the document does not say."),
        ),
        Field("period", Control.DATE, N_("Period"), _DATE),
        _SAID_BY,
    ),
    "money": (
        Field("amount", Control.NUMBER, N_("Amount"), _NUMBER),
        Field("low", Control.NUMBER, N_("From"), _LOW),
        Field("high", Control.NUMBER, N_("Up to"), _LOW),
        _COMPARATOR,
        Field("currency", Control.CODE, N_("Currency"), N_("Its three letters: USD, EUR, GBP.")),
        Field("payer", Control.NAME, N_("Paid by"), _PARTY),
        Field("payee", Control.NAME, N_("Paid to"), _PARTY),
        Field("through", Control.NAME, N_("Through"), _PARTY),
        Field("purpose", Control.WORDS, N_("For what"), _WORDS),
        Field(
            "status",
            Control.CHOICE,
            N_("How far it has come"),
            N_("An obligation is not a payment, and a claim is neither."),
            PaymentStatus,
        ),
        _SAID_BY,
    ),
    "event": (
        Field(
            "event_kind",
            Control.CHOICE,
            N_("What happened"),
            N_("As the source tells it; a dossier never says it in our own voice."),
            EventKind,
            needed=True,
        ),
        Field("actors", Control.NAMES, N_("Who took part"), _NAMES),
        Field("date", Control.DATE, N_("Date"), _DATE),
        _SAID_BY,
    ),
    "demand": (
        Field("by", Control.NAME, N_("By"), _PARTY),
        Field("to", Control.NAME, N_("Addressed to"), _PARTY),
        Field("action", Control.WORDS, N_("What is demanded"), _WORDS),
        Field("vehicle", Control.WORDS, N_("By what means"), N_("A letter, a petition …")),
        Field("condition", Control.WORDS, N_("Condition"), _WORDS),
        Field("deadline", Control.WORDS, N_("Deadline"), _WORDS),
        _SAID_BY,
    ),
    "response": (
        Field("by", Control.NAME, N_("By"), _PARTY),
        Field("to", Control.NAME, N_("Addressed to"), _PARTY),
        Field(
            "stance",
            Control.CHOICE,
            N_("Answer"),
            N_("Silence is an answer only where the document says that somebody was asked."),
            Stance,
            needed=True,
        ),
        _SAID_BY,
    ),
    "outcome": (
        Field("actor", Control.NAME, N_("By"), _PARTY),
        Field("against", Control.NAME, N_("With regard to"), _PARTY),
        Field("result", Control.WORDS, N_("Result"), _WORDS),
        Field("date", Control.DATE, N_("Date"), _DATE),
        _SAID_BY,
    ),
    "reference": (
        Field("number", Control.WORDS, N_("Number in the list"), N_("Such as 4; empty for none.")),
        Field("title", Control.WORDS, N_("Title"), _WORDS),
        Field("publisher", Control.NAME, N_("Publisher"), _PARTY),
        Field("date", Control.DATE, N_("Date"), _DATE),
    ),
    "claim": (
        Field("about", Control.NAMES, N_("About whom"), _NAMES),
        Field("accusation", Control.FLAG, N_("It accuses somebody"), ""),
        _SAID_BY,
    ),
    "mention": (
        Field(
            "entity_kind",
            Control.CHOICE,
            N_("What it names"),
            N_("A group is no person."),
            EntityKind,
            needed=True,
        ),
        Field(
            "name",
            Control.NAME,
            N_("Name"),
            N_("The fullest form that the document gives."),
            needed=True,
        ),
        Field(
            "role",
            Control.WORDS,
            N_("Role"),
            N_("In the document’s own words. Victims, children and witnesses are masked."),
        ),
        Field("affiliation", Control.NAME, N_("Belongs to"), _PARTY),
    ),
    "date": (
        Field("iso", Control.DATE, N_("Date"), _DATE),
        Field(
            "time_kind",
            Control.CHOICE,
            N_("How it is told"),
            N_("“19 June 2018”, “June”, “last week”, “for two years” …"),
            TimeKind,
            needed=True,
        ),
    ),
}
"""By kind. The words themselves are asked of every kind, before these."""
