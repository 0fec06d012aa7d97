"""How a legal standing is said: one sentence a status, each of which passes the lint."""

from affiant.dossiers.lint.check import sworn
from affiant.dossiers.lint.sentence import Statement
from affiant.dossiers.locale_forms import date_in_words
from affiant.dossiers.terms import N_
from affiant.evidence.legal_standing import LegalStanding
from affiant.vocabulary.language import spoken, translation
from affiant.vocabulary.legal_status import LegalStatus

_SAID = {
    LegalStatus.ARRESTED: N_("{name} was arrested on {date} ({source}); no charge is recorded."),
    LegalStatus.CHARGED: N_(
        "{name} was charged with {counts} on {date} ({source}) and is presumed innocent."
    ),
    LegalStatus.ACQUITTED: N_("{name} was acquitted on {date} ({source})."),
    LegalStatus.DISMISSED: N_("All charges against {name} were dismissed on {date} ({source})."),
    LegalStatus.CONVICTED: N_("{name} was convicted of {counts} on {date} ({source})."),
    LegalStatus.VACATED: N_("A conviction was vacated on {date} ({source}): {name}."),
}
_APPEALED = N_("{name} was convicted of {counts} on {date} ({source}); an appeal is pending.")


def standing_told(name: str, standing: LegalStanding, language: str) -> str:
    """Where a person stands, in one sentence; "" for the uncharged, of whom nothing is said.

    Raises Indefensible when the sentence cannot be defended: the record lacks something.
    """
    if standing.status is LegalStatus.UNCHARGED:
        return ""
    _ = translation("affiant.dossiers", spoken(language)).gettext
    template = _SAID[standing.status]
    if standing.status is LegalStatus.CONVICTED and standing.under_appeal:
        template = _APPEALED
    text = _(template).format(
        name=name,
        counts=standing.counts or _("counts that the record does not name"),
        date=date_in_words(standing.on or "", spoken(language)),
        source=standing.source or "",
    )
    return sworn(Statement(text, spoken(language), (name,), {name: standing}))
