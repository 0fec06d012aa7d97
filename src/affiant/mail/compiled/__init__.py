"""What reads mail at the speed of C, where the installation could compile it (`hatch_build.py`).

`read` says of a message what `mail.reading.gist` and `mail.duplicates.fingerprint` say, `stop` of a
mailbox what `mail.reading.mbox` says, or they say nothing; where they are None, or the environment
has AFFIANT_PURE, Python says all.
"""

import os
from collections.abc import Callable, Sequence
from datetime import datetime

from affiant.mail.duplicates.fingerprint import Fingerprint
from affiant.mail.reading.gist import Gist
from affiant.mail.reading.leaf import Leaf

Read = Callable[[bytes, datetime], tuple[Gist, Sequence[Leaf], Sequence[str], Fingerprint] | None]
Stop = Callable[[bytes, int], tuple[int, int] | None]


def _compiled() -> tuple[Read, Stop] | tuple[None, None]:
    if os.environ.get("AFFIANT_PURE"):
        return None, None
    try:
        from affiant.mail.compiled import plain, separator  # noqa: PLC0415 - they may not be there
    except ImportError:
        return None, None
    return plain.read, separator.stop


read, stop = _compiled()
