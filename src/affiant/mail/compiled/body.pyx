# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""What a plainly written body holds, as `gist` and `quick` read it."""

from cpython.bytes cimport PyBytes_GET_SIZE

from affiant.mail.compiled.flat cimport flat
from affiant.mail.compiled.octet cimport is_blank
from affiant.mail.compiled.transfer cimport base64
from affiant.mail.reading import quick
from affiant.mail.reading.flat import encoded
from affiant.mail.reading.form import marked
from affiant.mail.reading.gist import kept
from affiant.mail.reading.inline import may_hold
from affiant.mail.reading.leaf import MARKS, WESTERN, Leaf, decoded, is_misnamed, is_usual
from affiant.mail.reading.markup import untold
from affiant.mail.reading.transfer import is_notice

cdef object _opened, _decoders, _QuickFailed
_opened, _decoders, _QuickFailed = quick.opened, quick.DECODERS, quick.QuickFailed
cdef int DEEPEST = quick.DEEPEST
cdef int MOST_FORMS = 1024
cdef Py_ssize_t LONGEST_BLOCK = 1000  # bytes of a part's header that is remembered
cdef dict _forms = {}
cdef dict _blocks = {}
cdef dict _charsets = {}


cdef tuple held(bytes body, str kind, str encoding, str disposition):
    """The text, its flat bytes, and what is held beside. None where something is to be told of it.
    Raises QuickFailed.
    """
    key = (kind, encoding, disposition)
    known = _forms.get(key)
    if known is None:
        told, mark = marked(kind, encoding, disposition)
        known = (told, mark, _is_text(told))
        if mark is None and len(_forms) < MOST_FORMS:
            _forms[key] = known
    told, mark, is_text = known
    if is_text and told.media_type == "text/plain":
        content = _decoded(body, told.encoding)
        if content is not None:
            return _alone(content, told)
    texts, marked_up, along = [], [], []
    if not _part(body, told, mark, texts, marked_up, along, 0):
        return None
    return _together(texts, marked_up, along)


cdef bytes _decoded(bytes body, str encoding):
    """Without its transfer encoding; None for one that is not known. Raises QuickFailed."""
    cdef bytes content
    if encoding == "base64":
        content = base64(body)
        if content is not None:
            return content
    decode = _decoders.get(encoding)
    return None if decode is None else decode(body)


cdef bint _is_text(told):
    return told.media_type.startswith("text/") and not told.is_attachment


cdef tuple _alone(bytes content, told):
    if told.charset is not None and is_misnamed(told.charset):
        return None
    text, told_bytes = _characters(content, told.charset)
    return text, flat(told_bytes, False), ()


cdef tuple _characters(bytes content, charset):
    """The characters, as they are kept, and the same in UTF-8. Raises QuickFailed for those that no
    database takes, and for a text in which a file may stand.
    """
    if content.find(b"begin ") >= 0 and may_hold(content):
        raise _QuickFailed
    if b"\0" not in content and is_usual(charset):
        try:
            return content.decode("utf-8"), content
        except UnicodeDecodeError:
            pass
        text = _western(content, charset)
        if text is not None:
            return text, text.encode("utf-8")
    text = decoded(content, charset)[0]
    if "\0" in text:
        raise _QuickFailed
    try:
        return text, text.encode("utf-8")
    except UnicodeEncodeError:  # half of a character
        raise _QuickFailed from None


cdef str _western(bytes content, charset):
    """As `leaf.decoded` has what names windows-1252 or its half, and can be nothing else: it has no
    letter that looks like UTF-8, and no control character. None for any other.
    """
    cdef const unsigned char[::1] seen = content
    cdef Py_ssize_t size = seen.shape[0], at
    cdef unsigned char code, following
    cdef bint has_signs = False
    known = _charsets.get(charset)
    if known is None:
        told = charset.strip().lower() if charset else ""
        known = 1 if told in WESTERN else 2 if told in ("windows-1252", "cp1252") else 0
        if len(_charsets) < MOST_FORMS:
            _charsets[charset] = known
    if not known or content.startswith(MARKS):
        return None
    for at in range(size):
        code = seen[at]
        if code < 0x20:
            if not (0x09 <= code <= 0x0D or code == 0x1B):
                return None
        elif code >= 0x80:
            has_signs = has_signs or code < 0xA0
            following = seen[at + 1] if at + 1 < size else 0
            if (code == 0xC2 or code == 0xC3) and 0x80 <= following <= 0xBF:
                return None
            if code == 0xC5 and 0x92 <= following <= 0x93:
                return None
            if code == 0xE2 and 0x80 <= following <= 0x82:
                return None
    if not has_signs:
        return content.decode("latin-1")
    if known == 1:
        return content.decode("cp1252", "replace")
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return None


