from enum import StrEnum


class Comparator(StrEnum):
    """How a stated number relates to the real one."""

    EXACT = "="
    MORE = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
