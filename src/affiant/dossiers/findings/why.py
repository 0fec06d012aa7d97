from enum import StrEnum


class Why(StrEnum):
    """Why two numbers are not comparable. The order is that in which they are looked for."""

    QUANTITY = "quantity"  # they count different things
    WHOLE = "whole"  # they are parts of different wholes
    PART = "scope"  # one is a part, or narrower, or what came together over the years
    PERIOD = "period"
    PLACE = "place"
    PLANNED = "modality"  # one is a plan, an aim or an estimate
