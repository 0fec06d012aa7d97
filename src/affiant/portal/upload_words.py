"""The words of the pages on which files are sent, read and listed."""

from functools import lru_cache

from affiant.evidence.uploads.errors import Why
from affiant.portal.speech import Speech


def why_word(why: Why, speech: Speech) -> str:
    """Why a file is not taken, and what to do."""
    return _whys(speech)[why]


@lru_cache(maxsize=2)
def _whys(speech: Speech) -> dict[Why, str]:
    _ = speech.gettext
    return {
        Why.TOO_LARGE: _("It is larger than the limit for one file."),
        Why.TOO_MUCH: _("All files together are more than one upload takes. Send them in parts."),
        Why.TOO_MANY: _("These are more files than one upload takes. Send them in parts."),
        Why.NO_ROOM: _("The disk is full. Make room and send it again; what is here stays."),
        Why.OUT_OF_STEP: _("A piece came out of its turn. Send the file again."),
        Why.OTHER_SIZE: _("It has changed while it was sent. Send it again."),
        Why.CLOSED: _("This upload is closed. Send the file anew."),
        Why.BUSY: _("It is being sent in another window already."),
    }


@lru_cache(maxsize=2)
def upload_labels(speech: Speech) -> dict[str, str]:
    """Each label in one language."""
    return _sending(speech) | _script(speech) | _working(speech) | _listing(speech)


def _sending(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "hand_in": _("Hand in documents"),
        "hand_in_lead": _(
            "Drop a folder or files here, or choose them. Folders keep their names. Nothing is "
            "opened before it is read, and then only in a sandbox of its own."
        ),
        "drop": _("Drop a folder or files here"),
        "choose_folder": _("A folder"),
        "choose_files": _("Single files"),
        "into": _("Into the collection"),
        "no_name": _("the first, without a name"),
        "send_form": _("Send and read"),
        "limit_file": _("Largest file:"),
        "limit_free": _("Free on the disk:"),
        "limit_form": _("All files together, without scripts:"),
        "left_open": _("An upload was not finished"),
        "left_open_note": _(
            "Choose the same folder again to go on where it broke off; files that are here are "
            "not sent twice."
        ),
        "read_arrived": _("Read what arrived"),
        "discard": _("Throw it away"),
        "not_taken": _("Files that were not taken"),
        "not_taken_lead": _("The files below were not taken; nothing of them is kept."),
        "full": _("The disk is full"),
        "back_to_intake": _("Back to handing in"),
        "tidy": _(
            "To have nothing left of what was sent, delete the files where you sent them from, too."
        ),
    }


def _script(speech: Speech) -> dict[str, str]:
    """What the script says; {…} it fills in itself."""
    _ = speech.gettext
    return {
        "js_looking": _("Looking through the folder. Files found: {n}"),
        "js_sending": _("{done} of {total} files, {sent} of {size}"),
        "js_left": _("about {time} left"),
        "js_seconds": _("some seconds"),
        "js_minutes": _("{n} min"),
        "js_hours": _("{n} h"),
        "js_waiting": _("No connection. It goes on by itself when there is one."),
        "js_stopped": _("Stopped. Choose the same folder again to go on."),
        "js_done": _("Files that arrived: {n}. What comes of them is told below."),
        "js_known": _("In the casefile already: {n}."),
        "js_refused": _("Not taken: {n}."),
        "js_nothing": _("There was no file in it."),
        "js_gone": _("It cannot be read any more: it was moved, or you may not read it."),
        "js_login": _("The server does not know this browser any more. Open the portal anew."),
        "js_stop": _("Stop sending"),
    }


def _working(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "work": _("Reading and what came of it"),
        "in_hand": _("In hand"),
        "no_work": _("Nothing is being read."),
        "was_done": _("Done before"),
        "asked_by": _("asked for by"),
        "stop": _("Stop"),
        "begin_again": _("Go on with it"),
        "compare": _("Compare texts now"),
        "untraced": _("Documents came in since texts were last compared."),
        "whole_ledger": _("The whole ledger, file by file"),
        "see_work": _("See how far it is"),
        "retry_these": _("Try these again"),
        "command_line": _("The terminal shows the same: affiant status, affiant work --list."),
    }


def _listing(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "ledger_title": _("The ledger"),
        "ledger_lead": _("Everything that was handed in, and what came of each."),
        "state": _("What came of it"),
        "state_read": _("was read"),
        "state_failed": _("was not read"),
        "state_begun": _("begun"),
        "any_reason": _("for any reason"),
        "reason": _("Why"),
        "name_holds": _("Its name holds"),
        "file": _("File"),
        "size": _("Size"),
        "inside": _("inside"),
        "retry_one": _("Try again"),
        "nothing_so": _("Nothing in the ledger is so."),
        "further": _("Further"),
        "from_start": _("From the start"),
    }
