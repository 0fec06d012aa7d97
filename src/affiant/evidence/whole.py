"""Texts that somebody went through whole, so that what was not found there is known to be missing.

It is said of the words: a newer reading of the same original that gives the same text has it too.
"""

from datetime import datetime

from affiant.evidence.models import Text, WholeReview


def say_whole(text: Text, *, by: str, at: datetime, taken_back: bool = False) -> None:
    """Record that this person went through it whole, or that they did not after all. Said twice,
    it is recorded once."""
    if (by in who_reviewed(text)) == taken_back:
        WholeReview.objects.create(text=text, by=by, at=at, taken_back=taken_back)


def who_reviewed(text: Text) -> dict[str, datetime]:
    """Who says so, and since when."""
    said = WholeReview.objects.filter(text__original=text.original_id, text__body=text.body_id)
    newest = {one.by: one for one in said.order_by("pk")}
    return {by: one.at for by, one in newest.items() if not one.taken_back}
