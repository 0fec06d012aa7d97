SHORT_UNITS = frozenset("SMH")  # seconds to hours: no date comes of them


def length(unit: str, steps: int | str) -> str:
    """An ISO 8601 duration: "P2Y", "PT3H"; `unit` as the calendar names it."""
    if unit == "10Y":
        return f"P{int(steps) * 10}Y"
    letter = "M" if unit == "MO" else unit
    return f"PT{steps}{letter}" if unit in SHORT_UNITS else f"P{steps}{letter}"
