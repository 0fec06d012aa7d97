from affiant.cli.messages import _
from affiant.names.nearness import Nearness
from affiant.names.resolve import Ground
from affiant.vocabulary.entity import EntityKind

KINDS_OF_ENTITY = {
    EntityKind.PERSON: _("person"),
    EntityKind.ORGANISATION: _("organisation"),
    EntityKind.PLACE: _("place"),
    EntityKind.PRODUCT: _("product"),
}
GROUNDS = {
    Ground.ALONE: _("the only form"),
    Ground.SAME_NAME: _("same name, written otherwise"),
    Ground.KNOWN_AS: _("by the catalogue"),
    Ground.LEARNED: _("a document gives both the short form and the name"),
    Ground.SAME_DOCUMENT: _("single name, inside one document"),
}
NEARNESS = {
    Nearness.SAME_NAME: _("same name, written otherwise"),
    Nearness.ACRONYM: _("acronym"),
    Nearness.CONTAINS: _("shares whole words"),
    Nearness.SPELLING: _("similar spelling"),
}
