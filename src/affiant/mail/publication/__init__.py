"""Tables by employer that tell of many and of nobody: small counts pooled, releases compared.

Invariant: whatever is computed from the published numbers of all releases by adding and
subtracting, no set of accounts comes out that is not empty and has fewer senders than the minimum.
"""

from affiant.mail.publication.ledger import Ledger, Refused, Release
from affiant.mail.publication.persons import Persons
from affiant.mail.publication.table import (
    LEAST_SENDERS,
    POOLED,
    Cell,
    Counted,
    Table,
    Told,
    tabled,
)

__all__ = [
    "LEAST_SENDERS",
    "POOLED",
    "Cell",
    "Counted",
    "Ledger",
    "Persons",
    "Refused",
    "Release",
    "Table",
    "Told",
    "tabled",
]
