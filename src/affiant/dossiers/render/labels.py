"""The fixed words of the page and the note."""

from affiant.dossiers.wording import Wording


def labels(wording: Wording) -> dict[str, str]:
    """Each label by its place in the template."""
    _ = wording.gettext
    return {
        "dossier": _("Dossier"),
        "skip": _("Skip to the dossier"),
        "contents": _("Contents"),
        "names": _("Names as written"),
        "known_as": _("Also known as"),
        "roles": _("Roles as written"),
        "homonyms": _("Others answer to this name and are not part of this dossier:"),
        "together": _("The documents compared"),
        "origins": _("Origins"),
        "chart": _("Each value by the day on which it was published; the list says the same"),
        "network": _("Who is named beside them in one line"),
        "network_note": _(
            "Organisations that a line names beside them, and in what. A line joins names that "
            "stand together in a source; it says nothing of what is between them."
        ),
        "minds": _("What would change our mind"),
        "questions": _("Open questions"),
        "line": _("line"),
        "timeline": _("Timeline"),
        "people": _("People with a public part in these documents"),
        "quoted": _("quoted"),
        "sources": _("Sources"),
        "source": _("Source"),
        "texts": _("The sources in full"),
        "texts_note": _(
            "Numbers in the text lead back to the lines above. E-mail names, telephone and "
            "registration numbers of persons are masked with •."
        ),
        "page": _("p."),
        "in_dossier": _("see line"),
        "open": _("open the passage"),
        "back": _("back to line"),
        "also": _("also at"),
        "unsure": _("date unsure"),
        "publisher": _("Publisher"),
        "published": _("Date it claims"),
        "address": _("Address"),
        "read_from": _("Read from"),
        "read_on": _("Read on"),
        "fingerprint": _("SHA-256 of the original"),
        "named": _("Names them"),
        "frame": _("Frame of the page (menus, share buttons, comments), not part of the text"),
        "made_on": _("Compiled on"),
        "footer": _(
            "Made by affiant. Each line shows the source's own words; what a source alleges is "
            "the source's word, not ours."
        ),
        "top": _("Back to the top"),
    }
