from enum import StrEnum


class Stance(StrEnum):
    """How somebody answers an accusation or a demand (after the BHRRC's practice)."""

    DENIES = "denies"
    DENIES_NARROWLY = "denies narrowly"  # denies less than was alleged
    MINIMISES = "minimises"
    VALUES_STATEMENT = "values statement"
    POLICY = "policy"
    INVESTIGATES = "investigates"
    ACKNOWLEDGES = "acknowledges"
    COMMITS = "commits"
    ACTS = "acts"
    REFUSES = "refuses"
    DECLINES_TO_COMMENT = "declines to comment"
    REFERS_TO_EARLIER = "refers to earlier statement"
    SILENT_AFTER_REQUEST = "silent after request"
    OTHER = "other"
