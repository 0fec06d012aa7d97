from affiant.cli.messages import _
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
GROUNDS = {
    Ground.ALONE: _("the only form"),
    Ground.SAME_NAME: _("same name, written otherwise"),
    Ground.SAME_WORDS: _("the same words in another order or language"),
    Ground.KNOWN_AS: _("by the catalogue"),
    Ground.LEARNED: _("a document gives both the short form and the name"),
    Ground.SAME_DOCUMENT: _("single name, inside one document"),
    Ground.JUDGED: _("a person judged them the same"),
}
NEARNESS = {
    Nearness.SAME_NAME: _("same name, written otherwise"),
    Nearness.ACRONYM: _("acronym"),
    Nearness.CONTAINS: _("shares whole words"),
    Nearness.SPELLING: _("similar spelling"),
}
KINDS_OF_ORGANISATION = {
    OrganisationKind.COMPANY: _("company"),
    OrganisationKind.GOVERNMENT_AGENCY: _("government agency"),
    OrganisationKind.LOCAL_GOVERNMENT: _("local government"),
    OrganisationKind.COURT: _("court"),
    OrganisationKind.PROSECUTOR: _("prosecutor"),
    OrganisationKind.POLICE: _("police"),
    OrganisationKind.NGO: _("non-governmental organisation"),
    OrganisationKind.NEWS_MEDIA: _("news media"),
    OrganisationKind.UNION: _("union"),
    OrganisationKind.PARTY: _("party"),
    OrganisationKind.UNIVERSITY: _("university"),
    OrganisationKind.INTERNATIONAL: _("international organisation"),
    OrganisationKind.OTHER: _("other organisation"),
}
CUES: dict[str, str] = {
    Cue.BRACKETS: _("in brackets after it"),
    Cue.ALSO: _("said to be called so"),
    Cue.TRANSLATED: _("said to be its name in the other language"),
    Cue.FORMER: _("said to be its former name"),
    Cue.NOW: _("said to be its name now"),
    Cue.PARALLEL: _("stands at its place in the translation"),
}
VERDICTS = {
    Sameness.SAME: _("{one} is the same as {other}"),
    Sameness.DIFFERENT: _("{one} is not {other}"),
    Sameness.UNSURE: _("{one} may be {other}: unsure"),
}
WHY = {
    Why.NOBODY: _("a pronoun or no name at all"),
    Why.SAME_NAME: _("same name, written otherwise"),
    Why.CATALOGUE: _("the catalogue knows both as one"),
    Why.LEARNED: _("a document gives both names for one"),
    Why.APART: _("the catalogue knows them as two"),
    Why.RELATED: _("the catalogue knows them as related, not the same"),
    Why.AMBIGUOUS: _("the letters stand for several"),
    Why.ACRONYM: _("the letters are its initials"),
    Why.OTHER_LETTERS: _("the letters are not its initials"),
    Why.ACRONYM_TRANSLATED: _("the letters are its initials in the other language"),
    Why.SAME_WORDS: _("the same words"),
    Why.TRANSLATED: _("the same words, translated"),
    Why.SPELLING: _("spelled nearly alike"),
    Why.CONTAINED: _("one holds all words of the other"),
    Why.SHORT: _("the shorter leaves out words that say little"),
    Why.GIVEN_NAMES: _("the shorter leaves out first names"),
    Why.OTHER_WORDS: _("each has words that the other has not"),
    Why.OTHER_KIND: _("another kind of body"),
    Why.PART: _("a body that belongs to it, or to which it belongs"),
    Why.OTHER_NUMBER: _("another number"),
    Why.OTHER_PLACE: _("another place"),
    Why.SECTION: _("a section in a country or place"),
    Why.COUNTRY: _("one leaves out the country"),
    Why.COUNTRY_COUNTS: _("every country has one, and only one name tells the country"),
    Why.INITIALS: _("a first name by its initial"),
    Why.SURNAME_ALONE: _("a surname alone"),
    Why.OTHER_PERSON: _("another first name or surname"),
}
