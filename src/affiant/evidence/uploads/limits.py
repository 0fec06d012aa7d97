from dataclasses import dataclass

from affiant.reading.limits import MIB, Limits


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """What may come in through the portal, in bytes and in numbers.

    A file over the reader's own limit would be kept and never read, so it is refused at once.
    `reserve` of the disk stays free whatever is sent: the database has to go on writing.
    """

    file: int = Limits().original
    total: int = 256 * 1024 * MIB
    files: int = 200_000
    reserve: int = 512 * MIB
