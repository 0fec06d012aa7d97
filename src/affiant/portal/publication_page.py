"""A publication as its page shows it."""

from datetime import date
from typing import Any

from affiant.dossiers.publishing.check import Check, Hurdle
from affiant.dossiers.publishing.gate import Gate
from affiant.evidence.models import Edition, Publication, ReplyRequest
from affiant.portal.publishing_words import hurdle_words, publishing_words, rule_words
from affiant.portal.speech import NAMES, Speech


def publication_page(gate: Gate, today: date, speech: Speech) -> dict[str, Any]:
    """What the template is given, but for what its visitor may do."""
    row, words, checks = gate.publication, publishing_words(speech), gate.checks(today)
    return {
        "words": words,
        "row": row,
        "name": gate.dossier.entity.name,
        "drawn": _drawn(gate, words),
        "checks": [_told(one, gate, speech) for one in checks],
        "replies": [_reply(one, speech) for one in gate.replies],
        "digest": gate.digest,
        "approval": _approval(gate, speech),
        "editions": [_edition(one, speech) for one in row.editions.order_by("-number")],
        "ready": all(one.holds for one in checks),
        "others": all(one.holds for one in checks if one.hurdle is not Hurdle.APPROVED),
        "tongues": NAMES.items(),
        "today": today.isoformat(),
    }


def _drawn(gate: Gate, words: dict[str, str]) -> str:
    """The collections by their names, or that it is the whole casefile."""
    if gate.drawn_from is None:
        return words["whole"]
    return ", ".join(name or words["main"] for name in gate.drawn_from)


def _told(check: Check, gate: Gate, speech: Speech) -> dict[str, Any]:
    is_wording = check.hurdle is Hurdle.WORDING
    hidden = is_wording and gate.hidden(f"{gate.publication.title}\n\n{gate.publication.summary}")
    return {
        "word": hurdle_words(speech)[check.hurdle],
        "holds": check.holds,
        "hidden": hidden,
        "breaches": [
            (sentence, rule_words(speech)[breach.rule], breach.word)
            for sentence, breach in check.breaches
        ],
    }


def _reply(row: ReplyRequest, speech: Speech) -> dict[str, Any]:
    return {
        "id": row.pk,
        "party": row.party,
        "channel": row.channel,
        "asked_on": speech.date(row.asked_on),
        "deadline": speech.date(row.deadline),
        "answer": row.answer,
        "answered_on": speech.date(row.answered_on) if row.answered_on else "",
    }


def _approval(gate: Gate, speech: Speech) -> str:
    found = gate.approval
    return f"{found.by_name}, {speech.date(found.at.date().isoformat())}" if found else ""


def _edition(row: Edition, speech: Speech) -> dict[str, Any]:
    return {
        "number": row.number,
        "by": row.by_name,
        "on": speech.date(row.at.date().isoformat()),
        "sha256": row.sha256,
    }


def listed(row: Publication, speech: Speech) -> dict[str, Any]:
    """It in the list; `frozen` is annotated with the number of its editions."""
    return {
        "id": row.pk,
        "title": row.title or row.name,
        "by": row.by_name,
        "on": speech.date(row.at.date().isoformat()),
        "editions": getattr(row, "frozen", 0),
    }
