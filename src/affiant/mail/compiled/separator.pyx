# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""Where a message of a mailbox ends, in the form in which nearly all end.

It says what `reading.mbox` says, or nothing: a message that states its length, or is followed by
another form of From_ line, is left to it.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE

cdef Py_ssize_t LONGEST_HEADER = 64 * 1024  # as `mbox` looks at
cdef Py_ssize_t LONGEST_SENDER = 200  # as `separator` takes
cdef Py_ssize_t LONGEST_NAME = 80  # of a field behind the line, as `separator` takes
cdef bytes STATED = b"content-length:"
cdef frozenset _DAYS = frozenset((b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"))


def stop(bytes held, Py_ssize_t at):
    """Where the message that starts at `at` ends, and the From_ line behind it; both offsets into
    `held`, of a mailbox's bytes. None where another eye is needed, or more bytes.
    """
    cdef Py_ssize_t ends, start, line
    if at < 3:
        return None
    gap = b"\r\n\r\n" if _byte(held, at - 2) == c"\r" and _byte(held, at - 1) == c"\n" else b"\n\n"
    ends = held.find(gap, at, at + LONGEST_HEADER)
    if ends < 0 or _is_stated(held, at, ends):
        return None
    start = held.find(b"\nFrom ", at - 1) + 1
    if start <= at:
        return None
    if _byte(held, start - 2) != c"\n" and not (
        _byte(held, start - 2) == c"\r" and _byte(held, start - 3) == c"\n"
    ):
        return None
    line = _usual(held, start)
    return None if line < 0 else (start, line)


cdef inline unsigned char _byte(bytes held, Py_ssize_t at) noexcept:
    """The byte there; a zero, which no mark is, beyond both ends."""
    if at < 0 or at >= PyBytes_GET_SIZE(held):
        return 0
    return (<const unsigned char*> PyBytes_AS_STRING(held))[at]


cdef bint _is_stated(bytes held, Py_ssize_t at, Py_ssize_t ends) noexcept:
    """Whether a line of the header begins as one that states a length."""
    cdef Py_ssize_t step
    cdef unsigned char code
    at -= 1  # the line end before
    while at < ends:
        if _byte(held, at) == c"\n":
            for step in range(PyBytes_GET_SIZE(STATED)):
                code = _byte(held, at + 1 + step)
                if c"A" <= code <= c"Z":
                    code += 32
                if code != _byte(STATED, step):
                    break
            else:
                return True
        at += 1
    return False


cdef Py_ssize_t _usual(bytes held, Py_ssize_t at) except -2:
    """Where the From_ line at `at` ends, if it is written as `separator` calls usual; else -1."""
    cdef Py_ssize_t begun
    at += 5
    begun = at
    while _byte(held, at) > 0x20 and at - begun <= LONGEST_SENDER:
        at += 1
    if at == begun or at - begun > LONGEST_SENDER or held[at:at + 1] != b" ":
        return -1
    if held[at + 1:at + 4] not in _DAYS or not c"A" <= _byte(held, at + 5) <= c"Z":
        return -1
    if not (_is_small(held, at + 6) and _is_small(held, at + 7)):
        return -1
    if not (_byte(held, at + 9) == c" " or _is_digit(held, at + 9)) or not _is_digit(held, at + 10):
        return -1
    if not (_is_pair(held, at + 12) and _is_pair(held, at + 15) and _is_pair(held, at + 18)):
        return -1
    if _byte(held, at + 14) != c":" or _byte(held, at + 17) != c":":
        return -1
    if held[at + 21:at + 23] not in (b"19", b"20") or not _is_pair(held, at + 23):
        return -1
    for begun in (4, 8, 11, 20):
        if _byte(held, at + begun) != c" ":
            return -1
    at += 25
    if _byte(held, at) == c"\r":
        at += 1
    if _byte(held, at) != c"\n":
        return -1
    at += 1
    begun = at
    while 0x21 <= _byte(held, begun) <= 0x7E and _byte(held, begun) != c":":
        begun += 1
    if begun == at or begun - at > LONGEST_NAME or _byte(held, begun) != c":":
        return -1
    return at


cdef bint _is_small(bytes held, Py_ssize_t at) noexcept:
    return c"a" <= _byte(held, at) <= c"z"


cdef bint _is_digit(bytes held, Py_ssize_t at) noexcept:
    return c"0" <= _byte(held, at) <= c"9"


cdef bint _is_pair(bytes held, Py_ssize_t at) noexcept:
    return _is_digit(held, at) and _is_digit(held, at + 1)
