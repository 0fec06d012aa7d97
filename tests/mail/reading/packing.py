"""Files packed in all the ways in which troves come."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def tar(*members: tuple[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    """A tar with these files, and links to the first."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name in links:
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.LNKTYPE, members[0][0]
            archive.addfile(link)
    return file.getvalue()
