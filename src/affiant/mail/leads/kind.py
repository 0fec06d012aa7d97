"""The leads that are looked for."""

from enum import StrEnum


class LeadKind(StrEnum):
    """What does not fit, in the order in which it is shown."""

    HOPS_BACKWARDS = "hops backwards"  # a server wrote an earlier time than the one before it
    HOPS_APART = "hops apart"  # who handed it on is not who had it
    DATE_AFTER_HOP = "date after first hop"
    DATE_LONG_BEFORE_HOP = "date long before first hop"
    ZONE_UNLIKE_HOP = "zone unlike first hop"
    ZONE_IMPOSSIBLE = "zone impossible"
    WEEKDAY_WRONG = "weekday wrong"
    ID_OF_OTHER_DOMAIN = "id of other domain"
    ID_UNLIKE_MAILER = "id unlike mailer"
    BOUNDARY_UNLIKE_MAILER = "boundary unlike mailer"
    SINGLE_FIELD_TWICE = "single field twice"
    NO_HOPS = "no hops"
