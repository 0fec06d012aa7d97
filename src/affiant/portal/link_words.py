"""The fixed words of the page on which links between documents are judged."""

from functools import lru_cache

from affiant.evidence.held import Verdict
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def link_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    _ = speech.gettext
    return {
        "title": _("Where it comes from"),
        "note": _(
            "What the machine found that this document has in common with others. Documents that "
            "come from one another count as one origin, however many they are."
        ),
        "none": _("Nothing in the casefile was found to be related to this document."),
        "untraced": _("Documents came in since texts were last compared: there may be more."),
        "all": _("All origins"),
        "to_document": _("Back to the document"),
        "here": _("in this document"),
        "there": _("in the other"),
        "rests_on": _("What it rests on"),
        "passages": _("Words that they share"),
        "said": _("What people said of it"),
        "disputed": _("People see this otherwise. What was said last counts."),
        "judge": _("Does one come from the other, or both from a third?"),
        "why": _("Why"),
        "why_help": _("kept beside the judgement, for whoever doubts it later"),
        "do": _("Judge so"),
        "back": _("Take back: let the machine’s finding count"),
        "follows": _(
            "Yes makes the link certain. With no, or while nobody can tell, the two count as "
            "origins of their own, in every dossier and search."
        ),
        "nothing": _("Choose an answer first. Nothing was judged."),
        "taken_back": _("taken back"),
    }


@lru_cache(maxsize=2)
def verdict_words(speech: Speech) -> dict[Verdict, str]:
    """What each verdict says of a link."""
    _ = speech.gettext
    return {
        Verdict.ACCEPTED: _("yes, they have one origin"),
        Verdict.REJECTED: _("no, each has its own"),
        Verdict.UNSURE: _("nobody can say"),
    }
