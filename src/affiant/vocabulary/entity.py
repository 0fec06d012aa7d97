from enum import StrEnum


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"


class OrganisationKind(StrEnum):
    """What an organisation is, as far as its part in a story goes."""

    COMPANY = "company"
    GOVERNMENT_AGENCY = "government agency"
    LOCAL_GOVERNMENT = "local government"
    COURT = "court"
    PROSECUTOR = "prosecutor"
    POLICE = "police"
    NGO = "ngo"
    NEWS_MEDIA = "news media"
    UNION = "union"
    PARTY = "party"
    UNIVERSITY = "university"
    INTERNATIONAL = "international organisation"
    OTHER = "other"
