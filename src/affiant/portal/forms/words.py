"""Words for members of vocabularies that only the forms show; dossiers have the others."""

from enum import StrEnum

from affiant.dossiers.terms import N_
from affiant.dossiers.terms import TERMS as OF_DOSSIERS
from affiant.facts.kinds import Manner, TimeKind
from affiant.portal.speech import Speech
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.event import EventKind

TERMS: dict[type[StrEnum], dict[str, str]] = {
    Comparator: {Comparator.EXACT: N_("exactly")},
    Manner: {Manner.SCARE: N_("words held at a distance")},
    TimeKind: {
        TimeKind.ABSOLUTE: N_("a whole date"),
        TimeKind.PARTIAL: N_("part of a date"),
        TimeKind.RELATIVE: N_("counted from another day"),
        TimeKind.DURATION: N_("how long"),
        TimeKind.CLOCK: N_("an hour"),
        TimeKind.SET: N_("again and again"),
    },
    EventKind: {
        EventKind.SIGNED: N_("something was signed"),
        EventKind.SENT: N_("something was sent"),
        EventKind.PUBLISHED: N_("something was published"),
        EventKind.ANNOUNCED: N_("something was announced"),
        EventKind.STATED: N_("something was stated"),
        EventKind.REFUSED: N_("something was refused"),
        EventKind.CANCELLED: N_("something was cancelled"),
        EventKind.ENDED: N_("something ended"),
        EventKind.STARTED: N_("something began"),
        EventKind.AWARDED: N_("something was awarded"),
        EventKind.PAID: N_("something was paid"),
        EventKind.DONATED: N_("something was given"),
        EventKind.PROTESTED: N_("people protested"),
        EventKind.MET: N_("people met"),
        EventKind.HOSTED: N_("somebody was received"),
        EventKind.REVEALED: N_("something came to light"),
        EventKind.INVESTIGATED: N_("an inquiry"),
        EventKind.ARRESTED: N_("an arrest"),
        EventKind.CHARGED: N_("a charge"),
        EventKind.CONVICTED: N_("a conviction"),
        EventKind.ACQUITTED: N_("an acquittal"),
        EventKind.DISMISSED: N_("a case was dismissed"),
        EventKind.SENTENCED: N_("a sentence"),
        EventKind.FILED: N_("a suit or a request was filed"),
        EventKind.RULED: N_("a court ruled"),
        EventKind.FINED: N_("a fine"),
        EventKind.SETTLED: N_("a settlement"),
        EventKind.DEPORTED: N_("somebody was deported"),
        EventKind.RELEASED: N_("somebody was released"),
        EventKind.APPOINTED: N_("somebody was appointed"),
        EventKind.RESIGNED: N_("somebody resigned"),
        EventKind.DISCHARGED: N_("somebody was laid off"),
        EventKind.ACQUIRED: N_("something was acquired"),
        EventKind.SEPARATED: N_("people were separated"),
        EventKind.REUNITED: N_("people were reunited"),
        EventKind.OTHER: N_("something else"),
    },
}


def choices(vocabulary: type[StrEnum], speech: Speech) -> list[tuple[str, str]]:
    """Every member with its word."""
    return [(member.value, _word(member, speech)) for member in vocabulary]


def _word(member: StrEnum, speech: Speech) -> str:
    ours = TERMS.get(type(member), {})
    if member in ours:
        return speech.gettext(ours[member])
    return speech.wording.gettext(OF_DOSSIERS[type(member)][member])
