# cython: language_level=3
"""What a byte is, in a header or a text."""


cdef inline bint is_blank(unsigned char code) noexcept:
    return code == c" " or code == c"\t"


cdef inline bint is_space(unsigned char code) noexcept:
    """As `str.split` has them."""
    return 0x09 <= code <= 0x0D or 0x1C <= code <= 0x20


cdef inline bint is_name(unsigned char code) noexcept:
    """Of a field (RFC 5322, 3.6.8)."""
    return 0x21 <= code <= 0x7E and code != c":"


cdef inline bint is_broken(unsigned char code) noexcept:
    """What no plain header has: letters beyond ASCII, a bare CR, what is a line's end for some."""
    return code >= 0x80 or code == c"\r" or code == 0x0B or code == 0x0C or code == 0


cdef inline bint is_printed(unsigned char code) noexcept:
    return 0x20 <= code <= 0x7E


cdef inline bint is_bound(unsigned char code) noexcept:
    """What stands around an address, as `duplicates.addresses` has it."""
    if code == c"<" or code == c">" or code == c"," or code == c";" or code == c":":
        return True
    return code == c'"' or code == c"(" or code == c")" or is_space(code)


cdef inline bint is_digit(unsigned char code) noexcept:
    return c"0" <= code <= c"9"


cdef inline bint is_named(const unsigned char* seen, const char* name, Py_ssize_t length) noexcept:
    """Whether these `length` bytes are the name, of small letters, in any case. No byte becomes a
    letter by its sixth bit that was none.
    """
    cdef Py_ssize_t at
    for at in range(length):
        if seen[at] | 0x20 != name[at]:
            return False
    return True
