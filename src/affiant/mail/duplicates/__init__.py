"""Copies of one message, told apart from messages that only claim to be one."""

from affiant.mail.duplicates.fingerprint import Fingerprint, fingerprint
from affiant.mail.duplicates.grouping import Copy, Group, Relation, groups

__all__ = ["Copy", "Fingerprint", "Group", "Relation", "fingerprint", "groups"]
