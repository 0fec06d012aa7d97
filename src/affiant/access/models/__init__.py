"""The tables of access, one noun a file."""

from affiant.access.models.audit_entry import AuditEntry
from affiant.access.models.grant import Grant
from affiant.access.models.token import Token
from affiant.access.models.unmasking import Unmasking

__all__ = ["AuditEntry", "Grant", "Token", "Unmasking"]
