"""What the pages of the publication assistant are given."""

from typing import Any

from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.terms import said
from affiant.mail.models import MailDraft, Trove
from affiant.mail.settling.agreeing import is_team
from affiant.mail.settling.releases import Published
from affiant.portal.mail.drafting import Drafted
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.narrowed import offered
from affiant.portal.mail.publication_words import publication_words, reasons
from affiant.portal.mail.reply_words import agreed_words, form_words, reply_words
from affiant.portal.publishing_words import rule_words
from affiant.portal.speech import NAMES, Speech


def started(row: MailDraft, speech: Speech) -> dict[str, Any]:
    """A draft in the list."""
    return {
        "id": row.pk,
        "title": row.title or publication_words(speech)["untitled"],
        "by": row.by_name,
        "on": speech.date(row.at.date().isoformat()),
    }


def listed(one: Published, speech: Speech) -> dict[str, Any]:
    """A release in the list."""
    whole = [told for told in one.told if told.part is None]
    return {
        "id": one.id,
        "by": one.by,
        "agreed": " ".join(agreed_words(one.agreed_by, speech)),
        "on": speech.date(one.at.date().isoformat()),
        "messages": speech.ngettext(
            "{n} e-mail", "{n} e-mails", sum(told.messages for told in whole)
        ),
        "rows": speech.ngettext("{n} row", "{n} rows", len(whole)),
    }


def draft_page(drafted: Drafted, hide: Hide, speech: Speech) -> dict[str, Any]:
    """Everything of one draft."""
    row, words = drafted.row, publication_words(speech) | form_words(speech)
    pooled = drafted.draft.pooled if drafted.draft else None
    printed = drafted.printed(Speech(row.language))
    return {
        "words": words,
        "row": row,
        "narrowed": drafted.narrowed,
        "troves": offered(Trove.objects.filter(collection=row.collection_id), hide),
        "grades": [(one.value, said(one, speech.language), one in drafted.grades) for one in Grade],
        "tongues": NAMES.items(),
        "why": words.get(drafted.why, ""),
        "days": _days(drafted, speech),
        "printed": printed,
        "pooled": reasons(pooled, speech) if pooled else [],
        "hidden": drafted.hidden(f"{row.title}\n\n{row.words}"),
        "breaches": [
            (sentence, rule_words(speech)[breach.rule], breach.word)
            for sentence, breach in drafted.breaches
        ],
        "checks": _checks(drafted, speech),
        "parties": [_party(one, drafted, speech) for one in drafted.named],
        "approved": drafted.second,
        "agreed": drafted.is_agreed,
        "alone": drafted.is_agreed and not drafted.second,
        "ready": drafted.is_ready,
        "digest": drafted.digest,
    }


def _party(party: str, drafted: Drafted, speech: Speech) -> dict[str, Any]:
    """An employer that is named, with what was recorded."""
    found = next((one for one in drafted.replies if one.party == party), None)
    return {
        "party": party,
        "told": reply_words([found], speech)[0] if found else "",
        "holds": found is not None and found.holds(drafted.now.date()),
        "sent": found or {},
    }


def _checks(drafted: Drafted, speech: Speech) -> list[tuple[str, bool]]:
    words = publication_words(speech)
    return [
        (words["gate_settled"], drafted.draft is not None),
        (words["gate_table"], drafted.draft is not None and not drafted.why),
        (words["gate_words"], drafted.defensible),
        (words["gate_asked"], bool(drafted.named) and not drafted.unasked),
        (words["gate_approved" if is_team() else "gate_alone"], drafted.is_agreed),
    ]


def _days(drafted: Drafted, speech: Speech) -> list[str]:
    """The days of the tables that a refusal compared with. Never by how much it was too little."""
    refused = drafted.draft.refused if drafted.draft else None
    if refused is None or drafted.why != "refused_earlier":
        return []
    return [speech.date(day.isoformat()) for day in dict.fromkeys(refused.against)]
