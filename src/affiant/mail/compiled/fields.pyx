# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""The fields that count of a plainly written header, as `header.plainly` reads them."""

from affiant.mail.compiled.octet cimport is_blank, is_broken, is_name, is_named

cdef Py_ssize_t LONGEST_NAME = 200  # as `header` takes


cdef bint fields(
    bytes raw, const unsigned char[::1] seen, Py_ssize_t end, list values, int* froms
) except -1:
    """Put the first value of each field that counts into `values`. False for a header that has
    another line than a field in ASCII, or a field twice of which one may stand.
    """
    cdef Py_ssize_t at = 0, begun, opens
    cdef int which
    cdef bint folded
    while at < end:
        begun = at
        while at < end and is_name(seen[at]):
            at += 1
        which = _which(&seen[begun], at - begun)
        if at == begun or at - begun > LONGEST_NAME:
            return False
        while at < end and is_blank(seen[at]):
            at += 1
        if at >= end or seen[at] != c":":
            return False
        at += 1
        opens, folded = at, False
        while True:
            while at < end and seen[at] != c"\n":
                if is_broken(seen[at]):
                    return False
                at += 1
            if at + 1 >= end or not is_blank(seen[at + 1]):
                break
            folded = True
            at += 1
            while at < end and is_blank(seen[at]):
                at += 1
            if at >= end or seen[at] == c"\n":
                return False  # a line of blanks
        if which == FROM:
            froms[0] += 1
        if which != NO_FIELD:
            if values[which] is None:
                values[which] = _unfolded(raw, seen, opens, at) if folded else _stripped(raw, seen, opens, at)
            elif which >= KIND:
                return False
        at += 1
    return True


cdef int _which(const unsigned char* seen, Py_ssize_t length) noexcept:
    if length == 4:
        if is_named(seen, b"from", length):
            return FROM
        if is_named(seen, b"date", length):
            return DATE
    elif length == 2:
        if is_named(seen, b"to", length):
            return TO
        if is_named(seen, b"cc", length):
            return CC
    elif length == 7:
        if is_named(seen, b"subject", length):
            return SUBJECT
    elif length == 10:
        if is_named(seen, b"message-id", length):
            return MESSAGE_ID
    elif length == 12:
        if is_named(seen, b"content-type", length):
            return KIND
    elif length == 25:
        if is_named(seen, b"content-transfer-encoding", length):
            return ENCODING
    elif length == 19:
        if is_named(seen, b"content-disposition", length):
            return DISPOSITION
    return NO_FIELD


cdef bytes _stripped(bytes raw, const unsigned char[::1] seen, Py_ssize_t start, Py_ssize_t end):
    while start < end and is_blank(seen[start]):
        start += 1
    while end > start and is_blank(seen[end - 1]):
        end -= 1
    return raw[start:end]


cdef bytes _unfolded(bytes raw, const unsigned char[::1] seen, Py_ssize_t start, Py_ssize_t end):
    return b" ".join(
        [line for one in raw[start:end].split(b"\n") if (line := one.strip(b" \t"))]
    )
