"""The fixed words of a message's page and of its thread's."""

from functools import lru_cache

from affiant.mail.duplicates.grouping import Relation
from affiant.mail.replies.section import Kind
from affiant.mail.threads.node import Basis
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def message_words(speech: Speech) -> dict[str, str]:
    """Each in one language."""
    return _message(speech) | _proof(speech) | _thread(speech)


def _message(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "no_subject": _("(no subject)"),
        "from": _("From"),
        "to": _("To"),
        "cc": _("Copies to"),
        "reply_to": _("Replies to"),
        "sender": _("Sent by"),
        "date": _("Date"),
        "no_date": _("no date"),
        "written": _("What it says"),
        "nothing_said": _("It has no words."),
        "no_html": _("Mail is shown as plain text: nothing in it is run or loaded."),
        "attachments": _("Attachments"),
        "attachment": _("Attachment"),
        "open": _("Open as a document"),
        "not_read": _("not read into the casefile as a document"),
        "unnamed": _("without a name"),
        "header": _("The whole header"),
        "header_note": _("As it was stored, with people masked."),
        "kept_at": _("Where it lies"),
        "file": _("File"),
        "bytes": _("Bytes"),
        "rebuilt": _("rebuilt from a store of Outlook: no bytes of it as it was sent are kept"),
        "sha256": _("SHA-256 of the message"),
        "mih": _("EDRM Message Identification Hash"),
        "content": _("Hash of what it says"),
        "parser": _("Read by"),
        "troubles": _("What was wrong with it"),
        "original": _("The original message (.eml)"),
        "original_note": _(
            "The original message (.eml) is given unmasked, once everybody whom its header names "
            "is unmasked to you."
        ),
        "unmask": _("Look behind a mask"),
        "unmasked": _("Some people are shown to you by name on this page, for an hour."),
        "masked": _(
            "Whoever wrote or received mail is masked, with one number throughout; so are "
            "addresses, telephone and account numbers."
        ),
    }


def _proof(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "signatures": _("Signatures"),
        "signature": _("Signature"),
        "unsigned": _("Nobody signed it. Most mail before 2010 is not signed."),
        "unchecked": _(
            "It cannot be checked: no bytes of it as it was sent are kept, or it is too large."
        ),
        "axes_note": _(
            "Each is told on five axes, which are never made into one word. A signature proves "
            "that who held the key signed these fields and this body; not who wrote it, nor that "
            "it is true."
        ),
        "result": _("Result"),
        "key": _("Key"),
        "time": _("Time"),
        "coverage": _("Coverage"),
        "undone": _("Undone"),
        "as_of": _("Judge dates as of"),
        "as_of_help": _("YYYY-MM-DD; empty: expiry is not judged"),
        "check": _("Check"),
        "undo": _("Look for what transport changed"),
        "undo_note": _(
            "Lists and gateways change messages. Known changes are taken back on trial, and count "
            "only if the signature then holds bit for bit. It takes some seconds."
        ),
        "restored": _("As it was signed"),
        "restored_note": _(
            "The message with these changes taken back. It can show the account really used."
        ),
        "restored_closed": _(
            "A restored message can show the account really used. It is shown once everybody whom "
            "the header names is unmasked to you."
        ),
        "chain": _("Seals of forwarders (ARC)"),
        "instance": _("Forwarder {n}: sealed by {domain}; said of the seals before: {said}"),
        "attributed": _("Whose account"),
        "grade": _("Grade"),
        "unattributed": _("Not worked out yet."),
        "leads": _("What does not fit in its header"),
        "leads_note": _("Leads to follow, never verdicts: ordinary mail has them, too."),
        "no_leads": _("Nothing was found that does not fit. That proves nothing."),
        "same": _("The same, or nearly"),
    }


def _thread(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "thread": _("Thread"),
        "whole_thread": _("The whole thread"),
        "thread_note": _(
            "In the order of answers. Each message tells why it stands where it stands; a place by "
            "quoted text or by subject is a guess."
        ),
        "lost": _("A message that others answer and that is not in the trove: {id}"),
        "no_thread": _("Threads have not been worked out yet."),
        "open_message": _("Open the message"),
    }


def relation_word(relation: str, speech: Speech) -> str:
    """What members of a group have in common."""
    _ = speech.gettext
    return {
        Relation.COPIES: _("Exact copies"),
        Relation.SAME_ID_OTHER_BODY: _(
            "The same Message-ID over another text: one of them was changed"
        ),
        Relation.SAME_ID_OTHER_HEADER: _("The same Message-ID and text under another header"),
        Relation.SAME_BODY_OTHER_ID: _("The same text under another Message-ID: sent twice"),
    }[Relation(relation)]


def basis_word(basis: str, speech: Speech) -> str:
    """Why a message stands where it stands in its thread."""
    _ = speech.gettext
    return {
        Basis.ROOT: _("it begins the thread"),
        Basis.REFERENCES: _("its header names what it answers"),
        Basis.QUOTED: _("it quotes what the other wrote"),
        Basis.SUBJECT: _("its subject answers an earlier one of the same words"),
    }[Basis(basis)]


def folded(kind: Kind, lines: int, speech: Speech) -> str:
    """What a folded piece holds, and how much."""
    _ = speech.gettext
    what = {
        Kind.WRITTEN: _("Written"),
        Kind.QUOTED: _("Quoted"),
        Kind.CONTEXT: _("Quoted in between"),
        Kind.ATTRIBUTION: _("Who is quoted"),
        Kind.FORWARDED: _("Forwarded"),
        Kind.SIGNATURE: _("Signature"),
    }[kind]
    length = speech.ngettext("{n} line", "{n} lines", lines)  # in an f-string nobody collects it
    return f"{what} ({length})"


def answers(number: int, basis: str, speech: Speech) -> str:
    """Which message of the thread it answers, and why that is thought so."""
    if not number or not basis:
        return basis
    return speech.gettext("answers {n}: {why}").format(n=speech.number(number), why=basis)
