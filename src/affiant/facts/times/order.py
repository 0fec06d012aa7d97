"""Whether a document writes 03/04/2024 for the third of April or for the fourth of March.

English tells it by the country alone. A date that can be read one way only, or the country whose
money a bare dollar or pound would be, decides; where neither does, nobody knows.
"""

import re

from affiant.facts.context import Context
from affiant.facts.quantities.homeland import Homeland, families

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_MONTHS = 12


def day_first(context: Context) -> bool | None:
    """True for day before month, False for month before day, None where nothing tells."""
    orders = {
        int(found[1]) > _MONTHS
        for found in _NUMERIC.finditer(context.document.text)
        if (int(found[1]) > _MONTHS) != (int(found[3]) > _MONTHS)
    }
    if orders:
        return orders.pop() if len(orders) == 1 else None
    if _NUMERIC.search(context.document.text) is None:
        return None
    homeland = Homeland.of(context)
    dollar, pound = (homeland.of_family(families()[sign]) for sign in ("$", "£"))
    american, british = (dollar.told and dollar.code == "USD"), (pound.told and pound.code == "GBP")
    return british if american != british else None
