"""Numbers as whoever reads them writes them; without Babel, which takes a tenth of a second."""

from affiant.cli.messages import _, language

KILO, MEGA, GIGA = 10**3, 10**6, 10**9
_SMALL = 10  # below it a decimal tells more


def counted(number: int) -> str:
    """1,140 or 1 140, with the narrow no-break space of French."""
    return f"{number:,}".replace(",", "\u202f" if language() == "fr" else ",")


def sized(octets: int) -> str:
    """A size in the unit that leaves few digits: 640 kB, 1.4 MB, 12 GB."""
    for unit, word in ((GIGA, _("{n} GB")), (MEGA, _("{n} MB")), (KILO, _("{n} kB"))):
        if octets >= unit:
            return word.format(n=_short(octets / unit))
    return _("{n} bytes").format(n=octets)


def _short(number: float) -> str:
    if number >= _SMALL:
        return counted(round(number))
    return f"{number:.1f}".replace(".", "," if language() == "fr" else ".")
