"""The fixed words of the search page."""

from functools import lru_cache

from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def search_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    _ = speech.gettext
    return {
        "how": _("How"),
        "wrong_day": _("This is no date, and nothing was left out for it:"),
        "near": _("Near spellings too"),
        "near_help": _("typing errors and letters that a scan mistook"),
        "exact": _("Not in the other language"),
        "exact_help": _("else “contract” finds “contrat” too"),
        "once": _("Once for each origin"),
        "once_help": _("copies and translations counted once"),
        "order": _("Order"),
        "best": _("the best first"),
        "newest": _("the newest first"),
        "oldest": _("the oldest first"),
        "narrow": _("Narrow down"),
        "chosen": _("Chosen"),
        "take_off": _("take off"),
        "kind": _("With a"),
        "publisher": _("Published by"),
        "language": _("Language"),
        "entity": _("Naming"),
        "date": _("Published"),
        "looked_into": _("The kinds and names are counted in the first passages only."),
        "also": _("Also found:"),
        "as_typed": _("Only as typed"),
        "try_near": _("Look for near spellings too"),
        "cut": _("That is a long query: only its first words were looked for."),
        "copies": _("Copies and translations with it"),
        "saved": _("Your saved searches"),
        "save_as": _("Save this search as"),
        "save": _("Save"),
        "save_help": _("It is kept in this casefile, for you alone, until you forget it."),
        "see_new": _("See what is new"),
        "nothing_new": _("nothing new"),
        "forget": _("Forget it"),
        "full": _("You have as many saved searches as there is room for. Forget one first."),
        "masked": _(
            "Names of protected persons cannot be looked for here, nor can telephone numbers, "
            "registration numbers and the names in e-mail addresses: they find nothing, whether "
            "they stand in a document or not."
        ),
    }
