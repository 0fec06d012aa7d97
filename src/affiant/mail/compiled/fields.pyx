# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""The fields that count of a plainly written header, as `header.plainly` reads them."""

from affiant.mail.compiled.octet cimport is_blank, is_broken, is_name

cdef Py_ssize_t LONGEST_NAME = 200  # as `header` takes
cdef dict _WHICH = {
    b"from": FROM, b"to": TO, b"cc": CC, b"subject": SUBJECT, b"date": DATE,
    b"message-id": MESSAGE_ID, b"content-type": KIND, b"content-transfer-encoding": ENCODING,
    b"content-disposition": DISPOSITION,
}


cdef bint fields(
    bytes raw, const unsigned char[::1] seen, Py_ssize_t end, list values, int* froms
) except -1:
    """Put the first value of each field that counts into `values`. False for a header that has
    another line than a field in ASCII, or a field twice of which one may stand.
    """
    cdef Py_ssize_t at = 0, begun, opens
    cdef int which
    while at < end:
        begun = at
        while at < end and is_name(seen[at]):
            at += 1
        if at == begun or at - begun > LONGEST_NAME:
            return False
        which = _WHICH.get(raw[begun:at].lower(), NO_FIELD)
        while at < end and is_blank(seen[at]):
            at += 1
        if at >= end or seen[at] != c":":
            return False
        at += 1
        opens = at
        while True:
            while at < end and seen[at] != c"\n":
                if is_broken(seen[at]):
                    return False
                at += 1
            if at + 1 >= end or not is_blank(seen[at + 1]):
                break
            at += 1
            while at < end and is_blank(seen[at]):
                at += 1
            if at >= end or seen[at] == c"\n":
                return False  # a line of blanks
        if which == FROM:
            froms[0] += 1
        if which != NO_FIELD:
            if values[which] is None:
                values[which] = _on_one_line(raw[opens:at])
            elif which >= KIND:
                return False
        at += 1
    return True


cdef bytes _on_one_line(bytes value):
    """A value without its folds, and without the blanks around it."""
    if b"\n" not in value:
        return value.strip(b" \t")
    return b" ".join([line for one in value.split(b"\n") if (line := one.strip(b" \t"))])
