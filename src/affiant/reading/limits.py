from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. A file over a limit is kept and reported, never half read.

    The defaults let through everything that people hand in (a 10,000-page report takes 20
    seconds, a page of a newspaper some megabytes) and stop what is made to harm.
    """

    seconds: float = 120.0  # wall time for one document; a container's clock restarts per member
    memory: int = 3072 * MIB  # address space of the worker, in bytes
    original: int = 4096 * MIB  # bytes of one file
    text: int = 64 * MIB  # code points of one document's text
    member: int = 1024 * MIB  # bytes of one member of a container, once unpacked
    unpacked: int = 16384 * MIB  # bytes of all members of one top-level container
    members: int = 1_000_000  # of one top-level container
    depth: int = 20  # containers within containers
