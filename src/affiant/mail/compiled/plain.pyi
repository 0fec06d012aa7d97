from collections.abc import Sequence
from datetime import datetime

from affiant.mail.duplicates.fingerprint import Fingerprint
from affiant.mail.reading.gist import Gist
from affiant.mail.reading.leaf import Leaf

def read(
    raw: bytes, as_of: datetime
) -> tuple[Gist, Sequence[Leaf], Sequence[str], Fingerprint] | None: ...
