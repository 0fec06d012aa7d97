"""The tables of accounts, one noun a file."""

from affiant.access.accounts.models.account import Account
from affiant.access.accounts.models.count import Count
from affiant.access.accounts.models.invitation import Invitation

__all__ = ["Account", "Count", "Invitation"]
