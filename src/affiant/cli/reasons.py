from affiant.cli.messages import _
from affiant.reading.failure import Reason

_SENTENCES = {
    Reason.EMPTY: _("It is empty. Ask for the file again from where it came."),
    Reason.ENCRYPTED: _("It is locked with a password. Save it without one and read it again."),
    Reason.DAMAGED: _("It is damaged. Ask for another copy, or repair it and read it again."),
    Reason.UNSUPPORTED: _("affiant does not read this kind of file. Convert it, say to PDF."),
    Reason.TOO_LARGE: _("It is larger than the limits allow. Raise the limit or split it."),
    Reason.TOO_DEEP: _("It holds files within files, too deep. Unpack it and read the parts."),
    Reason.TOO_LONG: _("It took longer than allowed. Raise --seconds and try `affiant retry`."),
    Reason.TOO_MUCH_MEMORY: _("It needs more memory than allowed. Raise --memory and retry."),
    Reason.CRASHED: _("Reading it crashed the reader, and nothing else. Please report it."),
    Reason.VANISHED: _("It was gone when its turn came. Put it back and read it again."),
    Reason.CHANGED: _("It was written to while it was read. Wait until that is over."),
    Reason.FORBIDDEN: _("You may not read it. Ask for the permission and read it again."),
    Reason.NOT_A_FILE: _("It is not a file with contents of its own."),
    Reason.NO_TEXT: _("It is a picture of text. Install OCR: pip install 'affiant[ocr]'."),
}


def sentence(reason: str) -> str:
    """What was wrong and what to do, for a failure's reason as the ledger holds it."""
    return _SENTENCES[Reason(reason)]
