from enum import StrEnum


class Language(StrEnum):
    """The languages of messages and of dossiers; sources keep theirs."""

    ENGLISH = "en"
    FRENCH = "fr"
