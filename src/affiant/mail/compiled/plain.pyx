# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False, freethreading_compatible=False
"""The gist of a plainly written message and its fingerprint, in one pass over its bytes.

It says of a message what `gist.plainly` and `fingerprint.fingerprints` say of it, in a quarter of
their time, or nothing: what is not written as most mail is, is left to them. They decide what is
right; tests hold both together on made, broken and real messages.

Bytes come from whoever wrote the mail. They are read through views whose bounds are checked at each
step, and what is written is never longer than what was read for it.
"""

import hashlib
from datetime import datetime
from html import unescape

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.datetime cimport datetime_new, import_datetime

from affiant.mail.duplicates.fingerprint import Fingerprint, md5
from affiant.mail.reading import header, message, quick
from affiant.mail.reading.flat import UNSEEN, encoded
from affiant.mail.reading.form import marked
from affiant.mail.reading.gist import Gist, kept
from affiant.mail.reading.leaf import MARKS, WESTERN, Leaf, decoded, is_misnamed, is_usual
from affiant.mail.reading.letter import Parser, id_of
from affiant.mail.reading.markup import untold
from affiant.mail.reading.transfer import is_notice

import_datetime()

cdef object _sha256 = hashlib.sha256
cdef object _new = tuple.__new__
cdef object _from_iso = datetime.fromisoformat
cdef object _moment_of, _doubt, _shown, _form_of, _decoders, _QuickFailed, _QUICK
cdef object _untold_form, _in_digest
_moment_of, _doubt, _shown = header.moment, message.doubt, header.shown
_form_of, _decoders = quick.form_of, quick.DECODERS
_QuickFailed, _QUICK = quick.QuickFailed, Parser.QUICK
_untold_form, _in_digest = quick.UNTOLD, quick.IN_DIGEST

cdef enum:
    FROM, TO, CC, SUBJECT, DATE, MESSAGE_ID, KIND, ENCODING, DISPOSITION, FIELDS
    NO_FIELD = -1

cdef enum:  # what a byte is, for `_flat`
    OTHER, SPACE, LEADS, OPENS, ENTITY, QUOTES

cdef enum:  # what a byte is, in a header
    NAME = 1
    BLANK = 2
    BROKEN = 4
    BOUND = 8  # of an address
    PRINTED = 16

cdef Py_ssize_t LONGEST_NAME = 200  # as `header` takes
cdef int DEEPEST = 10  # parts in parts, as in `quick`
cdef int MOST_FORMS = 1024
cdef Py_ssize_t LONGEST_REFERENCE = 30  # bytes; `html.unescape` looks at 33
cdef int FIRST_YEAR = 1971  # before, `message.doubt` has something to say

cdef unsigned char[256] _IS, _FLAT
cdef dict _forms = {}
cdef dict _zones = {}
cdef dict _charsets = {}
cdef dict _entities = {}
cdef bytes _MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"


cdef void _fill() noexcept:
    cdef int code
    for code in range(256):
        _IS[code] = 0
        _FLAT[code] = OTHER
        if 0x21 <= code <= 0x7E and code != c":":
            _IS[code] |= NAME
        if 0x20 <= code <= 0x7E:
            _IS[code] |= PRINTED
        if code == c" " or code == c"\t":
            _IS[code] |= BLANK
        if code >= 0x80 or code == c"\r" or code == 0x0B or code == 0x0C or code == 0:
            _IS[code] |= BROKEN
        if 0x09 <= code <= 0x0D or 0x1C <= code <= 0x20:
            _FLAT[code] = SPACE
            _IS[code] |= BOUND
        if code in (0xC2, 0xE1, 0xE2, 0xE3, 0xEF):
            _FLAT[code] = LEADS
    for code in b'<>,;:"()':
        _IS[code] |= BOUND
    _FLAT[c"<"] = OPENS
    _FLAT[c"&"] = ENTITY
    _FLAT[c">"] = QUOTES


_fill()


def read(bytes raw, as_of):
    """The gist of a message, what it holds beside its text, the SHA-256 of each of these, and the
    fingerprint; None where it is not plainly written. `as_of` as `gist.read` has it.
    """
    cdef const unsigned char[::1] seen = raw
    cdef Py_ssize_t end = raw.find(b"\n\n")
    cdef list values = [None] * FIELDS
    cdef int froms = 0
    if end <= 0 or raw.find(b"\0") >= 0 or not _header(raw, seen, end, values, &froms):
        return None
    date = values[DATE]
    if date is None:
        return None
    sent = _moment(date)
    if sent is None or _doubt(sent, as_of) is not None:
        return None
    try:
        held = _held(raw[end + 2:], _text(values[KIND]), _text(values[ENCODING]), _text(values[DISPOSITION]))
    except _QuickFailed:
        return None
    if held is None:
        return None
    text, said, along = held
    digests = [leaf.sha256 for leaf in along] if along else []

    identity = _identity(values[MESSAGE_ID])
    subject, words = _subject(values[SUBJECT])
    people = (_present(values[FROM]), _present(values[TO]), _present(values[CC]))
    gist = _new(Gist, (
        identity, subject, people, people[0] if froms == 1 else "", date.decode(), sent, text,
        _QUICK, (),
    ))
    body = _sha256(said)
    for digest in digests:
        body.update(b"\0" + bytes.fromhex(digest))
    content = b"\0".join((
        _addresses(values[FROM]), _addresses(values[TO]), _addresses(values[CC]), words,
        b"%d" % int(sent.timestamp()), body.digest(),
    ))
    fingerprint = _new(Fingerprint, (
        _mih(identity) if identity else None, _sha256(content).hexdigest(), body.hexdigest(),
    ))
    return gist, along, digests, fingerprint


