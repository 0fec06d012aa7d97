"""The mail desk's tables, one noun a file."""

from affiant.mail.models.attachment import Attachment
from affiant.mail.models.attributed import Attributed
from affiant.mail.models.correspondent import Correspondent
from affiant.mail.models.key_import import KeyImport
from affiant.mail.models.likeness import Likeness
from affiant.mail.models.mail_draft import MailDraft
from affiant.mail.models.mail_key import MailKey
from affiant.mail.models.mail_minimum import MailMinimum
from affiant.mail.models.mail_release import MailRelease
from affiant.mail.models.mail_reply import MailReply
from affiant.mail.models.mail_secret import MailSecret
from affiant.mail.models.message import Message
from affiant.mail.models.message_text import MessageText
from affiant.mail.models.placement import Placement
from affiant.mail.models.pseudonym import Pseudonym
from affiant.mail.models.settled_with import SettledWith
from affiant.mail.models.signature_check import SignatureCheck
from affiant.mail.models.stretch import Stretch
from affiant.mail.models.trove import Trove
from affiant.mail.models.trove_file import TroveFile

__all__ = [
    "Attachment",
    "Attributed",
    "Correspondent",
    "KeyImport",
    "Likeness",
    "MailDraft",
    "MailKey",
    "MailMinimum",
    "MailRelease",
    "MailReply",
    "MailSecret",
    "Message",
    "MessageText",
    "Placement",
    "Pseudonym",
    "SettledWith",
    "SignatureCheck",
    "Stretch",
    "Trove",
    "TroveFile",
]
