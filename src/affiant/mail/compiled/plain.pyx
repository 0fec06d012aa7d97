# cython: language_level=3, boundscheck=True, wraparound=False, binding=False
# cython: annotation_typing=False, embedsignature=False
"""The gist of a plainly written message and its fingerprint, by its bytes.

It says of a message what `gist.plainly` and `fingerprint.fingerprints` say of it, in half to
two thirds of their time, or nothing: what is not written as most mail is, is left to them. They decide what is right;
tests hold both together on made, broken and real messages.

Bytes come from whoever wrote the mail. They are read through views whose bounds are checked at each
step, or by a length that was held against them, and what is written is never longer than what was read for it.
"""

import hashlib

from affiant.mail.compiled.body cimport held
from affiant.mail.compiled.fields cimport (
    CC, DATE, DISPOSITION, ENCODING, FIELDS, FROM, KIND, MESSAGE_ID, SUBJECT, TO, fields,
)
from affiant.mail.compiled.value cimport addresses, identity, moment, subject
from affiant.mail.duplicates.fingerprint import Fingerprint, mih
from affiant.mail.reading import message, quick
from affiant.mail.reading.gist import Gist
from affiant.mail.reading.letter import Parser

cdef object _sha256 = hashlib.sha256
cdef object _new = tuple.__new__
cdef object _doubt, _QuickFailed, _QUICK
_doubt, _QuickFailed, _QUICK = message.doubt, quick.QuickFailed, Parser.QUICK


def read(bytes raw, as_of):
    """The gist of a message, what it holds beside its text, the SHA-256 of each of these, and the
    fingerprint; None where it is not plainly written. `as_of` as `gist.read` has it.
    """
    cdef const unsigned char[::1] seen = raw
    cdef Py_ssize_t end = raw.find(b"\n\n")
    cdef list values = [None] * FIELDS
    cdef int froms = 0
    if end <= 0 or raw.find(b"\0") >= 0 or not fields(raw, seen, end, values, &froms):
        return None
    date = values[DATE]
    if date is None:
        return None
    sent = moment(date)
    if sent is None or _doubt(sent, as_of) is not None:
        return None
    try:
        found = held(
            raw[end + 2:], _text(values[KIND]), _text(values[ENCODING]), _text(values[DISPOSITION])
        )
    except _QuickFailed:
        return None
    if found is None:
        return None
    text, said, along = found
    digests = [leaf.sha256 for leaf in along] if along else []

    message_id = identity(values[MESSAGE_ID])
    about, words = subject(values[SUBJECT])
    people = (_present(values[FROM]), _present(values[TO]), _present(values[CC]))
    gist = _new(Gist, (
        message_id, about, people, people[0] if froms == 1 else "", date.decode(), sent, text,
        _QUICK, (),
    ))
    body = _sha256(said)
    for digest in digests:
        body.update(b"\0" + bytes.fromhex(digest))
    content = b"\0".join((
        addresses(values[FROM]), addresses(values[TO]), addresses(values[CC]), words,
        b"%d" % int(sent.timestamp()), body.digest(),
    ))
    fingerprint = _new(Fingerprint, (
        mih(message_id) if message_id else None, _sha256(content).hexdigest(), body.hexdigest(),
    ))
    return gist, along, digests, fingerprint


cdef str _text(value):
    return None if value is None else (<bytes> value).decode("ascii")


cdef str _present(value):
    return "" if value is None else (<bytes> value).decode("ascii")
