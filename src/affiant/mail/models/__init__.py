"""The mail desk's tables, one noun a file."""

from affiant.mail.models.key_import import KeyImport
from affiant.mail.models.mail_key import MailKey

__all__ = ["KeyImport", "MailKey"]
