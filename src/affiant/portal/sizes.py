from affiant.portal.speech import Speech

STEP = 1000
UNITS = {"en": ("bytes", "kB", "MB", "GB", "TB"), "fr": ("octets", "ko", "Mo", "Go", "To")}


def size_word(size: int, speech: Speech) -> str:
    """A number of bytes as people say it: `4,3 Go`."""
    told, unit = float(size), 0
    while told >= STEP and unit < len(UNITS["en"]) - 1:
        told, unit = told / STEP, unit + 1
    digits = f"{told:.1f}" if unit > 1 and told < STEP / 10 else f"{told:.0f}"
    if speech.language == "fr":
        digits = digits.replace(".", ",")
    return f"{digits}\u00a0{UNITS[speech.language][unit]}"
