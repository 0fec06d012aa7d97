# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""Base64 taken off a body that is written as nearly all programs write it."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize

cdef enum:
    NO_DIGIT = 255

cdef bytes _ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
cdef unsigned char[256] _DIGITS
"""What each byte stands for (RFC 4648, 4)."""


cdef void _fill() noexcept:
    cdef int at
    for at in range(256):
        _DIGITS[at] = NO_DIGIT
    for at in range(64):
        _DIGITS[<unsigned char> PyBytes_AS_STRING(_ALPHABET)[at]] = at


_fill()


cdef bytes base64(bytes body):
    """What it holds, where its lines are of one width but for a shorter last one, and have nothing
    but digits and the padding at the end; None for any other.
    """
    cdef const unsigned char[::1] seen = body
    cdef Py_ssize_t end = seen.shape[0], at = 0, made = 0, begun, width = -1
    cdef unsigned int gathered = 0
    cdef int digits = 0, padding = 0
    cdef unsigned char digit
    while end > 0 and _is_around(seen[end - 1]):
        end -= 1
    while at < end and _is_around(seen[at]):
        at += 1
    while padding < 2 and end > at and seen[end - 1] == c"=":
        end -= 1
        padding += 1
    cdef bytes content = PyBytes_FromStringAndSize(NULL, (end - at) // 4 * 3 + 3)
    cdef unsigned char* out = <unsigned char*> PyBytes_AS_STRING(content)
    begun = at
    # Invariant: `made` is three for each four digits passed.
    while at < end:
        digit = _DIGITS[seen[at]]
        if digit != NO_DIGIT:
            gathered = gathered << 6 | digit
            digits += 1
            if digits == 4:
                out[made] = gathered >> 16 & 0xFF
                out[made + 1] = gathered >> 8 & 0xFF
                out[made + 2] = gathered & 0xFF
                made += 3
                digits = 0
                gathered = 0
            at += 1
            continue
        if width < 0:
            width = at - begun
        elif at - begun != width:
            return None
        if seen[at] == c"\r":
            at += 1
        if at >= end or seen[at] != c"\n":
            return None
        at += 1
        begun = at
    if width >= 0 and end + padding - begun > width:
        return None
    if digits == 0 and padding == 0:
        return content[:made]
    if digits + padding != 4 or digits < 2:
        return None
    if digits == 2:
        out[made] = gathered >> 4 & 0xFF
        return content[:made + 1]
    out[made] = gathered >> 10 & 0xFF
    out[made + 1] = gathered >> 2 & 0xFF
    return content[:made + 2]


cdef inline bint _is_around(unsigned char code) noexcept:
    """As `bytes.strip` has them."""
    return 0x09 <= code <= 0x0D or code == c" "
