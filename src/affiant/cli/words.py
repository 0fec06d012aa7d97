"""The words of vocabularies in the language of whoever is there. Their home is `dossiers.terms`."""

from affiant.cli.messages import _, language
from affiant.dossiers.terms import said
from affiant.names.comparison import Why
from affiant.names.cue import Cue
from affiant.names.entity import Ground
from affiant.names.identity import Sameness
from affiant.names.nearness import Nearness
from affiant.vocabulary.entity import EntityKind, OrganisationKind

KINDS_OF_ENTITY = {
    EntityKind.PERSON: _("person"),
    EntityKind.ORGANISATION: _("organisation"),
    EntityKind.PLACE: _("place"),
    EntityKind.PRODUCT: _("product"),
}
GROUNDS = said(Ground, language())
NEARNESS = said(Nearness, language())
KINDS_OF_ORGANISATION = said(OrganisationKind, language())
CUES = said(Cue, language())
VERDICTS = said(Sameness, language())
WHY = said(Why, language())
