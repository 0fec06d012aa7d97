"""The fixed words of the reading room, besides those of all pages."""

from functools import lru_cache

from affiant.portal.asked import Left
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def room_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    return _reviewing(speech) | _forms(speech) | _keys(speech) | _pages(speech)


def left_words(speech: Speech) -> list[tuple[str, str]]:
    """What can be asked for by what people decided."""
    _ = speech.gettext
    return [
        (Left.ALL.value, _("all, judged or not")),
        (Left.NOBODY.value, _("what nobody has judged")),
        (Left.MINE.value, _("what I have not judged")),
        (Left.DISPUTED.value, _("where reviewers disagree")),
        (Left.BY_PEOPLE.value, _("corrected or added by people")),
    ]


def _reviewing(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "left": _("Show"),
        "blind": _("Hide what others decided until I have"),
        "correct": _("Correct"),
        "machine_said": _("The machine said"),
        "who_said": _("Who decided what"),
        "settled": _("settled it"),
        "disputed": _("Reviewers disagree: it counts as unsure."),
        "disputed_help": _("A third person’s decision settles it, or one of you gives way."),
        "disagreements": _("Where reviewers disagree"),
        "whole": _("I have read this document whole"),
        "whole_help": _(
            "Every fact is judged, and what was missing is added. Then it can serve as a measure "
            "of the machine."
        ),
        "whole_undo": _("Not whole after all"),
        "whole_by": _("read whole by"),
        "returned": _("This could not be recorded"),
        "open_again": _("Open again"),
        "let_go": _("Let go"),
        "undone": _("undone"),
        "not_there": _(
            "The server has no such fact or decision any more. The page shows what it has."
        ),
        "gone": _(
            "The fact or document is not there any more; it may have been read anew. What you "
            "wrote is kept here until you let it go."
        ),
    }


def _forms(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "add": _("Add a fact"),
        "add_lead": _(
            "For what the machine missed: select the words in the document, then say what they "
            "are. It is marked as added by you."
        ),
        "which": _("What it is"),
        "choose": _("choose …"),
        "words": _("Words"),
        "words_help": _(
            "Select others in the document and take them, or move the ends word by word: with "
            "the buttons, or with the arrow keys in the frame (with Shift: the end)."
        ),
        "words_stand_help": _(
            "On which the fact stands. Others are to be as the document has them, letter by letter."
        ),
        "words_plain_help": _("As they stand in the document, letter by letter."),
        "take": _("Take the selected words"),
        "start_back": _("Begin a word earlier"),
        "start_on": _("Begin a word later"),
        "end_back": _("End a word earlier"),
        "end_on": _("End a word later"),
        "note": _("Why"),
        "note_help": _("For those who review after you. May be empty."),
        "save": _("Save"),
        "cancel": _("Leave it"),
        "across": _(
            "A fact stands in one passage, and these words reach over into another. Select words "
            "in one of them; what the other says is a fact of its own."
        ),
        "none_selected": _("Select words in the document first."),
        "no_form": _("The forms are not here yet: there was no connection. Try again."),
        "pending": _("waits"),
    }


def _keys(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "keys_title": _("Keys"),
        "key_help": _("these keys"),
        "key_add": _("add a fact on the selected words"),
        "key_dispute": _("next one in dispute"),
        "key_page": _("the page as it was printed"),
        "key_save": _("save a form"),
        "key_leave": _("leave a form"),
        "close": _("Close"),
    }


def _pages(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "drawn": _("The page as it was printed"),
        "drawing": _("The page is being drawn …"),
        "not_drawn": _("The page could not be drawn."),
    }


@lru_cache(maxsize=2)
def disagreement_words(speech: Speech) -> dict[str, str]:
    """The words of the page on disagreements."""
    _ = speech.gettext
    return {
        "disagreements_lead": _(
            "Facts that two people see otherwise count as unsure until one of them gives way or a "
            "third decides. Open one to decide."
        ),
        "agreement": _("How far you agree"),
        "judged_by_several": _("Facts that more than one person judged:"),
        "alpha": _("Krippendorff’s alpha:"),
        "alpha_help": _(
            "1 is agreement throughout, 0 what chance would give. It takes what each person said "
            "first, and two corrections that differ as a disagreement."
        ),
        "two_people": _("Two people"),
        "both_judged": _("both judged"),
        "alike": _("alike"),
        "no_disagreement": _("Nobody disagrees about a fact."),
    }
