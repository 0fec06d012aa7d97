"""Bytes of text to characters, when nobody can be trusted to say how they were written.

The order: byte order mark; valid UTF-8 (chance does not make it); what the page declares;
UTF-16 by its pattern of zeros; then what the high bytes look like in windows-1252, the
encoding of nearly all old French and English files; then charset-normalizer's guess.
"""

import codecs
import re

from affiant.reading import charset
from affiant.reading.failure import Reason, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536  # bytes a guess is made from; more changes no verdict and costs time
_WESTERN = re.compile("[A-Za-z\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]")
_WESTERN_SIGNS = frozenset("\u00a0€‚„…‘’“”•–—™ ¡£§©«»°±²³´·¹º¼½¾¿")
_WESTERN_SHARE = 0.95  # of the characters above ASCII, in French and Spanish windows-1252 files
_ACCENTED_SHARE = 0.4  # of the letters; French has 0.05, Cyrillic read as windows-1252 0.9
_BROKEN_SHARE = 0.05  # a cut or damaged UTF-8 file has fewer broken characters than this
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_CONTROL_SHARE = 0.01  # of the bytes; texts have next to none, binaries 5 % and more
_ZERO_SHARE = 0.7  # of every other byte in UTF-16 of a Latin script
_AS_WINDOWS = frozenset({"iso8859-1", "latin-1", "ascii", "us-ascii", "iso-8859-1", "latin1"})


def decode(payload: bytes, declared: str | None = None) -> str:
    """The characters of `payload`, without a byte order mark; never raises for damaged text.

    `declared` is a charset that the page or the sender names. Raises Unreadable(UNSUPPORTED)
    for bytes that are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return payload.decode(encoding, "replace").removeprefix("\ufeff")
    if (wide := _without_mark(payload[:_SAMPLE])) is not None:
        return payload.decode(wide, "replace")
    if not is_text(payload[:_SAMPLE]):
        raise Unreadable(Reason.UNSUPPORTED, "binary content, not text")
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        return _other_than_utf8(payload, declared)


def is_text(sample: bytes) -> bool:
    """Whether these first bytes can be text: in 8 bits a character, or in 16 or 32."""
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _without_mark(sample):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls <= max(1, len(sample) * _CONTROL_SHARE)


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark: Latin letters leave every other byte zero."""
    half = len(sample) // 2
    if half < 2 or sample.count(0) < half * _ZERO_SHARE:  # noqa: PLR2004 - one letter is no pattern
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= half * _ZERO_SHARE and even == 0:
        return "utf-16-le"
    if even >= half * _ZERO_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _other_than_utf8(payload: bytes, declared: str | None) -> str:
    if declared is not None and (text := _declared(payload, declared)) is not None:
        return text
    damaged = payload.decode("utf-8", "replace")
    if _is_damaged_utf8(damaged):
        return damaged
    if _is_western(payload[:_SAMPLE]):
        return _windows(payload)
    guess = _guess(payload[:_SAMPLE])
    text = _strict(payload, guess) if guess else None
    return text if text is not None else _windows(payload)


def _declared(payload: bytes, declared: str) -> str | None:
    wider = charset.wider(declared)
    if wider is None:
        return _strict(payload, declared)
    text = _strict(payload, wider) or _strict(payload, declared)
    if text is None:  # a letter that was cut in two is no reason to guess
        text = payload.decode(wider, "replace")
        broken = text.count("\ufffd")
        above = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - broken
        return text if broken <= above * _BROKEN_SHARE else None
    return text


def _strict(payload: bytes, encoding: str) -> str | None:
    if encoding.strip().lower().replace("_", "-") in _AS_WINDOWS:
        return _windows(payload)  # as every browser does (WHATWG Encoding Standard, 4.2)
    try:
        return payload.decode(encoding.strip())
    except (LookupError, ValueError):  # an unknown name, a codec that is none of text, bad bytes
        return None


def _windows(payload: bytes) -> str:
    return payload.decode("cp1252", "replace")


def _is_damaged_utf8(replaced: str) -> bool:
    broken = replaced.count("\ufffd")
    whole = sum(1 for character in replaced[:_SAMPLE] if character > "\x7f") - broken
    return whole > 0 and broken <= (whole + broken) * _BROKEN_SHARE


def _is_western(sample: bytes) -> bool:
    text = sample.decode("cp1252", "replace")
    high = [c for c in text if c > "\x7f"]
    accented = sum(1 for c in high if _WESTERN.match(c))
    signs = sum(1 for c in high if c in _WESTERN_SIGNS)
    letters = sum(1 for c in text if c.isalpha())
    return accented + signs >= len(high) * _WESTERN_SHARE and accented <= letters * _ACCENTED_SHARE


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(sample).best()
    return best.encoding if best else None
