from enum import StrEnum


class LegalStatus(StrEnum):
    """Where a person stands before the law. What nobody has established is UNCHARGED."""

    UNCHARGED = "uncharged"
    ARRESTED = "arrested"
    CHARGED = "charged"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"  # all charges
    CONVICTED = "convicted"
    VACATED = "vacated"  # a conviction that a higher court undid