cdef tuple _together(list texts, list marked_up, list along):
    """As `letter.text_of`: the plain texts, and of the HTML what they do not say."""
    cdef bytes said
    if not texts and not marked_up:
        return "", b"", tuple(along)
    if texts and len(texts) == 1:
        text, told = texts[0]
    else:
        text, told = "\n".join([one for one, _ in texts]), b"\n".join([one for _, one in texts])
    said = flat(told, False)
    if not marked_up:
        return text, said, tuple(along)
    if said and b"\xe2\x80\x8b" not in told and b"\xef\xbb\xbf" not in told:
        marked_up = [one for one in marked_up if flat(one[1], True) != said]
        if not marked_up:
            return text, said, tuple(along)
    more = list(untold(text, [one for one, _ in marked_up]))
    if more:
        text = kept("\n".join([*[one for one, _ in texts], *more]))
        said = flat(encoded(text), False)
    return text, said, tuple(along)


cdef bint _part(
    bytes body, told, mark, list texts, list marked_up, list along, int depth
) except -1:
    """As `quick.parts`. False where something is to be told of a part. Raises QuickFailed."""
    cdef list marks
    cdef Py_ssize_t number, after
    if not told.media_type.startswith("multipart/"):
        return _leaf(body, told, texts, marked_up, along)
    if mark is None or depth >= DEEPEST or told.encoding not in quick.WHOLE:
        return False
    marks = _marks(body, mark)
    if marks is None or len(marks) < 2:
        return False
    last = marks[len(marks) - 1]
    if not last[2] or not _is_nothing(body[:marks[0][0]]) or not _is_nothing(body[last[1]:]):
        return False
    for number in range(len(marks) - 1):
        if marks[number][2]:
            return False
        part = body[marks[number][1]:marks[number + 1][0]]
        after, inner = _inner(part, told)
        if not _part(part[after:], inner, inner.mark, texts, marked_up, along, depth + 1):
            return False
    return True


cdef tuple _inner(bytes part, told):
    """As `quick.opened`; it remembers what headers say that name no boundary. Raises QuickFailed."""
    cdef Py_ssize_t after = part.find(b"\n\n") + 2
    cdef bytes block = part[:after] if 2 < after <= LONGEST_BLOCK and part[0] != c"\n" else None
    known = _blocks.get(block) if block is not None else None
    if known is not None:
        return after, known
    opens, inner = _opened(part, told)
    if block is not None and opens == after and inner.mark is None and len(_blocks) < MOST_FORMS:
        _blocks[block] = inner
    return opens, inner


cdef bint _is_nothing(bytes piece):
    piece = piece.strip()
    return not piece or is_notice(piece)


cdef bint _leaf(bytes body, told, list texts, list marked_up, list along) except -1:
    content = _decoded(body, told.encoding)
    if content is None or (told.charset and is_misnamed(told.charset)):
        return False
    if not _is_text(told):
        along.append(Leaf(
            told.media_type, content, told.charset, told.file_name, is_attachment=told.is_attachment
        ))
        return True
    if told.media_type == "text/html" and told.charset is None and not content.isascii():
        return False  # the page may name its charset (`Leaf.text`)
    (marked_up if told.media_type == "text/html" else texts).append(_characters(content, told.charset))
    return True


cdef list _marks(bytes body, bytes mark):
    """As `quick`; None for one behind a CR that no LF follows."""
    cdef const unsigned char[::1] seen = body
    cdef Py_ssize_t size = seen.shape[0], at = body.find(mark), after, line, ahead
    cdef bint closes
    marks = []
    while at >= 0:
        after = at + PyBytes_GET_SIZE(mark)
        if at == 0 or seen[at - 1] == c"\n":
            closes = after + 1 < size and seen[after] == c"-" and seen[after + 1] == c"-"
            line = after + 2 * closes
            while line < size and is_blank(seen[line]):
                line += 1
            if line + 1 < size and seen[line] == c"\r" and seen[line + 1] == c"\n":
                line += 1
            if line == size or seen[line] == c"\n":
                ahead = at
                if at > 0:
                    ahead -= 2 if at > 1 and seen[at - 2] == c"\r" else 1
                marks.append((ahead, line + (line < size), closes))
        elif seen[at - 1] == c"\r":  # a line's end for some, and none for others
            return None
        at = body.find(mark, after)
    return marks
