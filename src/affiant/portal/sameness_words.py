"""The fixed words of judging who is who."""

from functools import lru_cache

from affiant.names.identity import Sameness
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def sameness_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    _ = speech.gettext
    return {
        "judge": _("Judge who this is"),
        "note": _(
            "What you judge can be taken back whole, at any time; nothing is ever overwritten. "
            "Nothing happens before you have seen what follows from it."
        ),
        "other": _("The other name"),
        "other_help": _("as documents write it, or its address on these pages"),
        "verdict": _("They are"),
        "why": _("Why"),
        "why_help": _("kept beside the judgement, for whoever doubts it later"),
        "look": _("See what follows"),
        "apart": _("This form is somebody else"),
        "back": _("Take back"),
        "confirm": _("Before you judge"),
        "do": _("Judge so"),
        "despite": _("Judge so despite them"),
        "against": _("Earlier judgements say otherwise:"),
        "contradicts": _("Contradicts"),
        "cancel": _("Leave it as it is"),
        "unknown": _(
            "Nobody goes by this name here, or several do. Open the other one under Names, and "
            "copy its address."
        ),
        "itself": _("That is the same name: there is nothing to judge."),
        "gone": _("That judgement was taken back already."),
        "mentions": _("Mentions"),
    }


@lru_cache(maxsize=2)
def verdict_words(speech: Speech) -> dict[Sameness, str]:
    """What each verdict says of two."""
    _ = speech.gettext
    return {
        Sameness.SAME: _("one and the same"),
        Sameness.DIFFERENT: _("two different ones"),
        Sameness.UNSURE: _("nobody can tell"),
    }


def follows(verdict: Sameness, speech: Speech) -> str:
    """What follows from a verdict."""
    _ = speech.gettext
    return {
        Sameness.SAME: _(
            "Their mentions, quotes and sums will be told as of one, in every dossier and search."
        ),
        Sameness.DIFFERENT: _(
            "They will be kept apart, whatever else makes them look alike. Forms that were joined "
            "through this one go where the other judgements and the documents put them."
        ),
        Sameness.UNSURE: _("They will not be joined, and both pages will say that it is open."),
    }[verdict]
