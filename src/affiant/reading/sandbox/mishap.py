"""The reason behind an exception that no reader meant to raise."""

import errno
import traceback
from pathlib import PurePath

from affiant.reading.failure import Reason, Unreadable

_REASON_OF_ERROR_NUMBER = {
    errno.ENOENT: Reason.VANISHED,
    errno.EACCES: Reason.FORBIDDEN,
    errno.EPERM: Reason.FORBIDDEN,
    errno.ENOMEM: Reason.TOO_MUCH_MEMORY,
    errno.EFBIG: Reason.TOO_LARGE,
    errno.EISDIR: Reason.NOT_A_FILE,
}


def explained(error: Exception) -> Unreadable:
    """`error` as a reason. The detail names the kind of error and the line of code, never
    the error's own message, which may quote the file or a path.
    """
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, MemoryError):
        return Unreadable(Reason.TOO_MUCH_MEMORY)
    if isinstance(error, RecursionError):
        return Unreadable(Reason.TOO_DEEP, "nested too deep inside the file")
    if isinstance(error, OSError):
        return _of_system_error(error)
    return Unreadable(Reason.CRASHED, f"{type(error).__name__} {_place(error)}".rstrip())


def _of_system_error(error: OSError) -> Unreadable:
    reason = _REASON_OF_ERROR_NUMBER.get(error.errno or 0, Reason.CRASHED)
    code = errno.errorcode.get(error.errno or 0, "")
    return Unreadable(reason, f"{type(error).__name__} {code} {_place(error)}".rstrip())


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    return f"at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}"
