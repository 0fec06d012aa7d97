"""What the ledger notes of one file that was not read, in the reader's language.

Readers write it in English, with the file's own numbers in it ("more than 40 members"). Each
sentence of theirs stands here once; what a library says itself stays as it is.
"""

import re
from functools import cache

from affiant.vocabulary.language import translation


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "a message, translated later"
    """Marks a message for the catalogue."""
    return message


DETAILS = (
    N_("a device, pipe or socket"),
    N_("a folder"),
    N_("a link that leads back to itself"),
    N_("a link to a folder"),
    N_("a message of more than {a} bytes"),
    N_("a part cannot be unpacked"),
    N_("a part declares entities, which its format forbids"),
    N_("a part is no well-formed XML"),
    N_("a part of more than {a} bytes"),
    N_("a part that it needs is missing"),
    N_("a part unpacks to {a} bytes"),
    N_("a password opens it"),
    N_("a picture in which OCR finds no text"),
    N_("a publisher's lock is on its chapters"),
    N_("a scan in which OCR finds no text"),
    N_("a scan, and OCR is not installed (affiant[ocr], tesseract-ocr-fra, tesseract-ocr-eng)"),
    N_("a sheet is no well-formed XML"),
    N_("a symbolic link"),
    N_("binary content, not text"),
    N_("deeper than {a} containers"),
    N_("does not start with a From_ line"),
    N_("elements nested more than 2048 deep"),
    N_("it does not say which part is its text"),
    N_("it does not say which part is the book"),
    N_("it holds no text"),
    N_("it was gone from the upload"),
    N_("its bytes are also another member's"),
    N_("its old binary format cannot be read"),
    N_("its original is no longer in the archive"),
    N_("its pages are blank"),
    N_("its rows cannot be told apart"),
    N_("its zip directory is broken"),
    N_("killed by the system"),
    N_("larger than {a} bytes"),
    N_("more than {a} bytes"),
    N_("more than {a} characters of text"),
    N_("more than {a} members"),
    N_("more than {a} pages"),
    N_("more than {a} seconds"),
    N_("nested too deep inside the file"),
    N_("no element in the page"),
    N_("no header field at its start"),
    N_("no reader knows a name without extension, bytes {a}"),
    N_("no reader knows {a}, bytes {b}"),
    N_("no signature of a picture"),
    N_("no signature of an office file"),
    N_("none of its pages can be loaded"),
    N_("only white space"),
    N_("pdfium cannot open it"),
    N_("tar: cut off before its end mark"),
    N_("tar: broken header at byte {a}"),
    N_("text past page {a}"),
    N_("the attachment cannot be read"),
    N_("the last record does not unpack"),
    N_("the last record has no header"),
    N_("the last record is cut off"),
    N_("the page shows no text without its scripts"),
    N_("the picture cannot be decoded"),
    N_("the reading process ended with status {a}"),
    N_("the reading process sent what is no message"),
    N_("too many pixels"),
    N_("unknown bytes after the record at byte {a}"),
    N_("unpacks to more than {a} bytes"),
    N_("unpacks to {a} bytes"),
    N_("winmail.dat of more than {a} bytes"),
    N_("winmail.dat: cut off, or its lengths are wrong"),
    N_("winmail.dat: its letter needs affiant[outlook]"),
    N_("winmail.dat: no signature"),
    N_("{a} by {b} pixels"),
    N_("{a} characters of text"),
    N_("{a} times"),
    N_("{a}: an unknown way of packing"),
    N_("{a}: invalid stream"),
    N_("Data format error"),  # pdfium's most frequent one
)
_SLOT = re.compile(r"\\{([ab])\\}")


def detail_told(detail: str, language: str) -> str:
    """The detail in "en" or "fr"; as it is where it is none of ours."""
    if language == "en":
        return detail
    for pattern, message in _patterns():
        found = pattern.fullmatch(detail)
        if found is not None:
            told = translation("affiant.dossiers", language).gettext(message)
            return told.format(**found.groupdict())
    return detail


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The most words first: `{a} bytes` would fit many."""
    known = sorted(DETAILS, key=lambda message: -len(message))
    return tuple((re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(one))), one) for one in known)