cdef str _text(value):
    return None if value is None else (<bytes> value).decode("ascii")


cdef str _present(value):
    return "" if value is None else (<bytes> value).decode("ascii")


# The header


cdef bint _header(
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
        while at < end and _IS[seen[at]] & NAME:
            at += 1
        which = _which(&seen[begun], at - begun)
        if at == begun or at - begun > LONGEST_NAME:
            return False
        while at < end and _IS[seen[at]] & BLANK:
            at += 1
        if at >= end or seen[at] != c":":
            return False
        at += 1
        opens, folded = at, False
        while True:
            while at < end and seen[at] != c"\n":
                if _IS[seen[at]] & BROKEN:
                    return False
                at += 1
            if at + 1 >= end or not _IS[seen[at + 1]] & BLANK:
                break
            folded = True
            at += 1
            while at < end and _IS[seen[at]] & BLANK:
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
        if _is_named(seen, b"from", length):
            return FROM
        if _is_named(seen, b"date", length):
            return DATE
    elif length == 2:
        if _is_named(seen, b"to", length):
            return TO
        if _is_named(seen, b"cc", length):
            return CC
    elif length == 7:
        if _is_named(seen, b"subject", length):
            return SUBJECT
    elif length == 10:
        if _is_named(seen, b"message-id", length):
            return MESSAGE_ID
    elif length == 12:
        if _is_named(seen, b"content-type", length):
            return KIND
    elif length == 25:
        if _is_named(seen, b"content-transfer-encoding", length):
            return ENCODING
    elif length == 19:
        if _is_named(seen, b"content-disposition", length):
            return DISPOSITION
    return NO_FIELD


cdef bint _is_named(const unsigned char* seen, const char* name, Py_ssize_t length) noexcept:
    """Whether these `length` bytes are the name in any case. No byte becomes a letter or a hyphen by
    its sixth bit that was none.
    """
    cdef Py_ssize_t at
    for at in range(length):
        if seen[at] | 0x20 != name[at]:
            return False
    return True


cdef bytes _stripped(bytes raw, const unsigned char[::1] seen, Py_ssize_t start, Py_ssize_t end):
    while start < end and _IS[seen[start]] & BLANK:
        start += 1
    while end > start and _IS[seen[end - 1]] & BLANK:
        end -= 1
    return raw[start:end]


cdef bytes _unfolded(bytes raw, const unsigned char[::1] seen, Py_ssize_t start, Py_ssize_t end):
    return b" ".join(
        [line for one in raw[start:end].split(b"\n") if (line := one.strip(b" \t"))]
    )


cdef object _moment(bytes date):
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
    if year < FIRST_YEAR or hour < 0 or minute < 0 or second < 0 or hours < 0 or minutes < 0:
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
        if len(_zones) < MOST_FORMS:
            _zones[told] = found
    return found


cdef str _identity(value):
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
        elif _FLAT[seen[at]] == SPACE:
            opens = -1
        elif seen[at] == c">" and opens >= 0:
            if at > opens + 1:
                return (<bytes> value)[opens:at + 1].decode("ascii")
            opens = -1
    return id_of((<bytes> value).decode("ascii")) or ""


cdef tuple _subject(value):
    """As `header.shown`, and flat."""
    cdef const unsigned char[::1] seen
    cdef Py_ssize_t at
    cdef bint plain = True
    if value is None:
        return "", b""
    seen = <bytes> value
    for at in range(seen.shape[0]):
        if not _IS[seen[at]] & PRINTED:
            plain = False
            break
    if plain and b"=?" not in value:
        if b"  " in value:
            value = b" ".join((<bytes> value).split())
        return (<bytes> value).decode("ascii"), value
    subject = _shown((<bytes> value).decode("ascii"))
    return subject, _flat(encoded(subject), False)


cdef bytes _addresses(value):
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
        if _IS[seen[at]] & BOUND:
            at += 1
            continue
        begun, is_address = at, False
        while at < size and not _IS[seen[at]] & BOUND:
            is_address = is_address or seen[at] == c"@"
            at += 1
        if is_address:
            found.append(lowered[begun:at])
    if len(found) == 1:
        return found[0]
    found.sort()
    return b",".join(found)


cdef str _mih(str identity):
    told = identity if identity.startswith("<") else f"<{identity}>"
    return md5(told.encode(), usedforsecurity=False).hexdigest()


# The body


cdef tuple _held(bytes body, str kind, str encoding, str disposition):
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
        decode = _decoders.get(told.encoding)
        if decode is not None:
            return _alone(decode(body), told)
    texts, marked_up, along = [], [], []
    if not _part(body, told, mark, texts, marked_up, along, 0):
        return None
    return _together(texts, marked_up, along)


cdef bint _is_text(told):
    return told.media_type.startswith("text/") and not told.is_attachment


cdef tuple _alone(bytes content, told):
    if told.charset is not None and is_misnamed(told.charset):
        return None
    text, told_bytes = _characters(content, told.charset)
    return text, _said(told_bytes), ()


cdef tuple _characters(bytes content, charset):
    """The characters, as they are kept, and the same in UTF-8. Raises QuickFailed for those that no
    database takes.
    """
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


cdef bytes _said(bytes told):
    """What the body's hash is made of."""
    return _flat(told, False)


cdef tuple _together(list texts, list marked_up, list along):
    """As `letter.text_of`: the plain texts, and of the HTML what they do not say."""
    cdef bytes said
    if not texts and not marked_up:
        return "", b"", tuple(along)
    if texts and len(texts) == 1:
        text, told = texts[0]
    else:
        text, told = "\n".join([one for one, _ in texts]), b"\n".join([one for _, one in texts])
    said = _said(told)
    if not marked_up:
        return text, said, tuple(along)
    if said and b"\xe2\x80\x8b" not in told and b"\xef\xbb\xbf" not in told:
        marked_up = [one for one in marked_up if _flat(one[1], True) != said]
        if not marked_up:
            return text, said, tuple(along)
    more = list(untold(text, [one for one, _ in marked_up]))
    if more:
        text = kept("\n".join([*[one for one, _ in texts], *more]))
        said = _said(encoded(text))
    return text, said, tuple(along)


cdef bint _part(
    bytes body, told, mark, list texts, list marked_up, list along, int depth
) except -1:
    """As `quick.parts`. False where something is to be told of a part. Raises QuickFailed."""
    cdef list marks
    cdef Py_ssize_t number, begun, stop, after
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
        if inner is None:
            return False
        if not _part(part[after:], inner, inner.mark, texts, marked_up, along, depth + 1):
            return False
    return True


cdef bint _is_nothing(bytes piece):
    piece = piece.strip()
    return not piece or is_notice(piece)


cdef bint _leaf(bytes body, told, list texts, list marked_up, list along) except -1:
    decode = _decoders.get(told.encoding)
    if decode is None or (told.charset and is_misnamed(told.charset)):
        return False
    content = decode(body)
    if not _is_text(told):
        along.append(Leaf(
            told.media_type, content, told.charset, told.file_name, is_attachment=told.is_attachment
        ))
        return True
    if told.media_type == "text/html" and told.charset is None and not content.isascii():
        return False  # the page may name its charset (`Leaf.text`)
    (marked_up if told.media_type == "text/html" else texts).append(_characters(content, told.charset))
    return True


cdef tuple _inner(bytes part, holder):
    """Where the body of `part` starts, and what its fields say: None where that is not plain."""
    cdef Py_ssize_t bare, sent, after
    if part.startswith((b"\n", b"\r\n")):
        return (1 if part.startswith(b"\n") else 2), (
            _in_digest if holder.media_type == "multipart/digest" else _untold_form
        )
    bare = part.find(b"\n\n")
    sent = part.find(b"\r\n\r\n", 0, bare if bare >= 0 else len(part))
    after = sent + 4 if sent >= 0 else bare + 2 if bare >= 0 else 0
    return after, _form_of(part[:after])


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
            while line < size and _IS[seen[line]] & BLANK:
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


# What it says, flat


cdef bytes _flat(bytes told, bint is_marked_up):
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
    while end < size and end - at <= LONGEST_REFERENCE and _IS[seen[end]] & NAME and seen[end] not in b"<&#;":
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
    if len(_entities) < MOST_FORMS:
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
        _is_named(&seen[at + 1], b"scri", 4) or _is_named(&seen[at + 1], b"styl", 4)
        or _is_named(&seen[at + 1], b"head", 4) or (seen[at + 1] == c"!" and seen[at + 2] == c"-")
    ):
        return -1
    if not (c"a" <= code <= c"z" or seen[at + 1] in (c"/", c"!", c"?")):
        return 0
    end = at + 2
    while end < size and seen[end] != c"<" and seen[end] != c">":
        end += 1
    return end + 1 - at if end < size and seen[end] == c">" else 0
