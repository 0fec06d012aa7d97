from dataclasses import dataclass

MIB = 1024 * 1024
BYTES_A_SECOND = 100 * 1024
MOST_TIMES = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. A file over a limit is kept and reported, never half read.

    The defaults let through everything that people hand in (a 10,000-page report takes 20
    seconds, a page of a newspaper some megabytes) and stop what is made to harm.
    """

    seconds: float = 120.0  # wall time for a small document; see `seconds_for`
    memory: int = 3072 * MIB  # address space of the worker, in bytes
    original: int = 4096 * MIB  # bytes of one file
    text: int = 64 * MIB  # code points of one document's text
    member: int = 1024 * MIB  # bytes of one member of a container, once unpacked
    unpacked: int = 16384 * MIB  # bytes of all members of one top-level container
    members: int = 1_000_000  # of one top-level container
    depth: int = 20  # containers within containers

    def seconds_for(self, size: int) -> float:
        """Wall time for a document of `size` bytes; a container's clock restarts per member.

        A second more for every 100 KiB, which is what a scanned page takes up and its OCR
        takes, and never more than ten times the time of a small document.
        """
        return min(self.seconds + size / BYTES_A_SECOND, self.seconds * MOST_TIMES)
