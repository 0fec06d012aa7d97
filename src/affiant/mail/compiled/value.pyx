# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""What the value of a field says: when, which message, about what, from and to whom.

Values are bytes in ASCII on one line, without blanks around them; None for a field that is not there.
"""

from datetime import datetime
from functools import lru_cache

from cpython.datetime cimport datetime_new, import_datetime

from affiant.mail.compiled.flat cimport flat
from affiant.mail.compiled.octet cimport is_bound, is_printed, is_space
from affiant.mail.reading import header
from affiant.mail.reading.flat import encoded
from affiant.mail.reading.letter import id_of

import_datetime()

cdef object _from_iso = datetime.fromisoformat
cdef object _moment_of = header.moment
cdef object _shown = header.shown
cdef int MOST_ZONES = 1024
cdef dict _zones = {}
cdef bytes _MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"


cdef object moment(bytes date):
    """As `header.moment`, where it has an offset; None where it has none."""
    told = _usual(date)
    if told is None:
        told = _moment_of(date.decode("ascii"))
        if told is None or told.tzinfo is None:
            return None
    return told


cdef object _usual(bytes date):
    """Of one that is written as in "Mon, 3 May 2021 10:12:00 +0200", with or without its day."""
    cdef const unsigned char[::1] seen = date
    cdef Py_ssize_t size = seen.shape[0], at = 0
    cdef int day, month, year, hour, minute, second, hours, minutes
    if size < 25:
        return None
    if not 0x30 <= seen[0] <= 0x39:
        if not (c"A" <= seen[0] <= c"Z" and c"a" <= seen[1] <= c"z" and c"a" <= seen[2] <= c"z"):
            return None
        if seen[3] != c",":
            return None
        at = 5 if seen[4] == c" " else 4
    day = _digit(seen, at)
    if day < 0:
        return None
    at += 1
    if _digit(seen, at) >= 0:
        day = day * 10 + _digit(seen, at)
        at += 1
    if size - at != 24:
        return None
    if seen[at] != c" " or seen[at + 4] != c" " or seen[at + 9] != c" ":
        return None
    if seen[at + 12] != c":" or seen[at + 15] != c":" or seen[at + 18] != c" ":
        return None
    month = _MONTHS.find(date[at + 1:at + 4])
    if month < 0 or month % 3:
        return None
    year = _number(seen, at + 5, 4)
    hour, minute, second = _number(seen, at + 10, 2), _number(seen, at + 13, 2), _number(seen, at + 16, 2)
    hours, minutes = _number(seen, at + 20, 2), _number(seen, at + 22, 2)
    if year < 0 or hour < 0 or minute < 0 or second < 0 or hours < 0 or minutes < 0:
        return None
    zone = _zone(date[at + 19:at + 24])
    if zone is None:
        return None
    try:
        return datetime_new(year, month // 3 + 1, day, hour, minute, second, 0, zone)
    except ValueError:
        return None


cdef int _digit(const unsigned char[::1] seen, Py_ssize_t at) except -2:
    return seen[at] - 0x30 if 0x30 <= seen[at] <= 0x39 else -1


cdef int _number(const unsigned char[::1] seen, Py_ssize_t at, int digits) except -2:
    cdef int told = 0, step
    for step in range(digits):
        if _digit(seen, at + step) < 0:
            return -1
        told = told * 10 + _digit(seen, at + step)
    return told


cdef object _zone(bytes told):
    """The zone as `datetime.fromisoformat` has it; None for one that it has not, and for "-0000",
    which tells none (RFC 5322, 3.3).
    """
    found = _zones.get(told)
    if found is None:
        if told[:1] not in (b"+", b"-") or told == b"-0000" or told[3:4] > b"5":
            return None
        try:
            found = _from_iso("2000-01-01T00:00:00" + told.decode("ascii")).tzinfo
        except ValueError:
            return None
        if len(_zones) < MOST_ZONES:
            _zones[told] = found
    return found


cdef str identity(value):
    """As `letter.id_of`; "" for none."""
    cdef const unsigned char[::1] seen
    cdef Py_ssize_t at, opens
    if value is None:
        return ""
    seen = <bytes> value
    opens = -1
    for at in range(seen.shape[0]):
        if seen[at] == c"<":
            opens = at
        elif is_space(seen[at]):
            opens = -1
        elif seen[at] == c">" and opens >= 0:
            if at > opens + 1:
                return (<bytes> value)[opens:at + 1].decode("ascii")
            opens = -1
    return id_of((<bytes> value).decode("ascii")) or ""


cdef tuple subject(value):
    """As `header.shown`, and flat."""
    cdef const unsigned char[::1] seen
    cdef Py_ssize_t at
    cdef bint plain = True
    if value is None:
        return "", b""
    seen = <bytes> value
    for at in range(seen.shape[0]):
        if not is_printed(seen[at]):
            plain = False
            break
    if plain and b"=?" not in value:
        if b"  " in value:
            value = b" ".join((<bytes> value).split())
        return (<bytes> value).decode("ascii"), value
    return _told_again(value)


def _told(bytes value):
    shown = _shown(value.decode("ascii"))
    return shown, flat(encoded(shown), False)


cdef object _told_again = lru_cache(maxsize=512)(_told)
"""Subjects with encoded words: those of a thread are the same."""


cdef bytes addresses(value):
    """As `duplicates.addresses`."""
    cdef const unsigned char[::1] seen
    cdef Py_ssize_t at = 0, begun, size
    cdef bint is_address
    if value is None or b"@" not in value:
        return b""
    lowered = (<bytes> value).lower()
    seen = lowered
    size = seen.shape[0]
    found = []
    while at < size:
        if is_bound(seen[at]):
            at += 1
            continue
        begun, is_address = at, False
        while at < size and not is_bound(seen[at]):
            is_address = is_address or seen[at] == c"@"
            at += 1
        if is_address:
            found.append(lowered[begun:at])
    if len(found) == 1:
        return found[0]
    found.sort()
    return b",".join(found)
