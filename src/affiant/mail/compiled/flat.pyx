# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""A text on one line without the spaces that nobody sees, as `reading.flat` makes it."""

from html import unescape

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE

from affiant.mail.compiled.octet cimport is_name, is_named, is_space
from affiant.mail.reading.flat import UNSEEN

cdef enum:
    OTHER, SPACE, LEADS, OPENS, ENTITY, QUOTES

cdef Py_ssize_t LONGEST_REFERENCE = 30  # bytes; `html.unescape` looks at 33
cdef int MOST_ENTITIES = 1024
cdef dict _entities = {}
cdef unsigned char[256] _FLAT
"""What each byte is."""


cdef void _fill() noexcept:
    cdef int code
    for code in range(256):
        _FLAT[code] = SPACE if is_space(code) else OTHER
        if code in (0xC2, 0xE1, 0xE2, 0xE3, 0xEF):
            _FLAT[code] = LEADS
    _FLAT[c"<"] = OPENS
    _FLAT[c"&"] = ENTITY
    _FLAT[c">"] = QUOTES


_fill()


cdef bytes flat(bytes told, bint is_marked_up):
    """As `flat.flat`, of UTF-8. Of HTML the same of its words without its tags; None where it has
    an entity, something that is not shown, or a space without room, which are left to `markup`.
    """
    cdef const unsigned char[::1] seen = told
    cdef Py_ssize_t size = seen.shape[0], at = 0, made = 0, step
    cdef bytes flattened = PyBytes_FromStringAndSize(NULL, size), character
    cdef unsigned char* out = <unsigned char*> PyBytes_AS_STRING(flattened)
    cdef bint gap = False
    cdef unsigned char code, kind
    # Invariant: `made` and the space that waits (`gap`) are together no more than `at`.
    while at < size:
        code = seen[at]
        kind = _FLAT[code]
        if kind != OTHER:
            if kind == SPACE:
                gap = True
                at += 1
                continue
            if kind == LEADS:
                step = _space(seen, at, size)
                if step:
                    if step > 0:
                        gap = True
                    elif is_marked_up:
                        return None
                    at += step if step > 0 else -step
                    continue
            elif kind == QUOTES:
                if not is_marked_up and (at == 0 or seen[at - 1] == c"\n"):
                    at += _stuffed(seen, at, size)
                    code = seen[at]
            elif is_marked_up and kind == ENTITY:
                step = _reference(seen, at, size)
                character = _entity(told[at:at + step]) if step else None
                if character is None:
                    return None
                at += step
                if character == b" ":
                    gap = True
                    continue
                if gap and made:
                    out[made] = c" "
                    made += 1
                gap = False
                for step in range(PyBytes_GET_SIZE(character)):
                    out[made] = PyBytes_AS_STRING(character)[step]
                    made += 1
                continue
            elif is_marked_up:
                step = _tag(seen, at, size)
                if step < 0:
                    return None
                if step:
                    gap = True
                    at += step
                    continue
        if gap:
            if made:
                out[made] = c" "
                made += 1
            gap = False
        out[made] = code
        made += 1
        at += 1
    return flattened[:made]


cdef Py_ssize_t _reference(const unsigned char[::1] seen, Py_ssize_t at, Py_ssize_t size) except -9:
    """The bytes that `html.unescape` looks at for a character, from "&" on; 0 for more than are
    usual.
    """
    cdef Py_ssize_t end = at + 1
    if end < size and seen[end] == c"#":
        end += 1
    while end < size and end - at <= LONGEST_REFERENCE and is_name(seen[end]) and seen[end] not in b"<&#;":
        end += 1
    if end - at > LONGEST_REFERENCE or (end < size and seen[end] not in b"\t\n <&;"):
        return 0
    return end + (end < size and seen[end] == c";") - at


cdef bytes _entity(bytes told):
    """What `html.unescape` makes of it, in UTF-8 and no longer than it; a space for one that is
    none. None for what is left to `markup`.
    """
    if told in _entities:
        return _entities[told]
    text = unescape(told.decode("ascii"))
    character = text.encode("utf-8", "replace")
    if text == "\u00a0":
        character = b" "
    elif len(character) > len(told) or not text.isprintable() or any(
        one.isspace() or one in UNSEEN for one in text
    ):
        character = None
    if len(_entities) < MOST_ENTITIES:
        _entities[told] = character
    return character


cdef Py_ssize_t _space(const unsigned char[::1] seen, Py_ssize_t at, Py_ssize_t size) except -9:
    """The bytes of the space beyond ASCII that stands there; less than none of what takes no room
    (`flat.UNSEEN`); 0 for neither.
    """
    cdef unsigned char code = seen[at], second, third
    if at + 1 >= size:
        return 0
    second = seen[at + 1]
    if code == 0xC2:
        return 2 if second == 0x85 or second == 0xA0 else 0
    if at + 2 >= size:
        return 0
    third = seen[at + 2]
    if code == 0xE2:
        if second == 0x80:
            if third == 0x8B:
                return -3
            return 3 if 0x80 <= third <= 0x8A or third == 0xA8 or third == 0xA9 or third == 0xAF else 0
        return 3 if second == 0x81 and third == 0x9F else 0
    if code == 0xE1:
        return 3 if second == 0x9A and third == 0x80 else 0
    if code == 0xE3:
        return 3 if second == 0x80 and third == 0x80 else 0
    return -3 if second == 0xBB and third == 0xBF else 0


cdef Py_ssize_t _stuffed(const unsigned char[::1] seen, Py_ssize_t at, Py_ssize_t size) except -9:
    """The marks before a line that begins with "From", as `flat.unstuffed` takes them away."""
    cdef Py_ssize_t end = at
    while end < size and seen[end] == c">":
        end += 1
    if end + 5 > size or seen[end] != c"F" or seen[end + 1] != c"r" or seen[end + 2] != c"o":
        return 0
    return end - at if seen[end + 3] == c"m" and seen[end + 4] == c" " else 0


cdef Py_ssize_t _tag(const unsigned char[::1] seen, Py_ssize_t at, Py_ssize_t size) except -9:
    """The bytes of the tag that opens there; 0 for none; -1 where it may hide what follows."""
    cdef Py_ssize_t end
    cdef unsigned char code
    if at + 1 >= size:
        return 0
    code = seen[at + 1] | 0x20
    if at + 4 < size and (
        is_named(&seen[at + 1], b"scri", 4) or is_named(&seen[at + 1], b"styl", 4)
        or is_named(&seen[at + 1], b"head", 4) or (seen[at + 1] == c"!" and seen[at + 2] == c"-")
    ):
        return -1
    if not (c"a" <= code <= c"z" or seen[at + 1] in (c"/", c"!", c"?")):
        return 0
    end = at + 2
    while end < size and seen[end] != c"<" and seen[end] != c">":
        end += 1
    return end + 1 - at if end < size and seen[end] == c">" else 0
