"""The fixed words of the pages, by their place in the templates."""

from functools import lru_cache

from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def labels(speech: Speech) -> dict[str, str]:
    """Each label in one language."""
    return _frame(speech) | _start(speech) | _search(speech) | _room(speech) | _who(speech)


def _frame(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "skip": _("Skip to the content"),
        "overview": _("Overview"),
        "search": _("Search"),
        "documents": _("Documents"),
        "names": _("Names"),
        "origins": _("Origins"),
        "mail": _("Mail"),
        "sections": _("Sections"),
        "language": _("Language"),
        "untitled": _("Untitled"),
        "previous": _("Previous"),
        "next": _("Next"),
        "pages": _("Pages"),
        "machine": _(
            "This page is on your own machine. Nothing is loaded from the network and nothing is "
            "sent there."
        ),
        "colon": _(": "),
        "semicolon": _("; "),
        "open": _("“"),
        "close": _("”"),
    }


def _start(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "purpose": _("Evidence you could swear to"),
        "ledger": _("What was read"),
        "handed_in": _("handed in"),
        "read": _("read"),
        "failed": _("not read"),
        "begun": _("begun and not finished"),
        "facts": _("facts"),
        "originals": _("originals kept"),
        "by_kind": _("Facts by kind"),
        "failures": _("What was not read, and why"),
        "retry": _("Try again what was not read"),
        "review_next": _("Go on reviewing"),
        "look_for": _("Look for words in all documents"),
        "working": _("Affiant is reading. This page shows the ledger as it grows."),
        "empty_lead": _(
            "Affiant reads documents in French and English, finds what they say, and keeps the "
            "words that each finding stands on. You judge; it remembers."
        ),
        "step_read": _("Hand in documents"),
        "step_read_note": _(
            "Below, or in the terminal, in any folder: affiant read FOLDER. Articles, letters, PDF "
            "and scans, office files, mail, tables and archives are read; what cannot be read is "
            "listed with the reason, and kept."
        ),
        "step_review": _("Review what was found"),
        "step_review_note": _(
            "Every fact opens on its passage. Accept it, reject it, or say that you are unsure; "
            "the keyboard is enough. What you decide is never overwritten, and can be undone."
        ),
        "step_dossier": _("Write a dossier"),
        "step_dossier_note": _(
            "On any organisation: what the documents say about it, who says so, and how many "
            "independent origins stand behind it. Private persons are masked."
        ),
        "try": _("Try it with an invented affair"),
        "try_note": _(
            "Sixteen invented documents come with affiant: a software contract, a campaign, "
            "copies and a translation. They are read into this casefile in a few seconds; to be "
            "rid of them, delete the folder."
        ),
        "try_button": _("Read the examples"),
        "folder": _("The casefile is this folder:"),
    }


def _search(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "words": _("Words to look for"),
        "words_help": _(
            'French and English together. "In this order", -without, one OR other, begin*'
        ),
        "find": _("Search"),
        "narrow": _("Narrow"),
        "with_fact": _("Passages with a"),
        "any": _("any"),
        "in_language": _("Language of the document"),
        "publisher": _("Published by"),
        "since": _("Published since"),
        "until": _("Published until"),
        "date_help": _("YYYY, YYYY-MM or YYYY-MM-DD"),
        "nothing": _("No passage has these words."),
        "nothing_help": _("Fewer words find more; a star finds beginnings: recrut*"),
        "csv": _("These passages as a table (CSV)"),
        "page": _("p."),
        "only_document": _("Only in one document."),
        "everywhere": _("Look in all"),
    }


def _room(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "facts_of": _("Facts"),
        "document": _("Document"),
        "kind": _("Kind"),
        "all_but_names": _("all but names and dates"),
        "all": _("all"),
        "confidence": _("At least this sure"),
        "unreviewed": _("Only what nobody has judged"),
        "show": _("Show"),
        "no_facts": _("No fact here fits. Change the filter, or go on to the next part."),
        "accept": _("Accept"),
        "reject": _("Reject"),
        "unsure": _("Unsure"),
        "undo": _("Undo"),
        "sure": _("sure"),
        "part": _("Part"),
        "of": _("of"),
        "keys": _("Review by keyboard"),
        "keys_on": _("Use single keys"),
        "key_next": _("next fact"),
        "key_previous": _("previous fact"),
        "waiting": _("decisions wait for the connection; they are kept in this browser."),
        "waiting_one": _("1 decision waits for the connection; it is kept in this browser."),
        "kept": _("All decisions are recorded."),
        "overtaken": _(
            "Somebody else judged this meanwhile. It is shown as it stands now: decide again if "
            "you see it otherwise."
        ),
        "refused": _(
            "The server does not know this browser any more. Open the portal anew from the "
            "terminal; your decisions are kept here until then."
        ),
        "refused_team": _(
            "Whoever is logged in in this browser is not who opened this page, or nobody is. Log "
            "in again and open the document: your decisions are kept here until then."
        ),
        "masked_note": _(
            "Names of protected persons, e-mail names, telephone and registration numbers are "
            "masked with •, as in a dossier. Menus and other parts around the text are left out."
        ),
        "published": _("Date it claims"),
        "read_from": _("Read from"),
        "fingerprint": _("SHA-256 of the original"),
        "find_inside": _("Search in this document"),
        "to_judge": _("to judge"),
        "title": _("Title"),
        "no_documents": _("No document has been read yet."),
        "origins_of": _("Where it comes from"),
    }


def _who(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "name_help": _("A name, or part of one"),
        "find_name": _("Find"),
        "nobody": _("Nobody listed here has such a name."),
        "no_names": _("No name has been found yet."),
        "private_note": _(
            "Listed are organisations, places and products, and persons with a public part in "
            "the documents. Others are counted, never listed."
        ),
        "names_as_written": _("Names as written, and why they belong together"),
        "also_written": _("also written"),
        "belongs_to": _("Belongs to"),
        "parts": _("To it belongs"),
        "numbers": _("Registration numbers"),
        "says": _("says"),
        "judgements": _("Judged by people"),
        "kept_apart": _("Kept apart from"),
        "left_open": _("Left unsure"),
        "possible": _("May be the same; nobody has judged it"),
        "judge_names": _("To judge names: affiant who NAME --same OTHER, in the terminal."),
        "unchecked": _("common knowledge that nobody has checked"),
        "named_in": _("Documents that name it"),
        "dossier": _("Dossier"),
        "open_dossier": _("Open the dossier"),
        "dossier_note": _(
            "Compiled now, from all documents that name it. Each line opens on its passage; "
            "numbers and protected persons are masked."
        ),
        "downloads": _("Take it with you"),
        "bundle_note": _(
            "The bundle is signed with this casefile’s key and holds the sources; originals with "
            "words that the dossier masks are left out."
        ),
        "in_english": _("in English"),
        "in_french": _("in French"),
        "private": _(
            "This is a person without a public part in these documents: no dossier is made."
        ),
        "untraced": _(
            "Documents came in since texts were last compared. Run affiant origins in the "
            "terminal to bring this up to date."
        ),
        "origins_lead": _(
            "Documents that tell one story count once. Here is which belong together, and why."
        ),
        "joined_by": _("What joins them"),
        "judge_links": _("judge its links"),
        "why_together": _("why it stands here"),
        "mentions": _("mentions"),
    }
