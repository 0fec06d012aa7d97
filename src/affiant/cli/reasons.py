from affiant.cli.messages import language
from affiant.dossiers.terms import said
from affiant.reading.failure import Reason


def sentence(reason: str) -> str:
    """What was wrong and what to do, for a failure's reason as the ledger holds it."""
    return said(Reason, language())[Reason(reason)]
