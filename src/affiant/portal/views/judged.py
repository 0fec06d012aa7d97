"""Judgements on who is who, in words."""

from django.http import HttpRequest

from affiant.names.identity import Judged
from affiant.portal import gate
from affiant.portal.gate import Action
from affiant.portal.speech import Speech
from affiant.portal.terms import term


def may_judge(request: HttpRequest) -> bool:
    """Who is who is one for the whole casefile, so who sees a part of it does not say."""
    who = gate.visitor(request)
    return who.may(Action.EDIT) and who.documents.whole


def judged_told(judged: Judged, speech: Speech) -> dict[str, object]:
    """A judgement in words."""
    one, other = (node.partition(":")[2] for node in (judged.one, judged.other))
    said = term(judged.verdict, speech) if judged.verdict else ""
    return {
        "id": judged.id,
        "said": said.format(one=one, other=other),
        "by": judged.by,
        "on": speech.date(judged.at[:10]),
        "why": judged.why,
    }
