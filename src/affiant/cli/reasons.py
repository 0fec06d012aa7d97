from rich.markup import escape

from affiant.cli.messages import language
from affiant.cli.output import printable
from affiant.dossiers.failure_details import detail_told
from affiant.dossiers.terms import said
from affiant.reading.failure import Reason


def sentence(reason: str) -> str:
    """What was wrong and what to do, for a failure's reason as the ledger holds it; no markup."""
    return escape(said(Reason, language())[Reason(reason)])


def detail(noted: str) -> str:
    """What the ledger notes of this one file, safe to print, in brackets; "" for nothing."""
    return f" ({printable(detail_told(noted, language()))})" if noted else ""
