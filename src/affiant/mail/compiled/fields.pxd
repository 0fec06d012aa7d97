# cython: language_level=3
cdef enum:
    FROM, TO, CC, SUBJECT, DATE, MESSAGE_ID, KIND, ENCODING, DISPOSITION, FIELDS
    NO_FIELD = -1

cdef bint fields(
    bytes raw, const unsigned char[::1] seen, Py_ssize_t end, list values, int* froms
) except -1
