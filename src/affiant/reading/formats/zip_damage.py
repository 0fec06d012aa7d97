"""What zipfile raises on bytes that are no sound archive."""

import lzma
import zipfile
import zlib

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
"""OSError is among them: what writes beside reading tells its own apart."""
