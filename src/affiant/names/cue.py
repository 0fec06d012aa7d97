from enum import StrEnum


class Cue(StrEnum):
    """How a document says that two names are of one."""

    BRACKETS = "in brackets after it"
    ALSO = "said to be called so"
    TRANSLATED = "said to be its name in the other language"
    FORMER = "said to be its former name"
    NOW = "said to be its name now"
    PARALLEL = "stands at its place in the translation"
