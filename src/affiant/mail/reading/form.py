"""What a part's fields say of its content, told once for each way in which they are written.

Plain values are read by two regular expressions; all others go through `Headers`, which forgives
everything. Both say the same (a test holds them together).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from affiant.mail.reading.leaf import is_known
from affiant.reading.formats.mail_headers import Headers, encoding_of

NAMES = ("content-type", "content-transfer-encoding", "content-disposition")
_TYPE = re.compile(r"[a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+")
_ENCODING = re.compile(r"[a-zA-Z0-9-]+")
_PARAMETER = r'[ \t]*;[ \t]*([a-zA-Z-]+)=(?:"([^"\\;%\']*)"|([a-zA-Z0-9=_.:+-]+))'
_PLAIN = re.compile(rf"([a-zA-Z0-9.+/-]+)(?:{_PARAMETER})*[ \t]*;?[ \t]*")
_EACH = re.compile(_PARAMETER)
_BOUNDARY = re.compile(r'boundary="?([a-zA-Z0-9=_.:+-]+)')
_ANY = "affiant.any.boundary"
_ANY_MARK = b"--" + _ANY.encode()
_MESSAGES = frozenset({"message/rfc822", "message/global"})
PIECE = "message/partial"
"""A piece of a letter that was sent in several (RFC 2046, 5.2.2)."""
_OF_A_PIECE = "piece"  # no encoding: no quick way takes it off, and something is to be told


@dataclass(frozen=True, slots=True)
class Form:
    """`mark` is the boundary with its two hyphens, for a multipart that has one."""

    media_type: str
    charset: str | None
    encoding: str
    file_name: str | None
    is_attachment: bool
    mark: bytes | None

    @property
    def is_multipart(self) -> bool:
        """Whether it says that it holds parts."""
        return self.media_type.startswith("multipart/")

    @property
    def is_misnamed(self) -> bool:
        """Whether it names a charset that nobody knows."""
        return self.charset is not None and not is_known(self.charset.strip().lower())


@lru_cache(maxsize=1024)
def form(kind: str | None, encoding: str | None, disposition: str | None) -> Form:
    """By the raw values of the three fields `NAMES`; None for a field that is not there."""
    told = _parameters(kind) if kind is not None else {"": "text/plain"}
    kept = _parameters(disposition) if disposition is not None else {"": ""}
    if told is None or kept is None or not _TYPE.fullmatch(told[""]):
        return carefully(kind, encoding, disposition)
    if encoding is not None and not _ENCODING.fullmatch(encoding):
        return carefully(kind, encoding, disposition)
    name = kept.get("filename") or told.get("name") or None
    if name is not None and ("/" in name or "=?" in name or name != name.strip()):
        return carefully(kind, encoding, disposition)
    media_type = told[""].lower()
    boundary = told.get("boundary")
    return Form(
        media_type,
        told.get("charset") or None,
        _OF_A_PIECE if media_type == PIECE else encoding_of(encoding or ""),
        name,
        kept[""].lower() == "attachment" or name is not None or media_type in _MESSAGES,
        b"--" + boundary.encode() if boundary else None,
    )


def marked(
    kind: str | None, encoding: str | None, disposition: str | None
) -> tuple[Form, bytes | None]:
    """The form, and its mark. Boundaries are each message's own; what is told beside them is not,
    and is remembered under one name for all.
    """
    found = _BOUNDARY.search(kind) if kind is not None and _ANY not in kind else None
    if kind is not None and found is not None:
        told = form(kind[: found.start(1)] + _ANY + kind[found.end(1) :], encoding, disposition)
        if told.mark == _ANY_MARK:
            return told, b"--" + found[1].encode()
    told = form(kind, encoding, disposition)
    return told, told.mark


def carefully(kind: str | None, encoding: str | None, disposition: str | None) -> Form:
    """The same in every case, and slowly."""
    values = zip(NAMES, (kind, encoding, disposition), strict=True)
    return of(
        Headers(
            tuple((name, value.encode("utf-8", "surrogatepass")) for name, value in values if value)
        )
    )


def of(headers: Headers) -> Form:
    """By the fields of a part, the first of each name."""
    media_type = headers.media_type
    boundary = headers.parameter("boundary")
    return Form(
        media_type,
        headers.parameter("charset"),
        _OF_A_PIECE if media_type == PIECE else headers.encoding,
        headers.file_name,
        headers.is_attachment or media_type in _MESSAGES,
        b"--" + boundary.encode("utf-8", "replace") if boundary else None,
    )


def _parameters(raw: str) -> dict[str, str] | None:
    """The value under "", and its parameters; None where a plain eye may err."""
    if not raw.isascii():
        return None
    found = _PLAIN.fullmatch(raw)
    if found is None:
        return None
    told = {"": found[1]}
    for key, quoted, bare in _EACH.findall(raw, found.end(1)):
        told.setdefault(key.lower(), (quoted or bare).strip())
    return told
