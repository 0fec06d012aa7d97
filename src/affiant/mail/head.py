"""The fields of a stored message, as it was meant: behind a byte-order mark, with the line ends of
old Macs, behind empty lines."""

from datetime import UTC, datetime

from affiant.mail.reading import header, message
from affiant.reading.formats.mail_headers import Headers

_ANY_DAY = datetime(9000, 1, 1, tzinfo=UTC)  # no date is judged here


def fields(head: bytes) -> Headers:
    """Those of a header with its empty line, or of a longer beginning of the message.

    What has no From as it stands is read again as the trove's reader did: else nobody of such a
    header would be known by name.
    """
    found: Headers = header.parse(head)[0]
    if any(name == "from" for name, _ in found.fields):
        return found
    meant = message.read(head, _ANY_DAY).headers
    return meant if len(meant.fields) > len(found.fields) else found
