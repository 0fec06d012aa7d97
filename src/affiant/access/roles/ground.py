from enum import StrEnum


class Ground(StrEnum):
    """For what somebody may look behind a mask."""

    RIGHT_OF_REPLY = "right of reply"  # to ask the person before publishing
    SAFETY = "safety"  # somebody is in danger
    LEGAL_DUTY = "legal duty"  # a court or a law asks for it
    REPRESENTATION = "representation"  # a lawyer acts for the person
    CHECKING = "checking"  # whether two records are about one person, or the mask is right
