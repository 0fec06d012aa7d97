"""Calls of the C library whose errors are told as Python tells them."""

import ctypes
import os


def library() -> ctypes.CDLL:
    """The C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def checked(result: int) -> int:
    """What a call of `library` gave. Raises OSError where it is below nought."""
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result
